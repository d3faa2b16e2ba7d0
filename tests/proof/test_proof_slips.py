"""Slips of a typist: names nearly right, parties by another name, breaches of what binds nobody, sums that do not come out."""

import pytest

from tests.proof.proofs import findings, told

_HEAD = "見本委託契約書\n\n株式会社あおば設備（以下「委託者」という。）と青嶺興業株式会社（以下「受託者」という。）は、次のとおり契約する。\n\n"
_BODY = (
    "第1条（委託）\n委託者は、点検業務（以下「定期点検」という。）を受託者に委託し、受託者は、これを受ける。\n\n"
    "第2条（定期点検）\n受託者は、定期点検を毎月行う。定期点検の記録は、受託者が委託者に渡す。\n\n"
    "第3条（再委託の禁止）\n受託者は、定期点検を第三者に再委託してはならない。\n\n"
    "第4条（報告の請求）\n委託者は、受託者に報告を求めることができる。\n\n"
    "第5条（代金）\n委託者は、受託者に代金を払う。受託者は、委託者に請求書を送る。\n\n"
)


def of(text: str, *codes: str, end: str = "") -> list[tuple[str, str, str | None]]:
    return told(findings(f"{_HEAD}{_BODY}第6条（雑則）\n{text}\n{end}", *codes))


def test_a_company_signs_by_another_name() -> None:
    signed = "\n甲　株式会社あおは設備\n乙　青領興業株式会社\n"
    found = of("定めのない事項は、話し合う。", "company-spelling", end=signed)
    assert found == [
        ("前文", "株式会社あおば設備", "株式会社あおは設備"),
        ("前文", "青嶺興業株式会社", "青領興業株式会社"),
    ]


def test_parties_with_like_names_are_two() -> None:
    text = "株式会社大和建設（以下「甲」という。）と株式会社大成建設（以下「乙」という。）は、次のとおり契約する。\n\n第1条（工事）\n乙は、甲の工事を行う。\n"
    assert told(findings(f"工事契約書\n\n{text}", "company-spelling")) == []


def test_a_leave_within_bounds_may_be_breached() -> None:
    text = "第2条（再委託）\n乙は、甲の承諾を得た場合に限り、再委託することができる。\n\n第3条（解除）\n甲は、乙が第2条に違反して再委託したときは、契約を解除することができる。\n"
    assert told(findings(f"委託契約書\n\n第1条（委託）\n甲は、業務を乙に委託する。\n\n{text}", "wrong-reference")) == []


def test_a_cap_is_no_total() -> None:
    text = "第1条（代金）\n代金は、1個につき金500円とし、その総額は金100,000円を上限とする。毎月100個を納める。\n"
    assert told(findings(f"売買契約書\n\n{text}", "contradiction")) == []


def test_sister_companies_are_two() -> None:
    text = "受託者は、株式会社第一設備又は株式会社第二設備（以下「製造者」という。）の部品を使う。"
    assert of(text, "company-spelling") == []


@pytest.mark.parametrize(("text", "words"), [("請負人は、鍵を返す。", "請負人"), ("発注者は、鍵を渡す。", "発注者")])
def test_a_party_by_the_name_of_another_kind_of_contract(text: str, words: str) -> None:
    meant = {"請負人": "受託者", "発注者": "委託者"}[words]
    assert of(text, "party-two-names") == [("第6条", words, meant)]


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("記録は、定斯点検の日に作る。", "定斯点検", "定期点検"),
        ("記録は、定点検の日に作る。", "定点検", "定期点検"),
    ],
)
def test_a_word_that_is_nearly_a_term(text: str, words: str, meant: str) -> None:
    assert of(text, "term-variant") == [("第6条", words, meant)]


def test_a_word_made_of_a_term_is_another_word() -> None:
    assert of("定期点検表は、受託者が作る。", "term-variant") == []


def test_a_foreign_word_in_two_spellings() -> None:
    text = "サーバーを置く。サーバーを守る。サーバーを調べる。サーバを止める。"
    assert of(text, "term-variant") == [("第6条", "サーバ", "サーバー")]


def test_a_breach_of_an_article_that_binds_nobody() -> None:
    text = "受託者が第4条の規定に違反したときは、委託者は、契約を解除する。"
    assert of(text, "wrong-reference") == [("第6条", "第4条", "第3条")]
    assert of(text.replace("第4条", "第3条"), "wrong-reference") == []


def test_an_event_of_which_the_article_does_not_speak() -> None:
    text = "第5条により再委託された業務は、受託者が負う。"
    assert of(text, "wrong-reference") == [("第6条", "第5条", "第3条")]


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("受託者は、委託者の指示に従い鍵を預かる", True),
        ("受託者は、鍵を預かる。", False),
        ("削除", False),
    ],
)
def test_a_rule_without_its_stop(text: str, is_told: bool) -> None:
    assert bool(of(text, "broken-sentence")) is is_told


@pytest.mark.parametrize("text", ["契約は、毎年　月　日に終わる。", "契約は、YYYY年に終わる。", "額は、〓円とする。"])
def test_blanks_of_more_shapes(text: str) -> None:
    assert len(of(text, "placeholder")) == 1


def test_a_total_that_does_not_come_out() -> None:
    text = "株式は、5,000株とし、１株につき金20,000円、総額金{}円とする。"
    assert of(text.format("2億"), "contradiction") == [("第6条", "総額金2億円", None)]
    assert of(text.format("1億"), "contradiction") == []


def test_an_amount_told_otherwise_in_the_annex() -> None:
    end = "\n別紙1　要項\n\n１　部品の単価　１個につき{}円\n"
    text = "部品の単価は、１個につき金200円とする。"
    assert [one[1] for one in of(text, "contradiction", end=end.format("250"))] == ["250円"]
    assert of(text, "contradiction", end=end.format("200")) == []


def test_a_number_in_brackets_behind_a_reference() -> None:
    text = "報告は、5日前までに求める。\n\n第7条（期限）\n第6条の求め（10日前までのもの）は、書面による。"
    assert [one[:2] for one in of(text, "contradiction")] == [("第7条", "10日")]


def test_terms_of_a_table() -> None:
    rows = "用語\t意味\n休業日\t毎週月曜日をいう。\n特別日\t創立の日をいう。"
    found = of(
        f"言葉の意味は、次のとおりとする。\n{rows}\n\n第7条（休み）\n休業日には、点検を行わない。", "unused-term"
    )
    assert [one[1] for one in found] == ["特別日"]


def test_an_annex_of_another_name() -> None:
    found = of("額は、別紙に定める額とする。", "dangling-reference", end="\n別表\n\n額　百円\n")
    assert found == [("第6条", "別紙", None)]


def test_a_paragraph_printed_without_its_number() -> None:
    text = "受託者は、鍵を預かる。\n受託者は、鍵を返す。\n\n第7条（鍵）\n第6条第2項の返還は、{}日に行う。"
    assert of(text.format("末"), "dangling-reference") == []


def test_an_organ_told_of_once() -> None:
    rules = "見本会則\n\n第1条（機関）\n役員会を置く。役員会は、代表が招く。\n\n第2条（議事）\n役員会の議事は、役員会が決める。\n\n第3条（会費）\n会費は、{}が定める。\n"
    assert told(findings(rules.format("理事会"), "undefined-term")) == [("第3条", "理事会", "役員会")]
    assert findings(rules.format("役員会"), "undefined-term") == ()


def test_what_no_party_is_called_by() -> None:
    assert of("受託者は、月に１回以上担当者を送る。", "undefined-term") == []
    assert of("受託者は、この契約に基づき本採用の者に任せる。", "undefined-term") == []
