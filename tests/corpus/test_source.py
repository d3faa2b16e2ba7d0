"""The source of a document: what its lines mean, and what is printed of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus import source
from corpus.build import build
from corpus.catalog import DOCUMENTS, SPLITS, entries
from corpus.printing import FORMS, printed
from corpus.source import Source
from pipeline.run import parse_bytes

HEADER = """\
+++
id = "mihon"
title = "見本規約"
kind = "規約"
split = "dev"
style = "見本"
parties = []
[print]
form = "txt"
{options}
+++
# 見本規約
"""


def read(tmp_path: Path, body: str, options: str = "") -> Source:
    path = tmp_path / "mihon.md"
    path.write_text(HEADER.format(options=options) + body, "utf-8")
    return source.read(path)


def tree(found: Source) -> list[str]:
    return [
        f"{unit.address}|{unit.caption or ''}|{unit.text}|{unit.wrap_up}".replace("\n", "⏎").rstrip("|")
        for unit in found.all
    ]


def test_all_levels(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        """\
> 2024年4月1日 制定
前文です。
## 第1章　総則
### 第1条（目的）
目的を定めます。
### 第1条の2（範囲）
次の者に適用します。
  （1）　会員
    ア　個人
    イ　法人
  （2）　家族
なお、退会した者を除きます。
## 第2章　料金
### 第2条（料金）
1　料金は、月額です。
2　次のとおりです。
  ①　会費
| 区分 | 額 |
|---|---|
| 会費 | 500円 |
## 附則
1　4月1日から施行します。
## 別表第1（第2条関係）　料金
500円
> 甲
""",
    )
    assert tree(found) == [
        "前文||前文です。",
        "附則",
        "附則第1項||4月1日から施行します。",
        "別表第1|（第2条関係）　料金|500円",
        "第1条|目的|目的を定めます。",
        "第1条の2|範囲|次の者に適用します。|なお、退会した者を除きます。",
        "第1条の2第1号||会員",
        "第1条の2第1号ア||個人",
        "第1条の2第1号イ||法人",
        "第1条の2第2号||家族",
        "第2条|料金",
        "第2条第1項||料金は、月額です。",
        "第2条第2項||次のとおりです。⏎区分\t額⏎会費\t500円",
        "第2条第2項第1号||会費",
    ]
    assert [(unit.address, unit.chapter) for unit in found.units if unit.chapter] == [
        ("第1条", "第1章 総則"),
        ("第1条の2", "第1章 総則"),
        ("第2条", "第2章 料金"),
    ]


def test_an_unnumbered_first_paragraph(tmp_path: Path) -> None:
    found = read(
        tmp_path, "### 第一条（料金）\n次の額とする。\n  一　会費\n２　前項の額は、変える。\n", 'caption = "before"'
    )
    assert tree(found) == [
        "第1条|料金",
        "第1条第1項||次の額とする。",
        "第1条第1項第1号||会費",
        "第1条第2項||前項の額は、変える。",
    ]
    assert printed(found)[0].decode().split() == [
        "見本規約", "（料金）", "第一条", "次の額とする。", "一", "会費", "２", "前項の額は、変える。",
    ]  # fmt: skip


def test_numbers_that_stand_twice_and_ranges_of_what_is_deleted(tmp_path: Path) -> None:
    found = read(tmp_path, "### 第1条から第3条まで\n削除\n### 第4条（通知）\n1　甲\n1　乙\n")
    assert tree(found) == [
        "第1条||削除",
        "第2条||削除",
        "第3条||削除",
        "第4条|通知",
        "第4条第1項||甲",
        "第4条第1項#2||乙",
    ]


def test_decimals_and_letters(tmp_path: Path) -> None:
    found = read(tmp_path, "### 3．　料金\n3.1　次の額です。\n  (a)　会費\n    (i)　月額\n3.2　返しません。\n")
    assert tree(found) == [
        "第3条|料金",
        "第3条第1項||次の額です。",
        "第3条第1項a||会費",
        "第3条第1項ai||月額",
        "第3条第2項||返しません。",
    ]


@pytest.mark.parametrize("form", FORMS)
def test_the_tree_comes_out_of_every_form(tmp_path: Path, form: str) -> None:
    found = read(
        tmp_path, "### 第1条（料金）\n1　料金は、月額です。\n2　返しません。\n### 第2条（協議）\n話し合います。\n"
    )
    one = replace(found, header={**found.header, "print": {"form": form}})
    data, name = printed(one)
    assert name == f"mihon.{form}"
    [document] = parse_bytes(data, name)
    assert {str(unit.address): unit.text for unit in document.walk() if unit.address} == {
        unit.address: unit.text for unit in found.all
    }


def test_the_catalog_knows_every_document_once() -> None:
    ids = [entry.id for entry in entries()]
    assert len(ids) == len(set(ids)) >= 30
    assert {entry.split for entry in entries()} == set(SPLITS)
    assert {path.stem for path in DOCUMENTS.glob("*.md")} <= set(ids)


def test_the_build_prints_documents_revisions_and_gold(tmp_path: Path) -> None:
    build(tmp_path)
    terms = {path.stem for path in (tmp_path / "terms").iterdir()}
    assert terms == {entry.id for entry in entries()}
    assert {path.suffix[1:] for path in (tmp_path / "terms").iterdir()} == set(FORMS)
    assert (tmp_path / "gold" / "kurehane_agency.units.jsonl").exists()
    assert len(list((tmp_path / "revisions").glob("*.changes.jsonl"))) >= 12
