"""Whom a change serves, where facts and norms tell."""

import pytest

from tests.revise.compared import compared, only

_HEAD = "見本株式会社（以下「当社」という。）は、会員との約束を次のとおり定めます。\n\n"


def favoured(old: str, new: str) -> tuple[str, bool]:
    """Whom, and whether a reason is given."""
    texts = (f"{_HEAD}第1条（定め）\n{text}\n第2条（準拠法）\n日本法によります。\n" for text in (old, new))
    change = only(compared(*texts))
    return change.favours.value, bool(change.reason)


@pytest.mark.parametrize(
    ("old", "new", "whom"),
    [
        ("会員は、退会する日の1か月前までに、書面で届け出ます。", "会員は、退会する日の3か月前までに、書面で届け出ます。", "provider"),
        ("当社は、受け取った日から10日以内に返事をしなければなりません。", "当社は、受け取った日から5日以内に返事をしなければなりません。", "customer"),
        ("当社は、料金を返さなければなりません。", "当社は、料金を返すことができます。", "provider"),
        ("手数料は、会員が負担します。", "手数料は、当社が負担します。", "customer"),
        ("会員は、鍵を写してはなりません。", "会員は、鍵を写してはなりません。ただし、当社が認めたときは、この限りではありません。", "customer"),
    ],
)  # fmt: skip
def test_a_proposal_with_its_reason(old: str, new: str, whom: str) -> None:
    assert favoured(old, new) == (whom, True)


def test_what_the_words_do_not_tell_is_unclear() -> None:
    assert favoured("倉庫は、港にあります。", "倉庫は、駅にあります。") == ("unclear", False)


def test_when_the_terms_come_into_force_is_neutral() -> None:
    text = "第1条（鍵）\n会員は、鍵を返します。\n附則\nこの規約は、2024年4月1日から施行します。\n"
    assert only(compared(text, text.replace("4月", "5月"))).favours.value == "neutral"


def test_what_a_customer_may_do_after_acting_is_the_customers() -> None:
    old = (
        _HEAD
        + "第1条（品物）\n1 会員は、品物を買うことができます。\n2 会員が品物を買った場合、その品物の感想を書くことができます。\n"
    )
    change = only(compared(old, old.split("2 会員が")[0]))
    assert change.favours.value == "provider"


def test_one_more_thing_that_is_forbidden() -> None:
    old = _HEAD + "第1条（禁止）\n会員は、次のことをしてはなりません。\n（1）鍵を写すこと。\n（2）火を使うこと。\n"
    change = only(compared(old, old + "（3）夜に大きな音を立てること。\n"))
    assert (change.favours.value, change.reason) == ("provider", "利用者の義務や禁止の列記が増えたからです。")
