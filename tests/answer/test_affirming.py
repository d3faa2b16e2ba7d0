"""はい or いいえ in front of an answer: what the networks make of a question beside its rule."""

import numpy as np
import pytest

from pipeline.answer import affirming, query
from pipeline.answer.affirming import Affirming
from pipeline.answer.sides import Sides
from pipeline.answer.turning import Turning, turning
from pipeline.errors import ModelError
from pipeline.text import tokens

SIDES = Sides(providers=("当館",), customers=("会員",))


def seen(question: str, rule: str) -> Turning:
    asked = query.read(question).text
    words = set(tokens.words(asked))

    def share(text: str) -> float:
        return len(words.intersection(tokens.words(text))) / max(1, len(words))

    return turning(asked, rule, SIDES, share=share, aim=lambda text: 2 * share(text))


@pytest.mark.parametrize(
    ("question", "rule", "affirmed"),
    [
        ("会員は駐輪場を使えますか", "会員は、駐輪場を使うことができる。", True),
        ("会員は駐輪場を使えますか", "会員は、駐輪場を使うことができない。", False),
        ("友人を連れて入れますか", "会員は、友人を同伴して入館することができる。", True),
        ("電話でやめられますか", "退会は、電話により申し出ることができる。", True),
        ("席を人に譲ってもいいですか", "席は、会員本人に限り用いることができる。", False),
        ("合鍵は作れる？", "鍵の複製を作ることはできず、退会の日に返していただく。", False),
        ("盗まれた荷物は弁償してもらえますか", "当館は、荷物の盗難について責任を負わない。", False),
        ("会費の返金はありますか", "既に払い込まれた会費は、返さない。", False),
        ("飲み物を持ち込めますか", "館内への飲食物の持込みは、お断りします。", False),
        ("安全は保証されますか", "会員は、設備の安全が保証されるものではないことを了承する。", False),
    ],
)
def test_what_the_rule_says_of_the_question(question, rule, affirmed):
    assert affirming.default().affirms(seen(question, rule)) is affirmed


def test_a_number_asked_for_tells_the_sentence():
    shown = seen("十日券で入れますか", "三日券の客は、入ることができる。十日券の客は、入ることができない。")
    assert affirming.default().affirms(shown) is False
    assert [clause for clause, _ in shown.texts] == ["十日券の客は、", "入ることができない。"]


def sure_by(bias: float) -> Affirming:
    """Networks that heed nothing and always give the same chance."""
    shown = seen("使えますか", "使うことができる。")
    looks, width = shown.clauses.shape[1], len(shown.whole) + 2 * (1 + shown.forms.shape[1])
    return Affirming(
        {
            "mean": np.zeros(looks), "spread": np.ones(looks), "look": np.zeros((1, looks, 2)), "look_bias": np.zeros((1, 2)),
            "heed": np.zeros((1, 2)), "heed_plain": np.zeros((1, looks)), "kept": np.zeros((1, width, 2)),
            "kept_bias": np.zeros((1, 2)), "outer": np.zeros((1, 2)), "linear": np.zeros((1, width)), "bias": np.array([bias]),
        }
    )  # fmt: skip


def test_the_networks_decide_where_the_rules_affirm():
    plain = seen("会員は駐輪場を使えますか", "会員は、駐輪場を使うことができる。")
    assert plain.ruled and not plain.known
    assert sure_by(0.2).affirms(plain) is True  # a chance of .55
    assert sure_by(-0.2).affirms(plain) is False  # .45


def test_a_yes_against_the_signs_takes_more():
    denied = seen("会員は駐輪場を使えますか", "会員は、駐輪場を使うことができない。")
    assert not denied.ruled and not denied.known
    assert sure_by(0.8).affirms(denied) is False  # .69
    assert sure_by(2.0).affirms(denied) is True  # .88


def test_what_the_rules_know_stands():
    known = seen("会費の返金はありますか", "既に払い込まれた会費は、返さない。")
    assert known.known and not known.ruled
    assert sure_by(9.0).affirms(known) is False


def test_broken_weights_say_what_to_do(tmp_path):
    (tmp_path / "broken.npz").write_bytes(b"")
    with pytest.raises(ModelError, match=r"broken\.npz を読めません。python -m models\.train_affirming"):
        affirming.load(tmp_path / "broken.npz")
