"""Rules that an organisation makes for itself: 就業規則, 学則, 規程; who makes them, whom they bind, since when."""

import pytest

from pipeline.extract import extract
from tests.texts import document

_STAFF_RULES = (
    "職員就業規則\n\n第1条（目的）\nこの規則は、医療法人みさき会（以下「法人」という。）の職員の就業について定める。\n\n"
    "第2条（服務）\n職員は、誠実に勤務する。\n\n第3条（秘密）\n職員は、秘密を漏らしてはならない。\n\n"
    "第4条（研修）\n職員は、研修を受ける。\n\n"
)


def told(field: str, text: str) -> list[tuple[object, str]]:
    """Value and address of each fact of a field."""
    return [(fact.value, str(fact.addresses[0])) for fact in extract(document(text)).facts if fact.field == field]


def sides(text: str) -> dict[str, tuple[str, str | None]]:
    """Role and name of each party by its word."""
    return {party.term: (party.role, party.name) for party in extract(document(text)).parties}


@pytest.mark.parametrize(
    ("heading", "revised"),
    [
        ("附　則（平成19年2月6日規程第8号）", "2007-02-06"),
        ("附則（令和2年3月5日改正）", "2020-03-05"),
        ("附　則（平30.3.9規程第2号）", "2018-03-09"),
        ("附　則（令3・2・4理事会議決）", "2021-02-04"),
        ("附　則\n（令和4年1月20日）", "2022-01-20"),
    ],
)
def test_the_heading_of_a_later_supplement_tells_when_the_rules_were_revised(heading: str, revised: str) -> None:
    text = f"{_STAFF_RULES}附　則\nこの規則は、平成15年4月1日から施行する。\n\n{heading}\nこの規則は、公布の日から施行する。\n"
    assert told("document.revised", text) == [(revised, "附則#2")]
    assert told("document.effective", text) == [("2003-04-01", "附則")]
    assert told("document.established", text) == []


def test_the_heading_is_quoted_from_where_it_stands() -> None:
    parsed = document(
        f"{_STAFF_RULES}附則\nこの規則は、昨日から施行する。\n\n附則（令和2年3月5日規程第1号）\n第3条を改める。\n"
    )
    (fact,) = [one for one in extract(parsed).facts if one.field == "document.revised"]
    assert fact.quote == "令和2年3月5日"
    assert [parsed.source.text[slice(*span)] for span in fact.spans] == [fact.quote]


def test_two_lines_below_a_supplement_that_numbers_its_texts_are_its_heading_too() -> None:
    text = f"{_STAFF_RULES}附　則\nこの規則は、平成15年4月1日から施行する。\n\n附　則\n（令和4年1月20日規程第5号）\n1　この規則は、令和4年4月1日から施行する。\n2　従前の例による。\n"
    assert told("document.revised", text) == [("2022-01-20", "附則#2")]


def test_the_first_supplement_tells_when_the_rules_were_made() -> None:
    first = f"{_STAFF_RULES}附則（平成15年3月2日）\nこの規則は、平成15年4月1日から施行する。\n"
    assert told("document.established", first) == [("2003-03-02", "附則")]
    assert told("document.revised", first) == []


def test_not_where_it_speaks_of_a_change_or_the_cover_says_it() -> None:
    changed = f"{_STAFF_RULES}附則（平成15年3月2日）\nこの改正は、平成15年4月1日から施行する。\n"
    assert told("document.revised", changed) == [("2003-03-02", "附則")]
    covered = changed.replace("職員就業規則\n", "職員就業規則\n\n平成元年4月1日 制定\n", 1).replace(
        "この改正", "この規則"
    )
    assert told("document.established", covered) == [("1989-04-01", "前文")]
    assert told("document.revised", covered) == [("2003-03-02", "附則")]


@pytest.mark.parametrize(
    "heading", ["附則（平成30年4月1日の改正に伴う経過措置）", "附則（平成30年4月1日以後の入学者）"]
)
def test_a_day_that_a_heading_only_mentions_is_none_of_the_rules(heading: str) -> None:
    text = f"{_STAFF_RULES}附則\nこの規則は、平成15年4月1日から施行する。\n\n{heading}\n従前の例による。\n"
    assert "2018-04-01" not in [value for value, _ in told("document.established", text)]


def test_the_organisation_and_those_it_binds_are_brought_in_by_the_first_articles() -> None:
    assert sides(_STAFF_RULES) == {"法人": ("provider", "医療法人みさき会"), "職員": ("customer", None)}
    assert told("party.customer_term", _STAFF_RULES) == [("職員", "第1条")]


def test_who_leads_the_organisation_is_no_side() -> None:
    text = "職員規程\n\n第1条　国立大学法人みなも大学（以下「大学」という。）に勤務する者（以下「教職員」という。）について定める。\n\n"
    text += "".join(
        f"第{n}条　大学の長（以下「学長」という。）は、教職員に命ずる。大学は、これを公表する。\n\n"
        for n in range(2, 6)
    )
    assert sides(text) == {"大学": ("provider", "国立大学法人みなも大学"), "教職員": ("customer", None)}


def test_a_company_named_only_where_its_workers_are() -> None:
    text = "就業規則\n\n第1条　この規則は、ひなた運送株式会社の従業員の就業について定める。\n\n"
    text += "".join(f"第{n}条　会社は、従業員に通知する。従業員は、会社に届け出る。\n\n" for n in range(2, 6))
    assert sides(text) == {"会社": ("provider", "ひなた運送株式会社"), "従業員": ("customer", None)}


def test_a_school_that_its_title_names() -> None:
    text = "みなも高等学校学則\n\n第1条　本校は、高等普通教育を施す。\n\n"
    text += "".join(f"第{n}条　生徒は、きまりを守らなければならない。\n\n" for n in range(2, 6))
    assert sides(text) == {"本校": ("provider", "みなも高等学校"), "生徒": ("customer", None)}
    assert told("document.provider", text) == [("みなも高等学校", "前文")]
    assert told("party.provider_term", text) == [("本校", "第1条")]


def test_students_bind_no_rules_for_customers() -> None:
    text = "会員サービス利用規程\n\n第1条　この規程は、株式会社うみべ（以下「当社」という。）の会員サービスの利用について定める。会員は、これに従う。\n\n"
    text += "".join(
        f"第{n}条　学生は、学生証を示す。会員は、会費を支払う。当社は、会員に通知する。\n\n" for n in range(2, 6)
    )
    assert sides(text)["会員"] == ("customer", None)
    assert "学生" not in sides(text)


@pytest.mark.parametrize(
    ("entry", "how"),
    [
        ("自己の都合により退職を願い出て承認されたとき。", "自己の都合により退職を願い出て承認されたとき"),
        ("退職を申し出て法人が承認した場合", "退職を申し出て法人が承認した場合"),
        ("定年に達したとき。", None),
    ],
)
def test_an_entry_tells_how_one_leaves(entry: str, how: str | None) -> None:
    text = f"{_STAFF_RULES}第5条（身分）\n職員が次の各号の一に該当するときは、退職とする。\n(1)　{entry}\n(2)　死亡したとき。\n"
    found = told("termination_by_customer.method", text)
    assert found == ([(how, "第5条第1号")] if how else [])


@pytest.mark.parametrize(
    ("text", "how"),
    [
        (
            "職員は、退職しようとするときは、理事長に文書で願い出なければならない。",
            "理事長に文書で願い出なければならない",
        ),
        ("職員は、退職しようとするときは、退職願を理事長に提出する。", "退職願を理事長に提出する"),
    ],
)
def test_to_ask_for_leave_is_a_way_to_leave(text: str, how: str) -> None:
    assert told("termination_by_customer.method", f"{_STAFF_RULES}第5条（退職）\n{text}\n") == [(how, "第5条")]


def test_a_contract_that_may_be_renewed_does_not_renew_itself() -> None:
    text = f"{_STAFF_RULES}第5条（労働契約の更新）\n法人は、必要と認めるときは、労働契約を更新することがある。\n"
    assert told("renewal.auto", text) == [(False, "第5条")]


def test_who_wants_to_stay_a_member_has_to_ask() -> None:
    text = "みなも会会則\n\n第1条　本会は、みなも会と称する。\n\n第2条（会員資格の更新）\n資格を継続しようとする会員は、4月中に継続の手続を行う。\n"
    assert told("renewal.auto", text) == [(False, "第2条")]


def test_not_to_renew_with_who_has_worked_long_is_the_employers_notice() -> None:
    text = f"{_STAFF_RULES}第5条（契約の更新）\n1年を超えて継続勤務している者の契約を更新しないときは、期間の満了する日の30日前までに予告する。\n"
    assert told("renewal.opt_out_period", text) == [("P30D", "第5条")]
    assert told("termination_by_customer.notice_period", text) == []


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("職員の定年は満62歳とし、定年に達した日の属する年度の末日に退職する。", "定年に達した日の属する年度の末日"),
        (
            "雇用期間の末日は、満64歳に達する日以後における最初の3月31日とする。",
            "満64歳に達する日以後における最初の3月31日",
        ),
        ("契約期間は、採用の日に始まり、職員が退職を申し出るまでとする。", "職員が退職を申し出るまで"),
        ("契約期間は、開始日から2年を経過する日までとする。", None),
        ("乳児とは、満1歳に達する日以後における最初の3月31日までの者をいう。", None),
    ],
)
def test_the_end_of_the_term_in_words(text: str, end: str | None) -> None:
    found = told("term.end", f"{_STAFF_RULES}第5条（細目）\n{text}\n")
    assert found == ([(end, "第5条")] if end else [])


def test_whoever_has_gone_through_entrance_is_let_in() -> None:
    text = "みなも大学学則\n\n第1条　本学は、教育を行う。\n\n第2条（細目）\n学長は、所定の手続を完了した者に入学を許可する。\n"
    assert told("application.formation", text) == [("所定の手続を完了した者に入学を許可する", "第2条")]


def test_who_wants_to_be_a_member_needs_consent() -> None:
    text = "みなも協会定款\n\n第1条　当法人は、一般社団法人みなも協会と称する。\n\n第2条（会費）\n社員は、会費を納める。\n\n第3条（議決権）\n社員は、議決権を有する。\n\n"
    text += "第4条（細目）\n当法人の社員になろうとする者は、申込書を出し、理事会の承認を受けなければならない。\n"
    assert [at for _, at in told("application.formation", text)] == ["第4条"]


def test_a_body_makes_its_notices_public() -> None:
    text = "みなも会定款\n\n第1条　当法人は、みなも会と称する。\n\n第2条（公告の方法）\n当法人の公告は、電子公告により行う。ただし、電子公告ができない場合は、官報に掲載する方法により行う。\n"
    assert told("notice.methods", text) == [("電子公告", "第2条"), ("官報に掲載する方法", "第2条")]


def test_no_share_in_a_body_is_no_refund() -> None:
    text = "みなも会会則\n\n第1条　本会は、みなも会と称する。\n\n第2条（資産）\n会員は、本会の資産に持分を有さず、払戻しを請求することができない。\n"
    assert told("refund.policy", text) == []


def test_how_long_one_compensates() -> None:
    text = "契約書\n\n株式会社一（以下「甲」という。）は株式会社二（以下「乙」という。）に業務を委託する。\n\n第1条（保証）\n乙が損害賠償を行う期間は、検収の日の翌日から6か月間とする。\n"
    assert told("liability.claim_period", text) == [("P6M", "第1条")]
