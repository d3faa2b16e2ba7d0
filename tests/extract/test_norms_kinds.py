"""Norms of mutual contracts, point programs, leases, works, licences: as contracts of each kind say them."""

import pytest

from pipeline.extract import extract
from tests.extract.normed import in_contract, in_terms
from tests.texts import document

_MUTUAL = (
    "秘密保持契約書\n\n株式会社一（以下「甲」という。）と株式会社二（以下「乙」という。）は、互いに開示する情報の取扱いについて、"
    "次のとおり契約を締結する。\n\n第1条（定義）\n本契約において、秘密情報を開示する当事者を「開示当事者」、受領する当事者を「受領当事者」という。\n\n第2条（定め）\n"
)
_LEASE = (
    "建物賃貸借契約書\n\n貸主株式会社大家（以下「貸主」という。）と借主田中花子（以下「借主」という。）は、次の建物について賃貸借契約を"
    "締結する。\n\n第1条（賃貸）\n貸主は、本物件を借主に賃貸し、借主はこれを賃借する。\n\n第2条（定め）\n"
)


def _ruled(head: str, text: str) -> str:
    norms = [n for n in extract(document(f"{head}{text}\n")).norms if str(n.address).startswith("第2条")]
    return ";".join(f"{norm.bearer} {norm.modality}" for norm in norms)


def _told(norms: list) -> str:
    return ";".join(f"{norm.bearer} {norm.modality}" for norm in norms)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("受領当事者は、秘密情報を秘密に保持し、第三者に開示してはならない。", "both obligation;both prohibition"),
        ("開示当事者は、いつでも、受領当事者に対し返還を請求することができる。", "both permission"),
        ("いずれの当事者も、相手方の承諾なく、地位を譲渡してはならない。", "both prohibition"),
        ("本契約は、どちらの側にも取引を始める義務を負わせない。", "both exemption"),
        ("情報を示したからといって、特許を使うことまで許したことにはならない。", "both declaration"),
        ("甲は、乙の秘密情報を、乙は、甲の秘密情報を、それぞれ複製してはならない。", "both prohibition"),
        ("返還に要する費用は、各自の負担とする。", "both obligation"),
        ("違反により相手方に生じた損害については、違反した当事者がこれを賠償する。", "both obligation"),
    ],
)
def test_mutual_contracts_bind_both(text: str, expected: str) -> None:
    assert _ruled(_MUTUAL, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("やめたあとは、残ったポイントを使うことができません。", "customer prohibition"),
        ("小さなお子様だけでのご利用はご遠慮いただいております。", "customer prohibition"),
        ("返品の送料はお客様のご負担とさせていただきます。", "customer obligation"),
        ("お支払いがない場合、年14.6％の遅延損害金を加算します。", "customer obligation"),
        ("新しい規約にご同意いただいたことになります。", "customer deeming"),
        ("当社が提供する情報の正確さについては、保証の限りではありません。", "provider exemption"),
        ("会員どうしの争いには、当社は立ち入りません。", "provider exemption"),
        ("会員が死亡した場合、会員資格は当然に失われます。", "customer declaration"),
        ("退会と同時に、ポイントに関する一切の権利を失うものとします。", "customer declaration"),
        ("手続をされない場合は、自動的に退会となります。", "customer declaration"),
        ("ポイントに関する権利は、会員に一身専属的に帰属します。", "customer declaration"),
        ("届出は要しません。", "customer exemption"),
        ("無料期間中に解約された場合、料金は発生しません。", "customer exemption"),
        ("提携店は、ポイントの対象となる商品を定めることができます。", "third_party permission"),
        ("家族会員は、ポイントを合算することができます。", "customer permission"),
    ],
)
def test_programs_for_members(text: str, expected: str) -> None:
    assert _told(in_terms(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("報酬の額は、別途甲乙協議して定める。", "both obligation"),
        ("工期の変更は、甲乙協議して書面により定める。", "both obligation"),
        ("前項により難いときは、甲が定める。", "customer permission"),
        ("甲から受け取った図面は、業務が終わったときに返却する。", "provider obligation"),
        ("乙が提出した書類は、返却しないものとする。", "customer exemption"),
        (
            "乙は、氏名を甲に届け出るものとし、これを変更したときも同様とする。",
            "provider obligation;provider obligation",
        ),
        ("休日の作業は、行わないものとする。", "provider prohibition"),
        ("乙は、品質を保証し、これに反する場合には、無償で交換する。", "provider obligation;provider obligation"),
        (
            "額は、著しい変更があった場合に限り変更できるものとし、それ以外の場合には変更しない。",
            "both permission;both prohibition",
        ),
        ("紛争は、乙が解決に当たり、甲はこれに協力する。", "provider obligation;customer obligation"),
        ("本工事の目的物には、引渡しの日から2年間、契約不適合責任を負う。", "provider obligation"),
        ("警備員は、勤務中、所定の制服を着用しなければならない。", "provider obligation"),
        ("甲は、その品質について何らの保証も行わない。", "customer exemption"),
        ("所有権は、代金の完済まで乙に留保する。", "both declaration"),
        ("違約金の定めは、これを超える損害の賠償請求を妨げるものではない。", "both permission"),
        (
            "注文は、乙が承諾を発したときに確定し、以後、甲はこれを取り消せない。",
            "both declaration;customer prohibition",
        ),
        ("乙が試料を分析することは、甲の同意があるときに限り、許される。", "provider permission"),
    ],
)
def test_services_and_works(text: str, expected: str) -> None:
    assert _told(in_contract(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本物件は、居住の目的以外に使用してはならない。", "customer prohibition"),
        ("動物の飼育は禁ずる。", "customer prohibition"),
        ("賃料の減額を求めることは、妨げない。", "customer permission"),
        ("貸主の商号を広告に用いることは、これを禁止する。", "customer prohibition"),
    ],
)
def test_leases(text: str, expected: str) -> None:
    assert _ruled(_LEASE, text) == expected


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("乙は、業務の終了後速やかに資料を返却する。", "業務の終了後速やかに"),
        ("乙は、本契約を5年間継続する。", "5年間"),
        ("乙は、検査に先立って、甲に日程を知らせる。", "検査に先立って"),
        ("甲は、請求書を受け取った日の翌営業日に支払う。", "請求書を受け取った日の翌営業日に"),
        ("甲は、30日前までに書面で通知した上で、台帳を検査することができる。", "30日前までに"),
        ("乙は、作業を変更するときは、あらかじめ甲に通知しなければならない。", "あらかじめ"),
        ("甲が受領の日から10日以内に異議を述べないときは、承認したものとみなす。", "甲が受領の日から10日以内に"),
        ("乙が7日以内に是正しないときは、甲は、本契約を解除することができる。", None),
    ],
)
def test_by_when(text: str, deadline: str | None) -> None:
    assert [norm.deadline for norm in in_contract(text)] == [deadline]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("乙は、甲の書面による承諾を得ずに、業務を他に委託してはならない。", "甲の書面による承諾を得ずに"),
        ("乙は、甲の承諾なく成果物を公表することができない。", "甲の承諾なく"),
        ("乙は、甲の承諾を得ることなく、担当者を替えることができる。", "甲の承諾を得ることなく"),
    ],
)
def test_without_whose_leave(text: str, condition: str) -> None:
    assert [norm.condition for norm in in_contract(text)] == [condition]


def test_a_proviso_in_the_sentence_itself() -> None:
    norms = in_contract(
        "乙は、中止するときは、甲に通知するものとし、ただし、急を要するときは、通知することなく中止することができる。"
    )
    assert [(n.modality, n.condition, n.exception) for n in norms] == [
        ("obligation", "中止するときは", "急を要するときは、通知することなく中止することができる"),
        ("permission", "急を要するときは", None),
    ]
    norms = in_contract("乙は、甲に通知するものとし、ただし、急を要するときは、この限りでない。")
    assert [(n.modality, n.exception) for n in norms] == [("obligation", "急を要するときは、この限りでない")]
