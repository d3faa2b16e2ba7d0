"""別紙, 別表, 様式, 別添, 後記: own articles, own numbers, a table, a form; and what only refers to them."""

import pytest

from pipeline.types.document import Kind
from tests.parse.parts.shapes import body, codes, kinds
from tests.texts import document

MAIN = "利用規約\n第1条（目的）\n目的を定めます。\n第2条（料金）\n別紙に定めます。\n"
TREE = "第1条 [目的] 目的を定めます。\n第2条 [料金] 別紙に定めます。\n"


@pytest.mark.parametrize(
    ("heading", "shown"),
    [
        ("別紙1　料金表", "別紙1 [料金表]"),
        ("別紙１（料金表）", "別紙1 [料金表]"),
        ("【別紙1】料金表", "別紙1 [料金表]"),
        ("【別紙1　料金表】", "別紙1 [料金表]"),
        ("＜別紙１＞　料金表", "別紙1 [料金表]"),
        ("（別紙1）", "別紙1"),
        ("別紙　1", "別紙1"),
        ("別　紙", "別紙"),
        ("別紙「料金表」", "別紙 [料金表]"),
        ("別紙Ａ　料金表", "別紙A [料金表]"),
        ("別表第一（第二条関係）", "別表第1 [第二条関係]"),
        ("別表　料金", "別表 [料金]"),
        ("別添　料金の一覧", "別添 [料金の一覧]"),
        ("別記　料金", "別記 [料金]"),
        ("後記1　料金", "後記1 [料金]"),
        ("様式第1号（第2条関係）", "様式第1号 [第2条関係]"),
        ("別記様式第1号（第2条関係）", "別記様式第1号 [第2条関係]"),
        ("付属書1　料金表", "付属書1 [料金表]"),
        ("付録A　料金表", "付録A [料金表]"),
    ],
)
def test_headings_of_every_print(heading: str, shown: str) -> None:
    found = document(f"{MAIN}\n{heading}\n月額は、千円とします。\n")
    assert body(found) == f"{TREE}{shown} 月額は、千円とします。"
    assert kinds(found) == "front_matter article article appendix"


def test_articles_of_its_own() -> None:
    found = document(f"""\
{MAIN}
別紙1　サポート細則
第1条（窓口）
1. 窓口は、本店に置きます。
2. 前項の窓口は、平日に開きます。
第2条（時間）
午前9時から午後5時までとします。

別紙2　データ細則
第1条（保存）
1年保存します。
第2条（消去）
消去します。
""")
    assert (
        body(found)
        == f"""\
{TREE}別紙1 [サポート細則]
別紙1第1条 [窓口]
別紙1第1条第1項 窓口は、本店に置きます。
別紙1第1条第2項 前項の窓口は、平日に開きます。
別紙1第2条 [時間] 午前9時から午後5時までとします。
別紙2 [データ細則]
別紙2第1条 [保存] 1年保存します。
別紙2第2条 [消去] 消去します。"""
    )
    assert kinds(found) == (
        "front_matter article article appendix article paragraph paragraph article appendix article article"
    )
    assert codes(found) == set()


def test_numbers_of_its_own() -> None:
    """Numbers directly under 別紙 are its 項, as those directly under an article are the article's."""
    found = document(f"""\
{MAIN}
別紙1　業務の内容
1. 配送
(1) 集荷
(2) 仕分け
2. 保管
3. 前二項に付随する業務
""")
    assert (
        body(found)
        == f"""\
{TREE}別紙1 [業務の内容]
別紙1第1項 配送
別紙1第1項第1号 集荷
別紙1第1項第2号 仕分け
別紙1第2項 保管
別紙1第3項 前二項に付随する業務"""
    )


def test_numbers_under_a_lead_are_items() -> None:
    found = document(f"{MAIN}\n別紙1　業務の内容\n業務の内容は、次のとおりとします。\n1. 配送\n2. 保管\n")
    assert (
        body(found)
        == f"""\
{TREE}別紙1 [業務の内容] 業務の内容は、次のとおりとします。
別紙1第1号 配送
別紙1第2号 保管"""
    )


def test_rows_of_a_table() -> None:
    found = document(f"""\
{MAIN}
別表第1（第2条関係）
プラン\t月額\t備考
標準\t1,000円\t税別
上級\t3,000円\t税別

別表第2（第2条関係）
区分\t手数料
再発行\t500円
""")
    assert (
        body(found)
        == f"""\
{TREE}別表第1 [第2条関係] プラン\t月額\t備考⏎標準\t1,000円\t税別⏎上級\t3,000円\t税別
別表第2 [第2条関係] 区分\t手数料⏎再発行\t500円"""
    )
    assert kinds(found) == "front_matter article article appendix appendix"


def test_rows_of_a_table_that_begin_with_numbers() -> None:
    """The numbers are cells: a lawyer cites the table."""
    found = document(f"""\
{MAIN}
別表
番号\t品名\t単価
1\t封筒\t10円
2\t便箋\t20円
3\t切手\t84円
""")
    assert body(found) == f"{TREE}別表 番号\t品名\t単価⏎1\t封筒\t10円⏎2\t便箋\t20円⏎3\t切手\t84円"


def test_a_table_of_markdown() -> None:
    found = document(
        "# 利用規約\n\n## 第1条（目的）\n\n目的を定めます。\n\n## 第2条（料金）\n\n別表に定めます。\n\n"
        "## 別表\n\n| プラン | 月額 |\n|---|---|\n| 標準 | 1,000円 |\n| 上級 | 3,000円 |\n",
        "規約.md",
    )
    assert (
        body(found).replace(" \t ", "\t")
        == """\
第1条 [目的] 目的を定めます。
第2条 [料金] 別表に定めます。
別表 プラン\t月額⏎標準\t1,000円⏎上級\t3,000円"""
    )


def test_a_form_keeps_its_date_and_its_places_to_sign() -> None:
    """What is to be filled in belongs to the form; the contract is not signed there."""
    found = document(f"""\
{MAIN}
様式第1号（第2条関係）
減免申請書
　　年　　月　　日
青葉商店株式会社　御中
住所
氏名　　　　　　　印
次のとおり減免を申請します。
""")
    assert body(found) == (
        f"{TREE}様式第1号 [第2条関係] 減免申請書⏎年　　月　　日⏎青葉商店株式会社　御中⏎住所⏎氏名　　　　　　　印"
        "⏎次のとおり減免を申請します。"
    )
    assert kinds(found) == "front_matter article article appendix"


def test_a_title_on_the_line_below() -> None:
    """The heading has no caption; the title below is the first text of the appendix."""
    found = document(f"""\
{MAIN}
別紙1
サポート細則
第1条（窓口）
窓口は、本店に置きます。
第2条（時間）
午前9時から午後5時までとします。
""")
    assert (
        body(found)
        == f"""\
{TREE}別紙1 サポート細則
別紙1第1条 [窓口] 窓口は、本店に置きます。
別紙1第2条 [時間] 午前9時から午後5時までとします。"""
    )


def test_after_the_signatures() -> None:
    found = document("""\
業務委託契約書
第1条（委託）
別紙の業務を委託する。
第2条（料金）
月額10万円とする。

本契約の成立を証するため、本書2通を作成し、各自1通を保有する。

令和5年4月1日
甲　青葉商店株式会社
乙　みどり運輸株式会社

別紙
業務の内容
1. 配送
2. 保管
""")
    assert (
        body(found)
        == """\
第1条 [委託] 別紙の業務を委託する。
第2条 [料金] 月額10万円とする。
closing 本契約の成立を証するため、本書2通を作成し、各自1通を保有する。⏎令和5年4月1日⏎甲　青葉商店株式会社⏎乙　みどり運輸株式会社
別紙 業務の内容
別紙第1項 配送
別紙第2項 保管"""
    )
    assert kinds(found) == "front_matter article article closing appendix paragraph paragraph"


@pytest.mark.parametrize(
    "sentence",
    [
        "別紙1のとおりとします。",
        "別紙1に定める料金を支払います。",
        "別表第1及び別表第2による。",
        "様式第1号により申請する。",
    ],
)
def test_sentences_that_refer_to_one_are_text(sentence: str) -> None:
    found = document(f"規約\n第1条（料金）\n料金は、月ごとに支払います。\n{sentence}\n第2条（協議）\n話し合います。\n")
    assert body(found) == f"第1条 [料金] 料金は、月ごとに支払います。⏎{sentence}\n第2条 [協議] 話し合います。"


def test_two_without_a_number() -> None:
    found = document(f"{MAIN}\n別紙\n月額は、千円とします。\n\n別紙\n業務は、配送とします。\n")
    assert body(found) == f"{TREE}別紙 月額は、千円とします。\n別紙#2 業務は、配送とします。"


def test_sections_without_numbers_are_its_text() -> None:
    found = document(f"""\
{MAIN}
別紙2　サービス水準
■稼働率
月間の稼働率は、99.9％とします。
■受付時間
受付は、平日の午前9時からとします。
""")
    assert body(found) == (
        f"{TREE}別紙2 [サービス水準] ■稼働率⏎月間の稼働率は、99.9％とします。⏎■受付時間⏎受付は、平日の午前9時からとします。"
    )


def test_an_appendix_between_notes_and_a_supplementary_provision() -> None:
    """附則 after 別表 is the document's own, not the table's."""
    found = document(f"""\
{MAIN}
別表
標準　1,000円

附則
4月1日から施行します。
""")
    assert body(found) == f"{TREE}別表 標準　1,000円\n附則 4月1日から施行します。"


def test_in_a_document_of_numbered_headings() -> None:
    found = document("""\
個人情報の取扱い

1. 利用目的
連絡のために使います。
2. 共同利用
別紙の会社と共同で利用します。

別紙　共同利用する会社
青葉物流株式会社
青葉不動産株式会社
""")
    assert (
        body(found)
        == """\
第1条 [利用目的] 連絡のために使います。
第2条 [共同利用] 別紙の会社と共同で利用します。
別紙 [共同利用する会社] 青葉物流株式会社⏎青葉不動産株式会社"""
    )


def test_a_table_of_a_page() -> None:
    found = document(
        "<h1>利用規約</h1><h2>第1条（目的）</h2><p>目的を定めます。</p><h2>第2条（料金）</h2><p>別表に定めます。</p>"
        "<h2>別表</h2><table><tr><th>番号</th><th>プラン</th></tr><tr><td>1</td><td>標準</td></tr>"
        "<tr><td>2</td><td>上級</td></tr></table>",
        "規約.html",
    )
    assert (
        body(found)
        == """\
第1条 [目的] 目的を定めます。
第2条 [料金] 別表に定めます。
別表 番号\tプラン⏎1\t標準⏎2\t上級"""
    )


def test_a_table_inside_an_article_is_its_text() -> None:
    found = document("""\
利用規約
第1条（料金）
1. 料金は、次の表のとおりとします。
番号\tプラン\t月額
1\t標準\t1,000円
2\t上級\t3,000円
3\t特別\t5,000円
2. 料金は、前払いとします。
第2条（協議）
話し合います。
""")
    assert (
        body(found)
        == """\
第1条 [料金]
第1条第1項 料金は、次の表のとおりとします。⏎番号\tプラン\t月額⏎1\t標準\t1,000円⏎2\t上級\t3,000円⏎3\t特別\t5,000円
第1条第2項 料金は、前払いとします。
第2条 [協議] 話し合います。"""
    )


def test_between_the_articles() -> None:
    """The numbers go on after the table: the articles below are the document's own."""
    found = document("""\
会員規約
第1章　会費
第1条（会費）
会費は、別表のとおりとします。
第2条（納付）
年に一度納めます。

別表　会費
正会員　5,000円

第3条（返還）
会費は、返しません。
第2章　雑則
第4条（協議）
話し合います。
""")
    assert (
        body(found)
        == """\
第1章 会費
第1条 [会費] 会費は、別表のとおりとします。
第2条 [納付] 年に一度納めます。
第3条 [返還] 会費は、返しません。
別表 [会費] 正会員　5,000円
第2章 雑則
第4条 [協議] 話し合います。"""
    )


def test_before_the_chapter_under_which_the_numbers_go_on() -> None:
    found = document("""\
会員規約
第1章　会費
第1条（会費）
会費は、別表のとおりとします。

別表
正会員　5,000円

第2章　返還
第1節　通則
第2条（返還）
会費は、返しません。
第3章　雑則
第3条（協議）
話し合います。
""")
    assert (
        body(found)
        == """\
第1章 会費
第1条 [会費] 会費は、別表のとおりとします。
別表 正会員　5,000円
第2章 返還
第1節 通則
第2条 [返還] 会費は、返しません。
第3章 雑則
第3条 [協議] 話し合います。"""
    )


def test_an_annexed_contract_with_chapters_keeps_its_articles() -> None:
    found = document("""\
基本契約書
第1条（目的）
定める。
第2条（個別契約）
別紙による。

別紙　個別契約書
第1章　総則
第1条（内容）
作る。
第2章　雑則
第2条（協議）
話し合う。
""")
    assert "別紙第2条 [協議] 話し合う。" in body(found)


@pytest.mark.parametrize("heading", ["様式第1号（第2条関係）", "第1号様式（第2条関係）"])
def test_a_form_is_cited_by_its_number(heading: str) -> None:
    found = document(
        f"規則\n第1条（目的）\n定める。\n第2条（申請）\n様式第1号により申請する。\n\n{heading}\n減免申請書\n"
    )
    assert body(found).endswith("様式第1号 [第2条関係] 減免申請書")
    assert [(one.text, [str(target) for target in one.targets]) for one in found.references] == [
        ("様式第1号", ["様式第1号"]),
        ("第2条", ["第2条"]),
    ]


def test_a_caption_under_the_number_of_an_article_is_no_appendix() -> None:
    found = document("契約書\n第1条\n目的\n委託する。\n第2条\n特約事項\n書面による。\n第3条\n協議\n協議する。\n")
    assert kinds(found) == "front_matter article article article"


def test_numbers_a_tab_before_their_text_are_no_table() -> None:
    found = document("""\
規約
第1条（利用）
1.\t会員は、施設を使えます。
2.\t会員は、次の物を借りられます。
(1)\t机
(2)\t椅子
第2条（協議）
話し合います。
""")
    assert (
        body(found)
        == """\
第1条 [利用]
第1条第1項 会員は、施設を使えます。
第1条第2項 会員は、次の物を借りられます。
第1条第2項第1号 机
第1条第2項第2号 椅子
第2条 [協議] 話し合います。"""
    )


def test_a_caption_that_begins_with_a_kanji_number_is_no_number() -> None:
    found = document(
        "規約\n第1条（説明）\n説明する。\n第2条（協議）\n協議する。\n別紙　十分な説明の方法\n書面による。\n"
    )
    assert [(str(unit.address), unit.caption) for unit in found.walk() if unit.kind is Kind.APPENDIX] == [
        ("別紙", "十分な説明の方法")
    ]


def test_below_names_that_fill_their_line_in_wrapped_text() -> None:
    text = """見本保守契約書

第1条（保守）
1　乙は、甲の事務所に置かれた機械を一か月に一度点検し、点検の結果
を書面で甲に知らせる。
2　甲は、点検の日の三日前までに、点検の間は機械を使わないことを利
用する者に知らせる。
3　乙は、点検で見つけた不具合を直すために要る部品の見積りを作り、
甲の承諾を得て取り替える。
4　甲は、乙が点検を終えた日の属する月の翌月末日までに、点検の料金
を乙の口座に振り込む。
5　乙は、点検の間に知った甲の業務上の事柄を、契約が終わった後も他
に漏らしてはならない。
6　乙は、甲の承諾を得ないで、点検の全部又は一部を他の者に行わせる
ことができない。
7　甲は、乙の責めに帰すべき理由で機械が使えなくなったときは、その
間の料金を払わない。
8　乙は、点検を行う者の氏名を甲に知らせ、その者が代わるときは新し
い者の氏名を知らせる。

　　2026年4月1日
　　甲　見本区見本町1番1号　株式会社見本商会　見本　太郎
　　乙　例示市例示町2番2号　例示機械株式会社　例示　花子

別紙　点検表
1　外箱の傷を調べる。
2　電池を測る。
"""
    found = document(text)
    assert [(str(unit.address), unit.caption) for unit in found.walk() if unit.kind is Kind.APPENDIX] == [
        ("別紙", "点検表")
    ]
