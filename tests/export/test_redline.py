"""What is left of a redline once its changes are accepted or rejected, and whether Word can open it."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
from lxml import etree

from app.as_redline import as_redline
from evaluation.redlines import body, drawn, resolved, seen, sides
from evaluation.revisions import pairs
from pipeline import run
from pipeline.text.normalize import squash

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WHEN = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)
PAIRS = ("hayatei_parking.2", "itsuki_ses.2", "kirinami_quest.3", "shirogane_privacy.2", "tokiwa_kojin.2")
"""Word, text, web page, Markdown: all others with python -m evaluation.redlines."""
OLD = """# みほん会員規約

## 第1章 総則

### 第1条（目的）
この規約は、会員の利用について定めます。

### 第2条（解約）
1. 会員は、解約を希望する日の1か月前までに届け出ます。
2. 前項の届出は、次の方法によります。
   1. 書面
   2. 電子メール

### 第3条（料金）
料金は、別表のとおりです。

| 区分 | 月額 |
|---|---|
| 個人 | 1,000円 |
| 法人 | 5,000円 |

### 第4条（責任）
当社は、会員の損害について責任を負いません。
"""
NEW = """# みほん会員規約

## 第1章 総則

### 第1条（目的）
この規約は、会員の利用について定めます。

### 第2条（責任）
当社は、会員の損害について責任を負いません。

### 第3条（解約）
1. 会員は、解約を希望する日の2か月前までに届け出ます。
2. 前項の届出は、次の方法によります。
   1. 書面
   2. 電子メール
   3. 会員ページの手続

### 第4条（料金）
料金は、別表のとおりです。

| 区分 | 月額 |
|---|---|
| 個人 | 1,200円 |
| 学生 | 500円 |
| 法人 | 5,000円 |
"""


def made(old: str, new: str, name: str = "a.md") -> bytes:
    revisions = run.revise(*(run.parse_bytes(text.encode(), name) for text in (old, new)))
    return as_redline(revisions, author="法務部 佐藤", when=WHEN)[0]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (OLD, NEW),
        (NEW, OLD),
        (OLD, OLD),
        (OLD, "別の契約書\n\n第1条（秘密）\n甲は、秘密を守る。\n"),
        (
            "第1条（目的）\n甲は、乙に委託する。\n",
            "第1条（目的）\n甲は、乙に委託する。\n\n第2条（期間）\n1年とする。\n",
        ),
        (
            "第1条（目的）\n甲は、乙に委託する。\n\n第2条（期間）\n1年とする。\n",
            "第1条（目的）\n甲は、乙に委託する。\n",
        ),
    ],
)
def test_accepting_gives_the_new_text_and_rejecting_the_old(old: str, new: str) -> None:
    name = "a.md" if old.startswith("#") else "a.txt"
    (before,), (after,) = (run.parse_bytes(text.encode(), name) for text in (old, new))
    data = made(old, new, name)
    assert squash("".join(resolved(data, accept=True))) == seen(after)
    assert squash("".join(resolved(data, accept=False))) == seen(before)


def test_what_is_read_of_it_is_the_tree_of_the_new_version() -> None:
    [after] = run.parse_bytes(NEW.encode(), "a.md")
    [read] = run.parse_bytes(made(OLD, NEW), "redline.docx")

    def tree(document):
        return [(str(unit.address), unit.caption, squash(unit.text)) for unit in document.walk() if unit.address]

    assert tree(read) == tree(after)


def test_a_word_is_replaced_and_the_rest_of_its_paragraph_stays() -> None:
    paragraphs = [p for p in body(made(OLD, NEW)).iter(f"{W}p") if p.find(f"{W}del//{W}delText") is not None]
    [words] = [p for p in paragraphs if "1か月" in "".join(p.itertext())]
    assert [one.text for one in words.iter(f"{W}delText")] == ["1か月"]
    assert [one.text for one in words.iterfind(f"{W}ins//{W}t")] == ["2か月"]


def test_a_row_that_came_is_a_tracked_row_of_the_same_table() -> None:
    [table] = body(made(OLD, NEW)).iter(f"{W}tbl")
    rows = [
        ("".join(row.itertext()), row.find(f"{W}trPr/{W}ins") is not None, row.find(f"{W}trPr/{W}del") is not None)
        for row in table.iter(f"{W}tr")
    ]
    assert rows == [
        ("区分月額", False, False),
        ("個人1,000円1,200円", False, False),
        ("学生500円", True, False),
        ("法人5,000円", False, False),
    ]


def test_every_change_is_signed_and_dated_and_every_id_is_its_own() -> None:
    data = made(OLD, NEW)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        comments = etree.fromstring(package.read("word/comments.xml"))
    signed = [one for root in (body(data), comments) for one in root.iter() if one.get(f"{W}author")]
    assert {one.get(f"{W}author") for one in signed} == {"法務部 佐藤"}
    assert {one.get(f"{W}date") for one in signed} == {"2026-04-01T09:30:00Z"}
    ids = [one.get(f"{W}id") for one in signed]
    assert len(ids) == len(set(ids))


def test_comments_are_parts_that_word_finds_and_stand_where_they_are_pointed_to() -> None:
    data = made(OLD, NEW)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = set(package.namelist())
        types = package.read("[Content_Types].xml").decode()
        links = package.read("word/_rels/document.xml.rels").decode()
        comments = etree.fromstring(package.read("word/comments.xml"))
    assert {"word/document.xml", "word/styles.xml", "word/comments.xml"} <= names
    assert "/word/comments.xml" in types
    assert 'Target="comments.xml"' in links
    ids = {one.get(f"{W}id") for one in comments}
    for sign in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert {one.get(f"{W}id") for one in body(data).iter(W + sign)} == ids
    assert any("1か月 → 2か月" in "".join(one.itertext()) for one in comments)


def test_signs_that_no_xml_can_hold_and_spaces_at_the_edges_of_words() -> None:
    old, new = (
        "第1条（通知）\n当社は、Terms of use を示す。\n",
        "第1条（通知）\n当社は、Terms and rules of use を示す。\n",
    )
    data, _ = as_redline(
        run.revise(*(run.parse_bytes(text.encode(), "a.txt") for text in (old, new))), author="a\x00b", when=WHEN
    )
    assert "当社は、Terms and rules of use を示す。" in resolved(data, accept=True)
    assert "当社は、Terms of use を示す。" in resolved(data, accept=False)
    assert {one.get(f"{W}author") for one in body(data).iter(f"{W}ins")} == {"ab"}


@pytest.mark.parametrize("pair", [one for one in pairs() if one.id in PAIRS], ids=lambda one: one.id)
def test_the_revisions_of_the_corpus(pair) -> None:
    old, new = sides(pair)
    data = drawn(old, new)
    assert squash("".join(resolved(data, accept=True))) == seen(new)
    assert squash("".join(resolved(data, accept=False))) == seen(old)


def test_a_sign_that_stands_behind_a_caption_and_belongs_to_nothing_stays() -> None:
    old = "第1条（定義）  ④４４４\n　用語の意味は、次のとおりとする。\n\n第2条（期間）\n期間は、1年とする。\n"
    new = old.replace("1年", "2年")
    (before,), (after,) = (run.parse_bytes(text.encode(), "a.txt") for text in (old, new))
    data = made(old, new, "a.txt")
    assert squash("".join(resolved(data, accept=True))) == seen(after)
    assert squash("".join(resolved(data, accept=False))) == seen(before)
