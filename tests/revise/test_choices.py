"""What is ticked, circled or filled: another choice is substance, another mark before every entry of a list is form."""

import pytest

from pipeline.revise.words import operations
from pipeline.types.revision import Effect
from tests.revise.compared import compared, only

_HEAD = "第1条（送料）\n1. 送料の負担は、次のうち印を付けたとおりとする。\n"


def _found(old: str, new: str) -> list[tuple[str, bool]]:
    return [(str(one.new[0]), one.substantive) for one in compared(_HEAD + old, _HEAD + new).changes]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("□ 注文者　■ 販売者", "■ 注文者　□ 販売者"),
        ("☐注文者\n☑販売者", "☑注文者\n☐販売者"),
        ("□ 注文者\n□ 販売者", "■ 注文者\n□ 販売者"),
        ("□ 注文者\n□ 販売者", "■ 注文者\n■ 販売者"),
        ("☐ 注文者\n☐ 販売者", "☑ 注文者\n☑ 販売者"),
        ("□ 注文者　□ 販売者", "レ 注文者　□ 販売者"),
        ("□ 注文者　□ 販売者", "□ 注文者　✓ 販売者"),
        ("○ 注文者　● 販売者", "● 注文者　○ 販売者"),
        ("○ 注文者\n○ 販売者", "● 注文者\n○ 販売者"),
        ("（　）注文者　（○）販売者", "（○）注文者　（　）販売者"),
        ("（　）注文者　（　）販売者", "（○）注文者　（　）販売者"),
        ("保冷　有・○無", "保冷　○有・無"),
        ("保冷：○　常温：×", "保冷：×　常温：○"),
        ("保冷の可否：○", "保冷の可否：△"),
        ("☐ 販売者の負担とする。", "☑ 販売者の負担とする。"),
    ],
)
def test_a_choice_made_otherwise_is_substance(old: str, new: str) -> None:
    assert _found(old, new) == [("第1条第1項", True)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("□ 注文者\n■ 販売者", "☐ 注文者\n☑ 販売者"),
        ("□ 注文者　☑ 販売者", "□ 注文者　✓ 販売者"),
        ("○ 送り状\n○ 保証書", "● 送り状\n● 保証書"),
        ("・送り状\n・保証書", "○　送り状\n○　保証書"),
        ("・送り状\n・保証書", "■　送り状\n■　保証書"),
    ],
)
def test_another_mark_for_the_same_choice_is_form(old: str, new: str) -> None:
    assert _found(old, new) == [("第1条第1項", False)]


def test_an_item_that_is_ticked_is_told_with_its_reason() -> None:
    ways = "（1） ☐ 冷蔵で送る\n（2） ☐ 常温で送る"
    change = only(compared(_HEAD + ways, _HEAD + ways.replace("☐ 冷蔵", "☑ 冷蔵")))
    assert (str(change.new[0]), change.effects) == ("第1条第1項第1号", (Effect.SCOPE,))
    assert "選択のしるし" in change.reason


def test_circles_are_choices_where_one_of_them_is_full() -> None:
    ways = "（1） ○ 冷蔵で送る\n（2） ● 常温で送る"
    changes = compared(_HEAD + ways, _HEAD + ways.translate(str.maketrans("○●", "●○"))).changes
    assert [(str(one.new[0]), one.substantive) for one in changes] == [
        ("第1条第1項第1号", True),
        ("第1条第1項第2号", True),
    ]


@pytest.mark.parametrize("mark", ["■", "◆"])
def test_a_list_with_other_marks_is_none_of_the_choices_between_circles(mark: str) -> None:
    ways = "（1） ○ 冷蔵で送る\n（2） ● 常温で送る\n第2条（添付）\n1. 次のものを添える。\n"
    rows = "・送り状\n・保証書"
    changes = compared(_HEAD + ways + rows, _HEAD + ways + rows.replace("・", f"{mark}　")).changes
    assert [one.substantive for one in changes] == [False]


def test_a_box_takes_the_place_of_a_box() -> None:
    told = [(one.edit.value, one.text) for one in operations("負担は、□ 甲　■ 乙", "負担は、■ 甲　□ 乙")]
    assert told == [
        ("equal", "負担は、"),
        ("delete", "□ "),
        ("insert", "■ "),
        ("equal", "甲　"),
        ("delete", "■ "),
        ("insert", "□ "),
        ("equal", "乙"),
    ]
