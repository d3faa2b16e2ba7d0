"""Terms: unused, untold, and two words for one thing."""

import pytest

from tests.proof.proofs import findings, told

_CONTRACT = """見本業務委託契約書

第1条（定義）
この契約の用語の意味は、次のとおりとする。
(1) 「業務責任者」とは、乙が選んだ作業の責任者をいう。
(2) 「本装置」とは、別に定める装置をいう。
{defined}

第2条（作業）
業務責任者は、本装置を調べる。業務責任者は、本装置の記録を作る。

第3条（報告）
業務責任者は、甲に報告する。{text}
"""


def of(text: str, *codes: str, defined: str = "(3) 「記録」とは、書面をいう。") -> list[tuple[str, str, str | None]]:
    return told(findings(_CONTRACT.format(text=text, defined=defined), *codes))


def test_a_term_that_is_defined_and_never_used() -> None:
    found = of("", "unused-term", defined="(3) 「保管庫」とは、甲の倉庫をいう。")
    assert found == [("第1条第3号", "保管庫", None)]


def test_a_term_in_brackets_that_is_never_used() -> None:
    text = "甲は、乙の働きに報いる金銭（以下「特別報奨」という。）を払うことがある。"
    assert of(text, "unused-term") == [("第3条", "特別報奨", None)]


def test_a_term_that_is_used_once_is_used() -> None:
    assert of("記録は、残す。", "unused-term") == []


@pytest.mark.parametrize(
    ("text", "words", "near"),
    [
        ("現場責任者は、立ち会う。", "現場責任者", "業務責任者"),
        ("対象装置は、甲が運ぶ。", "対象装置", "本装置"),
    ],
)
def test_a_word_that_stands_once_beside_a_near_term(text: str, words: str, near: str) -> None:
    assert of(text, "term-variant") == [("第3条", words, near)]


def test_a_word_that_points_back_to_nothing() -> None:
    assert of("甲は、本資材を貸す。", "undefined-term") == [("第3条", "本資材", None)]


@pytest.mark.parametrize(
    "text",
    [
        "甲は、本店で会う。",
        "本条の報告は、書面による。",
        "甲は、当該装置を止める。",
        "甲は、資材（以下「本資材」という。）を貸す。本資材は、返す。",
        "甲は、別表の対象期間に払う。",
        "本装置等は、返す。",
    ],
)
def test_words_that_need_no_definition(text: str) -> None:
    assert of(text, "undefined-term", "term-variant") == []


def test_the_document_itself_by_another_name() -> None:
    text = (
        "見本利用規約\n\n第1条（適用）\n本規約は、会員に適用する。本規約は、店に掲げる。\n\n"
        "第2条（変更）\n当社は、本規約を変える。本規約の変更は、知らせる。\n\n第3条（雑則）\n本規約と本約款に定めのないことは、話し合う。\n"
    )
    assert told(findings(text, "term-variant")) == [("第3条", "本約款", "本規約")]


def test_a_longer_name_of_the_document_is_not_the_shorter_one() -> None:
    rows = "".join(f"第{n}条（事項{n}）\n本基本契約は、事項{n}を定める。\n\n" for n in range(1, 6))
    text = f"見本基本契約書\n\n{rows}第6条（終了）\n本契約の終わった後も、秘密を守る。\n"
    assert told(findings(text, "term-variant")) == [("第6条", "本契約", "本基本契約")]


def test_a_term_before_its_definition_is_a_note() -> None:
    text = "見本規約\n\n第1条（禁止）\n会員は、引継番号を売ってはならない。\n\n第2条（引継ぎ）\n当社は、移すための番号（以下「引継番号」という。）を会員に渡す。会員は、引継番号を守る。\n"
    [found] = findings(text, "term-before-definition")
    assert (str(found.address), found.level) == ("第1条", "note")
