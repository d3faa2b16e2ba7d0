"""Tables of data and tables that only lay a text out."""

from pipeline.types.source import MarkKind
from tests.read.word.packages import draft, level, lines, marked, numbered, numbering, p, tbl, tc, tr

LONG = "利用者は、本規約に同意したうえで、当社の定める方法により申し込むものとします。"


OTHER = "当社は、申込みを承諾したときは、利用者に対しその旨を書面により通知するものとします。"


def test_a_row_is_a_line_and_cells_are_a_tab_apart() -> None:
    found = draft(p("料金") + tbl(tr("区分", "金額"), tr("会員", tc("1,000円", "（税込）"))) + p("以上"))
    assert found.text == "料金\n区分\t金額\n会員\t1,000円 （税込）\n以上\n"
    assert marked(found, MarkKind.TABLE) == ["区分\t金額\n会員\t1,000円 （税込）"]


def test_merged_cells_keep_the_columns_in_their_places() -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = tbl(
        tr("区分", tc("料金", look='<w:gridSpan w:val="2"/>'), "備考"),
        tr(tc("会員", look=down), "月", "100円", "-"),
        tr(tc("見えない", look=on), "年", "1,000円", ""),
        tr("計", "", "1,100円", "税込", look='<w:gridBefore w:val="1"/>'),
    )
    assert lines(body) == ["区分\t料金\t\t備考", "会員\t月\t100円\t-", "\t年\t1,000円", "\t計\t\t1,100円\t税込"]


def test_empty_rows_are_left_out() -> None:
    assert lines(tbl(tr("甲", "乙"), tr("", ""), tr("丙", "丁"))) == ["甲\t乙", "丙\t丁"]


def test_rows_and_cells_in_content_controls_are_read() -> None:
    row = f"<w:sdt><w:sdtContent>{tr('甲', '乙')}</w:sdtContent></w:sdt>"
    cells = f"<w:tr><w:sdt><w:sdtContent>{tc('丙')}</w:sdtContent></w:sdt>{tc('丁')}</w:tr>"
    assert lines(tbl(row, cells)) == ["甲\t乙", "丙\t丁"]


def test_numbers_in_cells_are_part_of_the_row() -> None:
    body = tbl(tr(tc(numbered("")), "甲"), tr(tc(numbered("乙")), "丙"))
    found = draft(body, numbering=numbering(level(0, "decimal", "%1.")))
    assert found.text == "1.\t甲\n2. 乙\t丙\n"
    assert marked(found, MarkKind.LABEL) == ["1.", "2."]


def test_a_table_in_a_cell_is_part_of_the_row() -> None:
    assert lines(tbl(tr("甲", tc("乙", tbl(tr("1", "2"), tr("3", "4")), p())))) == ["甲\t乙 1 2 3 4"]


def test_one_column_is_no_table() -> None:
    found = draft(tbl(tr(tc("第1条（目的）", LONG)), tr(tc("第2条（定義）"))))
    assert found.text == f"第1条（目的）\n{LONG}\n第2条（定義）\n"
    assert found.marks == []


def test_cells_that_hold_clauses_are_read_one_after_the_other() -> None:
    found = draft(tbl(tr(tc("第1条（目的）", LONG, LONG), tc("第2条（定義）", OTHER, "第3条（期間）", OTHER))))
    assert found.text.split("\n")[:-1] == ["第1条（目的）", LONG, LONG, "第2条（定義）", OTHER, "第3条（期間）", OTHER]
    assert marked(found, MarkKind.TABLE) == []


def test_a_number_in_a_cell_of_its_own_leads_the_text_beside_it() -> None:
    body = tbl(tr("第1条", LONG), tr("（1）", LONG), tr("2.", tc(LONG, LONG)))
    assert lines(body) == [f"第1条\t{LONG}", f"（1）\t{LONG}", f"2.\t{LONG}", LONG]


def test_an_automatic_number_in_a_cell_of_its_own_leads_too() -> None:
    body = tbl(tr(tc(numbered("")), LONG), tr(tc(numbered("")), LONG))
    found = draft(body, numbering=numbering(level(0, "decimal", "第%1条", suffix="space")))
    assert found.text == f"第1条\t{LONG}\n第2条\t{LONG}\n"
    assert marked(found, MarkKind.LABEL) == ["第1条", "第2条"]


def test_a_caption_beside_a_clause_stands_before_it() -> None:
    body = tbl(tr("（目的）", tc(f"第1条　{LONG}", LONG)), tr("（定義）", tc(f"第2条　{LONG}", LONG)))
    assert lines(body) == ["（目的）", f"第1条　{LONG}", LONG, "（定義）", f"第2条　{LONG}", LONG]


def test_old_and_new_text_side_by_side_stay_a_table() -> None:
    body = tbl(tr("旧", "新"), tr(tc("第1条（目的）", LONG), tc("第1条（目的等）", LONG)))
    found = draft(body)
    assert found.text == f"旧\t新\n第1条（目的） {LONG}\t第1条（目的等） {LONG}\n"
    assert len(marked(found, MarkKind.TABLE)) == 1


def test_old_and_new_text_are_told_by_their_heads_and_by_what_they_share() -> None:
    under_heads = tbl(tr("改正前", "改正後（案）"), tr(tc(LONG, LONG), tc(OTHER, OTHER)))
    sharing = tbl(tr(tc(LONG, LONG), tc(LONG, OTHER)), tr(tc(OTHER, OTHER), tc(OTHER, LONG)))
    for body in (under_heads, sharing):
        assert len(marked(draft(body), MarkKind.TABLE)) == 1


def test_a_translation_beside_the_text_comes_after_it() -> None:
    english = "The Customer shall apply for the Service in the manner prescribed by the Company."
    body = tbl(
        tr(tc("第1条（目的）", LONG, LONG), tc("Article 1 (Purpose)", english, english)),
        tr(tc("第2条（定義）", LONG, LONG), tc("Article 2 (Definitions)", english, english)),
    )
    found = lines(body)
    assert [line for line in found if not line.isascii()] == found[:6]
    assert found[0] == "第1条（目的）"
    assert found[6] == "Article 1 (Purpose)"


def test_terms_and_their_meanings_stay_a_table() -> None:
    body = tbl(tr("用語", "意味"), tr("会員", LONG), tr("1.", "利用者"), tr("当社", LONG))
    assert len(marked(draft(body), MarkKind.TABLE)) == 1


def test_a_clause_over_the_whole_width_parts_a_table() -> None:
    whole = '<w:gridSpan w:val="2"/>'
    data = [tr(f"項目{at}", f"選んだ番号の内容を書く欄{at}" * 8) for at in range(4)]
    body = tbl(*data[:2], tr(tc("第1条（目的）", LONG, look=whole)), *data[2:])
    found = draft(body)
    assert found.text.split("\n")[2:4] == ["第1条（目的）", LONG]
    assert [mark.count("\n") for mark in marked(found, MarkKind.TABLE)] == [1, 1]


def test_a_table_of_articles_with_number_caption_and_text_is_text() -> None:
    rows = (
        ("第一条", "目的", "この約款は、運送の条件を定める。"),
        ("第二条", "運賃", "運賃は、前払とする。"),
        ("第三条", "責任", OTHER),
    )
    found = draft(tbl(*(tr(*row) for row in rows)))
    assert found.text == "".join(f"{number}\t{caption}\n{text}\n" for number, caption, text in rows)
    assert marked(found, MarkKind.TABLE) == []


def test_a_table_about_some_articles_stays_a_table() -> None:
    rows = (("第2条", "目的", "語を改めた。"), ("第5条", "運賃", "前払とした。"), ("第9条", "責任", "語を改めた。"))
    assert lines(tbl(*(tr(*row) for row in rows))) == ["\t".join(row) for row in rows]


CHECKED = (("第2条", "鍵", "返した。"), ("第3条", "費用", "払った。"), ("第4条", "掃除", "終えた。"))


def _is_table(*blocks: str, rows: tuple[tuple[str, ...], ...] = CHECKED) -> bool:
    before, after = blocks
    return bool(marked(draft(p(before) + tbl(*(tr(*row) for row in rows)) + p(after)), MarkKind.TABLE))


def test_articles_that_carry_the_document_on_are_text() -> None:
    assert not _is_table("第1条（目的）　目的を定める。", "第5条（管轄）　東京とする。")
    assert not _is_table("第1条（目的）　目的を定める。", "第3条の規定は、残る。")


def test_a_table_that_checks_articles_standing_elsewhere_stays_a_table() -> None:
    assert _is_table("第1条（点検）　次の表により点検する。", "第2条（鍵）　鍵を返す。")
    assert _is_table("第4条（掃除）　掃除をする。", "以上")
    assert _is_table("点検の結果", "以上")
    assert _is_table("第1条（点検）　次の表により点検する。", "以上", rows=(("条項", "見る点", "欄"), *CHECKED))
    assert _is_table("第1条（点検）　次の表により点検する。", "以上", rows=(("番号", "確認する点", "欄"), *CHECKED))


def test_numbers_beside_sentences_about_articles_standing_elsewhere_stay_a_table() -> None:
    rows = (("第1条", "鍵を返したか。"), ("第2条", "費用を払ったか。"))
    assert _is_table("第1条（鍵）　鍵を返す。", "第2条（費用）　費用を払う。", rows=rows)
    assert not _is_table("鍵の規約", "第3条（掃除）　掃除をする。", rows=rows)


def test_articles_are_counted_anew_behind_the_supplementary_provisions_and_in_the_next_document() -> None:
    rows = tuple((f"第{at}条", caption, text) for at, (_, caption, text) in enumerate(CHECKED, 1))
    heads = "".join(p(f"第{at}条（見出し）　定める。") for at in (1, 2, 3))
    body = tbl(*(tr(*row) for row in rows))
    assert marked(draft(heads + body), MarkKind.TABLE) != []
    assert marked(draft(body + p("附則") + heads), MarkKind.TABLE) == []
    assert marked(draft(heads + p("鍵の覚書") + body), MarkKind.TABLE) == []
