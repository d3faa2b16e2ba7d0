"""Is it needed? Where the text says plainly that it is handed in, and where it says nothing of it."""

import pytest

from pipeline.answer.duty import needed
from pipeline.answer.polarity import plain
from pipeline.answer.sides import Sides

SIDES = Sides(providers=("当館",), customers=("会員",))


@pytest.mark.parametrize(
    ("question", "rule", "verdict"),
    [
        ("住所の変更届は必要ですか", "会員は、住所を変えたときは、変更届を出す。", True),
        ("身分証は要りますか", "入会の際は、身分証を提示するものとします。", True),
        ("保証人が必要なんですか", "借主は、保証人を一名立てる。", True),
        ("解約に申込書は必要ですか", "入会を希望する者は、申込書を出す。", None),
        ("証明書は必要ですか", "当館は、証明書を発行する。", None),
        ("写真は必要ですか", "会員は、写真を添えることができる。", None),
        ("写真は必要ですか", "会員は、写真を添えない。", None),
        ("立会いは必要ですか", "弁護士は、契約書を作る。", None),
        ("写真は何枚必要ですか", "会員は、写真を添える。", None),
        ("写真は不要ですか", "会員は、写真を添える。", None),
    ],
)
def test_what_is_handed_in_is_needed(question: str, rule: str, verdict: bool | None) -> None:
    assert needed(plain(question), plain(rule), SIDES) is verdict
