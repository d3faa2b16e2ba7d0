"""How long it lasts: the term from a day that comes later, the least, what it is renewed for, bans and secrets."""

import pytest

from tests.extract.extracted import of_contract, values


@pytest.mark.parametrize(
    ("field", "article", "expected"),
    [
        ("term.initial", "契約の期間|契約期間は、入塾の日からの6か月を1期間とします。", ["P6M"]),
        ("term.initial", "契約の期間|この契約は、最初の往診の日から1年間、効力を有します。", ["P1Y"]),
        ("term.minimum", "最低利用期間|お申込みの月を含む最初の4か月間を、最低利用期間とします。", ["P4M"]),
        ("term.minimum", "途中の解約|会員は、開店日から3年を経過した後は、2か月前までに通知して解約することができる。", ["P3Y"]),
        ("term.minimum", "途中の解約|借主は、入居の日から1年が経過した日以後は、いつでも解約できます。", ["P1Y"]),
        ("term.minimum", "解除|会員は、催告の日から10日を経過した後は、契約を解除することができる。", []),
        ("renewal.term", "期間|契約期間は1年とし、双方の合意により、1回につき6か月以内で延長することができる。", ["1回につき6か月以内"]),
        ("renewal.term", "更新|満了の10日前までに申出がないときは、契約は、次の決算日まで更新される。", ["次の決算日まで"]),
    ],
)  # fmt: skip
def test_terms(field: str, article: str, expected: list[str]) -> None:
    assert values(field, article) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("本契約の有効期間は、開店日から5年とする。", ["開店日"]),
        ("本契約の有効期間は、甲が鍵を受け取った日から1年間とする。", ["甲が鍵を受け取った日"]),
        ("本契約の有効期間は、2026年4月1日から1年間とする。", ["2026-04-01"]),
    ],
)
def test_the_first_day_of_a_contract(said: str, expected: list[str]) -> None:
    assert of_contract("term.start", "契約の期間", said) == expected


@pytest.mark.parametrize(
    ("field", "caption", "said", "expected"),
    [
        ("noncompete.period", "競合する開発", "乙は、開発期間中、甲の承諾を得ないで、競合する製品を開発してはならない。", ["開発期間中"]),
        ("noncompete.period", "競業の禁止", "乙は、本契約の終了後1年間、競合する事業を営んではならない。", ["P1Y"]),
        ("confidentiality.survival", "秘密の保持", "前項の義務は、本契約の終了後3年間存続する。ただし、配合の比率については、期間を限らない。", ["P3Y", "期間を限らない"]),
        ("confidentiality.survival", "成果の公表", "乙は、本契約の終了後6か月を経過した後は、秘密情報を除き、成果を公表することができる。", []),
    ],
)  # fmt: skip
def test_bans_and_secrets(field: str, caption: str, said: str, expected: list[str]) -> None:
    assert of_contract(field, caption, said) == expected


def test_exceptions_that_a_rule_is_not_applied_to() -> None:
    article = "秘密の保持|1. 会員は、秘密情報を漏らしてはならない。\n2. 前項の定めは、次の各号の情報には、適用しません。\n(1) 公知のもの\n(2) 自ら得たもの\n(3) 既に持っていたもの"
    assert values("confidentiality.exceptions_count", article) == [3]
