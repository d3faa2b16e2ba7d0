"""Prints that change within one document or one list, gaps where none should be, tabs of Word, many articles."""

import pytest

from tests.parse.styles import tree, written


@pytest.mark.parametrize(
    "marks",
    [
        ("(1) ", "（2）", "(３)"), ("（1)", "(2）", "（3）"), ("( 1 ) ", "( 2 ) ", "( 3 ) "), ("（1）", "(2)　", "（ 3 ）"), ("1. ", "2．", "３．"), ("1 . ", "2 . ", "3 . "), ("1 ) ", "2 ) ", "3 ) "),
        ("一　", "二、", "三．"), ("一）", "二）", "三）"), ("(1)．", "(2)．", "(3)．"), ("(1)　", "(2) ", "(3)"), ("⑴　", "⑵　", "(3)　"), ("①　", "②", "③ "), ("①．", "②．", "③．"), ("①）", "②）", "③）"),
        ("(01) ", "(02) ", "(03) "), ("1.　", "2. ", "3."), ("１）", "2）", "３)"), ("（１）　", "（２） ", "（３）"), ("一.", "二.", "三."), ("(一)、", "(二)、", "(三)、"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("paragraph", ["", "1．", "１　"])
def test_one_list_in_several_prints(paragraph: str, marks: tuple[str, str, str]) -> None:
    second = paragraph.replace("1", "2").replace("１", "２")
    after = f"{second}前項の品は、返却します。\n" if paragraph else ""
    text = f"貸出規則\n\n第1条（貸出し）\n{paragraph}次の各号の品を貸し出します。\n{marks[0]}机\n{marks[1]}椅子\n{marks[2]}黒板\n{after}第2条（弁償）\n壊した品は、弁償します。\n"
    below = "第1条第1項" if paragraph else "第1条"
    head = "第1条 [貸出し]\n第1条第1項 " if paragraph else "第1条 [貸出し] "
    tail = "第1条第2項 前項の品は、返却します。\n" if paragraph else ""
    assert tree(text) == (
        f"front_matter 貸出規則\n{head}次の各号の品を貸し出します。\n{below}第1号 机\n{below}第2号 椅子\n{below}第3号 黒板\n{tail}第2条 [弁償] 壊した品は、弁償します。"
    )


def test_the_tabs_of_word() -> None:
    text = (
        "貸出規則\n\n第１条\t（貸出し）\n１\t本会は、次の品を貸し出す。\n\t(1)\t机\n\t(2)\t椅子のうち次のもの\n\t\tア\t木の椅子\n\t\tイ\t鉄の椅子\n２\t前項の品は、返却する。\n"
        "第２条\t（弁償）\n\t壊した品は、弁償する。\n"
    )
    assert tree(text) == written("""
        front_matter 貸出規則
        第1条 [貸出し]
        第1条第1項 本会は、次の品を貸し出す。
        第1条第1項第1号 机
        第1条第1項第2号 椅子のうち次のもの
        第1条第1項第2号ア 木の椅子
        第1条第1項第2号イ 鉄の椅子
        第1条第2項 前項の品は、返却する。
        第2条 [弁償] 壊した品は、弁償する。
    """)


@pytest.mark.parametrize(
    ("first", "second", "item_one", "item_two"),
    [
        ("1) ", "2) ", "(1) ", "(2) "), ("(1) ", "(2) ", "① ", "② "), ("(1) ", "(2) ", "1) ", "2) "), ("① ", "② ", "(1) ", "(2) "), ("1. ", "2. ", "1) ", "2) "), ("１　", "２　", "1) ", "2) "),
        ("第1項　", "第2項　", "(1) ", "(2) "), ("１．", "２．", "一　", "二　"), ("（一）", "（二）", "①", "②"), ("一、", "二、", "1. ", "2. "), ("一、", "二、", "（一）", "（二）"), ("（１）", "（２）", "一　", "二　"),
    ],
)  # fmt: skip
def test_pairs_of_prints_of_two_levels(first: str, second: str, item_one: str, item_two: str) -> None:
    """The outer level is 項, as the text says, and the inner one 号, whatever their prints."""
    text = (
        f"貸出規則\n\n第1条（貸出し）\n{first}本会は、次の各号の品を貸し出す。\n{item_one}机\n{item_two}椅子\n{second}前項の品は、会員に限り貸し出す。\n第2条（返却）\n{first}品は、期限までに返却する。\n"
        f"{second}前項の期限は、延ばせる。\n"
    )
    assert tree(text) == written("""
        front_matter 貸出規則
        第1条 [貸出し]
        第1条第1項 本会は、次の各号の品を貸し出す。
        第1条第1項第1号 机
        第1条第1項第2号 椅子
        第1条第2項 前項の品は、会員に限り貸し出す。
        第2条 [返却]
        第2条第1項 品は、期限までに返却する。
        第2条第2項 前項の期限は、延ばせる。
    """)


@pytest.mark.parametrize("gap", ["", "　", " "])
def test_letters_directly_under_an_article(gap: str) -> None:
    text = f"貸出規則\n\n第1条（貸出し）\n本会は、次の品を貸し出す。\nア．{gap}机\nイ．{gap}椅子\nウ．{gap}黒板\n第2条（返却）\n次の品は、返却しない。\na) {gap}紙\nb) {gap}鉛筆\n第3条（弁償）\n弁償する。\n"
    assert tree(text) == written("""
        front_matter 貸出規則
        第1条 [貸出し] 本会は、次の品を貸し出す。
        第1条ア 机
        第1条イ 椅子
        第1条ウ 黒板
        第2条 [返却] 次の品は、返却しない。
        第2条a 紙
        第2条b 鉛筆
        第3条 [弁償] 弁償する。
    """)


def test_more_than_a_hundred_articles() -> None:
    digits = "〇一二三四五六七八九"

    def kanji(number: int) -> str:
        hundreds, rest = divmod(number, 100)
        tens, ones = divmod(rest, 10)
        ten = ("" if tens == 1 else digits[tens]) + "十" if tens else ""
        return ("百" if hundreds else "") + ten + (digits[ones] if ones else "")

    subjects = [f"設備{n}" for n in range(1, 131)]
    printed = "\n".join(
        f"（{s}の使用）\n第{kanji(n)}条　{s}は、届出により使用する。" for n, s in enumerate(subjects, 1)
    )
    articles = "\n".join(f"第{n}条 [{s}の使用] {s}は、届出により使用する。" for n, s in enumerate(subjects, 1))
    assert tree(f"設備使用規程\n\n{printed}\n") == f"front_matter 設備使用規程\n{articles}"


def test_articles_of_every_shape_in_one_document() -> None:
    text = """
        見本共済規約

        第１章　総則

        第１条（目的）　この規約は、共済について定める。
        第２条（定義）　用語の定義は、次の各号に定めるところによる。
        （１）　共済者　この組合をいう。
        （２）　加入者　次のいずれかの者をいう。
        　ア　組合員
        　イ　組合員の家族のうち次の者
        　　①　配偶者
        　　②　二十歳未満の子
        　なお、同居しない者を除く。
        （３）　共済金　加入者に支払う金銭をいう。
        第３条（適用）
        １　この規約は、加入者に適用する。
        ２　前項にかかわらず、別表に定める者には、適用しない。

        第２章　共済金

        第４条（種類）
        共済金は、次のとおりとする。
        １．入院共済金
        ２．通院共済金
        ただし、通院共済金は、入院の後の通院に限る。
        第４条の２（請求）
        加入者は、次の書類を提出して請求する。
        ・請求書
        ・診断書
        ２　請求は、３年以内に行う。
        第５条　削除
        第６条（支払）
        組合は、請求の日から30日以内に支払う。

        支払の方法は、振込とする。
    """
    assert tree(text) == written("""
        front_matter 見本共済規約
        第１章 総則
        第1条 [目的] この規約は、共済について定める。
        第2条 [定義] 用語の定義は、次の各号に定めるところによる。
        第2条第1号 共済者　この組合をいう。
        第2条第2号 加入者　次のいずれかの者をいう。 ‖ なお、同居しない者を除く。
        第2条第2号ア 組合員
        第2条第2号イ 組合員の家族のうち次の者
        第2条第2号イ① 配偶者
        第2条第2号イ② 二十歳未満の子
        第2条第3号 共済金　加入者に支払う金銭をいう。
        第3条 [適用]
        第3条第1項 この規約は、加入者に適用する。
        第3条第2項 前項にかかわらず、別表に定める者には、適用しない。
        第２章 共済金
        第4条 [種類] 共済金は、次のとおりとする。 ‖ ただし、通院共済金は、入院の後の通院に限る。
        第4条第1号 入院共済金
        第4条第2号 通院共済金
        第4条の2 [請求]
        第4条の2第1項 加入者は、次の書類を提出して請求する。⏎・請求書⏎・診断書
        第4条の2第2項 請求は、３年以内に行う。
        第5条 削除
        第6条 [支払] 組合は、請求の日から30日以内に支払う。⏎支払の方法は、振込とする。
    """)


def test_a_list_inside_an_unnumbered_first_paragraph_that_looks_like_the_paragraphs() -> None:
    """1. and 2. are the 号 of the lead; the 2 after them says 前項 and is the second 項."""
    text = """
        見本講座規約

        第1条（受講）
        受講できる者は、次の各号の者とします。
        1. 会員
        2. 会員の家族
        3. 見本社が認めた者
        第2条（受講料）
        1. 受講料は、次の各号の額とします。
        1. 会員　千円
        2. 会員の家族　千五百円
        2. 前項の受講料は、前払いとします。
    """
    assert tree(text) == written("""
        front_matter 見本講座規約
        第1条 [受講] 受講できる者は、次の各号の者とします。
        第1条第1号 会員
        第1条第2号 会員の家族
        第1条第3号 見本社が認めた者
        第2条 [受講料]
        第2条第1項 受講料は、次の各号の額とします。
        第2条第1項第1号 会員　千円
        第2条第1項第2号 会員の家族　千五百円
        第2条第2項 前項の受講料は、前払いとします。
    """)


def test_paragraphs_after_a_list_of_the_same_print_in_brackets() -> None:
    text = """
        見本講座規約

        第1条（解約）
        (1) 受講者は、次の場合に解約できます。
        ・転居したとき
        ・病気になったとき
        (2) 前項の解約は、次の方法で行います。
        ① 窓口での届出
        ② 電話での届出
        (3) 解約の日までの受講料は、返しません。
        第2条（協議）
        話し合います。
    """
    assert tree(text) == written("""
        front_matter 見本講座規約
        第1条 [解約]
        第1条第1項 受講者は、次の場合に解約できます。⏎・転居したとき⏎・病気になったとき
        第1条第2項 前項の解約は、次の方法で行います。
        第1条第2項第1号 窓口での届出
        第1条第2項第2号 電話での届出
        第1条第3項 解約の日までの受講料は、返しません。
        第2条 [協議] 話し合います。
    """)


def test_a_list_that_begins_at_two() -> None:
    """A list whose first entry has lost its number: what is printed is kept."""
    text = """
        見本講座規約

        第1条（持ち物）
        次の物を持参します。
        (2) 筆記具
        (3) 教材
        (4) 受講証
        第2条（協議）
        話し合います。
    """
    assert tree(text) == written("""
        front_matter 見本講座規約
        第1条 [持ち物] 次の物を持参します。
        第1条第2号 筆記具
        第1条第3号 教材
        第1条第4号 受講証
        第2条 [協議] 話し合います。
    """)


def test_one_item_alone_under_a_lead() -> None:
    text = """
        見本講座規約

        第1条（休講）
        1. 次の場合は、休講とします。
        (1) 警報が出たとき
        2. 休講の受講料は、返します。
        第2条（協議）
        話し合います。
    """
    assert tree(text) == written("""
        front_matter 見本講座規約
        第1条 [休講]
        第1条第1項 次の場合は、休講とします。
        第1条第1項第1号 警報が出たとき
        第1条第2項 休講の受講料は、返します。
        第2条 [協議] 話し合います。
    """)


def test_items_with_texts_of_several_paragraphs() -> None:
    text = """
        見本講座規約

        第1条（講座）
        講座の内容は、次の各号のとおりとします。
        (1) 基礎講座
        初めて受講する者を対象とします。
        期間は、3か月とします。
        (2) 応用講座
        基礎講座を終えた者を対象とします。
        期間は、6か月とします。
        2. 前項の期間は、延ばすことがあります。
        第2条（協議）
        話し合います。
    """
    assert tree(text) == written("""
        front_matter 見本講座規約
        第1条 [講座]
        第1条第1項 講座の内容は、次の各号のとおりとします。
        第1条第1項第1号 基礎講座⏎初めて受講する者を対象とします。⏎期間は、3か月とします。
        第1条第1項第2号 応用講座⏎基礎講座を終えた者を対象とします。⏎期間は、6か月とします。
        第1条第2項 前項の期間は、延ばすことがあります。
        第2条 [協議] 話し合います。
    """)
