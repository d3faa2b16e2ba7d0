"""Notice periods, term, renewal, leaving: who tells whom, how long before what."""

import pytest

from tests.extract.extracted import extracted, placed, values

NOTICES = {
    "amendment": [
        ("規約の変更|当社は、本規約を変更するときは、効力発生日の30日前までに会員に通知します。", "P30D"),
        ("規約の改定|当社は、2週間の周知期間をおいて本規約を改定することができます。", "P2W"),
        ("規約の変更|当社は、少なくとも1か月の予告期間をもって、本規約を変更することがあります。", "P1M"),
    ],
    "fee_change": [
        ("料金の改定|当社は、料金を変更するときは、変更日の60日前までに会員に通知します。", "P60D"),
        ("会費の改定|会費の改定は、2ヶ月前までに館内に掲示します。", "P2M"),
    ],
    "suspension": [
        (
            "サービスの停止|当社は、保守のため本サービスを停止することがあります。この場合、3営業日前までに通知します。",
            "3BD",
        ),
        ("中断|本サービスを中断するときは、48時間前までに告知します。", "PT48H"),
    ],
    "service_change": [("サービスの変更|当社は、本サービスの内容を変更するときは、14日前までに告知します。", "P14D")],
    "discontinuation": [
        ("サービスの終了|当社は、6か月前までに通知して、本サービスを終了することができます。", "P6M"),
        ("廃止|当社は、本サービスを廃止する場合、廃止日より3ヶ月以上前に会員に通知します。", "P3M"),
    ],
    "termination_by_customer": [
        ("退会|会員は、退会を希望する日の1か月前までに、書面で届け出るものとします。", "P1M"),
        ("解約|会員は、三十日前までに申し出ることにより、いつでも解約できます。", "P30D"),
        ("解約|甲又は乙は、60日前までに書面で予告することにより、本契約を解約することができる。", "P60D"),
        ("更新|会員から期間満了の20日前までに更新しない旨の通知がないときは、契約は自動的に更新されます。", "P20D"),
    ],
}


@pytest.mark.parametrize(
    ("kind", "article", "value"), [(kind, *case) for kind, cases in NOTICES.items() for case in cases]
)
def test_notice_periods(kind: str, article: str, value: str) -> None:
    found = {fact.field: fact.value for fact in extracted(article).facts if fact.field.endswith("notice_period")}
    assert found == {f"{kind}.notice_period": value}


def test_one_notice_for_change_and_end() -> None:
    article = "変更・終了|当社は、30日前までに告知して、本サービスの内容を変更し、又は提供を終了することができます。"
    assert values("service_change.notice_period", article) == ["P30D"]
    assert values("discontinuation.notice_period", article) == ["P30D"]


@pytest.mark.parametrize(
    "article",
    [
        "規約の変更|当社は、30日前の予告を要することなく、本規約を変更できます。",
        "規約の変更|本規約の変更の通知を受けた日から30日以内に異議を述べることができます。",
        "契約の解除|当社が14日間の期間を定めて是正を求めたにもかかわらず是正されないときは、契約を解除します。",
        "損害賠償|当社の賠償は、損害発生の過去6か月前までの料金を上限とします。",
        "検査|甲は、納期の10日前までに納入計画を通知する。",
    ],
)
def test_other_periods_are_no_notice(article: str) -> None:
    assert [fact for fact in extracted(article).facts if fact.field.endswith("notice_period")] == []


def test_a_customers_change_of_plan_is_not_the_providers() -> None:
    article = "コースの変更|会員は、5日前までに届け出ることにより、コースを変更することができます。"
    assert values("service_change.notice_period", article) == []


def test_notice_without_a_length_is_kept_as_printed() -> None:
    assert values(
        "termination_by_customer.notice_period",
        "退会|会員は、退会希望月の前月末日までに、退会届を提出するものとします。",
    ) == ["退会希望月の前月末日まで"]
    assert values(
        "suspension.notice_period", "停止|当社は、本サービスを停止するときは、あらかじめ会員に通知します。"
    ) == ["あらかじめ"]
    assert (
        values("suspension.notice_period", "停止|当社は、あらかじめ通知することなく、本サービスを停止できます。") == []
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("会員が違反し、催告後30日以内に是正されないとき、当社は契約を解除できます。", "P30D"),
        ("当社が7日の期間を定めて書面で改善を求め、それでも改まらないときは、登録を取り消します。", "P7D"),
        ("相手方が違反し、相当の期間を定めて催告しても是正しないときは、契約を解除することができる。", "相当の期間"),
    ],
)
def test_cure_period(text: str, value: str) -> None:
    assert values("termination_by_provider.cure_period", f"解除|{text}") == [value]


def test_arrears_are_no_cure_period() -> None:
    assert (
        values("termination_by_provider.cure_period", "除名|会費を3か月以上滞納した会員は、除名することができます。")
        == []
    )


@pytest.mark.parametrize(
    ("article", "initial"),
    [
        ("契約期間|契約期間は、契約成立日から1年間とします。", ["P1Y"]),
        ("期間|本契約の有効期間は、締結日から二年間とする。", ["P2Y"]),
        ("受講期間|受講期間は、開始日から6か月間とし、以後も同様とします。", ["P6M"]),
        ("最低利用期間|最低利用期間は、12か月とします。", []),
        ("秘密保持|秘密を守る義務は、契約の終了後3年間存続します。", []),
    ],
)
def test_initial_term(article: str, initial: list[str]) -> None:
    assert values("term.initial", article) == initial


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("本サービスの最低利用期間は、利用開始日から3ヶ月とします。", "P3M"),
        ("入会後6か月間は退会できません。", "P6M"),
        ("レンタル期間は、10日を最短とする。", "P10D"),
    ],
)
def test_minimum_term(text: str, value: str) -> None:
    assert values("term.minimum", f"期間|{text}") == [value]


@pytest.mark.parametrize(
    ("text", "auto", "term"),
    [
        ("申出がないときは、契約は同一の条件で更に1年間更新されます。", [True], ["P1Y"]),
        ("契約期間は1か月とし、退会の申出がない限り、1か月ごとに自動更新されます。", [True], ["P1M"]),
        ("契約は、期間満了後自動的に更新されることはありません。自動更新はされません。", [False], []),
        ("契約期間の満了後、別段の意思表示がないときは、同一内容で延長されるものとします。", [True], []),
    ],
)
def test_renewal(text: str, auto: list[bool], term: list[str]) -> None:
    assert values("renewal.auto", f"更新|{text}") == auto
    assert values("renewal.term", f"更新|{text}") == term


def test_an_update_of_data_is_no_renewal() -> None:
    assert values("renewal.auto", "登録|会員の登録情報は、自動的に更新されます。") == []


def test_both_sides_may_refuse() -> None:
    article = "更新|期間満了の3か月前までに甲乙いずれからも終了の申出がないときは、契約は同じ条件で1年間更新される。"
    assert values("renewal.opt_out_period", article) == ["P3M"]
    assert values("termination_by_customer.notice_period", article) == ["P3M"]


def test_how_one_leaves() -> None:
    article = "退会|会員は、マイページの退会フォームから手続をすることにより、退会することができます。"
    (_, address, quote), *_ = placed("termination_by_customer.method", article)
    assert address == "第1条" and "退会フォームから手続" in quote
    assert (
        values(
            "termination_by_customer.method", "除名|当社は、書面により通知して会員を除名し、退会させることができます。"
        )
        == []
    )


@pytest.mark.parametrize(
    ("text", "required"),
    [
        ("会員が違反したときは、当社は、何らの催告を要せず契約を解除することができます。", [False]),
        ("当社は、催告し、相当の期間内に是正されないときは、契約を解除することができます。", [True]),
    ],
)
def test_whether_the_provider_has_to_warn(text: str, required: list[bool]) -> None:
    assert values("termination_by_provider.notice_required", f"解除|{text}") == required
