"""Numbers that do not agree."""

import pytest

from tests.proof.proofs import findings, told

_CONTRACT = """見本賃貸借契約書

第1条（期間）
期間は、二年とする。

第2条（中途の解約）
1 乙は、6か月前までに書面で知らせて、解約することができる。
2 点検日を動かすときは、乙は、7日前までに甲に連絡する。

第3条（明渡し）
{text}

別紙1 点検の手引
{annex}
"""


def of(text: str, annex: str = "点検には、甲が立ち会う。") -> list[tuple[str, str, str | None]]:
    return told(findings(_CONTRACT.format(text=text, annex=annex), "contradiction"))


def test_a_reference_with_another_number_than_its_target() -> None:
    assert of("第2条第1項の3か月の期間は、工事の日数を含む。") == [("第3条", "3か月", "6か月")]
    assert of("第2条第1項の6か月の期間は、工事の日数を含む。") == []


def test_what_is_told_as_to_a_reference() -> None:
    assert of("第1条については、三年とする。") == [("第3条", "三年", "二年")]
    assert of("第1条については、二年とする。") == []


@pytest.mark.parametrize(
    "text", ["第2条第1項の申出から10日の間は、住むことができる。", "前条の額は、10日のうちに払う。"]
)
def test_another_matter(text: str) -> None:
    assert of(text) == []


def test_an_annex_that_tells_a_rule_with_another_number() -> None:
    assert of("乙は、明け渡す。", "点検日を動かす連絡は、3日前までとする。") == [("別紙1", "3日", "7日")]
    assert of("乙は、明け渡す。", "点検日を動かす連絡は、7日前までとする。") == []
    assert of("乙は、明け渡す。", "鍵の受渡しは、3日前までとする。") == []


def test_limits_that_meet() -> None:
    text = "見本契約書\n\n第1条（委託料）\n1 実働が140時間以上180時間以下のときは、月額による。\n2 実働が180時間以上のときは、超えた分を加える。\n"
    assert told(findings(text, "boundary-overlap")) == [("第1条第2項", "180時間以上", "180時間を超える")]
    assert findings(text.replace("180時間以上のとき", "180時間を超えるとき"), "boundary-overlap") == ()
