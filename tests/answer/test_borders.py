"""What is asked of a place abroad, where the text names this side of the border; and what runs on when nobody says a word."""

import pytest

from pipeline.answer.borders import place
from pipeline.answer.polarity import settles
from pipeline.answer.sides import Sides

HOME = "借主は、車両を日本国内で使用するものとします。"
RENEWED = "満了の1か月前までにいずれからも申出がないときは、契約は1年間自動的に更新されます。"
ENDED = "契約は満了日をもって終了し、更新しません。"


@pytest.mark.parametrize(
    ("question", "rule", "verdict"),
    [
        ("ベトナムの支店に置いて使えますか", HOME, False),
        ("韓国から借りて使えますか", HOME, False),
        ("ハワイ旅行に持って行けますか", HOME, False),
        ("海外で使えますか", HOME, False),
        ("台湾で使うのは禁止ですか", HOME, True),
        ("大阪の支店で使えますか", HOME, None),
        ("中国の人も借りられますか", HOME, None),
        ("インド料理の店で使えますか", HOME, None),
        ("中国地方で使えますか", HOME, None),
        ("フランスで使えますか", "料金は日本円で支払う。", None),
        ("タイの工場で使えますか", "借主は、国内及び海外で使用できます。", None),
    ],
)
def test_a_place_on_the_other_side_of_the_border(question: str, rule: str, verdict: bool | None) -> None:
    assert place(question, rule) is verdict


@pytest.mark.parametrize(
    ("question", "rule", "verdict"),
    [
        ("何も言わずに満了日を迎えたら、契約は勝手に続くんですか", RENEWED, True),
        ("放っておいたらそのまま続いちゃいますか", RENEWED, True),
        ("何もしないで期間が終わったら更新されますか", RENEWED, True),
        ("自動で延長になりますか", RENEWED, True),
        ("何もしなければ満了で終わってしまいますか", RENEWED, False),
        ("何も言わなければそのまま終了になりますか", RENEWED, False),
        ("何も言わずに満了日を迎えたら、契約は勝手に続くんですか", ENDED, False),
        ("何もしなければ満了で終わりますか", ENDED, True),
        (
            "黙っていてもそのまま更新されますか",
            "継続するには申込みを要します。申込みがないときは満了日に終了します。",
            False,
        ),
    ],
)
def test_what_goes_on_unasked(question: str, rule: str, verdict: bool) -> None:
    assert settles(question, rule, Sides()) is verdict
