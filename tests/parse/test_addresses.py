"""One short text for every address rule, with the tree a lawyer would cite."""

import pytest

from pipeline.types.address import Address
from tests.texts import document
from tests.trees import outline


def tree(text: str, name: str = "見本.txt") -> list[str]:
    """The outline without the cover line."""
    return [line for line in outline(document(text, name)).split("\n") if not line.startswith("front_matter")]


@pytest.mark.parametrize(
    ("heading", "address", "caption"),
    [
        ("第１条（目的）", "第1条", "目的"),
        ("第 1 条【目的】", "第1条", "目的"),
        ("第一条　目的", "第1条", "目的"),
        ("# 1. 目的", "第1条", "目的"),
        ("## 第1条 目的", "第1条", "目的"),
        ("■第1条〔目的〕", "第1条", "目的"),
        ("第1条：目的", "第1条", "目的"),
    ],
)
def test_headings_of_every_print(heading: str, address: str, caption: str) -> None:
    after = heading.replace("1", "2").replace("１", "２").replace("一", "二").replace("目的", "通知")
    assert tree(f"見本規約\n\n{heading}\n約束を定めます。\n{after}\n知らせます。\n") == [
        f"{address} [{caption}] 約束を定めます。",
        "第2条 [通知] 知らせます。",
    ]


@pytest.mark.parametrize("branch", ["第二条の二（貸与）", "第2条ノ2（貸与）", "第二条二（貸与）", "第２条の２　貸与"])
def test_branch_numbers(branch: str) -> None:
    text = f"規約\n第一条（目的）\n定めます。\n第二条（機器）\n返します。\n{branch}\n貸します。\n第三条（協議）\n話し合います。\n"
    assert [line.split(" ")[0] for line in tree(text)] == ["第1条", "第2条", "第2条の2", "第3条"]


def test_deleted_articles_and_ranges() -> None:
    text = "規約\n第4条（通知）\n知らせます。\n第5条 削除\n第6条から第8条まで　削除\n第9条（協議）\n話し合います。\n"
    assert tree(text) == [
        "第4条 [通知] 知らせます。", "第5条 削除", "第6条 削除", "第7条 削除", "第8条 削除", "第9条 [協議] 話し合います。",
    ]  # fmt: skip


def test_article_without_a_known_number() -> None:
    text = "規約\n第23条　退会\n届け出ます。\n・第〇条　禁止行為\n次の行為をしてはなりません。\n(1) 転売\n(2) 改造\n第24条　停止\n止めます。\n"
    assert tree(text) == [
        "第23条 [退会] 届け出ます。", "第〇条 [禁止行為] 次の行為をしてはなりません。", "第〇条第1号 転売", "第〇条第2号 改造",
        "第24条 [停止] 止めます。",
    ]  # fmt: skip


def test_one_unnumbered_text_is_the_article_itself() -> None:
    assert tree("規約\n第1条（目的）\n約束を定めます。\n第2条（再委託）\n委託できます。\n") == [
        "第1条 [目的] 約束を定めます。",
        "第2条 [再委託] 委託できます。",
    ]


def test_a_single_numbered_block_is_the_first_paragraph() -> None:
    assert tree("規約\n第1条（目的）\n1. 約束を定めます。\n第2条（協議）\n1. 話し合います。\n") == [
        "第1条 [目的]", "第1条第1項 約束を定めます。", "第2条 [協議]", "第2条第1項 話し合います。",
    ]  # fmt: skip


def test_an_unnumbered_first_paragraph_before_a_second() -> None:
    text = "規約\n（届出）\n第一条　会員は、住所を届け出る。\n２　会員は、変更を届け出る。\n３　前項の届出は、書面による。\n（協議）\n第二条　話し合う。\n"
    assert tree(text) == [
        "第1条 [届出]", "第1条第1項 会員は、住所を届け出る。", "第1条第2項 会員は、変更を届け出る。",
        "第1条第3項 前項の届出は、書面による。", "第2条 [協議] 話し合う。",
    ]  # fmt: skip


def test_items_of_an_unnumbered_first_paragraph() -> None:
    text = "規約\n第一条（解除）\n次の各号の一に当たるときは、解除する。\n一　支払わないとき。\n二　破産したとき。\n２　前項の解除は、書面による。\n"
    assert tree(text) == [
        "第1条 [解除]", "第1条第1項 次の各号の一に当たるときは、解除する。", "第1条第1項第1号 支払わないとき。",
        "第1条第1項第2号 破産したとき。", "第1条第2項 前項の解除は、書面による。",
    ]  # fmt: skip


@pytest.mark.parametrize("mark", ["({})", "（{}）", "{}．", "{})", "第{}号　"])
def test_items_under_one_lead(mark: str) -> None:
    entries = "".join(f"{mark.format(n)} {text}\n" for n, text in enumerate(["転売すること", "改造すること"], 1))
    assert tree(f"規約\n第1条（禁止）\n次の行為をしてはなりません。\n{entries}") == [
        "第1条 [禁止] 次の行為をしてはなりません。", "第1条第1号 転売すること", "第1条第2号 改造すること",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "word", ["はじめて", "もしも", "のちほど", "にわかに", "がんばって", "とりわけ", "でんわで", "からだに"]
)
@pytest.mark.parametrize("mark", ["{}．", "（{}）", "{}　"])
def test_texts_that_begin_with_a_word_of_kana(mark: str, word: str) -> None:
    text = f"規約\n第1条（届出）\n{mark.format('１')}{word}届け出ます。\n{mark.format('２')}{word}取り消します。\n"
    assert [line.split(" ", 1)[1] for line in tree(text)[1:]] == [f"{word}届け出ます。", f"{word}取り消します。"]


def test_a_lead_that_counts_its_paragraphs() -> None:
    text = "規約\n第1条（定義）\n用語の意味は、以下各項のとおりとします。\n1．「機器」とは、端末をいいます。\n2．「会員」とは、入会した人をいいます。\n"
    assert [line.split(" ")[0] for line in tree(text)] == ["第1条", "第1条第1項", "第1条第2項"]


def test_the_words_of_the_text_decide_between_paragraphs_and_items() -> None:
    items = "規約\n第1条（変更）\n変更があったときは、以下のとおりとします。\n1. 速やかに更新します。\n2. 前号の更新がないときは、従前の宛先に送ります。\n"
    paragraphs = "規約\n第1条（保証）\n保証は、購入した機器に限ります。\n1. 保証は規定によります。\n2. 返送は14日以内とします。\n3. 前項の期日を過ぎたときは、違約金を払います。\n"
    assert [line.split(" ")[0] for line in tree(items)] == ["第1条", "第1条第1号", "第1条第2号"]
    assert [line.split(" ")[0] for line in tree(paragraphs)] == ["第1条", "第1条第1項", "第1条第2項", "第1条第3項"]


def test_another_article_that_names_the_numbers_decides() -> None:
    text = "規約\n第1条（範囲）\n範囲は以下のとおりとします。\n1. 本店での利用\n2. 支店での利用\n第2条（例外）\n第1条第2項の利用は、別に申し込みます。\n"
    assert [line.split(" ")[0] for line in tree(text)][:3] == ["第1条", "第1条第1項", "第1条第2項"]


def test_levels_below_items() -> None:
    text = (
        "規約\n第1条（確約）\n1. 次の各号を確約します。\n(1) 以下の行為をしないこと\n① 脅すこと\n② 偽ること\n(2) 次の届出をすること\n"
        "ア　住所\nイ　氏名\n2. 次の書類を出します。\nア　写し\nイ　控え\n"
    )
    assert [line.split(" ")[0] for line in tree(text)] == [
        "第1条", "第1条第1項", "第1条第1項第1号", "第1条第1項第1号①", "第1条第1項第1号②", "第1条第1項第2号",
        "第1条第1項第2号ア", "第1条第1項第2号イ", "第1条第2項", "第1条第2項ア", "第1条第2項イ",
    ]  # fmt: skip


def test_iroha_and_letters() -> None:
    text = "規約\n第1条（書類）\n1. 次の書類を出します。\n(1) 次の写し\nイ　登記\nロ　印鑑\nハ　住民票\n(2) 次の控え\na) 申込書\nb) 納付書\n2. 返しません。\n"
    assert [line.split(" ")[0] for line in tree(text)] == [
        "第1条", "第1条第1項", "第1条第1項第1号", "第1条第1項第1号イ", "第1条第1項第1号ロ", "第1条第1項第1号ハ",
        "第1条第1項第2号", "第1条第1項第2号a", "第1条第1項第2号b", "第1条第2項",
    ]  # fmt: skip


def test_circled_numbers_under_a_paragraph_are_items() -> None:
    text = "規約\n第1条（停止）\n1. 次の場合は停止します。\n①　点検のとき\n②　災害のとき\n2. 責任を負いません。\n"
    assert [line.split(" ")[0] for line in tree(text)] == [
        "第1条", "第1条第1項", "第1条第1項第1号", "第1条第1項第2号", "第1条第2項",
    ]  # fmt: skip


def test_digits_below_items_keep_brackets() -> None:
    text = "規約\n第1条（業務）\n次の業務を行います。\n1. 開発\n2. 保守のうち次のもの\n(1) 点検\n(2) 修理\n3. 教育\n"
    assert [line.split(" ")[0] for line in tree(text)] == [
        "第1条", "第1条第1号", "第1条第2号", "第1条第2号(1)", "第1条第2号(2)", "第1条第3号",
    ]  # fmt: skip


def test_repeated_numbers_get_a_sign_and_an_issue() -> None:
    text = "規約\n第4条（内容）\n1. 提供します。\n2. 変更します。\n2. 中止します。\n(1) 点検のとき\n(2) 災害のとき\n3. 知らせます。\n第4条（料金）\n払います。\n"
    found = document(text)
    assert [line.split(" ")[0] for line in outline(found).split("\n")[1:]] == [
        "第4条", "第4条第1項", "第4条第2項", "第4条第2項#2", "第4条第2項#2第1号", "第4条第2項#2第2号", "第4条第3項", "第4条#2",
    ]  # fmt: skip
    assert {(issue.code, str(issue.address)) for issue in found.issues} == {
        ("duplicate-number", "第4条第2項#2"),
        ("duplicate-number", "第4条#2"),
    }


def test_missing_numbers_are_told() -> None:
    found = document("規約\n第1条（目的）\n1. 定めます。\n3. 従います。\n第3条（協議）\n話し合います。\n")
    assert {(issue.code, str(issue.address)) for issue in found.issues} == {
        ("missing-number", "第1条第3項"),
        ("missing-number", "第3条"),
    }


def test_missing_articles_of_a_supplementary_provision_are_told_there() -> None:
    found = document(
        "規約\n第1条（目的）\n定めます。\n附則\n第1条（施行）\n施行します。\n第3条（経過）\n従前によります。\n"
    )
    assert [(issue.code, str(issue.address)) for issue in found.issues] == [("missing-number", "附則第3条")]


def test_numbers_that_go_on_from_another_list_are_kept_as_printed() -> None:
    text = "規約\n第1条（解除）\n1. 次の場合は停止します。\n(1) 滞納\n(2) 破産\n(3) 違反\n2. 次の場合は解除します。\n(4) 重い違反\n(5) 虚偽\n3. 返しません。\n"
    assert [line.split(" ")[0] for line in tree(text)][5:] == [
        "第1条第2項",
        "第1条第2項第4号",
        "第1条第2項第5号",
        "第1条第3項",
    ]


def test_markdown_lists_of_ones_are_counted_by_position() -> None:
    text = "# 契約書\n\n## 第1条（義務）\n\n1. 守ります。\n1. 返します。\n  1. 資料\n  1. 機器\n1. 知らせます。\n"
    assert [line.split(" ")[0] for line in tree(text, "見本.md")] == [
        "第1条", "第1条第1項", "第1条第2項", "第1条第2項第1号", "第1条第2項第2号", "第1条第3項",
    ]  # fmt: skip


def test_markdown_paragraph_headings() -> None:
    text = "# 会則\n\n### 第1条 (資格)\n\n#### 第1項\n\n次の者とする。\n\n1. 学生\n2. 教員\n\n#### 第2項\n\n代表が認める。\n"
    assert [line.split(" ")[0] for line in tree(text, "見本.md")] == [
        "第1条", "第1条第1項", "第1条第1項第1号", "第1条第1項第2号", "第1条第2項",
    ]  # fmt: skip


def test_decimals_are_paragraphs_of_their_article() -> None:
    text = "使用許諾契約\n\n1.0\t定義\n1.1\t「製品」は本ソフトウェアをいいます。\n1.2\t「期間」は1.5年をいいます。\n2.0\t許諾\n2.1\t使用を許します。\n"
    assert tree(text) == [
        "第1条 [定義]", "第1条第1項 「製品」は本ソフトウェアをいいます。", "第1条第2項 「期間」は1.5年をいいます。", "第2条 [許諾]",
        "第2条第1項 使用を許します。",
    ]  # fmt: skip


def test_a_document_without_articles_takes_its_top_numbers() -> None:
    text = "個人情報保護方針\n\n当社は情報を守ります。\n\n1. 利用目的\n連絡のために使います。\n2. 第三者提供\n次の場合に限ります。\n(1) 同意があるとき\n(2) 法令によるとき\n"
    assert tree(text) == [
        "前文 当社は情報を守ります。", "第1条 [利用目的] 連絡のために使います。", "第2条 [第三者提供] 次の場合に限ります。",
        "第2条第1号 同意があるとき", "第2条第2号 法令によるとき",
    ]  # fmt: skip


def test_a_document_without_numbers_is_all_preamble() -> None:
    text = "覚書\n\n甲と乙は、納期を延ばすことに合意する。\n費用は甲が負担する。\n"
    assert tree(text) == ["前文 甲と乙は、納期を延ばすことに合意する。⏎費用は甲が負担する。"]


def test_supplementary_provisions_and_appendices() -> None:
    text = (
        "規約\n\n第1条（目的）\n定めます。\n\n附則\n1. 4月1日から施行します。\n2. 従前の例によります。\n\n附　則（改定）\n第1条（施行）\n5月1日から施行します。\n"
        "\n別紙1　料金表\n第1条（月額）\n千円とします。\n第2条（加算）\n百円とします。\n"
    )
    assert tree(text) == [
        "第1条 [目的] 定めます。", "附則", "附則第1項 4月1日から施行します。", "附則第2項 従前の例によります。", "附則#2 [改定]",
        "附則#2第1条 [施行] 5月1日から施行します。", "別紙1 [料金表]", "別紙1第1条 [月額] 千円とします。", "別紙1第2条 [加算] 百円とします。",
    ]  # fmt: skip
    assert not document(text).issues


def test_chapters_are_no_part_of_the_address() -> None:
    text = "規約\n第１章　総則\n第１条（目的）\n定めます。\n第１節　通則\n第２条（範囲）\n及びます。\n第２章　料金\n第３条（支払）\n払います。\n"
    found = document(text)
    assert tree(text) == [
        "第１章 総則", "第1条 [目的] 定めます。", "第１節 通則", "第2条 [範囲] 及びます。", "第２章 料金", "第3条 [支払] 払います。",
    ]  # fmt: skip
    under = found.lineage(Address.parse("第2条"))
    assert [unit.label for unit in under] == ["第１章 総則", "第１節 通則", None]


def test_text_after_a_list_belongs_to_the_owner_of_the_list() -> None:
    text = "規約\n第1条（停止）\n1. 次の場合は停止します。\n(1) 点検のとき\n(2) 災害のとき\nなお、停止は前もって知らせます。\n2. 責任を負いません。\n"
    assert tree(text) == [
        "第1条 [停止]", "第1条第1項 次の場合は停止します。 ‖ なお、停止は前もって知らせます。", "第1条第1項第1号 点検のとき",
        "第1条第1項第2号 災害のとき", "第1条第2項 責任を負いません。",
    ]  # fmt: skip


def test_bullets_are_text_of_their_unit() -> None:
    text = "規約\n第1条（通知）\n1. 次の場所に掲示します。\n・店頭\n・ウェブサイト\n2. 掲示の時に効力が生じます。\n"
    assert tree(text)[1] == "第1条第1項 次の場所に掲示します。⏎・店頭⏎・ウェブサイト"


def test_further_unnumbered_blocks_are_text_of_the_same_unit() -> None:
    text = "規約\n第1条（停止）\n予告して停止します。\n\nまた、責任を負いません。\n\n(1) 点検のとき\n(2) 災害のとき\n"
    assert tree(text)[0] == "第1条 [停止] 予告して停止します。⏎また、責任を負いません。"


def test_articles_with_numbers_left_out_are_articles() -> None:
    text = (
        "契約書\n\n第１条　甲は、乙に業務を委託する。\n\n第２条　乙は、料金を支払う。\n\n第７条　期間は１年とする。\n"
    )
    found = document(text)
    assert [str(unit.address) for unit in found.walk() if unit.address] == ["第1条", "第2条", "第7条"]
    assert [issue.message for issue in found.issues] == ["第7条の前の番号（3から6まで）がありません。"]


def test_a_circled_two_after_an_unnumbered_text() -> None:
    text = "規則\n第1条　目的を定める。\n②　定めのない事項は、法令による。\n③　前項の定めは、適用しない。\n第2条　協議する。\n"
    assert [line.split(" ")[0] for line in tree(text)] == ["第1条", "第1条第1項", "第1条第2項", "第1条第3項", "第2条"]


def test_the_order_of_statutes_below_items() -> None:
    text = "規則\n第1条　次の各号による。\n(1)　次に掲げるもの\nイ　法人\nロ　個人\n(1)　商人\n(2)　その他\n(2)　組合\n第2条　協議する。\n"
    assert [line.split(" ")[0] for line in tree(text)] == [
        "第1条", "第1条第1号", "第1条第1号イ", "第1条第1号ロ", "第1条第1号ロ(1)", "第1条第1号ロ(2)", "第1条第2号", "第2条",
    ]  # fmt: skip


def test_lists_inside_sections_without_numbers_are_no_articles() -> None:
    text = "# 方針\n\n## 利用目的\n次の目的で使います。\n1. 提供\n2. 対応\n\n## 第三者提供\n同意なく渡しません。\n"
    assert tree(text, "方針.md") == [
        "前文 利用目的⏎次の目的で使います。⏎1. 提供⏎2. 対応⏎第三者提供⏎同意なく渡しません。"
    ]


def test_a_caption_that_addresses_someone_goes_on_in_no_number() -> None:
    text = "見本規約\n\n第1条　目的\n1　約束を定めます。\n\n第2条　18歳に満たない方へ\n1　親の許しを得てください。\n2　許しは書面で示してください。\n"
    assert "第2条 [18歳に満たない方へ]" in tree(text)
