"""What plain comparisons make of two versions whose changes are known."""

from evaluation.baselines import difflines, units
from pipeline import run

OLD = """見本規約
第1条（目的）
この規約は、見本社の教室に適用する。
第2条（料金）
1　料金は月額1,000円とする。
2　料金は前月末日までに払う。
第3条（解約）
会員は、いつでも解約できる。
"""
NEW = """見本規約
第1条（目的）
この規約は、見本社の教室に適用する。
第2条（料金）
1　料金は月額1,200円とする。
第3条（休会）
1　会員は、届け出て休会できる。
2　休会は、三か月までとする。
第4条（解約）
会員は、いつでも解約できる。
"""


def document(text: str):
    [parsed] = run.parse_bytes(text.encode(), "a.txt")
    return parsed


def test_lines_are_told_by_the_numbers_they_stand_under() -> None:
    # 第2条第2項 is gone; 第3条 has other lines; the lines of 第4条 that were there before are the same but for the heading.
    assert [str(change) for change in difflines.changes(document(OLD), document(NEW))] == [
        "modified 第2条第1項 → 第2条第1項",
        "deleted 第2条第2項 → –",
        "modified 第3条 → 第3条",
        "added – → 第3条第1項",
        "added – → 第3条第2項",
        "added – → 第4条",
    ]


def test_units_are_compared_number_by_number() -> None:
    # The text that is now 第4条 is new to that number, and nothing of the old 第3条 is left under its number.
    assert [str(change) for change in units.changes(document(OLD), document(NEW))] == [
        "modified 第2条第1項 → 第2条第1項",
        "deleted 第2条第2項 → –",
        "deleted 第3条 → –",
        "added – → 第3条",
        "added – → 第4条",
    ]


def test_what_came_whole_is_one_change() -> None:
    longer = OLD + "第4条（休会）\n1　会員は、届け出て休会できる。\n2　休会は、三か月までとする。\n"
    assert [str(change) for change in units.changes(document(OLD), document(longer))] == ["added – → 第4条"]
    assert [str(change) for change in units.changes(document(longer), document(OLD))] == ["deleted 第4条 → –"]


def test_the_same_text_has_no_changes() -> None:
    assert difflines.changes(document(OLD), document(OLD)) == units.changes(document(OLD), document(OLD)) == []
