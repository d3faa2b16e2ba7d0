"""The rows of a 新旧対照表."""

import itertools

import pytest

from corpus.rendering import markdown
from evaluation.revisions import pairs
from pipeline import run
from pipeline.export.comparison import Grid, Run, Weight, blocks
from pipeline.export.comparison_chain import heaviest_chain
from pipeline.revise import Version, revise
from pipeline.types.clause import Extraction
from tests.export.compared_tables import check_rebuilt, compared, shown, table

_TAIL = "第8条（準拠法）\n日本法による。\n第9条（裁判所）\n東京地方裁判所とする。\n"


def rows(old: str, new: str) -> list[str]:
    """What the table shows below the title; both texts are rebuilt from it."""
    revision, comparison = compared(old, new)
    check_rebuilt(revision, comparison)
    return shown(comparison)[1:]


def test_unchanged_neighbours_are_one_row() -> None:
    old = "第1条（解約）\n１　会員は、1か月前に届け出る。\n２　返金しない。\n３　鍵を返す。\n４　札を返す。\n"
    assert rows(old + _TAIL, old.replace("1か月", "2か月") + _TAIL) == [
        "第1条（解約） | 第1条（解約）",
        "１会員は、[1か月]前に届け出る。 | １会員は、[2か月]前に届け出る。",
        "２～４（略） | ２～４（略）",
        "第8条・第9条（略） | 第8条・第9条（略）",
    ]


def test_a_new_article_is_underlined_and_those_behind_it_are_only_renumbered() -> None:
    new = (
        "第1条（名称）\n本サービスを「蔵」と呼ぶ。\n第2条（鍵）\n会員は、鍵を返す。\n第3条（札）\n会員は、札を返す。\n"
    )
    assert rows("第1条（鍵）\n会員は、鍵を返す。\n第2条（札）\n会員は、札を返す。\n", new) == [
        "（新設） | [第1条（名称）]",
        " | [本サービスを「蔵」と呼ぶ。]",
        "[第1条・第2条]（略） | [第2条・第3条]（略）",
    ]


def test_what_is_gone_stands_where_it_stood() -> None:
    old = "第1条（鍵）\n次の物を返す。\n(1) 鍵\n(2) 札\n(3) 会員証\n"
    assert rows(old + _TAIL, old.replace("(2) 札\n(3)", "(2)") + _TAIL)[:5] == [
        "第1条（鍵） | 第1条（鍵）",
        "次の物を返す。 | 次の物を返す。",
        "(1)（略） | (1)（略）",
        "[(2)][札] | （削る）",
        "[(3)]（略） | [(2)]（略）",
    ]


def test_what_has_moved_stands_at_both_places() -> None:
    keys = "（鍵の返却）\n会員は、退会する日に、貸与した鍵を当社の窓口へ返す。\n"
    others = [
        "（料金）\n会員は、月額料金を毎月末日までに口座振替で支払う。\n",
        "（通知）\n当社は、会員に電子メールで通知する。\n",
    ]
    old = f"第1条{keys}第2条{others[0]}第3条{others[1]}"
    new = f"第1条{others[0]}第2条{others[1]}第3条{keys}"
    found = rows(old, new)
    assert found[0].endswith(" | （第3条に移動）") and found[-2].startswith("（第1条から移動） | ")
    assert "[会員は" not in "".join(found)


_KEEPS = "乙は、預かった衣裳を、湿気のない場所に保管する。"
_TELLS = "乙は、毎月末日までに、衣裳の傷みを書面で甲に報告する。"
_BOOK = "甲は、乙に衣裳の保管を委託し、乙はこれを引き受ける。"


def test_an_article_that_was_merged_says_so_whatever_came_between() -> None:
    report = f"第2条（報告）\n１　{_TELLS}\n２　甲は、いつでも、衣裳の様子を乙の倉庫で確かめることができる。\n"
    old = f"第1条（委託）\n{_BOOK}\n{report}第3条（衣裳）\n1. {_KEEPS}\n2. 乙は、衣裳を他人に着せてはならない。\n"
    new = f"第1条（委託及び衣裳）\n1. {_BOOK}\n2. {_KEEPS}\n3. 乙は、衣裳を他人に着せてはならない。\n{report}"
    assert rows(old + _TAIL, new + _TAIL)[:7] == [
        "第1条（委託） | 第1条（委託[及び衣裳]）",
        f"{_BOOK} | [1.]{_BOOK}",
        f"（第3条第1項から移動） | [2].{_KEEPS}",
        "（第3条第2項から移動） | [3].乙は、衣裳を他人に着せてはならない。",
        "第2条（報告）（略） | 第2条（報告）（略）",
        "[第3条（衣裳）] | （第1条に統合）",
        f"[1].{_KEEPS} | ",
    ]


def test_texts_that_became_one_are_shown_whole_on_both_sides() -> None:
    old = f"第1条（報告）\n{_TELLS}\n第2条（衣裳）\n{_KEEPS}\n"
    new = f"第1条（報告及び衣裳）\n{_TELLS}{_KEEPS}\n"
    assert rows(old + _TAIL, new + _TAIL)[:4] == [
        "第1条（報告） | 第1条（報告[及び衣裳]）",
        f"{_TELLS} | {_TELLS}{_KEEPS}",
        "[第2条（衣裳）] | （第1条に統合）",
        f"{_KEEPS} | ",
    ]


def test_texts_that_were_joined_or_split_under_one_heading_are_shown() -> None:
    whole, parts = f"第1条（報告）\n{_TELLS}{_KEEPS}\n", f"第1条（報告）\n{_TELLS}\n第2条（衣裳）\n{_KEEPS}\n"
    assert rows(whole + _TAIL, parts + _TAIL)[:2] == ["第1条（報告） | 第1条（報告）", f"{_TELLS}{_KEEPS} | {_TELLS}"]
    assert rows(parts + _TAIL, whole + _TAIL)[:2] == ["第1条（報告） | 第1条（報告）", f"{_TELLS} | {_TELLS}{_KEEPS}"]


def test_an_article_that_gains_a_second_paragraph_keeps_its_first_beside_its_old_text() -> None:
    found = rows(
        "第1条（鍵）\n会員は、退会する日に、貸与した鍵を返す。\n" + _TAIL,
        "第1条（鍵）\n１　会員は、退会する日に、貸与した鍵を返す。\n２　鍵を失ったときは、実費を支払う。\n" + _TAIL,
    )
    assert "会員は、退会する日に、貸与した鍵を返す。 | １会員は、退会する日に、貸与した鍵を返す。" in [
        row.replace("[", "").replace("]", "") for row in found
    ]
    assert found[2] == "（新設） | [２][鍵を失ったときは、実費を支払う。]"


def test_a_reference_left_behind_is_not_folded_although_its_words_stayed() -> None:
    old = "第1条（鍵）\n会員は、鍵を返す。\n第2条（料金）\n会員は、月額料金を支払う。\n第3条（滞納）\n第2条の料金を支払わないときは、退会とする。\n"
    new = (
        old.replace("第3条（", "第4条（")
        .replace("第2条（", "第3条（")
        .replace("第3条（料金", "第2条（名称）\n本サービスを「蔵」と呼ぶ。\n第3条（料金")
    )
    _, comparison = compared(old, new)
    [row] = [row for row in comparison.rows if any("支払わない" in run.text for run in row.new.text)]
    assert row.weight is Weight.SUBSTANCE and not row.omitted
    assert "参照の変更" in [one.remark for one in comparison.rows if one.changes == row.changes]


def test_tables_suppl_provisions_and_annexes_take_part() -> None:
    old = "第1条（料金）\n別紙1のとおり。\n附則\nこの規約は、2025年4月1日から施行する。\n別紙1　料金表\n品名\t額\n鍵\t100円\n札\t50円\n"
    found = rows(old, old.replace("100円", "120円").replace("2025年", "2026年"))
    assert found == [
        "第1条（料金）（略） | 第1条（料金）（略）",
        "附則 | 附則",
        "この規約は、[2025年4月1日]から施行する。 | この規約は、[2026年4月1日]から施行する。",
        "別紙1 料金表 | 別紙1 料金表",
        "品名 額 鍵 [100円] 札 50円 | 品名 額 鍵 [120円] 札 50円",
    ]


def test_widths_of_characters_and_ways_to_print_a_number_do_not_differ() -> None:
    assert rows("第１条（鍵）\n１．会員は、３か月で鍵を返す。\n２．札を返す。\n" + _TAIL, "第1条（鍵）\n1　会員は、3か月で鍵を返す。\n2　札を返す。\n" + _TAIL) == [
        "第１条～第9条（略） | 第1条～第9条（略）"
    ]  # fmt: skip


def test_the_same_text_is_one_folded_row_and_an_empty_one_none() -> None:
    _, comparison = compared(_TAIL, _TAIL)
    assert all(row.omitted and row.weight is Weight.SAME for row in comparison.rows)
    assert shown(comparison) == ["題名等（略） | 題名等（略）", "第8条・第9条（略） | 第8条・第9条（略）"]


def test_a_table_in_a_text_is_a_grid_with_its_runs() -> None:
    found = list(blocks([Run("料金\n品名\t額\n鍵\t"), Run("100円", True), Run("\nなお書き")]))
    assert found[0] == [Run("料金")] and found[2] == [Run("なお書き")]
    assert isinstance(found[1], Grid) and found[1].rows[1] == ((Run("鍵"),), (Run("100円", True),))


@pytest.mark.parametrize("order", list(itertools.permutations(range(5)))[::7])
def test_the_chain_is_the_heaviest_of_all(order: tuple[int, ...]) -> None:
    pairs, weights = list(enumerate(order)), [3, 1, 4, 1, 5]
    best = max(
        sum(weights[at] for at in chosen)
        for count in range(6)
        for chosen in itertools.combinations(range(5), count)
        if all(order[a] < order[b] for a, b in itertools.pairwise(chosen))
    )
    chain = heaviest_chain(pairs, weights)
    assert sum(weights[at] for at, _ in chain) == best
    assert all(a < c and b < d for (a, b), (c, d) in itertools.pairwise(chain))


def test_both_texts_of_the_corpus_are_rebuilt_and_every_change_is_told() -> None:
    nothing = Extraction((), (), ())
    for split in ("train", "dev"):
        for pair in pairs(split):
            versions = []
            for side in (pair.old, pair.new):
                file = markdown.render(side.manuscript, markdown.MarkdownLayout())
                [document] = run.parse_bytes(file.encode(), f"{pair.id}.md")
                versions.append(Version(document, nothing))
            revision = revise(*versions)
            comparison = table(revision)
            check_rebuilt(revision, comparison)
            told = {at for row in comparison.rows for at in row.changes}
            assert told == set(range(len(revision.changes))), pair.id
