"""Each mutator on a source of a few lines: what the mutant says, and what it is expected to raise."""

from pathlib import Path
from random import Random

import pytest

from corpus.catalog import entries
from evaluation.gold import Gold, GoldClause, GoldFact
from evaluation.mutants import articles, numbering, numbers, wording
from evaluation.mutants.kinds import mutators
from evaluation.mutants.lines import lines
from evaluation.mutants.mutant import Mutant, Mutator, Report, Swap
from pipeline.types.address import Address
from tests.evaluation.mutants_source import outline, source

TEXT = """### 第1条（目的）
甲は、乙に業務を委託する。
### 第2条（報酬）
1　甲は、毎月末日までに、月額50,000円を乙に支払う。ただし、納入が遅れた月については、この限りでない。
2　甲は、前項の額を減らすことができる。
### 第3条（禁止）
乙は、次の行為をしてはならない。
  (1)　複写又は転貸
  (2)　譲渡
  (3)　第2条の額を漏らすこと。
乙は、これを従業員に守らせる。
### 第4条（解約）
前条に反した乙は、解約される。
### 第5条（雑則）
第3条及び第4条は、終了後も効力を有する。
"""


def made(folder: Path, mutator: Mutator, text: str = TEXT, seed: int = 0) -> Mutant:
    found = mutator(source(folder, text), Random(seed))
    assert found is not None
    return found


def changed(mutant: Mutant) -> tuple[set[str], set[str]]:
    """Lines of the outline that are gone and that came."""
    before, after = outline(mutant.before.all), outline(mutant.source.all)
    return set(before) - set(after), set(after) - set(before)


def test_a_proviso_goes_whole(tmp_path: Path) -> None:
    mutant = made(tmp_path, wording.proviso)
    assert mutant.changes[0].old == "ただし、納入が遅れた月については、この限りでない。"
    assert changed(mutant)[1] == {"第2条第1項 甲は、毎月末日までに、月額50,000円を乙に支払う。"}


def test_a_proviso_with_brackets_and_one_that_leads_a_list(tmp_path: Path) -> None:
    text = "### 第1条\n返金しない。ただし、休業（臨時のものを含む。）のときを除く。後日とする。\n### 第2条\n返さない。ただし、次の場合を除く。\n  (1)　休業\n"
    mutant = made(tmp_path, wording.proviso, text)
    assert outline(mutant.source.all) == [
        "第1条 返金しない。後日とする。",
        "第2条 返さない。ただし、次の場合を除く。",
        "第2条第1号 休業",
    ]
    assert wording.proviso(source(tmp_path, "### 第1条\n前項ただし書による。\n"), Random(0)) is None


def test_one_number_changes_and_keeps_its_notation(tmp_path: Path) -> None:
    mutant = made(tmp_path, wording.number)
    [change] = mutant.changes
    assert (change.after, change.old, mutant.number.unit) == ("第2条第1項", "50,000円", "円")
    assert mutant.number == Swap(50000, float(change.new.removesuffix("円").replace(",", "")), "円")
    came = f"第2条第1項 甲は、毎月末日までに、月額{change.new}を乙に支払う。ただし、納入が遅れた月については、この限りでない。"
    assert changed(mutant)[1] == {came}


@pytest.mark.parametrize(
    ("text", "value", "other", "expected"),
    [
        ("１，６００円", 1600, 1800, "１，８００円"),
        ("３０日前", 30, 45, "４５日"),
        ("三十日以内", 30, 28, "二十八日"),
        ("年十四・六パーセント", 14.6, 13.6, "十三・六パーセント"),
        ("年14.6％", 14.6, 9.6, "9.6％"),
        ("3万円", 3, 5, "5万円"),
        ("一か月前", 1, 2, "二か月"),
        ("千五百円", 1500, 2300, "二千三百円"),
        ("令和６年１１月８日", 8, 21, "２１日"),
    ],
)
def test_numbers_as_printed(text: str, value: float, other: float, expected: str) -> None:
    [found] = numbers.find(text)
    assert found.value == value
    assert found.saying(other) == expected


@pytest.mark.parametrize("text", ["第3条第2項", "一切の責任", "第2回", "日本", "一部"])
def test_no_numbers(text: str) -> None:
    assert list(numbers.find(text)) == []


def test_only_the_number_that_a_fact_rests_on(tmp_path: Path) -> None:
    text = "### 第1条（解約）\n乙は、30日前に申し出る。甲は、7日以内に返す。\n"
    cite = Address.parse("第1条")
    fact = GoldFact("termination_by_customer.notice_period", "P30D", "30日前に申し出る", (cite,))
    mutant = made(tmp_path, wording.value([fact]), text)
    assert (mutant.kind, mutant.changes[0].old) == ("value", "30日")
    assert wording.value([])(source(tmp_path, text), Random(0)) is None


def test_parties_swap_places_in_one_block(tmp_path: Path) -> None:
    text = "### 第1条\n甲（以下「甲」という。）と乙（以下「乙」という。）は、約する。\n### 第2条\n甲は、乙に鍵を渡し、甲乙協議のうえ返させる。\n"
    mutant = made(tmp_path, wording.parties, text)
    assert outline(mutant.source.all)[1] == "第2条 乙は、甲に鍵を渡し、甲乙協議のうえ返させる。"
    assert outline(mutant.source.all)[0] == outline(mutant.before.all)[0]


def test_conjunction_and_modality(tmp_path: Path) -> None:
    assert changed(made(tmp_path, wording.modality, TEXT.replace("減らす", "減額する")))[1] == {
        "第2条第2項 甲は、前項の額を減額しなければならない。"
    }
    mutant = made(tmp_path, wording.conjunction, TEXT.replace("及び", "、"))
    assert changed(mutant) == ({"第3条第1号 複写又は転貸"}, {"第3条第1号 複写及び転貸"})


def test_an_article_put_in_moves_those_behind_and_no_reference(tmp_path: Path) -> None:
    mutant = made(tmp_path, articles.insert, seed=3)
    behind = mutant.changes[0].after
    assert behind in ("第2条", "第3条", "第4条", "第5条")
    order = int(behind[1])
    new = outline(mutant.source.units)
    text = mutant.changes[0].new
    assert [line for line in new if text in line and line.startswith(f"{behind} [")]
    assert mutant.moved["第5条"] == "第6条"
    assert mutant.moved["第1条"] == "第1条"
    assert mutant.moved["第3条第2号"] == ("第4条第2号" if order <= 3 else "第3条第2号")
    words = [unit.text for unit in mutant.source.units if unit.text != text]
    assert words == [unit.text for unit in mutant.before.units]


def test_references_that_an_article_put_in_leaves_stale(tmp_path: Path) -> None:
    mutants = (articles.insert(source(tmp_path, TEXT), Random(seed)) for seed in range(20))
    behind_third = next(one for one in mutants if one and one.changes[0].after == "第3条")
    assert set(behind_third.reports) == {Report("reference", "第6条", "第3条"), Report("reference", "第6条", "第4条")}
    mutants = (articles.insert(source(tmp_path, TEXT), Random(seed)) for seed in range(20))
    before_fourth = next(one for one in mutants if one and one.changes[0].after == "第4条")
    assert set(before_fourth.reports) == {Report("reference", "第5条", "前条"), Report("reference", "第6条", "第4条")}


def test_an_article_taken_out_and_the_rest_renumbered(tmp_path: Path) -> None:
    mutants = (articles.delete(source(tmp_path, TEXT), Random(seed)) for seed in range(20))
    second = next(one for one in mutants if one and one.changes[0].before == "第2条")
    assert outline(second.source.units) == [
        "第1条 [目的] 甲は、乙に業務を委託する。",
        "第2条 [禁止] 乙は、次の行為をしてはならない。 ‖ 乙は、これを従業員に守らせる。",
        "第2条第1号 複写又は転貸",
        "第2条第2号 譲渡",
        "第2条第3号 第2条の額を漏らすこと。",
        "第3条 [解約] 前条に反した乙は、解約される。",
        "第4条 [雑則] 第3条及び第4条は、終了後も効力を有する。",
    ]
    assert second.moved["第2条第1項"] is None
    assert set(second.reports) == {
        Report("reference", "第2条第3号", "第2条"),
        Report("reference", "第4条", "第3条"),
        Report("reference", "第4条", "第4条"),
    }


def test_an_article_taken_out_and_no_number_changed(tmp_path: Path) -> None:
    mutants = (articles.gap(source(tmp_path, TEXT), Random(seed)) for seed in range(20))
    third = next(one for one in mutants if one and one.changes[0].before == "第3条")
    assert [unit.address for unit in third.source.units] == [
        "第1条",
        "第2条",
        "第2条第1項",
        "第2条第2項",
        "第4条",
        "第5条",
    ]
    assert set(third.reports) == {
        Report("missing-number", "第4条", "前の番号"),
        Report("reference", "第4条", "前条"),
        Report("reference", "第5条", "第3条"),
    }


def test_all_articles_of_a_type_are_taken_out(tmp_path: Path) -> None:
    clauses = [
        GoldClause(Address.parse("第2条"), ("fees",)),
        GoldClause(Address.parse("第4条"), ("termination_by_provider", "fees")),
    ]
    mutants = [articles.without_type(clauses)(source(tmp_path, TEXT), Random(seed)) for seed in range(20)]
    fees = next(one for one in mutants if one and one.type == "fees")
    assert [unit.address for unit in fees.source.units] == [
        "第1条",
        "第3条",
        "第3条第1号",
        "第3条第2号",
        "第3条第3号",
        "第5条",
    ]
    assert {change.before for change in fees.changes} == {"第2条", "第4条"}


def test_no_article_is_moved_where_numbers_branch(tmp_path: Path) -> None:
    branched = source(tmp_path, "### 第1条\n甲\n### 第1条の2\n乙\n### 第2条\n丙\n")
    assert articles.insert(branched, Random(0)) is articles.delete(branched, Random(0)) is None


def test_the_number_of_a_project_goes_along(tmp_path: Path) -> None:
    text = "### 第1条　甲\n1.1　あ。\n### 第2条　乙\n2.1　い。\n2.2　う。\n### 第3条　丙\n3.1　え。\n"
    mutants = (articles.delete(source(tmp_path, text), Random(seed)) for seed in range(20))
    second = next(one for one in mutants if one and one.changes[0].before == "第2条")
    assert [line.text for line in lines(second.before)][-2:] == ["3.1　え。", ""]
    printed = [block.number.sign for block in second.source.manuscript.blocks if getattr(block, "number", None)]
    assert printed == ["第1条", "1.1", "第2条", "2.1"]


def test_a_number_twice(tmp_path: Path) -> None:
    mutants = (numbering.duplicate(source(tmp_path, TEXT), Random(seed)) for seed in range(20))
    second = next(one for one in mutants if one and one.changes[0].before == "第3条第2号")
    assert [unit.address for unit in second.source.units][5:8] == ["第3条第1号", "第3条第1号#2", "第3条第3号"]
    assert second.moved["第3条第2号"] == "第3条第1号#2"
    assert [report.address for report in second.reports] == ["第3条第1号#2"]


@pytest.mark.parametrize("kind", sorted(mutators(Gold())))
def test_units_differ_exactly_where_the_mutant_says(kind: str) -> None:
    """On our own documents: whatever is named as changed differs, and nothing else."""
    for entry in entries("dev"):
        if entry.source is None:
            continue
        for seed in range(3):
            mutant = mutators(Gold())[kind](entry.source, Random(seed))
            if mutant is None:
                continue
            old = {unit.address: unit for unit in mutant.before.all}
            new = {unit.address: unit for unit in mutant.source.all}
            named = {change.after for change in mutant.changes if change.before}
            assert set(mutant.moved) == set(old)
            assert set(new) - set(filter(None, mutant.moved.values())) == {
                change.after for change in mutant.changes if change.before is None
            }
            for address, after in mutant.moved.items():
                if after is None:
                    assert any(address.startswith(change.before or "-") for change in mutant.changes)
                    continue
                same = [(unit.text, unit.wrap_up, unit.caption) for unit in (old[address], new[after])]
                assert (same[0] != same[1]) == (after in named and kind != "duplicate"), (entry.id, address)
