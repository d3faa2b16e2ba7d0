"""Words that only look like those of a fact: another period, another body, another side than those of the document."""

import pytest

from pipeline.extract import extract
from pipeline.types.clause import Extraction
from tests.extract.extracted import of_contract, values
from tests.texts import document

_STAFF = (
    "職員就業規則\n\n第1条（目的）\nこの規則は、学校法人すぎな（以下「法人」という。）の職員の就業について定める。\n\n"
)
_BODY = "すぎな会会則\n\n第1条（名称）\n本会は、すぎな会と称する。\n\n"


def told(field: str, text: str) -> list[object]:
    return [fact.value for fact in extract(document(text)).facts if fact.field == field]


def numbered(title: str, *articles: str) -> Extraction:
    written = "".join(f"第{number}条　{text}\n\n" for number, text in enumerate(articles, 1))
    return extract(document(f"{title}\n\n{written}"))


def customers(found: Extraction) -> list[tuple[str, str]]:
    return [(party.term, str(party.address)) for party in found.parties if party.role == "customer"]


@pytest.mark.parametrize("caption", ["施行期日等", "施行期日及び経過措置", "施行期日と適用の特例"])
@pytest.mark.parametrize("heading", ["附　則（平成21年5月8日規程第6号）", "附則（平成21年5月8日改正）"])
def test_the_caption_below_a_supplement_says_nothing_of_the_day_in_its_heading(heading: str, caption: str) -> None:
    first = "附　則\n1　この規則は、平成12年4月1日から施行する。\n\n"
    text = (
        f"{_STAFF}{first}{heading}\n（{caption}）\n1　この規則は、平成21年6月1日から施行する。\n2　従前の例による。\n"
    )
    assert told("document.revised", text) == ["2009-05-08"]
    assert told("document.effective", text) == ["2000-04-01", "2009-06-01"]


def test_the_first_supplement_with_a_caption_below_tells_when_the_rules_were_made() -> None:
    text = f"{_STAFF}附　則（平成21年5月8日規程第6号）\n（施行期日等）\n1　この規程は、平成21年6月1日から施行する。\n"
    assert told("document.established", text) == ["2009-05-08"]
    assert told("document.effective", text) == ["2009-06-01"]


@pytest.mark.parametrize(
    "subject",
    [
        "ポイントの有効期間",
        "クーポンの利用期間",
        "個人情報の利用期間",
        "秘密保持義務の存続期間",
        "キャンペーンの提供期間",
        "補修用部品の提供期間",
    ],
)
def test_a_period_of_something_else_is_not_the_term(subject: str) -> None:
    assert values("term.end", f"細目|{subject}は、会員が退会するまでとします。") == []


@pytest.mark.parametrize(
    ("caption", "end"),
    [
        ("ポイント", []),
        ("ポイントの有効期間", []),
        ("有効期間", ["会員が退会するまで"]),
        ("契約の期間", ["会員が退会するまで"]),
    ],
)
def test_a_bare_period_is_that_of_what_its_clause_is_about(caption: str, end: list[str]) -> None:
    assert values("term.end", f"{caption}|有効期間は、会員が退会するまでとします。") == end


@pytest.mark.parametrize(
    "subject",
    [
        "契約期間",
        "本契約の有効期間",
        "本約款の有効期間",
        "本ソフトウェアの使用許諾期間",
        "業務委託契約の期間",
        "この契約の存続期間",
    ],
)
def test_the_period_of_the_contract_ends_as_it_says(subject: str) -> None:
    assert of_contract("term.end", "期間", f"{subject}は、甲が解約するまでとする。") == ["甲が解約するまで"]


@pytest.mark.parametrize(
    "text",
    [
        "職員は、定年に達した日の属する月の末日まで、入館証を使うことができる。",
        "給付は、職員が満65歳に達した日の属する月の末日に終了する。",
        "満3歳に達する日以後の最初の3月31日まで、職員の子を預かる。",
        "園児は、満6歳に達する日の属する年度の末日に退園し、その保育は終了する。",
    ],
)
def test_an_age_at_which_no_work_ends(text: str) -> None:
    assert told("term.end", f"{_STAFF}第2条（細目）\n{text}\n") == []


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("職員は、満60歳に達した日の属する月の末日をもって定年とする。", "満60歳に達した日の属する月の末日"),
        ("定年退職日は、満65歳に達した日の属する年度の末日とする。", "満65歳に達した日の属する年度の末日"),
        ("希望する職員は、満70歳に達する日の属する月の末日まで再雇用する。", "満70歳に達する日の属する月の末日まで"),
        ("労働契約は、満70歳に達した日の属する月の末日をもって終了する。", "満70歳に達した日の属する月の末日"),
        (
            "契約期間は、採用の日から満62歳に達した日の属する月の末日までとする。",
            "満62歳に達した日の属する月の末日まで",
        ),
    ],
)
def test_an_age_at_which_work_ends(text: str, end: str) -> None:
    assert told("term.end", f"{_STAFF}第2条（細目）\n{text}\n") == [end]


def test_a_lodger_who_retires_ends_no_lease() -> None:
    text = "建物賃貸借契約書\n\n株式会社一（以下「甲」という。）は、二太郎（以下「乙」という。）に建物を賃貸する。\n\n第1条（明渡し）\n"
    text += "乙の従業員が定年に達した日の属する月の末日に退職するときは、その者は転居する。\n"
    assert told("term.end", text) == []


def test_a_day_stands_before_the_age_at_which_one_retires() -> None:
    text = "雇用契約書\n\n株式会社一（以下「甲」という。）は、二太郎（以下「乙」という。）を雇用する。\n\n"
    text += "第1条（契約期間）\n契約期間は、令和7年4月1日から令和8年3月31日までとする。\n\n"
    text += "第2条（定年）\n乙は、満60歳に達した日の属する月の末日に退職する。\n"
    assert told("term.end", text) == ["2026-03-31"]


@pytest.mark.parametrize(
    "text",
    [
        "機械室に入ろうとする者は、あらかじめ管理者の許可を受けなければならない。",
        "保管施設に入りたい方は、事前に係員の承諾を得なければならない。",
        "損害保険に加入しようとするときは、本会の承諾を得なければならない。",
        "会員は、他の団体に加入しようとするときは、本会の承認を受けなければならない。",
        "役員は、他の会社の社員になろうとするときは、総会の承認を受けなければならない。",
    ],
)
def test_to_enter_or_join_something_else_forms_no_contract(text: str) -> None:
    assert told("application.formation", f"{_BODY}第2条（細目）\n{text}\n") == []


@pytest.mark.parametrize(
    "where",
    ["本会に入ろうとする", "本会に加入しようとする", "他の会員の紹介により入会しようとする", "新たに加入しようとする"],
)
def test_to_join_the_body_itself_forms_one(where: str) -> None:
    text = f"{_BODY}第2条（細目）\n{where}者は、役員会の承認を受けなければならない。\n"
    assert len(told("application.formation", text)) == 1


def test_staff_of_a_rental_are_not_its_customer() -> None:
    articles = ["借受人は、貸渡料を支払う。社員は、借受人に車両を引き渡す。"] * 4
    assert "社員" not in dict(
        customers(numbered("レンタカー貸渡規則", "この規則は、車両の貸渡しについて定める。", *articles))
    )


def test_pupils_of_whom_some_are_students_are_not_called_students() -> None:
    articles = ["受講者は、受講料を納める。学生は、学生証を示す。"] * 4
    found = numbered("すぎな英会話スクール規程", "この規程は、受講について定める。", *articles)
    assert customers(found) == [("受講者", "第2条")]


def test_a_word_within_a_longer_word_is_not_where_a_side_is_brought_in() -> None:
    articles = ["学生は、部屋を清潔に保つ。"] * 4
    found = numbered("すぎな寮規程", "この規程は、学生マンションの管理について定める。", *articles)
    assert customers(found) == [("学生", "第2条")]


def test_whose_staff_is_spoken_of_is_the_customer_and_not_the_staff() -> None:
    articles = ["加盟店は、従業員を教育する。従業員は、名札を着ける。従業員は、制服を着る。"] * 4
    found = numbered("販売店加盟規程", "この規程は、販売店の加盟について定める。", *articles)
    assert "従業員" not in dict(customers(found))


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("すぎなサービス利用規約", "利用者は、その従業員に本規約を守らせる。従業員の行為は、従業員の責任とする。"),
        ("すぎな美術館利用規程", "利用者は、職員の指示に従う。職員は、職員の証を示す。"),
        ("来客駐車場使用規則", "使用者は、従業員の誘導に従う。従業員は、車両を確かめる。"),
    ],
)
def test_the_staff_of_a_side_are_no_side(title: str, said: str) -> None:
    found = numbered(title, "これは、利用について定める。", *[said] * 4)
    assert not {"従業員", "職員"} & set(dict(customers(found)))
    assert not {"従業員", "職員"} & {fact.value for fact in found.facts if fact.field == "party.customer_term"}


def test_a_customer_defined_by_the_word_for_staff_is_none() -> None:
    said = "契約者の役員及び使用人で本サービスを利用する者（以下「従業員」という。）は、契約者の指示に従う。"
    found = numbered("すぎなサービス利用規約", said, *["契約者は、従業員を監督する。従業員は、鍵を守る。"] * 4)
    assert customers(found) == [("契約者", "第1条")]


def test_who_works_for_the_contractor_leaves_no_contract_of_the_customer() -> None:
    said = "受託者の従業員が退職しようとするときは、30日前までに書面で受託者に届け出る。"
    found = numbered(
        "業務委託契約書",
        "委託者は、受託者に清掃を委託する。",
        said,
        *["受託者は、従業員を教育する。従業員は、名札を着ける。"] * 3,
    )
    assert "従業員" not in dict(customers(found))
    assert not [fact for fact in found.facts if fact.field == "termination_by_customer.notice_period"]


@pytest.mark.parametrize("title", ["パートタイム雇用契約書", "労働条件通知書", "服務規程"])
def test_who_is_employed_is_the_side_that_documents_of_employment_bind(title: str) -> None:
    articles = ["会社は、労働者に通知する。労働者は、会社に届け出る。"] * 4
    assert customers(numbered(title, "会社は、労働条件を次のとおり定める。", *articles)) == [("労働者", "第2条")]


def test_rules_that_speak_of_customers_now_and_then_bind_the_staff() -> None:
    articles = ["職員は、きまりを守る。法人は、職員を指導する。"] * 6
    found = numbered("すぎな倫理規程", "この規程は、きまりを定める。職員は、利用者に対して誠実である。", *articles)
    assert customers(found) == [("職員", "第1条")]


@pytest.mark.parametrize("what", ["募集の期間", "利用期間", "展示の期間"])
def test_a_period_that_may_be_extended_renews_no_contract(what: str) -> None:
    assert values("renewal.auto", f"期間|当社は、{what}を延長することがあります。") == []


def test_an_entry_of_a_list_of_other_effects_is_no_way_to_leave() -> None:
    text = "第2条（退職金の減額）\n次の各号の一に該当するときは、退職金を減額する。\n(1)　退職を申し出て引継ぎをしなかったとき。\n(2)　懲戒を受けたとき。\n"
    assert told("termination_by_customer.method", _STAFF + text) == []


@pytest.mark.parametrize(
    "text",
    [
        "競売の公告は、裁判所の掲示場に掲示する方法により行う。",
        "本件競売の公告は、掲示により行う。",
        "入札の公告ができない場合は、掲示により行う。",
    ],
)
def test_public_notices_of_others_are_none_of_the_body(text: str) -> None:
    assert told("notice.methods", f"{_BODY}第2条（細目）\n{text}\n") == []


@pytest.mark.parametrize("whose", ["本会の公告", "この会の公告の方法", "公告", "当法人の公告"])
def test_the_public_notices_of_the_body_itself(whose: str) -> None:
    text = f"{_BODY}第2条（細目）\n{whose}は、官報に掲載する方法により行う。\n"
    assert told("notice.methods", text) == ["官報に掲載する方法"]
