"""From facts to the days that are coming up."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline import deadlines, run
from pipeline.types.deadline import DeadlineKind

HEAD = """保守契約書

株式会社みなと（以下「甲」という。）と株式会社かざま（以下「乙」という。）は、次のとおり契約する。

第1条（期間）
"""
DATED = "本契約の期間は、2025年4月1日から2026年3月31日までとする。ただし、期間満了の3か月前までに甲又は乙から書面による申出がないときは、本契約は同じ条件でさらに1年間自動的に更新され、以後も同様とする。\n"
FROM_START = "本契約の有効期間は、利用開始日から1年間とする。期間満了の1か月前までに甲又は乙から申出がないときは、さらに1年間自動的に更新する。\n"
ONCE = "本契約の期間は、2025年4月1日から2026年3月31日までとする。\n"


def facts(text: str):
    [document] = run.parse_bytes((HEAD + text).encode(), "契約.txt")
    return run.extract(document).facts


def days(found) -> dict[DeadlineKind, date]:
    return {one.kind: one.day for one in found.deadlines}


def test_the_first_term_ends_on_the_day_that_is_written() -> None:
    found = deadlines.schedule(facts(DATED), date(2025, 11, 1))
    assert (found.term.end, found.term.number) == (date(2026, 3, 31), 0)
    assert days(found) == {
        DeadlineKind.OPT_OUT: date(2025, 12, 30),
        DeadlineKind.END: date(2026, 3, 31),
        DeadlineKind.RENEWAL: date(2026, 4, 1),
    }


def test_the_days_of_a_renewed_term_follow() -> None:
    found = deadlines.schedule(facts(DATED), date(2027, 6, 1))
    assert (found.term.start, found.term.end, found.term.number) == (date(2027, 4, 1), date(2028, 3, 31), 2)
    assert days(found)[DeadlineKind.OPT_OUT] == date(2027, 12, 30)
    end = next(one for one in found.deadlines if one.kind is DeadlineKind.END)
    assert "更新 2 回目" in end.counted[0]


def test_every_day_names_its_words_and_how_it_was_counted() -> None:
    found = deadlines.schedule(facts(DATED), date(2025, 11, 1))
    first = found.deadlines[0]
    assert first.kind is DeadlineKind.OPT_OUT
    assert "初日不算入" in first.counted[0] and "3か月" in first.counted[0]
    assert str(first.grounds[0].address) == "第1条" and "3か月前まで" in first.grounds[0].quote


def test_the_last_business_day_is_told_where_the_day_is_none() -> None:
    found = deadlines.schedule(facts(DATED.replace("2026年3月31日", "2026年1月31日")), date(2025, 10, 1))
    end = next(one for one in found.deadlines if one.kind is DeadlineKind.END)
    assert (end.day.weekday(), end.workday) == (5, date(2026, 1, 30))


def test_a_term_from_an_unknown_day_asks_for_the_day() -> None:
    found = deadlines.schedule(facts(FROM_START), date(2025, 11, 1))
    assert found.term is None and found.asking.field == "term.start" and "始まる日を入力" in found.asking.words
    initial = next(fact for fact in facts(FROM_START) if fact.field == "term.initial")
    start = replace(initial, field="term.start", value="2025-09-15")
    entered = deadlines.schedule([*facts(FROM_START), start], date(2025, 11, 1))
    assert days(entered)[DeadlineKind.END] == date(2026, 9, 14)
    assert days(entered)[DeadlineKind.OPT_OUT] == date(2026, 8, 13)


def test_a_contract_that_is_over_has_no_days() -> None:
    found = deadlines.schedule(facts(ONCE), date(2026, 4, 1))
    assert (found.term, found.deadlines, found.is_over) == (None, (), True)


def test_without_renewal_only_the_end_is_coming() -> None:
    assert set(days(deadlines.schedule(facts(ONCE), date(2025, 5, 1)))) == {DeadlineKind.END}


def test_a_text_without_a_term_has_no_days_and_asks_for_nothing() -> None:
    found = deadlines.schedule(facts("甲は、乙に保守を委託する。\n"), date(2025, 5, 1))
    assert (found.term, found.asking, found.is_over) == (None, None, False)


@pytest.mark.parametrize("today", [date(2026, 3, 31), date(2026, 4, 1)])
def test_the_last_day_still_belongs_to_its_term(today) -> None:
    found = deadlines.schedule(facts(DATED), today)
    assert found.term.number == (0 if today.month == 3 else 1)


def test_a_renewal_of_no_length_of_its_own_runs_as_long_as_the_first_term() -> None:
    text = "有効期間は、2024年4月1日から2025年3月31日までとする。期間満了の1か月前までに甲乙いずれからも申出がないときは、同一条件で自動的に更新し、以後も同様とする。\n"
    found = deadlines.schedule(facts(text), date(2026, 11, 22))
    assert not found.is_over and found.term.end == date(2027, 3, 31)
    assert days(found)[DeadlineKind.OPT_OUT] == date(2027, 2, 27)


def test_without_renewal_no_notice_is_needed_for_the_end() -> None:
    text = ONCE + "第2条（中途解約）\n甲は、30日前までに書面で通知することにより、本契約を解約することができる。\n"
    assert set(days(deadlines.schedule(facts(text), date(2025, 5, 1)))) == {DeadlineKind.END}


def test_a_month_without_the_day_is_told() -> None:
    found = deadlines.schedule(facts(DATED.replace("3か月前", "1か月前")), date(2025, 11, 1))
    told = "".join(found.deadlines[0].counted)
    assert found.deadlines[0].day == date(2026, 2, 27) and "2026年2月には31日がない" in told
    assert "日がない" not in "".join(deadlines.schedule(facts(DATED), date(2025, 11, 1)).deadlines[1].counted)


def test_a_term_that_ends_with_a_shorter_month_says_so() -> None:
    initial = next(fact for fact in facts(FROM_START) if fact.field == "term.initial")
    start = replace(initial, field="term.start", value="2025-08-31")
    given = [replace(initial, value="P6M"), start]
    (end,) = [one for one in deadlines.schedule(given, date(2025, 11, 1)).deadlines if one.kind is DeadlineKind.END]
    assert end.day == date(2026, 2, 28) and "2月には31日がない" in "".join(end.counted)


def test_only_the_fields_that_are_named_count() -> None:
    every = facts(DATED)
    mine = [fact for fact in every if fact.field in deadlines.FIELDS]
    assert deadlines.schedule(mine, date(2025, 11, 1)) == deadlines.schedule(every, date(2025, 11, 1))
