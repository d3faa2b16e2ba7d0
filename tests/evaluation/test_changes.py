"""Lists of changes: what is wrong is told with file and line, and held against the texts of both versions."""

import json
from pathlib import Path

import pytest

from corpus.expected import Expected
from evaluation.changes import Change, load
from evaluation.goldfiles import GoldError
from evaluation.revisions import faults, pairs
from pipeline.types.address import Address

ROW = {"kind": "modified", "old": ["第1条"], "new": ["第1条"], "effects": ["number"], "substantive": True,
       "favours": "customer", "note": "額が下がった"}  # fmt: skip
KNOWN = {Address.parse(text) for text in ("第1条", "第2条", "第2条第1項", "第3条")}


def units(**texts: str):
    return {Address.parse(name): Expected(name, text) for name, text in texts.items()}


def change(kind: str, old: str = "", new: str = "") -> Change:
    return Change(kind, *(tuple(map(Address.parse, side.split())) for side in (old, new)), (), False, "neutral")


def reading(folder: Path, *rows: dict) -> tuple[Change, ...]:
    path = folder / "a.2.changes.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return load(path, KNOWN, KNOWN)


def test_a_row_becomes_a_change(tmp_path) -> None:
    [found] = reading(tmp_path, ROW)
    here = (Address.parse("第1条"),)
    assert found == Change("modified", here, here, ("number",), True, "customer")


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"kind": "changed"}, "no kind: 'changed'"),
        ({"effects": ["numbers"]}, "no effect: 'numbers'"),
        ({"effects": ["number", "number"]}, "an effect twice"),
        ({"favours": "both"}, "no favours: 'both'"),
        ({"substantive": "yes"}, "substantive is true or false"),
        ({"old": ["第9条"]}, "no unit 第9条 in the old version"),
        ({"new": ["第9条"]}, "no unit 第9条 in the new version"),
        ({"new": ["条"]}, "not an address"),
        ({"kind": "added"}, "added with 1 addresses in old"),
        ({"new": []}, "modified with 0 addresses in new"),
        ({"kind": "split"}, "split with 1 addresses in new"),
        ({"kind": "merged", "new": ["第1条", "第2条"]}, "merged with 1 addresses in old"),
    ],
)
def test_a_wrong_row_stops_with_file_and_line(tmp_path, wrong, reason) -> None:
    first = ROW | {"old": ["第2条"], "new": ["第2条"]}
    with pytest.raises(GoldError, match=rf"a\.2\.changes\.jsonl:2: {reason}"):
        reading(tmp_path, first, ROW | wrong)


def test_a_change_is_told_once_and_whole(tmp_path) -> None:
    with pytest.raises(GoldError, match=":2: told twice"):
        reading(tmp_path, ROW, ROW | {"kind": "renumbered"})
    with pytest.raises(GoldError, match=":1: favours is missing"):
        reading(tmp_path, {name: value for name, value in ROW.items() if name != "favours"})


OLD = units(第1条="料金は千円", 第2条="解約は書面", 第3条第1項="甲は払う", 第3条第2項="乙は納める")
NEW = units(
    第1条="料金は二千円", 第2条="休会は書面", 第3条="解約は書面", 第4条第1項="甲は払う", 第4条第2項="乙は速やかに納める"
)
RIGHT = [
    change("modified", "第1条", "第1条"),
    change("added", "", "第2条"),
    change("renumbered", "第2条", "第3条"),
    change("renumbered", "第3条第1項", "第4条第1項"),
    change("modified", "第3条第2項", "第4条第2項"),
]


def test_a_list_that_tells_all_has_no_fault() -> None:
    assert list(faults(RIGHT, OLD, NEW)) == []


@pytest.mark.parametrize("left_out", range(len(RIGHT)))
def test_every_change_is_missed(left_out) -> None:
    assert list(faults([*RIGHT[:left_out], *RIGHT[left_out + 1 :]], OLD, NEW))


def test_what_is_said_of_equal_or_different_words_is_held_against_them() -> None:
    same = units(第1条="料金は千円")
    assert list(faults([change("modified", "第1条", "第1条")], same, same)) == [
        "modified 第1条 → 第1条: the words are the same"
    ]
    other = units(第2条="料金は二千円")
    assert "renumbered 第1条 → 第2条: the words differ" in list(
        faults([change("renumbered", "第1条", "第2条")], same, other)
    )


def test_what_differs_below_a_split_has_a_change_of_its_own() -> None:
    old = units(第1条="", 第1条第1項="甲は払う", 第1条第2項="乙は納める")
    new = units(第1条="甲は払う", 第2条="乙は速やかに納める")
    split = change("split", "第1条", "第1条 第2条")
    assert [fault.split(": ")[1] for fault in faults([split], old, new)] == ["old 第1条第2項"]
    kept = units(第1条="甲は払う", 第2条="乙は納める")
    assert list(faults([split], old, kept)) == []


def test_the_lists_of_the_corpus_tell_what_changed() -> None:
    found = {pair.id: list(faults(pair.changes, *pair.units)) for pair in pairs()}
    assert len(found) >= 12
    assert {name: listed for name, listed in found.items() if listed} == {}
