import re

import pytest

from pipeline.ontology import CUSTOMER, Text, load, spell
from pipeline.ontology.entries import Entry, Line
from pipeline.ontology.needs import needed
from pipeline.ontology.patterns import Pattern, _compiled, patterns


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("解約", {"解約"}),
        ("解約|退会", {"解約", "退会"}),
        ("解約|[0-9]+", set()),
        ("(?:解約|退会)の", {"解約", "退会"}),
        ("(?:解約|退会)?の申出", {"の申出"}),
        ("(?:(?:解約|退会)の)?(?:届|申出)を[^。]{0,9}出す", {"出す"}),
        ("申出書?を", {"申出"}),
        ("(?:規約){0,2}[0-9]{1,3}円", {"円"}),
        ("(?<!・)規則(?!集)", {"規則"}),
        ("[^]円]金", {"金"}),
        ("(?i:ab)c", set()),
        (r"\u91d1額", set()),
        ("", set()),
    ],
)
def test_words_without_which_a_pattern_matches_nothing(pattern, words):
    assert set(needed(pattern)) == words


def test_what_is_prepared_is_not_compiled_when_a_text_comes():
    known = load()
    _compiled.cache_clear()
    known.prepare()
    before = _compiled.cache_info().misses
    assert list(
        known.ruling(f"{CUSTOMER}は、1か月前までに書面で届け出ることにより、いつでも本契約を解約することができる。")
    )
    assert before == _compiled.cache_info().misses > 0


def test_mere_words_are_compiled_where_they_are_found():
    _compiled.cache_clear()
    word = Pattern("解約", True)
    word.prepare()
    assert not word.search("退会") and not _compiled.cache_info().misses
    assert word.search("解約") and _compiled.cache_info().misses


@pytest.mark.parametrize("expression", ["解約", "解約|退会", "[0-9]円", "月.日", "々"])
@pytest.mark.parametrize("text", ["解約と退会", "月5日に5円", "なし", "々々々々々", ""])
def test_a_pattern_finds_what_its_expression_finds(expression, text):
    entry = Entry("見本", {"captions": [expression]}, {"": Line(Text("見本.toml", ""), 1)})
    [pattern] = patterns(entry, "captions", {})
    asked = re.compile(expression)
    found = pattern.search(text)
    assert (found and found.span()) == ((same := asked.search(text)) and same.span())
    assert [one.span() for one in pattern.finditer(text)] == [one.span() for one in asked.finditer(text)]
    assert pattern.sub("・", text) == asked.sub("・", text)
    assert pattern.count(text, 3) == min(3, len(asked.findall(text)))


def test_no_type_that_sets_a_rule_is_left_out():
    known = load()
    for sentence in (
        "会員は、退会する場合、希望日の1か月前までに書面で届け出るものとします。",
        "本契約は日本法に準拠し、東京地方裁判所を専属的合意管轄裁判所とする。",
        "料金は、返金いたしません。",
        "反社会的勢力に該当しないことを表明し、保証する。",
        "",
    ):
        text = spell(sentence)
        every = [(kind, found.span()) for kind in known.types.values() if (found := kind.rules(text))]
        assert [(kind, found.span()) for kind, found in known.ruling(text)] == every


def test_no_type_that_a_caption_points_to_is_left_out():
    known = load()
    for caption in (
        "解約及び退会",
        "利用料金と支払方法",
        "損害賠償の範囲、免責",
        "個人情報",
        "反社会的勢力の排除",
        "雑則",
        "",
    ):
        text = spell(caption)
        every = [(kind, found.span()) for kind in known.types.values() if (found := kind.names(text))]
        assert [(kind, found.span()) for kind, found in known.naming(text)] == every
    assert [kind.id for kind, _ in known.naming(spell("準拠法及び合意管轄"))] == ["governing_law", "jurisdiction"]
