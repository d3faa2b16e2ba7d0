"""文書: files that come in, the list, the values of a document and what people say of them."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest

from app.dismissals import Dismissals
from app.web.dismissing import dismissals
from app.web.documents import facts, files, listing, sides, values
from app.web.documents.intake import Intake, State
from app.web.documents.queue import doubts, queue_html
from app.web.documents.reader import text_html, tree_html
from app.web.documents.summaries import Summaries, Summary, summary
from app.web.naming import record_id
from pipeline import run
from pipeline.errors import YakkanError
from pipeline.store import Record
from pipeline.types.address import Address
from pipeline.types.clause import Fact
from pipeline.types.document import Document, Unit
from pipeline.types.proof import Finding, Level
from pipeline.types.source import Issue
from tests.web.conftest import CAR, GYM

FACT = Fact("term.initial", "P1Y", "一年", (Address.parse("第1条"),), ((0, 2),), 0.6)
TODAY = date(2026, 1, 1)
PERIOD = "termination_by_customer.notice_period"


def least(job: Callable[[], object]) -> float:
    """Processor seconds that a job takes at best of three."""
    taken = []
    for _ in range(3):
        began = time.process_time()
        job()
        taken.append(time.process_time() - began)
    return min(taken)


def long_contract(articles: int) -> tuple[Document, Unit]:
    body = "".join(
        f"第{n}条（条{n}）\n1 甲は、第{max(1, n - 1)}条の定めに従う。\n2 乙は、これに従う。\n\n"
        for n in range(1, articles + 1)
    )
    (document,) = run.parse_bytes(f"大きい契約書\n\n{body}".encode(), "大.txt")
    return document, document.find(Address.parse(f"第{articles}条第2項"))


def taken(library, *given: tuple[str, bytes]) -> list[State]:
    found = Intake(library.add)
    found.put(given)
    assert found.wait(300)
    return [job.state for job in found.jobs]


def test_files_are_taken_one_by_one_and_each_says_what_came_of_it(empty):
    states = taken(
        empty,
        ("会則.txt", GYM.encode()),
        ("写し.txt", GYM.encode()),
        ("../../壊れた.pdf", b"%PDF-1.7 broken"),
        ("空.txt", b""),
        ("規約.txt", CAR.encode()),
    )
    assert states == [State.ADDED, State.KNOWN, State.FAILED, State.FAILED, State.ADDED]
    assert sorted(record.name for record in empty.workspace.records()) == ["会則.txt", "規約.txt"]
    assert len(empty.index().titles) == 2


def test_a_file_that_is_too_large_is_refused_in_one_sentence(empty):
    empty.limits = replace(empty.limits, max_bytes=100)
    found = Intake(empty.add)
    found.put([("大きい.txt", GYM.encode())])
    assert found.wait(300)
    (job,) = found.jobs
    assert job.state is State.FAILED and "上限" in job.told
    assert "上限" in str(listing.jobs_html([job]))


def test_a_locked_file_waits_for_its_password():
    from app.web.library import Added
    from pipeline.errors import LockedError

    def add(raw: bytes, name: str, password: str | None, groups: Sequence[str]) -> Added:
        assert groups == ("法務",)
        if password != "ひみつ":
            raise LockedError("パスワードが違います。")
        return Added("d1", "題", True)

    found = Intake(add)
    found.put([("錠.docx", b"x")], ["法務"])
    assert found.wait(100) and found.jobs[0].state is State.LOCKED
    found.unlock(found.jobs[0].number, "ちがう")
    assert found.wait(100) and found.jobs[0].told == "パスワードが違います。"
    found.unlock(found.jobs[0].number, "ひみつ")
    assert found.wait(100) and found.jobs[0].state is State.ADDED
    found.clear()
    assert found.jobs == []


def test_what_nobody_foresaw_is_logged_without_its_message(caplog):
    def add(raw: bytes, name: str, password: str | None, groups: Sequence[str]):
        raise ValueError(raw.decode())

    found = Intake(add)
    with caplog.at_level(logging.ERROR):
        found.put([("契約.txt", "秘密の条項".encode())])
        assert found.wait(100) and found.jobs[0].state is State.FAILED
    assert "ValueError" in caplog.text and "in add" in caplog.text and "秘密" not in caplog.text


def test_the_list_tells_kind_parties_days_and_deadlines(library):
    rows = Summaries(library)
    rows.rows(library.stamps())
    rows.wait(60)
    made, left = rows.rows(library.stamps())
    assert left == 0
    shown = listing.entries(library.workspace.records(), made, "ジム", "", TODAY)
    html = str(listing.list_html(shown, reading=False))
    assert html.count("<tr>") == 2
    for told in ("見本ジム会則", "gym.txt", "見本体育株式会社", "2025-04-01", "1か月"):
        assert told in html
    hostile = str(
        listing.list_html(listing.entries(library.workspace.records(), made, "悪意", "title", TODAY), reading=False)
    )
    assert "&lt;b&gt;悪意" in hostile and "<b>悪意" not in hostile and "<i>" not in hostile


def entry(number: int, end: str = "", doubts: int = 0) -> tuple[Record, Summary]:
    record = Record(f"d{number}", f"{number}.txt", f"規約{number}", "", f"2026-01-0{number}T00:00:00")
    timed = (replace(FACT, field="term.end", value=end),) if end else ()
    return record, Summary(record.id, record.title, "", "", "", end, "", (FACT,) * doubts, 0, timed)


@pytest.mark.parametrize(
    ("order", "wanted"),
    [("", "321"), ("title", "123"), ("due", "312"), ("looks", "213")],
)
def test_the_list_is_sorted(order, wanted):
    given = [entry(1, doubts=1), entry(2, doubts=5), entry(3, end="2026-03-31")]
    found = listing.entries([record for record, _ in given], {one.id: (row,) for one, row in given}, "", order, TODAY)
    if order == "due":
        assert found[0].record.id == "d3"
    else:
        assert "".join(one.record.id[1] for one in found) == wanted


@pytest.mark.timing
def test_ten_times_as_many_documents_are_listed_in_ten_times_the_time():
    def shown(count: int) -> str:
        records = [Record(f"d{n}", f"{n}.txt", f"規約{n}", "", f"2026-01-01T00:00:{n:05}") for n in range(count)]
        timed = (replace(FACT, field="term.end", value="2027-01-01"),)
        rows = {
            one.id: (Summary(one.id, one.title, "売買契約", "甲、乙", "", "2027-01-01", "1か月", (FACT,), 0, timed),)
            for one in records
        }
        return str(listing.list_html(listing.entries(records, rows, "規約", "title", TODAY)[:100], reading=False))

    assert shown(1000).count("<tr>") == 101
    assert least(lambda: shown(5000)) < 30 * least(lambda: shown(500))


@pytest.fixture
def gym(empty):
    return empty, empty.add(GYM.encode(), "会則.txt").document


def test_a_correction_survives_and_can_be_taken_back(gym):
    library, document = gym
    one = next(fact for fact in library.pair(document)[1].facts if fact.field == PERIOD)
    library.said.correct(library.pair(document)[0], one, values.read(PERIOD, "２か月"), note="別紙による")
    pair = library.pair(document)
    said = facts.of_part(library.said.corrections(record_id(document)), pair[0])
    (shown,) = [found for found in facts.stated(pair[1], said) if found.fact.field == PERIOD]
    assert shown.fact.value == "P2M" and shown.state is facts.State.CORRECTED
    assert "訂正済" in str(facts.facts_html(pair[0], [shown]))
    library.said.withdraw(document, said[0].number)
    assert next(fact for fact in library.pair(document)[1].facts if fact.field == PERIOD).value == "P1M"


def test_a_value_is_confirmed_or_taken_out(gym):
    library, document = gym
    read = library.pair(document)[0]
    first, second, *_ = library.pair(document)[1].facts
    library.said.correct(read, first, first.value)
    library.said.correct(read, second, None)
    said = library.said.corrections(record_id(document))
    found = facts.stated(library.pair(document)[1], said)
    assert found[0].state is facts.State.CONFIRMED and second not in [one.fact for one in found]
    assert "誤りとして外した値" in str(facts.gone_html(said))


@pytest.mark.parametrize(
    ("field", "typed", "wanted"),
    [
        (PERIOD, "2か月", "P2M"),
        (PERIOD, "５営業日", "5BD"),
        (PERIOD, "相当の期間", "相当の期間"),
        ("term.end", "令和8年3月31日", "2026-03-31"),
        ("late_charge.rate", "年14.6％", {"rate": 0.146, "per": "year"}),
        ("renewal.auto", "いいえ", False),
        ("refund.policy", "partial", "partial"),
        ("governing_law", "日本法", "日本法"),
    ],
)
def test_values_are_typed_in_words(field, typed, wanted):
    assert values.read(field, typed) == wanted


@pytest.mark.parametrize(("field", "typed"), [("renewal.auto", "たぶん"), ("refund.policy", "半分"), (PERIOD, " ")])
def test_what_is_no_value_is_refused_in_a_sentence(field, typed):
    with pytest.raises(YakkanError, match="入力してください"):
        values.read(field, typed)


def test_all_sides_of_a_hostile_document_are_text(library):
    document = next(one for one, title in library.titles().items() if "悪意" in title)
    pair = library.pair(document)
    made = [
        sides.kinds_html(*pair),
        sides.terms_html(*pair),
        sides.norms_html(*pair),
        sides.issues_html(pair[0], library.findings(document), library.findings(document)),
        facts.facts_html(pair[0], facts.stated(pair[1], [])),
        queue_html(doubts([summary(*pair)]), 0),
    ]
    html = "".join(map(str, made))
    assert "<img" not in html and "<script" not in html and 'href="javascript' not in html


def test_the_queue_has_the_least_sure_values_first():
    _, row = entry(1)
    first = replace(row, doubts=(replace(FACT, confidence=0.65), replace(FACT, confidence=0.4, quote="最も低い")))
    found = doubts([row, first])
    assert [fact.confidence for _, fact in found] == [0.4, 0.65]
    html = str(queue_html(found, 3))
    assert html.index("40%") < html.index("65%")
    assert "ほか 3 件の文書を読み取り中" in html and 'data-do="confirm:1"' in html
    assert "確認を待つ値はありません" in str(queue_html([], 0))


def test_the_sides_of_a_document_tell_terms_norms_and_issues(library):
    document = next(one for one, title in library.titles().items() if "ジム" in title)
    pair = library.pair(document)
    assert "当社が入会を承認した個人" in str(sides.terms_html(*pair)) and "参照先あり" in str(sides.terms_html(*pair))
    assert "会員" in str(sides.norms_html(*pair)) and "義務" in str(sides.norms_html(*pair))
    assert "見つからないもの" in str(sides.kinds_html(*pair))


def test_files_of_a_document_are_a_workbook_and_json(library):
    import io
    import json

    import openpyxl

    document = next(one for one, title in library.titles().items() if "ジム" in title)
    pair = library.pair(document)
    assert "一覧" in openpyxl.load_workbook(io.BytesIO(files.excel(pair))).sheetnames
    assert json.loads(files.machine(pair))["document"]["title"] == "見本ジム会則"
    assert files.stem(pair) == "見本ジム会則"


def test_a_removed_document_is_gone_from_every_answer(gym):
    library, document = gym
    library.index()
    library.remove(document)
    assert library.index().titles == {}
    with pytest.raises(YakkanError, match="登録されていません"):
        library.pair(document)


def test_what_was_dismissed_in_a_document_goes_with_it(gym):
    library, document = gym
    read = library.pair(document)[0]
    finding = Finding("dangling-reference", Level.ERROR, "ありません。", Address.parse("第2条第2項"), words="前項")
    with dismissals(library.place.folder) as kept:
        kept.dismiss(read, [finding])
    assert Dismissals(library.place.folder).holds(read, finding)
    library.remove(document)
    assert not Dismissals(library.place.folder).holds(read, finding)


def test_what_reading_and_proofreading_both_found_is_said_once(gym):
    library, document = gym
    place = Address.parse("第2条第2項")
    odd = Issue("dangling-reference", "「第9条」が指す条項が見つかりません。", place)
    read = replace(library.pair(document)[0], issues=(odd, replace(odd, message="番号が飛んでいます。")))
    finding = Finding("dangling-reference", Level.ERROR, f"{odd.message}直してください。", place)
    both = str(sides.issues_html(read, [finding], [finding]))
    assert both.count("が指す条項が見つかりません") == 1 and "番号が飛んでいます" in both
    dismissed = str(sides.issues_html(read, [finding], []))
    assert "が指す条項が見つかりません" not in dismissed and "無視した指摘 1 件" in dismissed


def test_two_who_dismiss_at_once_lose_nothing(gym):
    library, document = gym
    read = library.pair(document)[0]
    finding = Finding("dangling-reference", Level.ERROR, "ありません。", Address.parse("第2条第2項"), words="前項")
    findings = [replace(finding, words=f"語{n}", sentence=f"文{n}") for n in range(12)]

    def dismiss(one: Finding) -> None:
        with dismissals(library.place.folder) as kept:
            kept.dismiss(read, [one])

    threads = [threading.Thread(target=dismiss, args=(one,)) for one in findings]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = Dismissals(library.place.folder)
    assert all(kept.holds(read, one) for one in findings)


def test_the_list_names_the_next_day_and_older_versions(gym):
    record, row = entry(1, end="2026-03-31")
    later = Record("d2", "2.txt", "規約2", "", "2026-01-02T00:00:00", revision_of="d3")
    rows = {record.id: (row,)}
    old = Record("d3", "3.txt", "規約3", "", "2026-01-03T00:00:00")
    html = str(listing.list_html(listing.entries([record, later, old], rows, "", "title", TODAY), reading=True))
    assert "2026-03-31</span>" in html and "期間の終わり</span>" in html and html.count("旧版") == 1
    assert "この言葉に合う文書はありません" in str(listing.list_html([], reading=False))


def test_a_value_that_was_not_found_is_entered_at_its_clause(gym):
    library, document = gym
    read = library.pair(document)[0]
    library.said.enter(
        read, "late_charge.rate", Address.parse("第2条第2項"), values.read("late_charge.rate", "年14.6％")
    )
    (found,) = [one for one in library.pair(document)[1].facts if one.field == "late_charge.rate"]
    assert found.confidence == 1 and str(found.addresses[0]) == "第2条第2項"


def test_thousands_of_units_are_laid_out():
    document, lit = long_contract(1700)
    assert sum(1 for _ in document.walk()) > 5000
    assert str(text_html(document, lit)).count(" lit") == 1 and str(tree_html(document, lit)).count("<li>") == 1700


@pytest.mark.timing
def test_ten_times_as_many_units_are_laid_out_in_ten_times_the_time():
    def seconds(articles: int) -> float:
        document, lit = long_contract(articles)
        return least(lambda: (text_html(document, lit), tree_html(document, lit)))

    assert seconds(1700) < 30 * seconds(170)
