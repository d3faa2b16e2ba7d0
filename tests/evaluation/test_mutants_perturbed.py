"""A source of a few lines in each kind of clothes, and the gold that goes with it."""

from pathlib import Path
from random import Random

from evaluation.mutants.perturbations import KINDS, Perturbed, perturb
from tests.evaluation.mutants_source import outline, source

TEXT = """### 第1条（目的）
甲は、乙に10個の鍵を貸す。
### 第12条（返却）
1　乙は、鍵を返す。
2　甲乙は、次による。
  (1)　前条の鍵
"""


def clothes(folder: Path, kind: str, text: str = TEXT, form: str = "txt") -> Perturbed:
    found = perturb(source(folder, text, form), kind, Random(1))
    assert found is not None
    return found


def test_numbers_of_another_width(tmp_path: Path) -> None:
    text = clothes(tmp_path, "digits").file[0].decode()
    assert "第１条（目的）" in text and "第１２条（返却）" in text and "２　甲乙は" in text and "(１)　前条" in text
    assert "10個" in text
    back = clothes(
        tmp_path,
        "digits",
        TEXT.replace("第1", "第１").replace("1　", "１　").replace("2", "２").replace("(1)", "（１）"),
    )
    assert "第12条（返却）" in back.file[0].decode() and "（1）　前条" in back.file[0].decode()


def test_articles_in_kanji(tmp_path: Path) -> None:
    found = clothes(tmp_path, "kanji")
    assert "第十二条（返却）" in found.file[0].decode()
    assert outline(found.source.units) == outline(source(tmp_path, TEXT).units)


def test_other_brackets_or_none(tmp_path: Path) -> None:
    found = clothes(tmp_path, "brackets")
    assert "第1条（目的）" not in found.file[0].decode() and "目的" in found.file[0].decode()
    assert [unit.caption for unit in found.source.units][:2] == ["目的", "返却"]


def test_other_names_for_the_sides_in_text_and_gold(tmp_path: Path) -> None:
    found = clothes(tmp_path, "parties")
    assert outline(found.source.units)[0] == "第1条 [目的] 左方は、右方に10個の鍵を貸す。"
    assert outline(found.source.units)[3] == "第12条第2項 甲乙は、次による。"
    assert found.rename("甲の住所") == "左方の住所"


def test_broken_lines_and_furniture_are_text(tmp_path: Path) -> None:
    broken = clothes(tmp_path, "rewrap", TEXT.replace("返す。", "返すものとし、" * 9), "docx").file
    assert broken[1].endswith(".txt")
    assert all(len(line) <= 38 for line in broken[0].decode().split("\n"))
    paged = clothes(tmp_path, "furniture", TEXT + "3　返す。\n" * 60).file[0].decode()
    assert "- 2 -" in paged and "機密　社外秘" in paged


def test_no_clothes_where_they_are_its_own(tmp_path: Path) -> None:
    bare = source(tmp_path, "### 1．　目的\n鍵を貸す。\n")
    assert perturb(bare, "kanji", Random(1)) is None
    assert set(KINDS) == {"rewrap", "furniture", "digits", "kanji", "brackets", "parties"}
