import pytest

from pipeline.ontology import load, spell
from pipeline.ontology.needs import needed


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
        ruling = [kind.id for kind in known.types.values() if kind.rules(text)]
        near = [kind.id for kind in known.ruling(text)]
        assert set(ruling) <= set(near)
        assert near == [id_ for id_ in known.types if id_ in near]
        assert len(near) < len(known.types) / 2
