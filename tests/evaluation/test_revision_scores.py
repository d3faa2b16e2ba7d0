"""Figures for lists of changes, worked out by hand."""

from corpus.expected import Expected
from evaluation import revisions
from evaluation.alignment import Alignment
from evaluation.changes import Change
from evaluation.ratio import Ratio
from evaluation.scoring.revisions import score
from pipeline.types.address import Address


def units(**texts: str):
    return {Address.parse(name): Expected(name, text) for name, text in texts.items()}


def change(kind: str, old: str = "", new: str = "", effects: str = "", substantive=True, favours="unclear") -> Change:
    sides = (tuple(map(Address.parse, side.split())) for side in (old, new))
    return Change(kind, *sides, tuple(effects.split()), substantive, favours)


def pairs(changes, old, new) -> list[str]:
    return [f"{a}→{b}" for a, b in sorted(Alignment(changes, old, new).pairs)]


# 第2条 is new, the old 第2条 is now 第3条; its 第2項 has changed, its 第3項 is gone.
OLD = units(第1条="目", 第2条="", 第2条第1項="甲は払う", 第2条第2項="期限十日", 第2条第3項="手数料は甲持")
NEW = units(第1条="目", 第2条="休会可能", 第3条="", 第3条第1項="甲は払う", 第3条第2項="期限二十日")
GOLD = [
    change("added", "", "第2条", "scope", favours="customer"),
    change("renumbered", "第2条", "第3条", substantive=False, favours="neutral"),
    change("modified", "第2条第2項", "第3条第2項", "number", favours="customer"),
    change("deleted", "第2条第3項", "", "actor", favours="customer"),
]


def test_a_new_number_takes_all_below_along() -> None:
    assert pairs(GOLD, OLD, NEW) == ["第2条→第3条", "第2条第1項→第3条第1項", "第2条第2項→第3条第2項"]


def test_what_goes_below_another_number_is_not_what_had_that_number() -> None:
    old = units(第1条="甲", 第1条第1項="乙", 第2条="丙", 第2条第1項="丁")
    new = units(第1条="丙", 第1条第1項="丁", 第2条="甲", 第2条第1項="乙")
    swapped = [change("renumbered", "第1条", "第2条"), change("moved", "第2条", "第1条")]
    assert pairs(swapped, old, new) == ["第1条→第2条", "第1条第1項→第2条第1項", "第2条→第1条", "第2条第1項→第1条第1項"]


def test_a_unit_in_a_new_one_is_not_the_one_that_had_its_number() -> None:
    old, new = units(第1条="", 第1条第1項="甲"), units(第1条="", 第1条第1項="乙", 第1条第2項="甲")
    changes = [change("added", "", "第1条第1項"), change("renumbered", "第1条第1項", "第1条第2項")]
    assert pairs(changes, old, new) == ["第1条第1項→第1条第2項"]


def test_below_a_split_the_same_words_are_the_same_unit() -> None:
    old = units(第1条="", 第1条第1項="甲は払う", 第1条第2項="乙は納める", 第1条第3項="丙は検める")
    new = units(第1条="甲は払う", 第2条="", 第2条第1項="乙は納める", 第2条第2項="丙は急いで検める")
    split = [change("split", "第1条", "第1条 第2条")]
    assert pairs(split, old, new) == ["第1条→第1条", "第1条→第2条", "第1条第2項→第2条第1項"]


def test_all_right_is_one_everywhere() -> None:
    scored = score(GOLD, GOLD, OLD, NEW)
    assert {ratio.value for ratio in scored.figures.values()} == {1.0}
    assert scored.misses == ()


def test_a_list_in_part_right() -> None:
    found = [
        change("added", "", "第2条", "scope", favours="provider"),
        change("modified", "第2条", "第3条", favours="neutral"),
        change("modified", "第2条第2項", "第3条第2項", "number condition", favours="customer"),
        change("added", "", "第9条"),
    ]
    figures = score(found, GOLD, OLD, NEW).figures
    # The pairs are the same three on both sides.
    assert figures["revisions.alignment_f1"] == Ratio(6, 6)
    # 第2条 added and 第2項 modified, of four wanted and four found.
    assert figures["revisions.changes_f1"] == Ratio(4, 8)
    # Three have a counterpart: the renumbered one came as modified and as substantive, the added one favours the other side.
    assert figures["revisions.kind"] == Ratio(2, 3)
    assert figures["revisions.substantive"] == Ratio(2, 3)
    assert figures["revisions.favours"] == Ratio(2, 3)
    # scope and number of those two, and of three found.
    assert figures["revisions.effects_f1"] == Ratio(4, 5)
    # 4 + 4 + 6 characters that the old addresses have no more, 4 + 4 + 5 new ones: the modified 第2条 holds all below it.
    assert figures["revisions.lossless"] == Ratio(27, 27)


def test_misses_tell_both_sides() -> None:
    found = [change("deleted", "第2条第3項", "", "scope", favours="customer"), change("modified", "第1条", "第1条")]
    misses = {(miss.measure, miss.where, miss.wanted, miss.got) for miss in score(found, GOLD, OLD, NEW).misses}
    assert ("revisions.effects_f1", "第2条第3項", "actor", "") in misses
    assert ("revisions.effects_f1", "第2条第3項", "", "scope") in misses
    assert ("revisions.changes_f1", "第2条", "added – → 第2条", "") in misses
    assert ("revisions.changes_f1", "第1条", "", "modified 第1条 → 第1条") in misses
    assert ("revisions.alignment_f1", "第1条", "", "第1条 → 第1条") in misses
    assert ("revisions.lossless", "第3条第2項", "期限二十日", "") in misses


def test_what_is_left_out_is_lost() -> None:
    # The 6 characters of the old 第2条第3項.
    assert score(GOLD[:3], GOLD, OLD, NEW).figures["revisions.lossless"] == Ratio(21, 27)
    # 第2条第2項 goes with 第2条, but its words differ: its 4 characters, and the 5 of 第3条第2項.
    assert score([*GOLD[:2], GOLD[3]], GOLD, OLD, NEW).figures["revisions.lossless"] == Ratio(18, 27)


def test_nothing_found_is_nothing_told() -> None:
    figures = score([], GOLD, OLD, NEW).figures
    assert figures["revisions.changes_f1"] == Ratio(0, 4)
    assert figures["revisions.alignment_f1"] == Ratio(0, 3)
    assert figures["revisions.kind"].value is None
    assert figures["revisions.lossless"] == Ratio(0, 27)


def test_a_split_that_came_as_a_change_is_of_another_kind() -> None:
    old, new = units(第1条="甲乙"), units(第1条="甲", 第2条="乙")
    gold = [change("split", "第1条", "第1条 第2条")]
    found = [change("modified", "第1条", "第1条"), change("added", "", "第2条")]
    figures = score(found, gold, old, new).figures
    assert figures["revisions.kind"] == Ratio(0, 1)
    assert figures["revisions.changes_f1"] == Ratio(0, 3)
    # Of the two pairs of the split one is found, and nothing else.
    assert figures["revisions.alignment_f1"] == Ratio(2, 3)


def test_a_number_kept_without_its_text_is_told_by_the_deletion() -> None:
    old, new = units(第1条="甲は払う"), units(第1条="削除")
    assert score([change("deleted", "第1条")], [], old, new).figures["revisions.lossless"] == Ratio(6, 6)
    assert score([], [], old, new).figures["revisions.lossless"] == Ratio(0, 6)


def test_a_new_number_alone_does_not_tell_that_the_words_differ() -> None:
    old, new = units(第1条="甲は払う"), units(第2条="甲は納める")
    assert score([change("renumbered", "第1条", "第2条")], [], old, new).figures["revisions.lossless"] == Ratio(0, 9)
    assert score([change("modified", "第1条", "第2条")], [], old, new).figures["revisions.lossless"] == Ratio(9, 9)


def test_a_reference_that_its_author_left_behind_is_in_no_list_and_no_fault_to_tell() -> None:
    pair = next(one for one in revisions.pairs("train") if one.left_behind)
    [stale, *_] = [
        str(one) for one in pair.left_behind if str(one) not in {str(c.new[0]) for c in pair.changes if c.new}
    ]
    right = [*pair.changes, change("modified", stale, stale, "reference")]
    wrong = [*pair.changes, change("modified", stale, stale, "number")]
    found = revisions.measure_revision(pair, {"right": lambda old, new: right, "wrong": lambda old, new: wrong})
    assert found["right"].figures["revisions.changes_f1"].value == 1
    assert found["wrong"].figures["revisions.changes_f1"].value < 1
