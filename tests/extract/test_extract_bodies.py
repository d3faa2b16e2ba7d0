"""Rules of a body of persons: the name it gives itself, who belongs to it, how one joins, how it is announced."""

import pytest

from pipeline.extract import extract
from pipeline.types.clause import Extraction, Value
from tests.texts import document

_RULES = (
    "{title}\n\n第1条（名称）\n{body}は、{name}と称する。\n\n第2条（構成）\n{body}は、次条の手続を経て{member}となった者で構成する。\n\n"
    "第3条（義務）\n{member}は、会費を納めなければならない。\n\n第4条（退会）\n{member}は、いつでも退くことができる。\n\n"
)


def rules(title: str, body: str, name: str, member: str, more: str = "") -> Extraction:
    return extract(document(_RULES.format(title=title, body=body, name=name, member=member) + more))


def values(found: Extraction, field: str) -> list[Value]:
    return [fact.value for fact in found.facts if fact.field == field]


@pytest.mark.parametrize(
    ("title", "body", "name", "member"),
    [
        ("一般社団法人つばき工芸会定款", "この法人", "一般社団法人つばき工芸会", "社員"),
        ("つばき台自治会会則", "本会", "つばき台自治会", "会員"),
        ("つばき農業協同組合定款", "この組合", "つばき農業協同組合", "組合員"),
        ("つばき写真部会則", "本団体", "つばき写真部", "会員"),
    ],
)
def test_a_body_is_the_provider_and_its_members_are_the_customer(title: str, body: str, name: str, member: str) -> None:
    found = rules(title, body, name, member)
    assert [(party.term, party.name, party.role, str(party.address)) for party in found.parties] == [
        (body, name, "provider", "第1条"),
        (member, None, "customer", "第2条"),
    ]
    assert values(found, "document.provider") == [name]
    assert values(found, "party.customer_term") == [member]


def test_a_school_that_is_only_mentioned_is_not_the_body() -> None:
    more = "第5条（顧問）\n本団体は、つばき大学（以下「本学」という。）の教員を顧問とする。本学は、場所を貸す。\n"
    found = rules("つばき写真部会則", "本団体", "つばき写真部", "会員", more)
    assert "本学" not in {party.term for party in found.parties}


def test_a_club_that_a_company_runs_is_not_the_provider() -> None:
    text = (
        "会則\n\n第1条（名称）\n本クラブは、つばきテニスクラブと称し、株式会社椿（以下「当社」という。）が運営する。\n\n"
        "第2条（入会）\n当社は、会員の入会を承認する。会員は、当社に会費を払う。\n\n第3条（休業）\n当社は、休業の日を会員に知らせる。\n\n"
        "第4条（除名）\n当社は、会員を除名することができる。会員は、退会することができる。\n\n"
    )
    assert [(party.term, party.name) for party in extract(document(text)).parties if party.role == "provider"] == [
        ("当社", "株式会社椿")
    ]


def test_a_company_that_runs_a_club_is_the_provider_however_often_the_club_acts() -> None:
    text = (
        "会則\n\n第1条（名称）\n本クラブは、見本テニスクラブと称し、その運営は見本興業株式会社（以下「会社」という。）が行う。\n\n"
        "第2条（入会）\n会社は、入会を承認する。会社は、会員証を発行する。\n\n第3条（休業）\n本クラブは、月曜を休業とする。会社は、これを会員に知らせる。\n\n"
        "第4条（除名）\n本クラブは、会員を除名することができる。\n\n第5条（行事）\n本クラブは、行事を行う。会員は、参加できる。\n\n"
        "第6条（会報）\n本クラブは、会員に会報を送る。\n"
    )
    assert [(party.term, party.name) for party in extract(document(text)).parties if party.role == "provider"] == [
        ("会社", "見本興業株式会社")
    ]


def test_what_a_body_calls_its_members_is_not_its_own_name() -> None:
    text = "会則\n\n第1条（会員）\n本会は、入会を認めた者を正会員と呼ぶ。\n\n第2条（会費）\n正会員は、会費を納める。\n"
    assert values(extract(document(text)), "document.provider") == []


def test_what_a_club_calls_its_members_leaves_the_company_in_its_place() -> None:
    text = (
        "クラブ規約\n\n第1条（運営）\n本クラブは、株式会社見本（以下「当社」という。）が運営します。\n\n"
        "第2条（会員）\n本クラブは、入会を申し込み当社が承諾した方を会員といいます。\n\n第3条（休業）\n会員は、会費を納めます。本クラブは、休業します。\n\n"
        "第4条（退会）\n会員は、退会できます。本クラブは、退会を認めます。\n"
    )
    assert values(extract(document(text)), "document.provider") == ["株式会社見本"]


@pytest.mark.parametrize(
    "said", ["本委員会は、品質委員会と称し、甲乙各2名で構成する。", "本会は、見本研究会と称する。"]
)
def test_a_body_that_two_sides_name_in_their_contract_is_no_further_side(said: str) -> None:
    text = (
        "業務委託契約書\n\n見本研究会（以下「甲」という。）と株式会社二（以下「乙」という。）は、次のとおり契約を締結する。\n\n"
        f"第1条（会）\n{said}\n\n第2条（委託）\n甲は、乙に対し、調査業務を委託し、乙は、これを受託する。\n\n第3条（報酬）\n甲は、乙に委託料を支払う。\n"
    )
    assert [(party.term, party.role) for party in extract(document(text)).parties] == [
        ("甲", "customer"),
        ("乙", "provider"),
    ]


def test_the_day_on_which_the_founders_sign() -> None:
    more = "以上、つばき工芸会の設立のため、この定款を作成し、設立時社員が記名押印する。\n\n令和3年5月20日\n\n設立時社員　椿 一郎　印\n"
    found = rules("つばき工芸会定款", "この法人", "つばき工芸会", "社員", more)
    assert values(found, "document.established") == ["2021-05-20"]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (
            "以上、この定款を作成し、設立時社員が署名する。\n\n令和3年5月20日\n\n令和4年5月20日\n\n設立時社員　椿 一郎　印\n",
            ["2021-05-20"],
        ),
        ("附則\n\nこの規則を定めた日から効力を生じます。\n\n最終改定日\n\n2025年4月1日\n", []),
        ("附則\n\nこの規程を定めるに伴い、旧規程は次の日に廃止する。\n\n平成20年3月31日\n", []),
    ],
)
def test_other_days_below_are_not_those_of_the_signing(more: str, expected: list[str]) -> None:
    found = rules("つばき工芸会定款", "この法人", "つばき工芸会", "社員", more)
    assert values(found, "document.established") == expected


def test_the_means_of_one_case_and_of_another() -> None:
    more = "第5条（規約の変更）\n本会は、重要な変更を電子メールで、軽微な変更の場合は、ウェブサイトへの掲示により通知します。\n"
    found = rules("つばき写真部会則", "本会", "つばき写真部", "会員", more)
    assert values(found, "amendment.notice_method") == [["電子メール", "ウェブサイトへの掲示"]]


def test_the_means_of_a_case_are_not_those_of_what_is_done_in_it() -> None:
    more = "第5条（公告の方法）\nこの法人の公告は、電子公告により行う。ただし、電子公告をすることができない場合は、官報に掲載する方法により行う。\n"
    found = rules("つばき工芸会定款", "この法人", "つばき工芸会", "社員", more)
    assert values(found, "notice.methods") == ["電子公告", "官報に掲載する方法"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "本会に入ろうとする者は、入会申込書により申し込み、役員会の承認を得なければならない。",
            "入会申込書により申し込み、役員会の承認を得なければならない",
        ),
        ("加入の申込みをする者は、役員会の承認を受けなければならない。", "役員会の承認を受けなければならない"),
        ("前条の資格のある者は、所定の入会手続により会員となる。", "所定の入会手続により会員となる"),
    ],
)
def test_how_one_joins(text: str, expected: str) -> None:
    found = rules("つばき台自治会会則", "本会", "つばき台自治会", "会員", f"第5条（入会）\n{text}\n")
    [value] = values(found, "application.formation")
    assert isinstance(value, str) and expected in value


@pytest.mark.parametrize("caption", ["入会", "改装の申込み", "適用"])
def test_leave_that_a_member_asks_for_is_not_how_one_joins(caption: str) -> None:
    text = "改装の申請をする会員は、事前に図面を出し、本会の承認を得なければならない。"
    found = rules("つばき台自治会会則", "本会", "つばき台自治会", "会員", f"第5条（{caption}）\n{text}\n")
    assert values(found, "application.formation") == []
