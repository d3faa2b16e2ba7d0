"""What is text of a unit rather than a unit: bullets, notes, tables, definitions, lists without marks, examples, formulas."""

import pytest

from tests.parse.styles import tree, written


@pytest.mark.parametrize(
    "bullet", ["・", "･", "●", "○", "■", "◆", "◇", "→", "－", "‐ ", "＊", "※", "▪", "• ", "✓ ", "□"]
)
@pytest.mark.parametrize("owner", ["", "1. ", "(1) "])
def test_bullets(bullet: str, owner: str) -> None:
    below = {"": "", "1. ": "第1項", "(1) ": "第1項"}[owner]
    lead = f"第1条 [掲示]\n第1条{below} " if below else "第1条 [掲示] "
    text = f"見本店利用規約\n\n第1条（掲示）\n{owner}知らせは、次の場所に掲示します。\n{bullet}店頭\n{bullet}ウェブサイト\n{bullet}会員証の裏面\n第2条（協議）\n話し合います。\n"
    signs = bullet.strip() if bullet.strip() == bullet else bullet
    assert tree(text) == (
        f"front_matter 見本店利用規約\n{lead}知らせは、次の場所に掲示します。⏎{signs}店頭⏎{signs}ウェブサイト⏎{signs}会員証の裏面\n第2条 [協議] 話し合います。"
    )


def test_bullets_with_blank_lines_and_a_text_after_them() -> None:
    text = """
        見本店利用規約

        第1条（持込み）

        1. 次の物は、持ち込めません。

        ・危険物

        ・動物

        なお、盲導犬は、この限りではありません。

        2. 前項の物は、お預かりしません。
    """
    assert tree(text) == written("""
        front_matter 見本店利用規約
        第1条 [持込み]
        第1条第1項 次の物は、持ち込めません。⏎・危険物⏎・動物⏎なお、盲導犬は、この限りではありません。
        第1条第2項 前項の物は、お預かりしません。
    """)


def test_notes_with_a_star() -> None:
    text = """
        見本店利用規約

        第1条（料金）
        1. 料金は、1時間500円です。
        ※消費税を含みます。
        ※祝日は600円です。
        2. 会員の料金は、次のとおりです。
        (1) 一般会員　400円
        (2) 学生会員　300円
        ※1　学生証をお持ちください。
        第2条（支払）
        料金は、現金でお支払いください（※2）。
        ※2　小切手は使えません。
    """
    assert tree(text) == written("""
        front_matter 見本店利用規約
        第1条 [料金]
        第1条第1項 料金は、1時間500円です。⏎※消費税を含みます。⏎※祝日は600円です。
        第1条第2項 会員の料金は、次のとおりです。
        第1条第2項第1号 一般会員　400円
        第1条第2項第2号 学生会員　300円⏎※1　学生証をお持ちください。
        第2条 [支払] 料金は、現金でお支払いください（※2）。⏎※2　小切手は使えません。
    """)


def test_definitions_without_marks() -> None:
    text = """
        見本サービス利用規約

        第1条（定義）
        本規約の用語の意味は、次のとおりとします。
        「会員」とは、入会の手続を終えた人をいいます。
        「機器」とは、見本社が貸す端末をいいます。
        「料金」とは、会員が支払う対価をいいます。
        第2条（入会）
        入会は、申込みによります。
    """
    assert tree(text) == written("""
        front_matter 見本サービス利用規約
        第1条 [定義] 本規約の用語の意味は、次のとおりとします。⏎「会員」とは、入会の手続を終えた人をいいます。⏎「機器」とは、見本社が貸す端末をいいます。⏎「料金」とは、会員が支払う対価をいいます。
        第2条 [入会] 入会は、申込みによります。
    """)


def test_definitions_with_marks_and_terms_on_their_own_lines() -> None:
    text = """
        見本サービス利用規約

        第1条（定義）
        本規約における用語の定義は、以下のとおりとします。
        (1)「会員」
        入会の手続を終えた人
        (2)「機器」
        見本社が貸す端末。ただし、付属品を含みません。
        (3)「料金」：会員が支払う対価
        第2条（入会）
        入会は、申込みによります。
    """
    assert tree(text) == written("""
        front_matter 見本サービス利用規約
        第1条 [定義] 本規約における用語の定義は、以下のとおりとします。
        第1条第1号 「会員」⏎入会の手続を終えた人
        第1条第2号 「機器」⏎見本社が貸す端末。ただし、付属品を含みません。
        第1条第3号 「料金」：会員が支払う対価
        第2条 [入会] 入会は、申込みによります。
    """)


def test_lists_without_marks() -> None:
    text = """
        見本会会則

        第1条（役員）
        本会に次の役員を置く。
        会長　一名
        副会長　二名
        監事　一名
        第2条（任期）
        役員の任期は、二年とする。
    """
    assert tree(text) == written("""
        front_matter 見本会会則
        第1条 [役員] 本会に次の役員を置く。⏎会長　一名⏎副会長　二名⏎監事　一名
        第2条 [任期] 役員の任期は、二年とする。
    """)


def test_tables_of_tabs() -> None:
    text = (
        "見本店利用規約\n\n第1条（料金）\n1. 料金は、次の表のとおりとします。\n区分\t平日\t休日\n一般\t500円\t600円\n学生\t300円\t400円\n2. 料金は、前払いとします。\n"
        "第2条（協議）\n話し合います。\n"
    )
    assert tree(text) == written("""
        front_matter 見本店利用規約
        第1条 [料金]
        第1条第1項 料金は、次の表のとおりとします。⏎区分\t平日\t休日⏎一般\t500円\t600円⏎学生\t300円\t400円
        第1条第2項 料金は、前払いとします。
        第2条 [協議] 話し合います。
    """)


def test_tables_whose_rows_begin_with_numbers() -> None:
    text = (
        "見本店利用規約\n\n第1条（料金）\n利用料は、次の表のとおりとします。\n区分\t時間\t料金\n1回券\t1時間\t500円\n10回券\t10時間\t4000円\n30日券\t無制限\t8000円\n第2条（返金）\n"
        "返金は、しません。\n"
    )
    assert tree(text) == written("""
        front_matter 見本店利用規約
        第1条 [料金] 利用料は、次の表のとおりとします。⏎区分\t時間\t料金⏎1回券\t1時間\t500円⏎10回券\t10時間\t4000円⏎30日券\t無制限\t8000円
        第2条 [返金] 返金は、しません。
    """)


def test_tables_drawn_with_lines() -> None:
    text = """
        見本店利用規約

        第1条（料金）
        料金は、次の表のとおりとします。
        ┌────┬────┐
        │区分　　│料金　　│
        ├────┼────┤
        │一般　　│500円 │
        └────┴────┘
        第2条（返金）
        返金は、しません。
    """
    assert tree(text) == written("""
        front_matter 見本店利用規約
        第1条 [料金] 料金は、次の表のとおりとします。⏎┌────┬────┐⏎│区分　　│料金　　│⏎├────┼────┤⏎│一般　　│500円 │⏎└────┴────┘
        第2条 [返金] 返金は、しません。
    """)


def test_formulas_and_examples() -> None:
    text = """
        見本ローン規定

        第1条（損害金）
        1. 損害金は、次の算式により計算します。
        損害金 ＝ 元金 × 14％ × 延滞日数 ÷ 365
        2. 計算の例は、次のとおりです。
        （例）元金10万円を30日延滞したとき
        100,000 × 14％ × 30 ÷ 365 ＝ 1,150円
        第2条（端数）
        1円未満の端数は、切り捨てます。
    """
    assert tree(text) == written("""
        front_matter 見本ローン規定
        第1条 [損害金]
        第1条第1項 損害金は、次の算式により計算します。⏎損害金 ＝ 元金 × 14％ × 延滞日数 ÷ 365
        第1条第2項 計算の例は、次のとおりです。⏎（例）元金10万円を30日延滞したとき⏎100,000 × 14％ × 30 ÷ 365 ＝ 1,150円
        第2条 [端数] 1円未満の端数は、切り捨てます。
    """)


def test_addresses_and_accounts() -> None:
    text = """
        見本会会則

        第1条（会費の納付）
        1. 会費は、次の口座に振り込む。
        見本銀行 本店 普通 1234567
        口座名義 見本会
        2. 問合せは、次の宛先とする。
        〒100-0000 見本市中央1-2-3 見本ビル4階
        電話 03-0000-0000
        第2条（領収書）
        領収書は、発行しない。
    """
    assert tree(text) == written("""
        front_matter 見本会会則
        第1条 [会費の納付]
        第1条第1項 会費は、次の口座に振り込む。⏎見本銀行 本店 普通 1234567⏎口座名義 見本会
        第1条第2項 問合せは、次の宛先とする。⏎〒100-0000 見本市中央1-2-3 見本ビル4階⏎電話 03-0000-0000
        第2条 [領収書] 領収書は、発行しない。
    """)


def test_small_headings_inside_an_article() -> None:
    """Angle brackets or a black square over a part of an article: text of the article, no unit."""
    text = """
        見本スクール規約

        第1条（受講料）
        受講料は、次のとおりとします。
        【平日コース】
        月額5千円とします。
        【週末コース】
        月額6千円とします。
        第2条（協議）
        話し合います。
    """
    assert tree(text) == written("""
        front_matter 見本スクール規約
        第1条 [受講料] 受講料は、次のとおりとします。⏎【平日コース】⏎月額5千円とします。⏎【週末コース】⏎月額6千円とします。
        第2条 [協議] 話し合います。
    """)


def test_a_form_inside_an_article() -> None:
    text = """
        機器賃貸借契約書

        第1条（機器）
        機器は、次のとおりとする。
        機種：＿＿＿＿＿＿
        台数：　　　台
        設置の場所：＿＿＿＿＿＿
        第2条（期間）
        期間は、　　年　　月　　日から　　年　　月　　日までとする。
        第3条（賃料）
        賃料は、月額金　　　　円とする。
    """
    assert tree(text) == written("""
        front_matter 機器賃貸借契約書
        第1条 [機器] 機器は、次のとおりとする。⏎機種：＿＿＿＿＿＿⏎台数：　　　台⏎設置の場所：＿＿＿＿＿＿
        第2条 [期間] 期間は、　　年　　月　　日から　　年　　月　　日までとする。
        第3条 [賃料] 賃料は、月額金　　　　円とする。
    """)


def test_quoted_clauses_are_text() -> None:
    """A clause quoted in a contract that changes another one."""
    text = """
        変更覚書

        第1条（変更）
        原契約の第5条を次のとおり改める。
        「第5条（料金）
        料金は、月額6万円とする。」
        第2条（適用）
        前条の変更は、2024年4月1日から適用する。
    """
    assert tree(text) == written("""
        front_matter 変更覚書
        第1条 [変更] 原契約の第5条を次のとおり改める。⏎「第5条（料金）⏎料金は、月額6万円とする。」
        第2条 [適用] 前条の変更は、2024年4月1日から適用する。
    """)


def test_rows_keep_the_empty_cells_they_begin_with() -> None:
    page = "<p>第1条（料金）</p><p>料金は、次の表による。</p><table><tr><th>会員<th>期間<th>料金</tr><tr><td rowspan=2>個人<td>一月<td>千円</tr><tr><td>一年<td>一万円</tr></table>"
    assert (
        tree(page, "見本.html")
        == "第1条 [料金] 料金は、次の表による。⏎会員\t期間\t料金⏎個人\t一月\t千円⏎\t一年\t一万円"
    )
