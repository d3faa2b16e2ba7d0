"""How 号 are printed under a lead, what hangs under them, and what is said after them."""

import pytest

from pipeline import run
from tests.parse.styles import tree, written

WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
KANJI = str.maketrans("123456789", "一二三四五六七八九")
SIGNS = {
    "c": "①②③④",
    "p": "⑴⑵⑶⑷",
    "i": "イロハニ",
    "a": "アイウエ",
    "l": "abcd",
    "r": "ⅰⅱⅲⅳ",
    "b": "❶❷❸❹",
    "h": "㋐㋑㋒㋓",
    "s": "㈠㈡㈢㈣",
    "H": "ｱｲｳｴ",
    "L": "ａｂｃｄ",
    "C": "ＡＢＣＤ",
    "U": "ABCD",
    "R": "ⅠⅡⅢⅣ",
}


def marked(style: str, number: int) -> str:
    digits = str(number)
    signs = {name: row[number - 1] for name, row in SIGNS.items()}
    return style.format(n=digits, w=digits.translate(WIDE), k=digits.translate(KANJI), **signs)


ITEMS = [
    "({n}) ", "({n})", "（{n}）", "（{w}）", "（{w}）　", "（ {n} ）", "({n}).", "（{n}）、", "{p} ", "{p}", "{n}) ", "{n}）", "{w}）", "{n}. ", "{n}.",
    "{w}．", "{n}．　", "{n}、", "{n} ", "{w}　", "{k}　", "{k} ", "{k}、", "{k}．", "{k}. ", "（{k}）", "（{k}）　", "({k}) ", "{s}　", "{c} ", "{c}",
    "{c}　", "{b} ", "第{n}号　", "第{w}号　", "第{k}号　", "第{n}号：", "[{n}] ", "〔{n}〕", "・({n}) ", "　　({n}) ", "\t{n}.\t", "({n})\n", "{k}\n", "{c}\n",
]  # fmt: skip
LETTERS = [
    ("{a}　", "アイウ"), ("{a} ", "アイウ"), ("{a}．", "アイウ"), ("{a}、", "アイウ"), ("({a}) ", "アイウ"), ("（{a}）", "アイウ"), ("{h} ", "アイウ"),
    ("{a}）", "アイウ"), ("{i}　", "イロハ"), ("{i}．", "イロハ"), ("（{i}）", "イロハ"), ("{i}）", "イロハ"), ("{l}. ", "abc"), ("{l}) ", "abc"), ("({l}) ", "abc"),
    ("（{l}）", "abc"), ("{l}　", "abc"), ("{r} ", ["i", "ii", "iii"]), ("({r}) ", ["i", "ii", "iii"]), ("{r}) ", ["i", "ii", "iii"]),
    ("{H}　", "アイウ"), ("({H}) ", "アイウ"), ("{H}) ", "アイウ"), ("{L}．", "abc"), ("（{L}）", "abc"), ("{L}　", "abc"), ("{C}．", "ABC"), ("{U}. ", "ABC"), ("({U}) ", "ABC"), ("（{C}）", "ABC"),
    ("{R}　", ["I", "II", "III"]), ("{R}. ", ["I", "II", "III"]), ("{a}：", "アイウ"), ("{l}: ", "abc"),
]  # fmt: skip


@pytest.mark.parametrize("style", ITEMS)
def test_items_under_the_one_text_of_an_article(style: str) -> None:
    one, two, three = (marked(style, number) for number in (1, 2, 3))
    text = (
        f"見本ジム会則\n\n第1条（目的）\n本会則は、施設の利用について定めます。\n第2条（禁止）\n会員は、施設において次の行為をしてはなりません。\n"
        f"{one}他の会員の迷惑となる行為\n{two}器具を壊す行為\n{three}係員の指示に従わない行為\n第3条（退会）\n会員は、退会することができます。\n"
    )
    assert tree(text) == written("""
        front_matter 見本ジム会則
        第1条 [目的] 本会則は、施設の利用について定めます。
        第2条 [禁止] 会員は、施設において次の行為をしてはなりません。
        第2条第1号 他の会員の迷惑となる行為
        第2条第2号 器具を壊す行為
        第2条第3号 係員の指示に従わない行為
        第3条 [退会] 会員は、退会することができます。
    """)


@pytest.mark.parametrize("paragraph", ["{n}. ", "{w}．", "{w}　"])
@pytest.mark.parametrize("style", ITEMS)
def test_items_under_numbered_paragraphs(style: str, paragraph: str) -> None:
    # Where 項 and 号 have one print only the words tell them apart.
    one, two, three = (marked(style, number) for number in (1, 2, 3))
    first, second = (marked(paragraph, number) for number in (1, 2))
    text = (
        f"見本ジム会則\n\n第1条（禁止）\n{first}会員は、施設において次の各号に掲げる行為をしてはなりません。\n"
        f"{one}他の会員の迷惑となる行為\n{two}器具を壊す行為\n{three}係員の指示に従わない行為\n{second}前項の行為をした会員は、退場とします。\n"
        "第2条（退会）\n会員は、退会することができます。\n"
    )
    assert tree(text) == written("""
        front_matter 見本ジム会則
        第1条 [禁止]
        第1条第1項 会員は、施設において次の各号に掲げる行為をしてはなりません。
        第1条第1項第1号 他の会員の迷惑となる行為
        第1条第1項第2号 器具を壊す行為
        第1条第1項第3号 係員の指示に従わない行為
        第1条第2項 前項の行為をした会員は、退場とします。
        第2条 [退会] 会員は、退会することができます。
    """)


@pytest.mark.parametrize(("style", "signs"), LETTERS)
def test_letters_directly_under_a_paragraph(style: str, signs: list[str]) -> None:
    one, two, three = (marked(style, number) for number in (1, 2, 3))
    text = (
        f"見本ジム会則\n\n第1条（届出）\n1. 会員は、次の事項を届け出ます。\n{one}住所の変更\n{two}氏名の変更\n{three}連絡先の変更\n"
        "2. 前項の届出は、書面で行います。\n第2条（退会）\n会員は、退会することができます。\n"
    )
    assert tree(text) == written(f"""
        front_matter 見本ジム会則
        第1条 [届出]
        第1条第1項 会員は、次の事項を届け出ます。
        第1条第1項{signs[0]} 住所の変更
        第1条第1項{signs[1]} 氏名の変更
        第1条第1項{signs[2]} 連絡先の変更
        第1条第2項 前項の届出は、書面で行います。
        第2条 [退会] 会員は、退会することができます。
    """)


@pytest.mark.parametrize(("style", "signs"), LETTERS)
@pytest.mark.parametrize("item", ["({n}) ", "{k}　", "{c} "])
def test_letters_under_items(item: str, style: str, signs: list[str]) -> None:
    one, two, three = (marked(style, number) for number in (1, 2, 3))
    first, second = (marked(item, number) for number in (1, 2))
    text = (
        f"見本ジム会則\n\n第1条（届出）\n会員は、次の各号の届出をします。\n{first}次の事項の変更の届出\n{one}住所\n{two}氏名\n{three}連絡先\n"
        f"{second}休会の届出\n第2条（退会）\n会員は、退会することができます。\n"
    )
    assert tree(text) == written(f"""
        front_matter 見本ジム会則
        第1条 [届出] 会員は、次の各号の届出をします。
        第1条第1号 次の事項の変更の届出
        第1条第1号{signs[0]} 住所
        第1条第1号{signs[1]} 氏名
        第1条第1号{signs[2]} 連絡先
        第1条第2号 休会の届出
        第2条 [退会] 会員は、退会することができます。
    """)


@pytest.mark.parametrize(
    "lead",
    [
        "会員は、次の行為をしてはなりません。", "禁止行為は以下のとおりとします。", "下記の行為を禁じます。", "以下に定める行為を禁じます。",
        "次の各号のいずれかに該当する行為", "会員は、次に掲げる行為をしないこと。", "禁止行為：", "禁止行為は、次の通り", "以下の行為は禁止です", "つぎの行為を禁止します。",
        "会員がしてはならない行為は、左記のとおりとする。", "会員は、以下各号の行為をしてはならない。", "次の行為（未遂を含みます。）を禁じます。",
        "会員は、以下を守らなければなりません。", "次のことをしてはいけません。", "会員の禁止事項は次のとおりです。ただし、見本社が認めたものを除きます。",
    ],
)  # fmt: skip
@pytest.mark.parametrize("style", ["({n}) ", "{n}. ", "{k}　", "{c}"])
def test_leads(style: str, lead: str) -> None:
    one, two = (marked(style, number) for number in (1, 2))
    text = f"見本ジム会則\n\n第1条（禁止）\n{lead}\n{one}施設内での撮影\n{two}施設内での飲酒\n第2条（退会）\n会員は、退会することができます。\n"
    assert tree(text) == written(f"""
        front_matter 見本ジム会則
        第1条 [禁止] {lead}
        第1条第1号 施設内での撮影
        第1条第2号 施設内での飲酒
        第2条 [退会] 会員は、退会することができます。
    """)


@pytest.mark.parametrize(
    "after",
    [
        "なお、見本社は、禁止行為を追加することがあります。", "ただし、見本社が認めたときは、この限りではありません。", "この場合、会費は返しません。",
        "上記のほか、会員は、係員の指示に従います。", "前各号に該当する会員は、退会とします。", "また、施設の外での行為についても同じです。",
        "おって、詳細は掲示します。", "以上の行為をした会員は、損害を賠償します。", "その他の事項は、見本社が定めます。",
    ],
)  # fmt: skip
@pytest.mark.parametrize("style", ["({n}) ", "{n}. ", "{k}　", "{c}"])
def test_text_after_a_list_of_the_article(style: str, after: str) -> None:
    one, two = (marked(style, number) for number in (1, 2))
    text = f"見本ジム会則\n\n第1条（禁止）\n会員は、次の行為をしてはなりません。\n{one}施設内での撮影\n{two}施設内での飲酒\n{after}\n第2条（退会）\n会員は、退会することができます。\n"
    assert tree(text) == written(f"""
        front_matter 見本ジム会則
        第1条 [禁止] 会員は、次の行為をしてはなりません。 ‖ {after}
        第1条第1号 施設内での撮影
        第1条第2号 施設内での飲酒
        第2条 [退会] 会員は、退会することができます。
    """)


@pytest.mark.parametrize("gap", ["", "\n"])
@pytest.mark.parametrize("indent", ["", "　"])
def test_text_after_a_list_of_a_paragraph(gap: str, indent: str) -> None:
    text = (
        f"見本ジム会則\n\n第1条（会費）\n1．会員は、次の費用を支払います。\n{indent}（1）入会金\n{indent}（2）月会費\n{gap}なお、入会金は返しません。\n{gap}"
        f"2．会費の支払は、次のいずれかによります。\n{indent}（1）口座振替\n{indent}（2）現金\n{gap}3．会費は、改定することがあります。\n"
    )
    assert tree(text) == written("""
        front_matter 見本ジム会則
        第1条 [会費]
        第1条第1項 会員は、次の費用を支払います。 ‖ なお、入会金は返しません。
        第1条第1項第1号 入会金
        第1条第1項第2号 月会費
        第1条第2項 会費の支払は、次のいずれかによります。
        第1条第2項第1号 口座振替
        第1条第2項第2号 現金
        第1条第3項 会費は、改定することがあります。
    """)


def test_more_than_twenty_items() -> None:
    for style in ("({n}) ", "{n}. ", "（{w}）", "{n}）"):
        acts = [f"見本第{n}号室での飲食をすること" for n in range(101, 124)]
        printed = "\n".join(style.format(n=n, w=str(n).translate(WIDE)) + act for n, act in enumerate(acts, 1))
        items = "\n".join(f"第1条第{n}号 {act}" for n, act in enumerate(acts, 1))
        text = f"会館規則\n\n第1条（禁止）\n次の行為をしてはなりません。\n{printed}\n第2条（協議）\n話し合います。\n"
        assert tree(text) == (
            f"front_matter 会館規則\n第1条 [禁止] 次の行為をしてはなりません。\n{items}\n第2条 [協議] 話し合います。"
        )


def test_more_than_twenty_circled_items() -> None:
    signs = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒"
    printed = "\n".join(f"{sign} 器具{n}を持ち出すこと" for n, sign in enumerate(signs, 1))
    items = "\n".join(f"第1条第{n}号 器具{n}を持ち出すこと" for n in range(1, 23))
    text = f"会館規則\n\n第1条（禁止）\n次の行為をしてはなりません。\n{printed}\n第2条（協議）\n話し合います。\n"
    assert (
        tree(text)
        == f"front_matter 会館規則\n第1条 [禁止] 次の行為をしてはなりません。\n{items}\n第2条 [協議] 話し合います。"
    )


def test_items_that_are_sentences_with_provisos() -> None:
    text = """
        倉庫利用契約書

        第1条（保管）
        1．甲は、次の各号に従い荷物を保管する。
        （1）荷物は、温度を20度以下に保って保管する。ただし、停電のときは、この限りでない。
        （2）荷物は、積み重ねない。なお、空箱については、この限りでない。
        （3）前号の空箱は、乙が片付ける。
        2．甲は、前項第2号の規定に反したときは、損害を賠償する。
    """
    assert tree(text) == written("""
        front_matter 倉庫利用契約書
        第1条 [保管]
        第1条第1項 甲は、次の各号に従い荷物を保管する。
        第1条第1項第1号 荷物は、温度を20度以下に保って保管する。ただし、停電のときは、この限りでない。
        第1条第1項第2号 荷物は、積み重ねない。なお、空箱については、この限りでない。
        第1条第1項第3号 前号の空箱は、乙が片付ける。
        第1条第2項 甲は、前項第2号の規定に反したときは、損害を賠償する。
    """)


def test_items_of_a_word_and_its_explanation() -> None:
    text = """
        ペットホテル利用規約

        第1条（料金）
        料金は、次の各号のとおりとします。
        (1) 宿泊料　　1泊につき4千円
        (2) 散歩料：1回につき500円
        (3) 送迎料
        距離により別に定めます。
        (4) 食事料…1食につき300円
        第2条（支払）
        料金は、お迎えの時にお支払いください。
    """
    assert tree(text) == written("""
        front_matter ペットホテル利用規約
        第1条 [料金] 料金は、次の各号のとおりとします。
        第1条第1号 宿泊料　　1泊につき4千円
        第1条第2号 散歩料：1回につき500円
        第1条第3号 送迎料⏎距離により別に定めます。
        第1条第4号 食事料…1食につき300円
        第2条 [支払] 料金は、お迎えの時にお支払いください。
    """)


def test_deleted_items() -> None:
    text = """
        見本ジム会則

        第1条（禁止）
        次の行為をしてはなりません。
        (1) 施設内での撮影
        (2) 削除
        (3) （削除）
        (4) 施設内での飲酒
        第2条（協議）
        話し合います。
    """
    assert tree(text) == written("""
        front_matter 見本ジム会則
        第1条 [禁止] 次の行為をしてはなりません。
        第1条第1号 施設内での撮影
        第1条第2号 削除
        第1条第3号 （削除）
        第1条第4号 施設内での飲酒
        第2条 [協議] 話し合います。
    """)


def test_a_range_of_deleted_items() -> None:
    text = """
        見本会会則

        （会員）
        第三条　会員は、次に掲げる者とする。
        一　個人
        二から四まで　削除
        五　法人
        （会費）
        第四条　会員は、会費を納める。
    """
    assert tree(text) == written("""
        front_matter 見本会会則
        第3条 [会員] 会員は、次に掲げる者とする。
        第3条第1号 個人
        第3条第2号 削除
        第3条第3号 削除
        第3条第4号 削除
        第3条第5号 法人
        第4条 [会費] 会員は、会費を納める。
    """)


def test_numbers_that_go_on_in_the_next_paragraph() -> None:
    text = """
        見本ジム会則

        第1条（退会）
        1. 次の会員は、退会とします。
        (1) 会費を2か月納めない会員
        (2) 器具を壊した会員
        2. 次の会員には、退会を求めることがあります。
        (3) 利用の態度が悪い会員
        (4) 連絡が取れない会員
        3. 退会した会員の会費は、返しません。
    """
    assert tree(text) == written("""
        front_matter 見本ジム会則
        第1条 [退会]
        第1条第1項 次の会員は、退会とします。
        第1条第1項第1号 会費を2か月納めない会員
        第1条第1項第2号 器具を壊した会員
        第1条第2項 次の会員には、退会を求めることがあります。
        第1条第2項第3号 利用の態度が悪い会員
        第1条第2項第4号 連絡が取れない会員
        第1条第3項 退会した会員の会費は、返しません。
    """)


def test_two_lists_under_one_article() -> None:
    """The second list repeats the numbers of the first; the text between belongs to the article."""
    text = """
        見本クリニック受診規約

        第1条（予約）
        予約は、次のいずれかの方法で行います。
        (1) 電話
        (2) 窓口
        予約の取消しは、次のいずれかの方法で行います。
        (1) 電話
        (2) 電子メール
        第2条（協議）
        話し合います。
    """
    assert tree(text) == written("""
        front_matter 見本クリニック受診規約
        第1条 [予約] 予約は、次のいずれかの方法で行います。 ‖ 予約の取消しは、次のいずれかの方法で行います。
        第1条第1号 電話
        第1条第2号 窓口
        第1条第1号#2 電話
        第1条第2号#2 電子メール
        第2条 [協議] 話し合います。
    """)


def test_text_between_items_whose_numbers_go_on() -> None:
    text = """
        見本ジム会則

        第1条（禁止）
        会員は、次の行為をしてはなりません。
        (1) 施設内での撮影
        (2) 施設内での飲酒
        また、次の行為も禁じます。
        (3) 施設の前での喫煙
        (4) 施設の前での駐車
        第2条（協議）
        話し合います。
    """
    assert tree(text) == written("""
        front_matter 見本ジム会則
        第1条 [禁止] 会員は、次の行為をしてはなりません。 ‖ また、次の行為も禁じます。
        第1条第1号 施設内での撮影
        第1条第2号 施設内での飲酒
        第1条第3号 施設の前での喫煙
        第1条第4号 施設の前での駐車
        第2条 [協議] 話し合います。
    """)


def test_items_directly_under_a_caption() -> None:
    """Entries that are no sentences and have no lead but the caption: 号 of an article without a text."""
    text = """
        見本ジム会則

        第1条（会員の種類）
        (1) 平日会員
        (2) 週末会員
        (3) 法人会員
        第2条（会費）
        会費は、前条第1号の会員は月額5千円、前条第2号の会員は月額6千円とします。
    """
    assert tree(text) == written("""
        front_matter 見本ジム会則
        第1条 [会員の種類]
        第1条第1号 平日会員
        第1条第2号 週末会員
        第1条第3号 法人会員
        第2条 [会費] 会費は、前条第1号の会員は月額5千円、前条第2号の会員は月額6千円とします。
    """)


def test_two_columns_of_items_on_one_line_are_one_item_each() -> None:
    text = """
        見本ジム会則

        第1条（休館日）
        休館日は、次のとおりとします。
        (1) 毎週月曜日
        (2) 12月29日から1月3日まで
        (3) 8月13日から8月16日まで
        第2条（協議）
        話し合います。
    """
    assert tree(text) == written("""
        front_matter 見本ジム会則
        第1条 [休館日] 休館日は、次のとおりとします。
        第1条第1号 毎週月曜日
        第1条第2号 12月29日から1月3日まで
        第1条第3号 8月13日から8月16日まで
        第2条 [協議] 話し合います。
    """)


@pytest.mark.parametrize("mark", ["(2の2) ", "（２の２）", "(2)の2 ", "二の二　"])
def test_branch_numbers_of_items(mark: str) -> None:
    one, two, three = ("一　", "二　", "三　") if mark.startswith("二") else ("(1) ", "(2) ", "(3) ")
    text = f"見本会会則\n\n第1条（事業）\n本会は、次の事業を行う。\n{one}講習会\n{two}見学会\n{mark}展示会\n{three}出版\n第2条（協議）\n話し合う。\n"
    assert tree(text) == written("""
        front_matter 見本会会則
        第1条 [事業] 本会は、次の事業を行う。
        第1条第1号 講習会
        第1条第2号 見学会
        第1条第2号の2 展示会
        第1条第3号 出版
        第2条 [協議] 話し合う。
    """)


def test_the_first_number_twice() -> None:
    text = """
        見本公園規則
        第1条（行為）
        次の行為をしてはなりません。
        (1) 走ること。
        (1) 止めること。
        (3) 離れること。
        (4) 洗うこと。
        第2条（協議）
        話し合います。
    """
    assert tree(text) == written("""
        front_matter 見本公園規則
        第1条 [行為] 次の行為をしてはなりません。
        第1条第1号 走ること。
        第1条第1号#2 止めること。
        第1条第3号 離れること。
        第1条第4号 洗うこと。
        第2条 [協議] 話し合います。
    """)


def test_items_beside_each_other_on_one_line() -> None:
    text = """
        見本ジム会則
        第1条（届出）
        会員は、次の事項を届け出ます。
        ①　氏名　②　住所\t③　電話の番号
        ④　会員は、①及び　②に変更があったときは届け出ます。
        第2条（料金）
        料金は、次のとおりとします。
        (1) 入会金 五千円  (2) 月会費 八千円
        (3) 前号 (4) を除く費用
    """
    assert tree(text) == written("""
        front_matter 見本ジム会則
        第1条 [届出] 会員は、次の事項を届け出ます。
        第1条第1号 氏名
        第1条第2号 住所
        第1条第3号 電話の番号
        第1条第4号 会員は、①及び　②に変更があったときは届け出ます。
        第2条 [料金] 料金は、次のとおりとします。
        第2条第1号 入会金 五千円
        第2条第2号 月会費 八千円
        第2条第3号 前号 (4) を除く費用
    """)


TABLE = "| 国 | 制度 |\n| --- | --- |\n| 甲国 | ある |\n| 乙国 | ない |\n"


def test_a_table_that_no_item_leads_into_and_a_sentence_belong_to_the_article() -> None:
    text = (
        "# 見本方針\n\n## 第1条（提供）\n次の情報を国外の者に渡します。\n(1) 相談の文章のうち外国の言葉で書かれたもの\n"
        f"(2) 相談の受付の番号と送信のための宛先（受付のため）\n\n{TABLE}\n当社は、これらの制度を年に一度確かめます。\n"
    )
    (document,) = run.parse_bytes(text.encode(), "見本.md")
    article = next(unit for unit in document.walk() if unit.address)
    assert [item.text for item in article.children] == [
        "相談の文章のうち外国の言葉で書かれたもの",
        "相談の受付の番号と送信のための宛先（受付のため）",
    ]
    assert (article.wrap_up or "").split("\n") == [
        "国\t制度",
        "甲国\tある",
        "乙国\tない",
        "当社は、これらの制度を年に一度確かめます。",
    ]


@pytest.mark.parametrize("last", ["国外の者に渡す情報の種類は、次の表による", "渡す国の一覧"])
def test_a_table_that_an_item_leads_into_or_names_is_of_the_item(last: str) -> None:
    text = f"# 見本方針\n\n## 第1条（提供）\n次の各号のとおりとします。\n(1) 相談の文章は、国の外に置きません\n(2) {last}\n\n{TABLE}"
    (document,) = run.parse_bytes(text.encode(), "見本.md")
    article = next(unit for unit in document.walk() if unit.address)
    assert article.children[1].text == f"{last}\n国\t制度\n甲国\tある\n乙国\tない"


def _items(text: str) -> list[str]:
    return tree(f"見本規約\n第1条（精算）\n次により精算する。\n{text}\n").split("\n")[2:]


@pytest.mark.parametrize("join", ["と", "や", "か", "も", "で", "へ", "より", "あるいは", "かつ"])
def test_a_number_joined_to_its_sentence_begins_no_item(join: str) -> None:
    found = _items(f"① 前の年度の額{join} ② この年度の額の差を支払う。\n③ 端数は、切り捨てる。")
    assert found[0] == f"第1条第1号 前の年度の額{join} ② この年度の額の差を支払う。"


def test_no_item_is_split_off_whose_number_stands_below() -> None:
    text = "① 前の年度の額 ② この年度の額の差を支払\nう。\n② 端数は、切り捨てる。"
    assert _items(text)[-1] == "第1条第2号 端数は、切り捨てる。"
    assert len(_items(text)) == 2


def test_the_same_number_in_the_next_article_is_of_another_list() -> None:
    found = _items("① 鍵　② 札\n第2条（返還）\n乙は、返す。\n② 甲は、受け取る。")
    assert found[:2] == ["第1条第1号 鍵", "第1条第2号 札"]


def test_entries_that_end_in_signs_of_words_that_also_join_are_items() -> None:
    assert _items("① 静かにすること ② 壊れたもの ③ 九時まで ④ 子ども") == [
        "第1条第1号 静かにすること",
        "第1条第2号 壊れたもの",
        "第1条第3号 九時まで",
        "第1条第4号 子ども",
    ]
