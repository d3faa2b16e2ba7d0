"""質問: what is asked, and the answer as HTML by its kind."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import delete

from app.standing import standings
from app.web.asking import turns
from app.web.asking.answer import answer_html, told
from app.web.asking.answered import printed
from app.web.asking.asked import Asked, read
from app.web.asking.empty import examples
from app.web.asking.sheet import sheet
from app.web.asking.standing import standings_html
from pipeline.errors import MissingError, WorkspaceError
from pipeline.store.tables import reading
from pipeline.types.answer import Verdict
from tests.web.conftest import CAR, GYM


def named(library, title: str) -> str:
    return next(one for one, found in library.titles().items() if title in found)


def asked_of(library, asked: Asked):
    index = library.index(asked.within)
    return turns.answer(index, asked), index


def test_an_answer_shows_its_quote_with_a_chip(library):
    gym = named(library, "ジム")
    asked = Asked("退会はいつまでに届け出る？", (gym,))
    found, index = asked_of(library, asked)
    html = str(answer_html(asked, found, index, (gym, found.citations[0].address)))
    assert "1か月前までに" in html and "<blockquote>" in html
    assert 'aria-current="true">第2条第1項</a>' in html
    assert "すべての文書に聞く" in html and "の定めです" not in html
    assert "「" in told(found, index.titles) and "見本ジム会則 第2条第1項" in told(found, index.titles)


def test_an_answer_over_many_documents_says_whose_it_is_and_can_be_put_to_that_one_alone(library):
    asked = Asked("退会手数料はいくら？")
    found, index = asked_of(library, asked)
    html = str(answer_html(asked, found, index))
    assert {one.document for one in found.citations} == {named(library, "ジム")}
    assert "<b>見本ジム会則</b>の定めです。" in html and f"in={named(library, 'ジム')}" in html
    assert "この文書だけに聞く" in html


def test_examples_are_put_to_the_documents_that_are_chosen():
    every = str(examples(5, ["前の質問"]))
    assert "5 件の文書に" in every and "自動更新の契約はどれ？" in every and "in=" not in every
    one = str(examples(5, ["前の質問"], ["d1"]))
    assert "選んだ 1 件の文書に" in one and "自動更新の契約はどれ？" not in one
    assert one.count("in=d1") == one.count("<a ")
    assert "選んだ 2 件の文書に" in str(examples(5, [], ["d1", "d2"]))


def test_silence_is_told_with_what_was_searched_and_the_nearest_clauses(library):
    asked = Asked("準拠法はどこの国の法律ですか")
    found, index = asked_of(library, asked)
    html = str(answer_html(asked, found, index))
    assert found.verdict is Verdict.NOT_STATED
    assert "定めはありません。" in html and "3 件の文書のすべての条・項・号" in html and "近い条項" in html


def test_documents_are_compared_in_a_table_whose_values_lead_to_their_clauses(library):
    asked = Asked("各規約の退会の申出期限を比べて")
    found, index = asked_of(library, asked)
    html = str(answer_html(asked, found, index))
    assert found.table is not None
    assert html.count("<tr>") == 1 + 3 and "7日" in html and "1か月" in html
    assert "./?q=" in html and "%E7%AC%AC2%E6%9D%A1" in html


def test_the_answer_sheet_is_a_page_of_its_own_that_loads_nothing(library):
    asked = Asked("退会の手数料はいくら？")
    found, index = asked_of(library, asked)
    page = sheet(found, index, date(2026, 4, 1))
    assert page.startswith("<!DOCTYPE html>") and "default-src &#x27;none&#x27;" in page
    assert "2026年4月1日" in page and "3,000円" in page and "<script" not in page and "href" not in page
    standing = standings(library.workspace, found)
    page = sheet(found, index, date(2026, 4, 1), standing, as_of="2025-06-01")
    assert "gym.txt" in page and "2025-04-01 施行" in page and "旧版" not in page
    assert "2025年6月1日に効力のあった" in page
    later = replace(standing[0], versions=2, later=(replace(standing[0].record, effective="2026-10-01"),))
    old = sheet(found, index, date(2026, 4, 1), [later])
    assert "全 2 版の第 1 版" in old and "これは旧版で、後の版があります（2026-10-01 施行）" in old
    compared, index = asked_of(library, Asked("各規約の退会の申出期限を比べて"))
    assert "<table" in sheet(compared, index, date(2026, 4, 1))


def test_a_hostile_document_answers_in_text_only(library):
    asked = Asked("「A & B」はいつまでに返す？", (named(library, "悪意"),))
    found, index = asked_of(library, asked)
    html = str(answer_html(asked, found, index)) + sheet(found, index, date(2026, 4, 1))
    assert "<img" not in html and "<script" not in html and 'href="javascript' not in html
    assert "&lt;img" in html


@pytest.mark.parametrize(
    ("parameters", "wanted"),
    [
        ({"q": "  解約 は？ "}, Asked("解約 は？")),
        ({"q": "解約は？", "in": "d1,,d2", "n": "2"}, Asked("解約は？", ("d1", "d2"), 2)),
        ({"q": "解約は？", "n": "-1"}, Asked("解約は？")),
        ({"q": "解約は？", "n": "999999"}, Asked("解約は？", (), 20)),
        ({"q": " "}, None),
    ],
)
def test_the_address_says_what_is_asked(parameters, wanted):
    assert read(parameters) == wanted


def test_a_follow_up_becomes_a_question_in_full_words_to_the_document_that_answered():
    before = Asked("解約はいつまでに申し出る？")
    assert turns.follows("手数料は？", (), before, (), "d1") == Asked("解約の手数料は？", ("d1",))
    assert turns.follows("他には？", (), before, (), "d1") == before.next
    assert turns.follows("料金はいくら？", ("d2",), before, (), "d1") == Asked("料金はいくら？", ("d2",))
    assert turns.follows("手数料は？", ("d2",), None, (), "") == Asked("手数料は？", ("d2",))


def test_the_next_answer_is_another_clause(library):
    asked = Asked("退会するときは？", (named(library, "ジム"),))
    first, _ = asked_of(library, asked)
    second, _ = asked_of(library, asked.next)
    assert not {one.address for one in first.citations} & {one.address for one in second.citations}


@pytest.fixture
def versions(empty):
    old = empty.add(GYM.encode(), "旧.txt").document
    new = empty.add(GYM.replace("1か月", "2か月").replace("2025年4月1日", "2026年4月1日").encode(), "新.txt").document
    empty.workspace.place(new, revision_of=old)
    return empty, old, new


def test_an_answer_from_an_older_version_says_so_and_leads_to_the_later_one(versions):
    library, old, new = versions
    asked = Asked("退会はいつまでに届け出る？", (old,))
    found, _ = asked_of(library, asked)
    html = str(standings_html(asked, standings(library.workspace, found), library.titles()))
    assert "全 2 版の第 1 版" in html and "後の版があります（2026-04-01 施行）" in html
    assert f"in={new}" in html and f"./revisions?o={old}&amp;n={new}" in html
    newest = Asked(asked.question, (new,))
    found, _ = asked_of(library, newest)
    assert standings_html(newest, standings(library.workspace, found), library.titles()) is None


def test_the_versions_of_a_day_are_asked(versions, app, shown):
    assert "2か月前までに" in shown(app("", q="退会はいつまでに届け出る？", on="2026-05-01"))
    html = shown(app("", q="退会はいつまでに届け出る？", on="2025-05-01"))
    assert "1か月前までに" in html and "2025-05-01 に効力のあった版" in html
    assert "効力のあった版はありません" in shown(app("", q="退会は？", on="2024-01-01", **{"in": versions[1]}))


def test_a_day_is_asked_anew_when_versions_are_linked_or_get_another_day(empty, app, shown):
    old = empty.add(GYM.encode(), "旧.txt").document
    new = empty.add(GYM.replace("1か月", "2か月").encode(), "新.txt").document
    asked = {"q": "退会はいつまでに届け出る？", "on": "2025-05-01"}
    app("", **asked)
    empty.workspace.place(new, revision_of=old, effective="2026-04-01")
    assert "2か月前までに" not in shown(app("", **asked))
    empty.workspace.place(new, effective="2025-04-15")
    assert "2か月前までに" in shown(app("", **asked))


def test_a_day_that_is_none_is_left_out():
    assert read({"q": "退会は？", "on": "2025-13-01"}) == Asked("退会は？")
    asked = read({"q": "退会は？", "on": "2025-04-01"})
    assert asked.as_of == "2025-04-01" and "on=2025-04-01" in asked.next.link().href
    assert turns.follows("手数料は？", (), asked, (), "d1").as_of == "2025-04-01"


def test_the_answer_sheet_tells_the_version_of_every_document(empty):
    for number in range(1, 8):
        empty.add(CAR.replace("7日", f"{number}日").replace("カー", f"カー{number}号").encode(), f"{number}号.txt")
    asked = Asked("各規約の退会の申出期限を比べて")
    found, index = asked_of(empty, asked)
    page = printed(empty, asked, found, index).decode()
    versions = page[page.index("根拠の文書と版") :]
    assert [name for name in (f"{number}号.txt" for number in range(1, 8)) if name not in versions] == []


def test_documents_that_cannot_be_read_any_more_are_told_from_those_that_are_gone(empty, app, shown):
    gym = empty.add(GYM.encode(), "会則.txt").document
    car = empty.add((CAR + "第3条（雑則）\n事務局が決めます。\n" * 200).encode(), "規約.txt").document
    with empty.workspace.writing() as connection:
        connection.execute(delete(reading))  # as if an earlier version of the program had read them
    empty.limits = replace(empty.limits, max_bytes=len(GYM.encode()) + 1)
    with pytest.raises(WorkspaceError, match="いまは読めない"):
        empty.index([car])
    asked = Asked("退会はいつまでに届け出る？", (gym, car))
    found, index = asked_of(empty, asked)
    assert "選んだうち 1 件は、いまは読めない" in str(answer_html(asked, found, index))
    assert "選んだうち" not in str(answer_html(replace(asked, within=(gym,)), found, index))
    with pytest.raises(MissingError, match="登録されていません"):
        empty.index(["d000000000000"])
