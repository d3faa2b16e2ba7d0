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


def test_the_day_on_which_the_founders_sign() -> None:
    more = "以上、つばき工芸会の設立のため、この定款を作成し、設立時社員が記名押印する。\n\n令和3年5月20日\n\n設立時社員　椿 一郎　印\n"
    found = rules("つばき工芸会定款", "この法人", "つばき工芸会", "社員", more)
    assert values(found, "document.established") == ["2021-05-20"]


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
        ("前条の資格のある者は、所定の入会手続により会員となる。", "所定の入会手続により会員となる"),
    ],
)
def test_how_one_joins(text: str, expected: str) -> None:
    found = rules("つばき台自治会会則", "本会", "つばき台自治会", "会員", f"第5条（入会）\n{text}\n")
    [value] = values(found, "application.formation")
    assert isinstance(value, str) and expected in value
