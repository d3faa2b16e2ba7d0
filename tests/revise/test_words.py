"""Operations: exact, by words, readable."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.revise import words
from pipeline.revise.words import operations, pieces
from pipeline.types.revision import Edit

_TEXT = st.lists(
    st.sampled_from(
        [
            "会員は、",
            "当社",
            "１か月",
            "2か月",
            "第３条第1項",
            "又は",
            "㈱",
            "か\u3099",
            "料金を支払う。",
            "\n",
            "　",
            "令和8年4月1日",
            "🙂",
            "()",
            "解約",
        ]
    ),
    max_size=14,
).map("".join)


def said(old: str, new: str) -> str:
    marks = {Edit.EQUAL: "{}", Edit.DELETE: "[-{}-]", Edit.INSERT: "{{+{}+}}"}
    return "".join(marks[one.edit].format(one.text) for one in operations(old, new))


@settings(deadline=None)
@given(_TEXT, _TEXT)
def test_old_and_new_text_are_rebuilt_exactly(old: str, new: str) -> None:
    steps = operations(old, new)
    assert "".join(one.text for one in steps if one.edit is not Edit.INSERT) == old
    assert "".join(one.text for one in steps if one.edit is not Edit.DELETE) == new
    assert all(one.text for one in steps)
    assert all(a.edit is not b.edit for a, b in itertools.pairwise(steps))


@settings(deadline=None)
@given(_TEXT)
def test_pieces_are_the_text(text: str) -> None:
    assert "".join(pieces(text)) == text


def test_a_number_with_its_counter_is_one_replacement() -> None:
    assert said("解約は1か月前に申し出る。", "解約は2か月前に申し出る。") == "解約は[-1か月-]{+2か月+}前に申し出る。"
    assert (
        said("令和７年１０月１日から", "令和８年１０月１日から") == "[-令和７年１０月１日-]{+令和８年１０月１日+}から"
    )
    assert said("第5条第2項による。", "第6条第2項による。") == "[-第5条第2項-]{+第6条第2項+}による。"


def test_particles_between_two_differences_are_part_of_them() -> None:
    assert said("甲が物を運ぶ作業。", "乙が荷を運ぶ作業。") == "[-甲が物-]{+乙が荷+}を運ぶ作業。"


def test_texts_with_little_in_common_are_replaced_as_a_whole() -> None:
    old, new = "会費は毎月末日に口座から引き落とす。", "本人の写しを窓口に示さなければ、鍵は渡せない。"
    assert said(old, new) == f"[-{old}-]{{+{new}+}}"


def test_what_only_came_is_told_from_the_beginning_of_its_sentence_and_line() -> None:
    found = operations("甲は払う。\n以上", "甲は払う。乙は貸す。\n以上")
    assert [(one.edit.value, one.text) for one in found] == [
        ("equal", "甲は払う。"),
        ("insert", "乙は貸す。"),
        ("equal", "\n以上"),
    ]
    dated = operations("制定（第1版）\n以上", "制定（第1版）\n改定（第2版）\n以上")
    assert [one.text for one in dated if one.edit.value == "insert"] == ["改定（第2版）\n"]


def test_what_is_the_same_is_not_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "pieces", None)
    same = "会員は、灯台の鍵を返す。"
    assert [(one.edit.value, one.text) for one in operations(same, same)] == [("equal", same)]
    assert operations("", "") == ()


def test_a_cell_of_a_table_differs_without_its_neighbours() -> None:
    found = operations("会社名\t目的\nA社\t配送のため", "会社名\t目的\nA社（東京）\t配送のため")
    assert [(one.edit.value, one.text) for one in found if one.edit.value != "equal"] == [("insert", "（東京）")]
