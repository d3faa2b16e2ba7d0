"""What plain verbs are in the mouth of who sets the terms, and whose states, limits and third persons' duties are."""

import pytest

from tests.extract.extracted import articles
from tests.extract.normed import in_contract, in_terms, told
from tests.texts import document


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("いったん受け取った料金は、どんな理由でも払い戻しません。", "exemption"),
        ("失効した特典は、再発行いたしません。", "exemption"),
        ("登録をお断りした理由は、明かしません。", "exemption"),
        ("誤って届け出た配送は、当社は取り消せません。", "exemption"),
        ("会員の閲覧の記録を、第三者に渡しません。", "prohibition"),
        ("代金は、登録の口座から引き落とします。", "permission"),
        ("期限までに支払がないときは、会員の登録を取り消します。", "permission"),
        ("会員から求めがあったときは、5日以内に記録を元の場所に戻します。", "obligation"),
    ],
)
def test_what_who_sets_the_terms_says_of_himself(text: str, modality: str) -> None:
    assert [(norm.bearer, norm.modality) for norm in in_terms(text)] == [("provider", modality)]


@pytest.mark.parametrize(
    ("text", "bearer", "modality"),
    [
        ("ポイントは、最後に増えた日から1年で失効します。", "customer", "declaration"),
        ("ポイントは、1個を1円として代金に充てられます。", "customer", "permission"),
        ("送料には、ポイントは付与されません。", "provider", "exemption"),
        ("引き継ぎをしないまま端末を替えると、記録は見られなくなります。", "customer", "prohibition"),
        ("支払が遅れたときは、年3%の遅延損害金がかかります。", "customer", "obligation"),
        ("変更の申請には、保護者の同意が要ります。", "customer", "obligation"),
        ("料金は、掲示をもって改めることができる。", "provider", "permission"),
        ("会員どうしの争いは、当事者の間で解決するものとします。", "customer", "obligation"),
        ("送った通知は、発信の時に届いたものと扱います。", "customer", "deeming"),
        ("会員でない者は、大会に参加することができない。", "third_party", "prohibition"),
        ("理事会は、会費の額を定めなければならない。", "provider", "obligation"),
    ],
)
def test_whose_it_is_where_no_side_is_named(text: str, bearer: str, modality: str) -> None:
    assert [(norm.bearer, norm.modality) for norm in in_terms(text)] == [(bearer, modality)]


def test_to_come_about_is_nobodys_duty() -> None:
    [norm] = in_terms("入会の契約は、会員が入会金を納付した日に成立する。")
    assert (norm.bearer, norm.modality) == ("both", "declaration")


def test_classical_endings() -> None:
    assert told(in_contract("甲は、催告を要せずして、本契約を解除することを得。"))[0][:2] == ("customer", "permission")
    assert told(in_contract("乙は、瑕疵を遅滞なく甲に通知すべきものとす。"))[0][:2] == ("provider", "obligation")


def test_wages_are_paid_by_who_employs() -> None:
    text = (
        "雇用契約書\n\n株式会社一（以下「使用者」という。）と末尾に記名する者（以下「労働者」という。）は、次のとおり雇用契約を締結する。\n\n"
        "第1条（業務）\n労働者は、使用者の指揮の下で、介護の業務に従事する。\n\n第2条（賃金）\n退職金は、支給しない。\n"
    )
    from pipeline.extract import extract

    assert [(n.bearer, n.modality) for n in extract(document(text)).norms][-1] == ("provider", "exemption")


def test_entries_of_a_lead_that_says_what_to_do_are_duties() -> None:
    norms = in_terms(
        "会員は、紛失したときは、次のことをしてください。\n(1) 警察に届け出ること。\n(2) 番号を当社に伝えること。"
    )
    assert [(norm.bearer, norm.modality) for norm in norms] == [("customer", "obligation")] * 3


def test_staff_of_who_provides_is_not_the_customer() -> None:
    assert [n.bearer for n in in_terms("会員は、会費を納める。会員が来ないときは、職員が電話します。")] == [
        "customer",
        "provider",
    ]


def test_mark_of_a_guarantor_and_marks_with_numbers() -> None:
    from pipeline.extract import extract

    lease = (
        "使用契約書\n\n株式会社一（以下「甲」という。）、株式会社二（以下「乙１」という。）、合同会社三（以下「乙２」という。）及び連帯保証人（以下「丙」という。）は、次のとおり契約する。\n\n"
        "第1条（使用）\n乙２は、夜間に機器を使用してはならない。\n２　丙は、乙１の債務について履行の責任を負う。\n"
    )
    found = extract(document(lease))
    assert {(p.term, p.name) for p in found.parties} >= {("乙１", "株式会社二"), ("乙２", "合同会社三")}
    assert next(p.role for p in found.parties if p.term == "丙") == "third_party"
    assert [n.bearer for n in found.norms] == ["乙2", "third_party"]


def test_classical_lead_to_a_term_names_a_party() -> None:
    text = articles(
        "目的|売主株式会社一（以下「売主」といふ。）と買主二住建株式会社（以下「買主」といふ。）は、売買する。",
        "引渡し|売主は、引き渡す。買主は、支払う。",
    )
    from pipeline.extract import extract

    assert {p.term for p in extract(document(text)).parties} >= {"売主", "買主"}
