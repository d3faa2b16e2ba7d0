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


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "本契約の有効期間は、締結の日から1年間とする。ただし、満了の1か月前までに甲乙いずれからも書面による申出がないときは、更に1年間有効とし、以後も同様とする。",
            ([True], ["P1Y"], ["P1M"]),
        ),
        (
            "満了の3か月前までに、双方から書面による意思表示がないときは、同一の条件でさらに2年間その効力を有するものとする。",
            ([True], ["P2Y"], ["P3M"]),
        ),
        (
            "本契約は満了の日に自動更新され、更新後の新たな有効期間は、満了の日の翌日から6か月間とする。",
            ([True], ["P6M"], []),
        ),
        ("甲乙協議のうえ、書面により合意したときは、本契約は更に1年間有効とする。", ([], [], [])),
        ("本契約は、更に1年間有効とすることができる。", ([], [], [])),
        ("本契約の保証は、書面による申出がないときは、更に1年間有効とする。", ([], [], [])),
        ("前項の義務は、本契約の終了後さらに3年間有効とする。", ([], [], [])),
        ("本契約が終了した場合でも、第5条及び第6条の規定は、さらに3年間有効に存続する。", ([], [], [])),
    ],
)
def test_a_contract_that_stays_in_force_is_renewed(
    said: str, expected: tuple[list[bool], list[str], list[str]]
) -> None:
    fields = ("renewal.auto", "renewal.term", "renewal.opt_out_period")
    assert tuple(of_contract(field, "契約期間", said) for field in fields) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "甲及び乙は、本契約の期間中のみならず、本契約の終了後も、相手方の秘密情報を第三者に開示してはならない。",
            ["契約の終了後も"],
        ),
        ("本条の義務は、本契約の終了後も2年間存続する。", ["P2Y"]),
        ("乙は、本契約の終了後も秘密保持義務を負う。", ["契約の終了後も"]),
        ("本条の規定は、本契約の終了後も有効に存続するものとする。", ["契約の終了後も"]),
        ("業務の終了後も、本条の規定は有効に存続するものとする。", ["業務の終了後も"]),
        ("甲及び乙は、相手方の秘密情報を第三者に開示してはならない。", []),
        ("本契約終了後も、公知となった情報については秘密保持義務を負わない。", []),
        ("業務の終了後も、秘密情報を保有することができる。", []),
        ("委託業務の完了後であっても、甲の承諾を得たときは、乙は秘密情報を第三者に開示することができる。", []),
        ("本契約の終了後も、秘密保持義務を負うことはない。", []),
        ("退職後も秘密を漏らさない旨の誓約書を従業員から取得する。", []),
    ],
)
def test_secrets_are_kept_after_the_end_though_no_time_is_named(said: str, expected: list[str]) -> None:
    assert of_contract("confidentiality.survival", "秘密保持", said) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("損害の賠償を請求することができる期間は、検収の完了の日の翌日から6か月間とする。", ["P6M"]),
        ("賠償の分割払いの期間は、合意の日から1年間とする。", []),
    ],
)
def test_how_long_damages_can_be_claimed_as_a_period_of_its_own(said: str, expected: list[str]) -> None:
    assert of_contract("liability.claim_period", "損害賠償", said) == expected


def test_data_that_are_kept_are_not_deleted() -> None:
    assert values("data.deletion", "退会|会員情報は、退会ののちも保管し、消去の請求には応じません。") == []


def test_data_are_deleted_after_they_were_kept() -> None:
    article = "データの取扱い|退会した会員の登録情報は、退会の日から2年間保管したのち、復元できない方法で消去します。"
    [value] = values("data.deletion", article)
    assert isinstance(value, str) and value.endswith("復元できない方法で消去します")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("乙が暴力団に関わると知れたときは、甲は、何らの猶予も与えずに本契約を解除することができる。", ["何らの猶予も与えずに"]),
        ("乙が暴力団に関わると知れたときは、甲は、催促を要せず本契約を打ち切ることができる。", ["催促を要せず"]),
        ("乙が暴力団員であるときは、甲は本契約を解除することができ、この場合、何らの催告を要しない。", ["何らの催告を要しない"]),
        ("乙が暴力団に関わると知れたときは、甲は、催告のうえ本契約を解除することができる。", []),
    ],
)  # fmt: skip
def test_the_contract_of_a_gangster_ends_without_a_word(said: str, expected: list[str]) -> None:
    found = of_contract("notice.period.antisocial", "反社会的勢力の排除", said)
    assert [str(value).rstrip("に") for value in found] == [words.rstrip("に") for words in expected]


def test_a_way_that_is_not_accepted_is_no_way_of_leaving() -> None:
    assert values("termination_by_customer.method", "退会|電話又は書面による退会の申出は受け付けません。") == []
