"""Whose a norm is in texts of kinds that were met late: carriage, dispatch of staff, classes, an alliance of three."""

import pytest

from pipeline.extract import extract
from tests.extract.normed import in_contract, in_terms, told
from tests.texts import document

_THREE = (
    "提携契約書\n\n株式会社一（以下「甲」という。）、株式会社二（以下「乙」という。）及び株式会社三（以下「丙」という。）は、次のとおり契約する。\n"
    "第1条（提携）\n"
)


def among_three(text: str) -> list[tuple[str, str]]:
    norms = extract(document(_THREE + text + "\n")).norms
    return [(norm.bearer, norm.modality) for norm in norms]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("丙が前項の支払を遅延したときは、年5パーセントの遅延損害金を支払う。", [("丙", "obligation")]),
        ("催しの費用は、甲が4割、乙及び丙が各3割を負担する。", [("both", "obligation")]),
        ("製品の所有権は、代金が支払われた時に、甲から丙に移転する。", [("both", "declaration")]),
    ],
)
def test_among_three(text: str, expected: list[tuple[str, str]]) -> None:
    assert among_three(text) == expected


def test_the_same_holds_as_in_the_paragraph_before() -> None:
    text = (
        "１　一方が破産したときは、他の当事者は、本契約を解除することができる。\n"
        "２　前項に定める場合のほか、相手方が違反を改めないときも、同様とする。"
    )
    assert among_three(text) == [("both", "permission"), ("both", "permission")]


@pytest.mark.parametrize(
    ("text", "bearer", "modality"),
    [
        ("乙が納入を怠ったときは、1日につき1万円を支払う。", "provider", "obligation"),
        ("乙が甲に対する報告を怠ったときは、違約金を支払う。", "provider", "obligation"),
        ("乙の報酬は、1件につき3万円とする。", "customer", "declaration"),
        ("機器は、室温で保管されるものとする。", "provider", "obligation"),
        ("通知は、前条の宛先に送付されるものとする。", "both", "obligation"),
    ],
)
def test_in_contracts(text: str, bearer: str, modality: str) -> None:
    assert [(norm.bearer, norm.modality) for norm in in_contract(text)] == [(bearer, modality)]


def test_what_a_side_does_with_the_topic_is_told_before_the_next() -> None:
    norms = in_contract("点検は、当日に乙が行い、異状があるときは、直ちに甲に報告する。")
    assert [(norm.bearer, norm.modality, norm.condition) for norm in norms] == [
        ("provider", "obligation", None),
        ("provider", "obligation", "異状があるときは"),
    ]


def test_both_act_together_after_one() -> None:
    norms = in_contract("事故があったときは、甲は、直ちに乙に知らせ、両者協力して対応する。")
    assert [(norm.bearer, norm.modality) for norm in norms] == [("customer", "obligation"), ("both", "obligation")]


def test_a_like_duty_is_no_like_ban() -> None:
    norms = in_contract("乙は、秘密を漏らしてはならず、従業員にも同様の義務を負わせる。")
    assert [(norm.bearer, norm.modality) for norm in norms] == [("provider", "prohibition"), ("provider", "obligation")]


@pytest.mark.parametrize(
    ("text", "bearer", "modality"),
    [
        ("写真を載せる場合は、会員の同意をいただきます。", "provider", "obligation"),
        ("名簿を用いる場合は、文書で同意をいただきます。", "provider", "obligation"),
        ("名簿を用いる場合は、文書で承諾をいただくものとします。", "provider", "obligation"),
        ("昼食代は、1食600円です。", "customer", "declaration"),
        ("会員が当店の契約違反により損失を受けたときは、これを補償します。", "provider", "obligation"),
        ("会員が当店の遅延により会に出られなかったときは、料金に加算して返金します。", "provider", "obligation"),
        ("会員が列車の遅延により受講できなかったときは、受講料に加算して返金します。", "provider", "obligation"),
        ("会員が会費の支払を怠ったときは、違約金を加算します。", "customer", "obligation"),
        ("教室で録音するときは、先に当社の承諾をいただきます。", "customer", "obligation"),
        ("教室で録音するときは、係員の許可をいただきます。", "customer", "obligation"),
        ("座席を保つ費用として月額2,000円がかかります。", "customer", "declaration"),
        ("この規約に定めのないことは、法令又は慣習によるものとします。", "both", "declaration"),
        ("前項の規定は、当社が欠陥を知っていた場合には、適用しません。", "both", "declaration"),
        ("入会契約は、当社が申込みを承諾し、入会金を受け取った日に成立します。", "both", "declaration"),
    ],
)
def test_in_terms(text: str, bearer: str, modality: str) -> None:
    assert [(norm.bearer, norm.modality) for norm in in_terms(text)] == [(bearer, modality)]


@pytest.mark.parametrize("text", ["振替授業はいたしません。", "雨の日の補講は行いません。"])
def test_no_lesson_in_place_of_one_is_a_release(text: str) -> None:
    assert [(norm.bearer, norm.modality) for norm in in_terms(text)] == [("provider", "exemption")]


@pytest.mark.parametrize("when", ["認めた日に", "認めた時点をもって"])
def test_what_is_drawn_up_before_it_is_settled(when: str) -> None:
    norms = in_contract(f"図面は、甲が作成し、乙が{when}確定する。")
    assert (norms[0].bearer, norms[0].modality, norms[0].action) == ("customer", "obligation", "図面は、甲が作成し")
    assert len(norms) == 2


def test_not_to_take_money_is_a_release() -> None:
    norms = in_terms("取消しの料金として500円を申し受けます。ただし、急病による場合は、いただきません。")
    assert [(norm.bearer, norm.modality) for norm in norms] == [("customer", "obligation"), ("provider", "exemption")]


def test_who_is_silent_in_terms_is_the_customer() -> None:
    norms = in_terms("当社は、変更の内容を知らせます。退会の届出がないときは、変更に同意されたものとみなします。")
    assert [(norm.bearer, norm.modality) for norm in norms] == [("provider", "obligation"), ("customer", "deeming")]


def test_an_entry_with_a_bracket_behind_it_is_one_too() -> None:
    norms = in_terms(
        "会員は、次のことを守らなければなりません。\n(1) 室内で飲食しないこと（水を除く。）\n(2) 静かに待つこと"
    )
    assert told(norms)[1:] == [
        ("customer", "prohibition", "室内で飲食しないこと"),
        ("customer", "obligation", "静かに待つこと"),
    ]


def test_staff_that_is_sent_is_neither_side() -> None:
    text = (
        "派遣契約書\n\n株式会社一（以下「派遣元」という。）と株式会社二（以下「派遣先」という。）は、派遣元が雇用する労働者（以下「派遣労働者」という。）の派遣につき契約する。\n"
        "第1条（就業）\n1 派遣労働者は、派遣先の指揮命令を受けて働く。\n2 派遣労働者は、制服を着るものとする。\n3 派遣元は、派遣労働者に賃金を支払う。\n"
        "4 派遣労働者は、休憩を取ることができる。\n"
    )
    assert [norm.bearer for norm in extract(document(text)).norms] == [
        "third_party",
        "third_party",
        "provider",
        "third_party",
    ]


def test_who_sends_goods_is_the_customer() -> None:
    text = (
        "見本運送約款\n\n第1条（適用）\nこの約款は、株式会社一（以下「当店」という。）が引き受ける運送に適用する。\n"
        "第2条（運賃）\n1 運賃は、荷送人の負担とする。\n2 当店は、荷送人に控えを渡す。\n3 当店は、荷送人から箱を受け取る。\n"
    )
    found = extract(document(text))
    assert [party.term for party in found.parties if party.role == "customer"] == ["荷送人"]
    assert [norm.bearer for norm in found.norms if str(norm.address).startswith("第2条")] == [
        "customer",
        "provider",
        "provider",
    ]


def test_parents_of_pupils_are_customers_and_those_who_stand_for_a_minor_are_not() -> None:
    text = (
        "見本塾規約\n\nこの規約は、株式会社一（以下「当塾」といいます。）の授業を受ける生徒（以下「受講生」といいます。）と{who}（以下「保護者」といいます。）に適用されます。\n"
        "第1条（届出）\n保護者は、住所の変更を届け出てください。\n"
    )
    bearers = {
        who: [norm.bearer for norm in extract(document(text.format(who=who))).norms if str(norm.address) == "第1条"]
        for who in ("その保護者", "未成年者の親権者")
    }
    assert bearers == {"その保護者": ["customer"], "未成年者の親権者": ["third_party"]}


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        ("会員が返金を希望するときは、30日以内に返金します。", "provider"),
        ("会員が退会を希望するときは、敷金を返還する。", "provider"),
        ("会員が見学を希望するときは、無料で案内します。", "provider"),
        ("会員が延長を希望するときは、当日まで受け付けます。", "provider"),
        ("会員が配送を希望するときは、3日以内に届ける。", "provider"),
        ("会員が退会を希望するときは、手続を案内します。", "provider"),
        ("会員が面談を希望するときは、3日以内に連絡します。", "provider"),
        ("会員が退会を希望するときは、退会届を提出しなければならない。", "customer"),
        ("会員が休会を希望する場合は、前月末日までに届け出るものとする。", "customer"),
        ("会員が名義を変えようとするときは、書面で届け出なければならない。", "customer"),
        ("会員が予約の変更を望むときは、その旨を前日までに連絡しなければならない。", "customer"),
    ],
)
def test_a_wish_is_handed_in_by_one_and_answered_by_the_other(text: str, bearer: str) -> None:
    assert [(norm.bearer, norm.modality) for norm in in_terms(text)] == [(bearer, "obligation")]


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        ("会員には、会費を納めます。", "customer"),
        ("会員には、本人確認書類を示す必要があります。", "customer"),
        ("会員には、退会届を出していただきます。", "customer"),
        ("会員には、次の機能をご利用になれます。", "customer"),
        ("会員には、利用後に清掃をお願いします。", "customer"),
        ("会員には、特典を用意します。", "provider"),
        ("会員には、会報を年4回送る。", "provider"),
    ],
)
def test_who_is_named_first_gets_or_has_to_do(text: str, bearer: str) -> None:
    assert [norm.bearer for norm in in_terms(text)] == [bearer]
