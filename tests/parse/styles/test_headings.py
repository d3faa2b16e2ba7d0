"""How 条 are printed: brackets, gaps, digits, captions on the line or beside it, bodies on the heading's line."""

import pytest

from tests.parse.styles import tree, written

WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
KANJI = str.maketrans("123456789", "一二三四五六七八九")


def headed(style: str, number: int, caption: str) -> str:
    digits = str(number)
    return style.format(n=digits, w=digits.translate(WIDE), k=digits.translate(KANJI), c=caption)


@pytest.mark.parametrize(
    "style",
    [
        "第{n}条（{c}）", "第{n}条({c})", "第{n}条 ({c})", "第{n}条　（{c}）", "第{n}条【{c}】", "第{n}条　【{c}】",
        "第{n}条〔{c}〕", "第{n}条［{c}］", "第{n}条[{c}]", "第{n}条「{c}」", "第{n}条『{c}』", "第{n}条＜{c}＞",
        "第{n}条〈{c}〉", "第{n}条《{c}》", "第{n}条（　{c}　）", "第{n}条　{c}", "第{n}条　　　{c}", "第{n}条 {c}",
        "第{n}条\t{c}", "第{n}条：{c}", "第{n}条: {c}", "第{n}条．{c}", "第{n}条.{c}", "第{n}条. {c}", "第{n}条 - {c}",
        "第{n}条－{c}", "第{n}条{c}", "第 {n} 条（{c}）", "第 {n} 条　{c}", "第　{n}　条　{c}", "第{w}条　{c}",
        "第{w}条（{c}）", "第　{w}　条（{c}）", "第{k}条　{c}", "第{k}条（{c}）", "第 {k} 条　{c}", "【第{n}条】{c}",
        "【第{n}条】　{c}", "【第{n}条】（{c}）", "【第{n}条　{c}】", "【第{n}条（{c}）】", "［第{n}条］{c}", "＜第{n}条＞　{c}",
        "（第{n}条）　{c}", "■第{n}条　{c}", "■ 第{n}条（{c}）", "◆第{n}条（{c}）", "●第{n}条 {c}", "○第{n}条 {c}", "▼第{n}条　{c}",
        "・第{n}条　{c}", "　第{n}条　{c}", "        第{n}条（{c}）", "第{n}条（{c}）　　", "第{n}条\n（{c}）", "第{n}条\n【{c}】",
        "（{c}）\n第{n}条", "【{c}】\n第{n}条", "（{c}）\n\n第{n}条", "（{c}）第{n}条", "（{c}）　第{n}条", "第{n}条\n{c}",
    ],
)  # fmt: skip
def test_printed_headings(style: str) -> None:
    text = (
        f"見本サービス利用規約\n\n{headed(style, 1, '目的')}\n本規約は、見本サービスの利用条件を定めます。\n\n"
        f"{headed(style, 2, '申込み')}\n会員は、申込書を見本社に提出します。\n\n"
        f"{headed(style, 3, '料金')}\n会員は、料金を毎月末日までに支払います。\n"
    )
    assert tree(text) == written("""
        front_matter 見本サービス利用規約
        第1条 [目的] 本規約は、見本サービスの利用条件を定めます。
        第2条 [申込み] 会員は、申込書を見本社に提出します。
        第3条 [料金] 会員は、料金を毎月末日までに支払います。
    """)


@pytest.mark.parametrize(
    "style",
    [
        "## 第{n}条 {c}", "### 第{n}条　{c}", "### 第{n}条（{c}）", "#### 第 {n} 条（{c}）", "## 第{n}条：{c}", "## 第{n}条 {c} ##",
        "##第{n}条 {c}", "## 第{n}条{c}", "## 【第{n}条】{c}", "## **第{n}条** {c}", "**第{n}条（{c}）**", "**第{n}条**　{c}",
        "__第{n}条 {c}__", "第{n}条 {c}\n----------", "## {n}. {c}", "## {n}.{c}", "## {n}．{c}", "### {w}　{c}", "## {n} {c}",
        "## {k}、{c}", "## 第{k}条　{c}", "### ・第{n}条　{c}", "- 第{n}条　{c}", "> 第{n}条　{c}", "## 第{n}条\n\n（{c}）",
        "## [第{n}条　{c}](#jou{n})", "## （{c}）\n\n## 第{n}条",
    ],
)  # fmt: skip
def test_printed_headings_of_markdown(style: str) -> None:
    text = (
        f"# 見本サービス利用規約\n\n{headed(style, 1, '目的')}\n\n本規約は、見本サービスの利用条件を定めます。\n\n"
        f"{headed(style, 2, '申込み')}\n\n会員は、申込書を見本社に提出します。\n\n"
        f"{headed(style, 3, '料金')}\n\n会員は、料金を毎月末日までに支払います。\n"
    )
    assert tree(text, "見本.md") == written("""
        front_matter 見本サービス利用規約
        第1条 [目的] 本規約は、見本サービスの利用条件を定めます。
        第2条 [申込み] 会員は、申込書を見本社に提出します。
        第3条 [料金] 会員は、料金を毎月末日までに支払います。
    """)


@pytest.mark.parametrize(
    "caption",
    [
        "本サービスの利用に関する契約の成立", "利用者が負担する費用", "料金を支払わない場合", "会員の責任と見本社の免責", "第三者への提供",
        "30日間の無料体験", "2024年度の特例", "Aプラン・Bプラン", "退会するとき", "お申込みについて", "ID・パスワード", "「見本クラブ」の運営",
        "契約期間、更新および終了", "前条の例外", "その他", "準拠法／裁判管轄", "損害賠償の範囲（第三者に生じたものを含む）", "目　的",
        "The Services（本サービス）", "Definitions", "次の場合の特則", "見本社が責任を負わない場合", "してはならないこと", "一般条項",
        "会員に対する通知", "1年ごとの更新", "当社からのお知らせの方法と、会員からのお問い合わせの方法",
    ],
)  # fmt: skip
@pytest.mark.parametrize("style", ["第{n}条　{c}", "第{n}条（{c}）", "第{w}条【{c}】"])
def test_captions_of_every_kind(style: str, caption: str) -> None:
    text = (
        f"見本サービス利用規約\n\n{headed(style, 1, '目的')}\n本規約は、利用条件を定めます。\n\n{headed(style, 2, caption)}\n"
        f"詳細は、見本社が別に定めます。\n\n{headed(style, 3, '協議')}\n双方は、誠実に話し合います。\n"
    )
    assert tree(text) == written(f"""
        front_matter 見本サービス利用規約
        第1条 [目的] 本規約は、利用条件を定めます。
        第2条 [{caption}] 詳細は、見本社が別に定めます。
        第3条 [協議] 双方は、誠実に話し合います。
    """)


@pytest.mark.parametrize(
    ("first", "second", "numbers"),
    [
        ("第九条", "第十条", (9, 10)), ("第十条", "第十一条", (10, 11)), ("第十九条", "第二十条", (19, 20)),
        ("第二十条", "第二十一条", (20, 21)), ("第九十九条", "第百条", (99, 100)), ("第百二十二条", "第百二十三条", (122, 123)),
        ("第九条", "第一〇条", (9, 10)), ("第一〇四条", "第一〇五条", (104, 105)), ("第一九条", "第二〇条", (19, 20)),
        ("第９条", "第１０条", (9, 10)), ("第 99 条", "第 100 条", (99, 100)), ("第　九　条", "第　十　条", (9, 10)),
        ("第９条", "第10条", (9, 10)), ("第壱条", "第弐条", (1, 2)), ("第弐条", "第参条", (2, 3)),
        ("第九条", "第拾条", (9, 10)), ("第一一条", "第一二条", (11, 12)), ("第二三条", "第二四条", (23, 24)), ("第三〇条", "第三一条", (30, 31)),
    ],
)  # fmt: skip
def test_numbers_of_every_print(first: str, second: str, numbers: tuple[int, int]) -> None:
    text = (
        f"賃貸借契約書\n\n{first}（賃料）\n借主は、賃料を貸主に支払う。\n{second}（修繕）\n貸主は、建物を修繕する。\n"
    )
    assert tree(text) == written(f"""
        front_matter 賃貸借契約書
        第{numbers[0]}条 [賃料] 借主は、賃料を貸主に支払う。
        第{numbers[1]}条 [修繕] 貸主は、建物を修繕する。
    """)


@pytest.mark.parametrize(
    "sentence",
    [
        "甲は、乙に対し、清掃業務を委託し、乙はこれを受託する。", "本契約は、甲乙間の取引のすべてに適用する。", "甲及び乙は、誠実に履行する。",
        "会員とは、入会の手続を終えた者をいう。", "次に掲げる者は、入会できない。", "三か月を超えて使用してはならない。", "二以上の契約を結ぶことができる。",
        "30日を超える延滞があったときは、解除する。", "甲は乙に清掃業務を委託する", "一切の費用は、乙が負担する。", "前払金は、返還しない。",
        "「製品」とは、別紙に定める物をいう。", "納期は2025年3月31日とする。", "代金は金百万円とする。", "本契約の費用は折半とする。",
    ],
)  # fmt: skip
@pytest.mark.parametrize("heading", ["第{n}条　", "第{w}条 ", "第{k}条　", "第 {n} 条　", "第{n}条：", "第{n}条\t"])
def test_bodies_on_the_line_of_the_number(heading: str, sentence: str) -> None:
    text = (
        f"業務委託契約書\n\n{headed(heading, 1, '')}この契約は、清掃業務について定める。\n{headed(heading, 2, '')}{sentence}\n"
        f"{headed(heading, 3, '')}定めのない事項は、協議して決める。\n"
    )
    assert tree(text) == written(f"""
        front_matter 業務委託契約書
        第1条 この契約は、清掃業務について定める。
        第2条 {sentence}
        第3条 定めのない事項は、協議して決める。
    """)


@pytest.mark.parametrize(
    "heading",
    [
        "第{n}条（{c}）　", "第{n}条（{c}）", "第{n}条【{c}】 ", "第{n}条　（{c}）　", "第{n}条　（{c}）", "第{n}条［{c}］　", "（{c}）第{n}条　",
        "（{c}）　第{n}条　", "（{c}）\n第{n}条　", "　（{c}）\n第{k}条　", "第{n}条（{c}）：", "第{n}条　{c}　", "【第{n}条　{c}】",
    ],
)  # fmt: skip
def test_captions_and_bodies_on_one_line(heading: str) -> None:
    text = (
        f"業務委託契約書\n\n{headed(heading, 1, '目的')}この契約は、清掃業務について定める。\n{headed(heading, 2, '報酬')}"
        f"甲は、月額5万円を支払う。\n{headed(heading, 3, '協議')}定めのない事項は、協議して決める。\n"
    )
    assert tree(text) == written("""
        front_matter 業務委託契約書
        第1条 [目的] この契約は、清掃業務について定める。
        第2条 [報酬] 甲は、月額5万円を支払う。
        第3条 [協議] 定めのない事項は、協議して決める。
    """)


@pytest.mark.parametrize("mark", ["１　", "1. ", "１．", "(1) ", "①"])
@pytest.mark.parametrize("heading", ["第{n}条（{c}）　", "第{n}条（{c}）"])
def test_the_first_paragraph_on_the_line_of_the_heading(heading: str, mark: str) -> None:
    second = mark.replace("１", "２").replace("1", "2").replace("①", "②")
    text = (
        f"旅費規程\n\n{headed(heading, 1, '目的')}{mark}この規程は、旅費について定める。\n{second}前項の旅費は、実費とする。\n"
        f"{headed(heading, 2, '精算')}{mark}社員は、帰社後に精算する。\n{second}前項の精算は、書面による。\n"
    )
    assert tree(text) == written("""
        front_matter 旅費規程
        第1条 [目的]
        第1条第1項 この規程は、旅費について定める。
        第1条第2項 前項の旅費は、実費とする。
        第2条 [精算]
        第2条第1項 社員は、帰社後に精算する。
        第2条第2項 前項の精算は、書面による。
    """)


def test_the_first_paragraph_on_the_line_of_a_number_without_caption() -> None:
    text = """
        清掃委託契約書

        第１条　１　甲は、乙に清掃を委託する。
        　　　　２　前項の清掃は、毎週行う。
        第２条　１　甲は、月額5万円を支払う。
        　　　　２　前項の支払は、翌月末日までとする。
    """
    assert tree(text) == written("""
        front_matter 清掃委託契約書
        第1条
        第1条第1項 甲は、乙に清掃を委託する。
        第1条第2項 前項の清掃は、毎週行う。
        第2条
        第2条第1項 甲は、月額5万円を支払う。
        第2条第2項 前項の支払は、翌月末日までとする。
    """)


@pytest.mark.parametrize(
    "note",
    [
        "※要確認", "【2024年4月1日改正】", "［新設］", "←法務で確認中", "（平成30年10月1日改正）", "　※第3項を追加", "（令五規程二・一部改正）", "　★甲に確認",
    ],
)  # fmt: skip
def test_notes_behind_a_caption_are_text_of_the_article(note: str) -> None:
    text = f"会員規約\n\n第1条（目的）\n本規約は、会員の権利を定めます。\n第2条（申込み）{note}\n入会の申込みは、書面で行います。\n第3条（会費）\n会費は、月額千円です。\n"
    assert tree(text) == written(f"""
        front_matter 会員規約
        第1条 [目的] 本規約は、会員の権利を定めます。
        第2条 [申込み] {note.strip()}⏎入会の申込みは、書面で行います。
        第3条 [会費] 会費は、月額千円です。
    """)


@pytest.mark.parametrize("signs", ["★", "①", "④４４", "＊", "　●", "④④４４４"])
def test_mere_signs_behind_a_caption_are_nothing(signs: str) -> None:
    """What an author left behind a heading and says nothing is neither caption nor text."""
    text = f"会員規約\n\n第1条（目的）\n本規約は、会員の権利を定めます。\n第2条（申込み）{signs}\n入会の申込みは、書面で行います。\n第3条（会費）\n会費は、月額千円です。\n"
    assert tree(text) == written("""
        front_matter 会員規約
        第1条 [目的] 本規約は、会員の権利を定めます。
        第2条 [申込み] 入会の申込みは、書面で行います。
        第3条 [会費] 会費は、月額千円です。
    """)


@pytest.mark.parametrize("unknown", ["〇", "○", "●", "◯", " 〇 "])
def test_articles_whose_number_is_left_open(unknown: str) -> None:
    text = f"""
        秘密保持契約書

        第{unknown}条（秘密情報）
        秘密情報とは、開示された一切の情報をいう。
        第{unknown}条（義務）
        １．受領者は、秘密を守る。
        ２．前項の義務は、終了後も存続する。
        第{unknown}条（協議）
        当事者は、協議する。
    """
    assert tree(text) == written("""
        front_matter 秘密保持契約書
        第〇条 [秘密情報] 秘密情報とは、開示された一切の情報をいう。
        第〇条#2 [義務]
        第〇条#2第1項 受領者は、秘密を守る。
        第〇条#2第2項 前項の義務は、終了後も存続する。
        第〇条#3 [協議] 当事者は、協議する。
    """)


def test_captions_in_two_languages() -> None:
    text = """
        ソフトウェア使用許諾契約書

        第1条 (Definitions)
        本契約の用語は、別紙に定める。
        第2条 (許諾 / Grant of License)
        見本社は、使用を許諾する。
        第3条（譲渡禁止 Non-Assignment）
        使用権は、譲渡できない。
    """
    assert tree(text) == written("""
        front_matter ソフトウェア使用許諾契約書
        第1条 [Definitions] 本契約の用語は、別紙に定める。
        第2条 [許諾 / Grant of License] 見本社は、使用を許諾する。
        第3条 [譲渡禁止 Non-Assignment] 使用権は、譲渡できない。
    """)


def test_english_numbers_of_articles() -> None:
    text = """
        業務提携契約書

        Article 1（目的）
        甲と乙は、販売について提携する。
        Article 2（期間）
        期間は、締結の日から1年とする。
        Article 3（協議）
        甲と乙は、誠実に協議する。
    """
    assert tree(text) == written("""
        front_matter 業務提携契約書
        第1条 [目的] 甲と乙は、販売について提携する。
        第2条 [期間] 期間は、締結の日から1年とする。
        第3条 [協議] 甲と乙は、誠実に協議する。
    """)


def test_articles_without_captions_between_articles_with_captions() -> None:
    text = """
        商品売買契約書

        第１条（売買）
        甲は、乙に商品を売り渡す。
        第２条
        乙は、商品を買い受ける。
        第３条（代金）
        乙は、代金を支払う。
        第４条　引渡しは、甲の倉庫で行う。
        第５条（協議）
        甲乙は、協議する。
    """
    assert tree(text) == written("""
        front_matter 商品売買契約書
        第1条 [売買] 甲は、乙に商品を売り渡す。
        第2条 乙は、商品を買い受ける。
        第3条 [代金] 乙は、代金を支払う。
        第4条 引渡しは、甲の倉庫で行う。
        第5条 [協議] 甲乙は、協議する。
    """)


def test_articles_of_one_short_line() -> None:
    text = """
        駐車場使用契約書

        第１条　甲は、駐車場を乙に貸す。
        第２条　使用料は、月額8千円とする。
        第３条　乙は、転貸しない。
        第４条　期間は、1年とする。
        第５条　定めのないことは、協議する。
    """
    assert tree(text) == written("""
        front_matter 駐車場使用契約書
        第1条 甲は、駐車場を乙に貸す。
        第2条 使用料は、月額8千円とする。
        第3条 乙は、転貸しない。
        第4条 期間は、1年とする。
        第5条 定めのないことは、協議する。
    """)


def test_headings_without_blank_lines_and_bodies_without_full_stops() -> None:
    text = """
        機材貸出しのきまり
        第1条 対象
        機材を借りられるのは会員です
        第2条 申込み
        使う日の3日前までに申し込んでください
        第3条 返却
        使い終わったら元の棚に戻してください
    """
    assert tree(text) == written("""
        front_matter 機材貸出しのきまり
        第1条 [対象] 機材を借りられるのは会員です
        第2条 [申込み] 使う日の3日前までに申し込んでください
        第3条 [返却] 使い終わったら元の棚に戻してください
    """)


def test_a_very_long_article() -> None:
    sentences = [f"会員は、第{n}回の講習については、受講の{n}日前までに、受講料を支払います。" for n in range(1, 61)]
    body = "".join(sentences)
    text = f"講習会規約\n\n第1条（受講料）\n{body}\n第2条（協議）\n話し合います。\n"
    assert tree(text) == f"front_matter 講習会規約\n第1条 [受講料] {body}\n第2条 [協議] 話し合います。"


def test_an_article_with_many_paragraphs() -> None:
    sentences = [f"会員は、講習{n}の受講料を支払います。" for n in range(1, 31)]
    printed = "\n".join(f"{n}. {sentence}" for n, sentence in enumerate(sentences, 1))
    text = f"講習会規約\n\n第1条（受講料）\n{printed}\n第2条（協議）\n話し合います。\n"
    paragraphs = "\n".join(f"第1条第{n}項 {sentence}" for n, sentence in enumerate(sentences, 1))
    assert tree(text) == f"front_matter 講習会規約\n第1条 [受講料]\n{paragraphs}\n第2条 [協議] 話し合います。"


@pytest.mark.parametrize("line", ["第2条（略）", "第2条　（略）", "第2条 略", "第2条　（省略）"])
def test_articles_left_out_in_an_excerpt(line: str) -> None:
    printed = line.removeprefix("第2条").strip("　 ")
    text = (
        f"会員規約\n\n第1条（目的）\n本規約は、会員の権利を定めます。\n{line}\n第3条（会費）\n会費は、月額千円です。\n"
    )
    assert tree(text) == written(f"""
        front_matter 会員規約
        第1条 [目的] 本規約は、会員の権利を定めます。
        第2条 {printed}
        第3条 [会費] 会費は、月額千円です。
    """)


def test_headings_whose_style_changes_in_the_document() -> None:
    text = """
        会員規約

        第1条（目的）
        本規約は、会員の権利を定めます。
        第２条　会費
        会費は、月額千円です。
        第 3 条【退会】
        退会は、届出によります。
        第四条　会員は、施設を利用できます。
        【第5条】　通知
        通知は、電子メールで行います。
        （協議）
        第六条　双方は、協議します。
    """
    assert tree(text) == written("""
        front_matter 会員規約
        第1条 [目的] 本規約は、会員の権利を定めます。
        第2条 [会費] 会費は、月額千円です。
        第3条 [退会] 退会は、届出によります。
        第4条 会員は、施設を利用できます。
        第5条 [通知] 通知は、電子メールで行います。
        第6条 [協議] 双方は、協議します。
    """)
