"""How 項 are printed, and when unnumbered or bracketed blocks are 項 at all."""

import pytest

from tests.parse.styles import tree, written

WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
KANJI = str.maketrans("123456789", "一二三四五六七八九")
CIRCLED = str.maketrans("123456789", "①②③④⑤⑥⑦⑧⑨")


def marked(style: str, number: int) -> str:
    digits = str(number)
    return style.format(n=digits, w=digits.translate(WIDE), k=digits.translate(KANJI), c=digits.translate(CIRCLED))


@pytest.mark.parametrize(
    "style",
    [
        "{n}. ", "{n}.", "{n}．", "{n}．　", "{w}．", "{w}．　", "{w}.", "{w}. ", "{n}.\t", "{n}　", "{w}　", "{n}  ", "{w} ", "{w}",
        "{n}、", "{w}、", "{n}) ", "{n}）", "{w}）", "({n}) ", "（{w}）", "（{n}）", "{c}", "{c}　", "{c} ", "第{n}項　", "第{n}項 ",
        "第{w}項　", "第{k}項　", "第{n}項：", "第{n}項\n", "{n}項　", "（第{n}項）", "　{w}．", "　　{w}　", "\t{n}.\t", "{k}、", "{k}　", "（{k}）", "[{n}] ",
        "{n}.\n", "（{n}）\n",
    ],
)  # fmt: skip
def test_printed_paragraphs(style: str) -> None:
    one, two, three = (marked(style, number) for number in (1, 2, 3))
    text = (
        f"レンタル倉庫利用規約\n\n第1条（預かり）\n{one}見本倉庫は、会員の荷物を預かります。\n{two}前項の荷物は、会員が運び込みます。\n"
        f"{three}荷物の数は、10個までとします。\n\n第2条（料金）\n{one}料金は、月額3千円とします。\n{two}前項の料金は、前払いとします。\n"
    )
    assert tree(text) == written("""
        front_matter レンタル倉庫利用規約
        第1条 [預かり]
        第1条第1項 見本倉庫は、会員の荷物を預かります。
        第1条第2項 前項の荷物は、会員が運び込みます。
        第1条第3項 荷物の数は、10個までとします。
        第2条 [料金]
        第2条第1項 料金は、月額3千円とします。
        第2条第2項 前項の料金は、前払いとします。
    """)


@pytest.mark.parametrize(
    "style", ["{n}. ", "{w}．", "{w}　", "{n}　", "{w} ", "{c}", "{c}　", "（{n}）", "({n}) ", "第{n}項　", "{n}.\t"]
)
@pytest.mark.parametrize("heading", ["第{n}条（{c}）\n", "第{n}条（{c}）　", "（{c}）\n第{n}条　", "第{n}条　{c}\n"])
def test_numbers_after_an_unnumbered_first_paragraph(heading: str, style: str) -> None:
    text = (
        "会員規程\n\n"
        + heading.format(n=1, c="会費")
        + f"会員は、会費を納める。\n{marked(style, 2)}前項の会費は、年額とする。\n{marked(style, 3)}納めた会費は、返さない。\n"
        + heading.format(n=2, c="退会")
        + f"会員は、退会できる。\n{marked(style, 2)}前項の退会は、届出による。\n"
        + heading.format(n=3, c="協議")
        + "会員は、話し合う。\n"
    )
    assert tree(text) == written("""
        front_matter 会員規程
        第1条 [会費]
        第1条第1項 会員は、会費を納める。
        第1条第2項 前項の会費は、年額とする。
        第1条第3項 納めた会費は、返さない。
        第2条 [退会]
        第2条第1項 会員は、退会できる。
        第2条第2項 前項の退会は、届出による。
        第3条 [協議] 会員は、話し合う。
    """)


@pytest.mark.parametrize("mark", ["1. ", "１．", "１　", "第1項　", "①", "(1) "])
def test_a_single_numbered_block(mark: str) -> None:
    """①, (1) and a bare number alone are 項 as well: no lead stands before them, so there is nothing they could be 号 of."""
    text = f"利用規約\n\n第1条（目的）\n{mark}本規約は、利用の条件を定めます。\n第2条（協議）\n双方は、話し合います。\n"
    assert tree(text) == written("""
        front_matter 利用規約
        第1条 [目的]
        第1条第1項 本規約は、利用の条件を定めます。
        第2条 [協議] 双方は、話し合います。
    """)


@pytest.mark.parametrize("style", ["{c}", "({n}) ", "（{w}）", "（{k}）"])
@pytest.mark.parametrize(
    ("second", "level"),
    [
        ("前項の請求は、書面で行う。", "項"), ("前号の請求は、書面で行う。", "号"), ("本条第1項の請求は、書面で行う。", "項"),
        ("本条第1号の請求は、書面で行う。", "号"),
    ],
)  # fmt: skip
def test_the_words_tell_what_bracketed_blocks_are(style: str, second: str, level: str) -> None:
    text = f"保守契約書\n\n第1条（請求）\n{marked(style, 1)}乙は、毎月末日に請求する。\n{marked(style, 2)}{second}\n第2条（協議）\n協議する。\n"
    assert tree(text) == written(f"""
        front_matter 保守契約書
        第1条 [請求]
        第1条第1{level} 乙は、毎月末日に請求する。
        第1条第2{level} {second}
        第2条 [協議] 協議する。
    """)


@pytest.mark.parametrize("style", ["{c}", "({n}) ", "（{w}）", "{n}. ", "{w}．"])
@pytest.mark.parametrize("level", ["項", "号"])
def test_other_articles_tell_what_blocks_are(style: str, level: str) -> None:
    text = (
        f"保守契約書\n\n第1条（業務）\n業務は、以下とする。\n{marked(style, 1)}機器の点検\n{marked(style, 2)}機器の修理\n"
        f"第2条（料金）\n第1条第1{level}の業務は無償とし、第1条第2{level}の業務は有償とする。\n"
    )
    assert tree(text) == written(f"""
        front_matter 保守契約書
        第1条 [業務] 業務は、以下とする。
        第1条第1{level} 機器の点検
        第1条第2{level} 機器の修理
        第2条 [料金] 第1条第1{level}の業務は無償とし、第1条第2{level}の業務は有償とする。
    """)


def test_full_sentences_in_brackets_without_a_lead_are_paragraphs() -> None:
    text = """
        見本スタジオ利用規約

        第1条（予約）
        (1) 予約は、利用日の30日前から受け付けます。
        (2) 予約の変更は、利用日の前日までとします。
        第2条（料金）
        (1) 料金は、1時間当たり2千円とします。
        (2) 料金は、当日お支払いいただきます。
    """
    assert tree(text) == written("""
        front_matter 見本スタジオ利用規約
        第1条 [予約]
        第1条第1項 予約は、利用日の30日前から受け付けます。
        第1条第2項 予約の変更は、利用日の前日までとします。
        第2条 [料金]
        第2条第1項 料金は、1時間当たり2千円とします。
        第2条第2項 料金は、当日お支払いいただきます。
    """)


@pytest.mark.parametrize(
    "words", ["以下各項のとおりとします。", "次の各項に定めるところによります。", "以下の各項のとおりです。"]
)
@pytest.mark.parametrize("style", ["{n}. ", "（{w}）", "{c}"])
def test_a_lead_over_paragraphs(words: str, style: str) -> None:
    text = f"利用規約\n\n第1条（定義）\n用語の意味は、{words}\n{marked(style, 1)}「会員」とは、入会した人をいいます。\n{marked(style, 2)}「施設」とは、教室をいいます。\n第2条（協議）\n話し合います。\n"
    assert tree(text) == written(f"""
        front_matter 利用規約
        第1条 [定義] 用語の意味は、{words}
        第1条第1項 「会員」とは、入会した人をいいます。
        第1条第2項 「施設」とは、教室をいいます。
        第2条 [協議] 話し合います。
    """)


def test_a_general_sentence_over_numbered_sentences_that_count_themselves() -> None:
    text = """
        見本レンタカー約款

        第1条（返却）
        借受人は、車両を返却する義務を負います。
        1. 返却は、借りた店舗で行います。
        2. 前項と異なる店舗で返却するときは、回送料をお支払いいただきます。
        3. 前二項の返却は、営業時間内に行います。
        第2条（協議）
        話し合います。
    """
    assert tree(text) == written("""
        front_matter 見本レンタカー約款
        第1条 [返却] 借受人は、車両を返却する義務を負います。
        第1条第1項 返却は、借りた店舗で行います。
        第1条第2項 前項と異なる店舗で返却するときは、回送料をお支払いいただきます。
        第1条第3項 前二項の返却は、営業時間内に行います。
        第2条 [協議] 話し合います。
    """)


def test_unnumbered_blocks_that_count_themselves_are_paragraphs() -> None:
    text = """
        倉庫寄託契約書

        第1条（期間）
        本契約の期間は、締結の日から1年間とする。
        前項の期間は、いずれからも申出がないときは、1年間更新する。
        第2条（保管料）
        保管料は、月額5万円とする。
        保管料の支払は、翌月末日までとする。
        第3条（検査）
        甲は、荷物を検査する。
        乙は、検査に立ち会うことができる。
        前2項の検査の費用は、甲が負担する。
        第4条（協議）
        協議する。
    """
    assert tree(text) == written("""
        front_matter 倉庫寄託契約書
        第1条 [期間]
        第1条第1項 本契約の期間は、締結の日から1年間とする。
        第1条第2項 前項の期間は、いずれからも申出がないときは、1年間更新する。
        第2条 [保管料] 保管料は、月額5万円とする。⏎保管料の支払は、翌月末日までとする。
        第3条 [検査]
        第3条第1項 甲は、荷物を検査する。
        第3条第2項 乙は、検査に立ち会うことができる。
        第3条第3項 前2項の検査の費用は、甲が負担する。
        第4条 [協議] 協議する。
    """)


def test_unnumbered_blocks_with_a_list_that_count_themselves() -> None:
    text = """
        業務委託契約書

        第1条（解除）
        甲は、乙が次の各号の一に該当するときは、本契約を解除できる。
        (1) 業務を怠ったとき
        (2) 破産したとき
        前項の解除は、損害賠償の請求を妨げない。
        第2条（協議）
        協議する。
    """
    assert tree(text) == written("""
        front_matter 業務委託契約書
        第1条 [解除]
        第1条第1項 甲は、乙が次の各号の一に該当するときは、本契約を解除できる。
        第1条第1項第1号 業務を怠ったとき
        第1条第1項第2号 破産したとき
        第1条第2項 前項の解除は、損害賠償の請求を妨げない。
        第2条 [協議] 協議する。
    """)


def test_further_blocks_of_numbered_paragraphs() -> None:
    text = """
        スイミングスクール会則

        第1条（月会費）
        1. 月会費は、毎月27日に口座から引き落とします。

        引落しができなかったときは、窓口でお支払いください。

        2. 休会中の月会費は、千円とします。

        ただし、けがによる休会のときは、無料とします。
        第2条（退会）
        1. 退会は、前月10日までに届け出ます。
    """
    assert tree(text) == written("""
        front_matter スイミングスクール会則
        第1条 [月会費]
        第1条第1項 月会費は、毎月27日に口座から引き落とします。⏎引落しができなかったときは、窓口でお支払いください。
        第1条第2項 休会中の月会費は、千円とします。⏎ただし、けがによる休会のときは、無料とします。
        第2条 [退会]
        第2条第1項 退会は、前月10日までに届け出ます。
    """)


@pytest.mark.parametrize("style", ["{n}. ", "{w}．", "{w}　"])
def test_paragraphs_with_a_caption_of_their_own(style: str) -> None:
    text = (
        f"秘密保持契約書\n\n第1条（秘密情報）\n{marked(style, 1)}（定義）　秘密情報とは、開示された情報をいう。\n"
        f"{marked(style, 2)}（例外）　公知の情報は、前項の情報に含まない。\n第2条（協議）\n協議する。\n"
    )
    assert tree(text) == written("""
        front_matter 秘密保持契約書
        第1条 [秘密情報]
        第1条第1項 [定義] 秘密情報とは、開示された情報をいう。
        第1条第2項 [例外] 公知の情報は、前項の情報に含まない。
        第2条 [協議] 協議する。
    """)


def test_bracketed_text_that_is_no_caption_of_a_paragraph() -> None:
    text = """
        秘密保持契約書

        第1条（管理）
        1. （甲の役員を含む。）従業員は、秘密を守る。
        2. 「秘密」（写しを含む。）は、施錠して保管する。
        第2条（協議）
        協議する。
    """
    assert tree(text) == written("""
        front_matter 秘密保持契約書
        第1条 [管理]
        第1条第1項 （甲の役員を含む。）従業員は、秘密を守る。
        第1条第2項 「秘密」（写しを含む。）は、施錠して保管する。
        第2条 [協議] 協議する。
    """)


@pytest.mark.parametrize("gone", ["削除", "（削除）", "［削除］", "欠番"])
def test_deleted_paragraphs(gone: str) -> None:
    text = f"利用規約\n\n第1条（会費）\n1. 会費は、月額千円です。\n2. {gone}\n3. 会費は、前払いです。\n第2条（協議）\n話し合います。\n"
    assert tree(text) == written(f"""
        front_matter 利用規約
        第1条 [会費]
        第1条第1項 会費は、月額千円です。
        第1条第2項 {gone}
        第1条第3項 会費は、前払いです。
        第2条 [協議] 話し合います。
    """)


def test_two_styles_of_numbers_in_two_articles() -> None:
    text = """
        見本マンション管理規約

        第１条（専有部分）
        １．区分所有者は、専有部分を住宅として使用する。
        ２．前項の使用は、平穏に行う。
        第２条（共用部分）
        ① 共用部分は、全員の共有とする。
        ② 前項の持分は、床面積による。
        第３条（駐車場）
        駐車場の使用は、抽選による。
        ２　前項の抽選は、毎年行う。
    """
    assert tree(text) == written("""
        front_matter 見本マンション管理規約
        第1条 [専有部分]
        第1条第1項 区分所有者は、専有部分を住宅として使用する。
        第1条第2項 前項の使用は、平穏に行う。
        第2条 [共用部分]
        第2条第1項 共用部分は、全員の共有とする。
        第2条第2項 前項の持分は、床面積による。
        第3条 [駐車場]
        第3条第1項 駐車場の使用は、抽選による。
        第3条第2項 前項の抽選は、毎年行う。
    """)


def test_brackets_as_paragraphs_with_circled_items() -> None:
    text = """
        派遣基本契約書

        第1条（派遣料金）
        (1) 甲は、乙に派遣料金を支払う。
        (2) 前項の料金は、次の額を合わせたものとする。
        ① 基本料金
        ② 時間外料金
        (3) 前項の料金は、月末に締める。
        第2条（協議）
        協議する。
    """
    assert tree(text) == written("""
        front_matter 派遣基本契約書
        第1条 [派遣料金]
        第1条第1項 甲は、乙に派遣料金を支払う。
        第1条第2項 前項の料金は、次の額を合わせたものとする。
        第1条第2項第1号 基本料金
        第1条第2項第2号 時間外料金
        第1条第3項 前項の料金は、月末に締める。
        第2条 [協議] 協議する。
    """)


def test_numbers_with_tabs_and_spaces_mixed() -> None:
    text = (
        "売買基本契約書\n\n第１条（注文）\n１　甲は、注文書を送る。\n2\t乙は、３日以内に返答する。\n３．返答がないときは、承諾とみなす。\n"
        "4     前項の承諾は、取り消せない。\n第２条（協議）\n協議する。\n"
    )
    assert tree(text) == written("""
        front_matter 売買基本契約書
        第1条 [注文]
        第1条第1項 甲は、注文書を送る。
        第1条第2項 乙は、３日以内に返答する。
        第1条第3項 返答がないときは、承諾とみなす。
        第1条第4項 前項の承諾は、取り消せない。
        第2条 [協議] 協議する。
    """)


def test_lines_with_blank_lines_between_all() -> None:
    text = """
        見本写真館利用規約


        第1条（予約）


        1．予約は、電話で承ります。


        2．予約の方法は、次のとおりです。


        （1）電話


        （2）電子メール


        第2条（協議）


        話し合います。
    """
    assert tree(text) == written("""
        front_matter 見本写真館利用規約
        第1条 [予約]
        第1条第1項 予約は、電話で承ります。
        第1条第2項 予約の方法は、次のとおりです。
        第1条第2項第1号 電話
        第1条第2項第2号 電子メール
        第2条 [協議] 話し合います。
    """)


def test_what_follows_the_items_of_a_circled_second_paragraph() -> None:
    text = """
        見本協会会則
        第1条（会議）
        会議は、年2回開く。
        ② 次の者は、会議に出席する。
        （１） 会長
        （２） 監事
        なお、欠席する者は、書面で届け出る。
        ③ 議事録は、5年間保存する。
        第2条（会費）
        会費は、返さない。
    """
    assert tree(text) == written("""
        front_matter 見本協会会則
        第1条 [会議]
        第1条第1項 会議は、年2回開く。
        第1条第2項 次の者は、会議に出席する。 ‖ なお、欠席する者は、書面で届け出る。
        第1条第2項第1号 会長
        第1条第2項第2号 監事
        第1条第3項 議事録は、5年間保存する。
        第2条 [会費] 会費は、返さない。
    """)


def test_words_that_begin_like_a_counter() -> None:
    text = """
        見本就業規程
        第1条（労働）
        労働は、1日8時間とする。
        2　時間外労働は、指示により行う。
        3　円滑に引き継ぐ。
        第2条（協議）
        話し合います。
    """
    assert tree(text) == written("""
        front_matter 見本就業規程
        第1条 [労働]
        第1条第1項 労働は、1日8時間とする。
        第1条第2項 時間外労働は、指示により行う。
        第1条第3項 円滑に引き継ぐ。
        第2条 [協議] 話し合います。
    """)
