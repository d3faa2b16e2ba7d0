"""Signature blocks of every kind are closings: never text of the last article, 項 or 号."""

import pytest

from tests.parse.parts.shapes import body
from tests.texts import document

MAIN = "業務委託契約書\n第1条（委託）\n甲は、配送を乙に委託する。\n第2条（協議）\n甲乙は、協議して解決する。\n"
TREE = "第1条 [委託] 甲は、配送を乙に委託する。\n第2条 [協議] 甲乙は、協議して解決する。\n"


def closed(text: str) -> str:
    """What the closing after the two articles of MAIN shows; the whole tree where there is no such closing."""
    return body(document(f"{MAIN}\n{text}")).removeprefix(f"{TREE}closing ")


def test_the_end_alone() -> None:
    assert closed("　　　　　　　　　　　　　　以　上\n") == "以　上"


def test_the_end_in_the_line_of_the_last_text_stays_a_word() -> None:
    """以上 in a sentence ends nothing."""
    found = document(
        "規約\n第1条（資格）\n会員は、20歳以上とする。\n以上のほか、会長が認めた者を会員とする。\n第2条（協議）\n協議する。\n"
    )
    assert body(found) == (
        "第1条 [資格] 会員は、20歳以上とする。⏎以上のほか、会長が認めた者を会員とする。\n第2条 [協議] 協議する。"
    )


@pytest.mark.parametrize(
    "formula",
    [
        "本契約の成立を証するため、本書2通を作成し、甲乙記名押印の上、各自1通を保有する。",
        "以上、本契約締結の証として本書2通を作成し、甲乙各1通を保有する。",
        "上記契約の成立を証するため、本書2通を作成し、各自署名押印のうえ、各1通を所持する。",
        "上記のとおり契約を締結したので、本書2通を作成し、甲乙が記名押印して各1通を保管する。",
        "この契約を証するため、この証書2通を作成し、甲乙が記名押印の上、各自その1通を所持する。",
        "本契約の締結を証するため、本契約書を2通作成し、甲乙双方記名捺印の上、各1通を所持する。",
        "本契約成立の証として、本書を電磁的に作成し、双方にて電子署名を施したうえ、電磁的記録を保管する。",
        "本契約の成立を証するため、本電子契約書ファイルを作成し、甲乙がそれぞれ電子署名を行う。",
        "以上の合意を証するため、本書を2通作成し、甲乙それぞれ署名又は記名押印のうえ、各自1通を保有するものとする。",
        "以上の通り、甲乙間に契約が成立したことを証するため、本書2通を作成し、各自1通を所持する。",
        "本契約書は2通作成し、甲及び乙が記名押印のうえ、各1通を保有する。",
        "本書作成の証として、甲乙は記名押印する。",
    ],
)
def test_formulas(formula: str) -> None:
    assert closed(f"{formula}\n\n2023年4月1日\n\n甲　青葉商店株式会社\n乙　みどり運輸株式会社\n") == (
        f"{formula}⏎2023年4月1日⏎甲　青葉商店株式会社⏎乙　みどり運輸株式会社"
    )


def test_a_formula_alone_without_parties() -> None:
    formula = "本契約の成立を証するため、本書2通を作成し、各自1通を保有する。"
    assert closed(f"{formula}\n") == formula


def test_lines_with_labels() -> None:
    assert closed("""\
令和5年4月1日

甲
住所：東京都青葉区中央1丁目2番3号
名称：青葉商店株式会社
代表者：代表取締役　青葉太郎　　　印

乙
住所：大阪府若葉市本町4丁目5番6号
名称：みどり運輸株式会社
代表者：代表取締役　若葉花子　　　印
""") == (
        "令和5年4月1日⏎甲⏎住所：東京都青葉区中央1丁目2番3号⏎名称：青葉商店株式会社⏎代表者：代表取締役　青葉太郎　　　印"
        "⏎乙⏎住所：大阪府若葉市本町4丁目5番6号⏎名称：みどり運輸株式会社⏎代表者：代表取締役　若葉花子　　　印"
    )


def test_columns_with_room_between() -> None:
    assert closed("""\
2023年4月1日

甲　東京都青葉区中央1番地　　　　　　乙　大阪府若葉市本町4番地
　　青葉商店株式会社　　　　　　　　　　　みどり運輸株式会社
　　代表取締役　青葉太郎　印　　　　　　　代表取締役　若葉花子　印
""") == (
        "2023年4月1日⏎甲　東京都青葉区中央1番地　　　　　　乙　大阪府若葉市本町4番地"
        "⏎青葉商店株式会社　　　　　　　　　　　みどり運輸株式会社"
        "⏎代表取締役　青葉太郎　印　　　　　　　代表取締役　若葉花子　印"
    )


def test_a_row_with_tabs() -> None:
    assert closed("""\
甲\t乙
東京都青葉区中央1番地\t大阪府若葉市本町4番地
青葉商店株式会社\tみどり運輸株式会社
代表取締役　青葉太郎　㊞\t代表取締役　若葉花子　㊞
""") == (
        "甲\t乙⏎東京都青葉区中央1番地\t大阪府若葉市本町4番地⏎青葉商店株式会社\tみどり運輸株式会社"
        "⏎代表取締役　青葉太郎　㊞\t代表取締役　若葉花子　㊞"
    )


@pytest.mark.parametrize(
    "date",
    [
        "令和５年４月１日", "2023年4月1日", "令和　　年　　月　　日", "平成○○年○月○日", "20　　年　　月　　日",
        "令和＿＿年＿＿月＿＿日", "契約締結日：2023年4月1日", "2023/4/1", "令和五年四月一日", "西暦　　　　年　　月　　日",
    ],
)  # fmt: skip
def test_dates_without_a_formula(date: str) -> None:
    assert closed(f"{date}\n甲　青葉商店株式会社\n乙　みどり運輸株式会社\n") == (
        f"{date}⏎甲　青葉商店株式会社⏎乙　みどり運輸株式会社"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("甲：", "乙："),
        ("（甲）", "（乙）"),
        ("【甲】", "【乙】"),
        ("甲", "乙"),
        ("委託者（甲）", "受託者（乙）"),
        ("売主　", "買主　"),
        ("賃貸人", "賃借人"),
        ("貸主（甲）　", "借主（乙）　"),
        ("発注者：", "受注者："),
        ("開示者　", "受領者　"),
    ],
)
def test_names_of_the_parties_without_date_and_formula(one: str, other: str) -> None:
    assert closed(
        f"{one}\n住所　東京都青葉区中央1番地\n氏名　青葉太郎　印\n\n{other}\n住所　東京都若葉区本町2番地\n氏名　若葉花子　印\n"
    ) == (
        f"{one.strip()}⏎住所　東京都青葉区中央1番地⏎氏名　青葉太郎　印"
        f"⏎{other.strip()}⏎住所　東京都若葉区本町2番地⏎氏名　若葉花子　印"
    )


def test_lines_to_be_filled_in() -> None:
    assert (
        closed("""\
　　　　年　　月　　日

甲：＿＿＿＿＿＿＿＿＿＿＿＿
乙：＿＿＿＿＿＿＿＿＿＿＿＿
""")
        == "年　　月　　日⏎甲：＿＿＿＿＿＿＿＿＿＿＿＿⏎乙：＿＿＿＿＿＿＿＿＿＿＿＿"
    )


def test_guarantors_and_witnesses() -> None:
    assert (
        closed("""\
以上

令和5年4月1日
貸主　青葉太郎　印
借主　若葉花子　印
連帯保証人　若葉一郎　印
立会人　山川次郎　印
""")
        == "以上⏎令和5年4月1日⏎貸主　青葉太郎　印⏎借主　若葉花子　印⏎連帯保証人　若葉一郎　印⏎立会人　山川次郎　印"
    )


def test_a_heading_over_the_signatures() -> None:
    assert (
        closed("""\
【署名欄】
甲　青葉商店株式会社　代表取締役　青葉太郎　印
乙　みどり運輸株式会社　代表取締役　若葉花子　印
""")
        == "【署名欄】⏎甲　青葉商店株式会社　代表取締役　青葉太郎　印⏎乙　みどり運輸株式会社　代表取締役　若葉花子　印"
    )


def test_after_a_list_of_paragraphs_and_items() -> None:
    found = document("""\
契約書
第1条（委託）
委託する。
第2条（解除）
1. 期間の途中で解除しない。
2. 次の場合は、解除する。
(1) 支払を怠ったとき
(2) 破産したとき

本契約の成立を証するため、本書2通を作成し、各自1通を保有する。
2023年4月1日
甲　青葉商店株式会社
乙　みどり運輸株式会社
""")
    assert (
        body(found)
        == """\
第1条 [委託] 委託する。
第2条 [解除]
第2条第1項 期間の途中で解除しない。
第2条第2項 次の場合は、解除する。
第2条第2項第1号 支払を怠ったとき
第2条第2項第2号 破産したとき
closing 本契約の成立を証するため、本書2通を作成し、各自1通を保有する。⏎2023年4月1日⏎甲　青葉商店株式会社⏎乙　みどり運輸株式会社"""
    )


def test_an_article_that_says_how_the_contract_is_made_out_is_an_article() -> None:
    found = document(f"""\
{MAIN}第3条（契約書の作成）
本契約の成立を証するため、本書2通を作成し、甲乙各1通を保有する。

2023年4月1日
甲　青葉商店株式会社
乙　みどり運輸株式会社
""")
    assert (
        body(found)
        == f"""\
{TREE}第3条 [契約書の作成] 本契約の成立を証するため、本書2通を作成し、甲乙各1通を保有する。
closing 2023年4月1日⏎甲　青葉商店株式会社⏎乙　みどり運輸株式会社"""
    )


def test_one_who_signs_alone() -> None:
    found = document("""\
誓約書

私は、次の事項を誓約します。
第1条（秘密）
秘密を守ります。
第2条（返還）
資料を返します。

令和　　年　　月　　日

青葉商店株式会社　御中

住所
氏名　　　　　　　　　印
""")
    assert (
        body(found)
        == """\
前文 私は、次の事項を誓約します。
第1条 [秘密] 秘密を守ります。
第2条 [返還] 資料を返します。
closing 令和　　年　　月　　日⏎青葉商店株式会社　御中⏎住所⏎氏名　　　　　　　　　印"""
    )


def test_sentences_with_dates_are_no_signatures() -> None:
    found = document("""\
規約
第1条（期間）
令和5年4月1日から1年とする。
2023年4月1日
甲と乙は、業務を開始する。
第2条（協議）
協議する。
""")
    assert body(found) == (
        "第1条 [期間] 令和5年4月1日から1年とする。⏎2023年4月1日⏎甲と乙は、業務を開始する。\n第2条 [協議] 協議する。"
    )


def test_paragraphs_that_begin_with_a_party_are_no_signatures() -> None:
    found = document("""\
契約書
第1条（義務）
甲 は、業務を委託する。
乙 は、業務を受託する。
第2条（通知）
住所 を変更したときは、通知する。
氏名 を変更したときも、同様とする。
""")
    assert (
        body(found)
        == """\
第1条 [義務] 甲 は、業務を委託する。⏎乙 は、業務を受託する。
第2条 [通知] 住所 を変更したときは、通知する。⏎氏名 を変更したときも、同様とする。"""
    )


def test_a_list_of_what_is_to_be_notified_is_no_signature() -> None:
    found = document("""\
規約
第1条（届出）
会員は、次の事項を届け出ます。
住所
氏名
電話番号
第2条（変更）
変更は、速やかに届け出ます。
""")
    assert (
        body(found)
        == """\
第1条 [届出] 会員は、次の事項を届け出ます。⏎住所⏎氏名⏎電話番号
第2条 [変更] 変更は、速やかに届け出ます。"""
    )


def test_a_table_of_markdown() -> None:
    found = document(
        "# 契約書\n\n## 第1条（委託）\n\n委託する。\n\n## 第2条（協議）\n\n協議する。\n\n"
        "本契約の成立を証するため、本書2通を作成し、各自1通を保有する。\n\n2023年4月1日\n\n"
        "| 甲 | 乙 |\n|---|---|\n| 青葉商店株式会社 | みどり運輸株式会社 |\n",
        "契約書.md",
    )
    assert (
        body(found).replace(" \t ", "\t")
        == """\
第1条 [委託] 委託する。
第2条 [協議] 協議する。
closing 本契約の成立を証するため、本書2通を作成し、各自1通を保有する。⏎2023年4月1日⏎甲\t乙⏎青葉商店株式会社\tみどり運輸株式会社"""
    )


def test_the_signer_of_terms() -> None:
    """A company and its date under the last article say who has made the terms."""
    found = document(
        "利用規約\n第1条（目的）\n定めます。\n第2条（協議）\n話し合います。\n\n2023年4月1日\n青葉商店株式会社\n"
    )
    assert body(found) == "第1条 [目的] 定めます。\n第2条 [協議] 話し合います。\nclosing 2023年4月1日⏎青葉商店株式会社"


def test_a_table_of_a_page() -> None:
    found = document(
        "<h1>契約書</h1><h2>第1条（委託）</h2><p>委託する。</p><h2>第2条（協議）</h2><p>協議する。</p>"
        "<p>2023年4月1日</p><table><tr><td>甲</td><td>乙</td></tr>"
        "<tr><td>青葉商店株式会社</td><td>みどり運輸株式会社</td></tr></table>",
        "契約書.html",
    )
    assert body(found) == (
        "第1条 [委託] 委託する。\n第2条 [協議] 協議する。"
        "\nclosing 2023年4月1日⏎甲\t乙⏎青葉商店株式会社\tみどり運輸株式会社"
    )


def test_lines_broken_at_a_width() -> None:
    """Only the sentence that opens the closing runs over lines."""
    assert closed("""\
本契約の成立を証するため、本書2通を作成し、甲乙記名押印の上、各自1通を保有
する。

令和5年4月1日
甲　東京都青葉区中央一丁目2番3号
　　青葉商店株式会社
乙　大阪府若葉市本町4丁目5番6号
　　みどり運輸株式会社
""") == (
        "本契約の成立を証するため、本書2通を作成し、甲乙記名押印の上、各自1通を保有する。⏎令和5年4月1日"
        "⏎甲　東京都青葉区中央一丁目2番3号⏎青葉商店株式会社⏎乙　大阪府若葉市本町4丁目5番6号⏎みどり運輸株式会社"
    )


def test_where_to_ask_is_text() -> None:
    found = document("""\
プライバシーポリシー
第1条（変更）
変更することがあります。
第2条（窓口）
お問い合わせは、下記の窓口までお願いします。

住所：東京都青葉区中央一丁目2番3号
社名：青葉商店株式会社
担当部署：お客様相談室

以上
""")
    assert (
        body(found)
        == """\
第1条 [変更] 変更することがあります。
第2条 [窓口] お問い合わせは、下記の窓口までお願いします。⏎住所：東京都青葉区中央一丁目2番3号⏎社名：青葉商店株式会社⏎担当部署：お客様相談室
closing 以上"""
    )


def test_where_to_send_notices_is_text() -> None:
    found = document("""\
契約書
第1条（委託）
委託する。
第2条（通知先）
通知先は、次のとおりとする。
甲　東京都青葉区中央1番地　営業部
乙　大阪府若葉市本町4番地　総務部
""")
    assert body(found) == (
        "第1条 [委託] 委託する。"
        "\n第2条 [通知先] 通知先は、次のとおりとする。⏎甲　東京都青葉区中央1番地　営業部⏎乙　大阪府若葉市本町4番地　総務部"
    )


def test_the_end_of_a_list_before_the_next_article_ends_no_document() -> None:
    found = document("""\
規約
第1条（対象）
対象は、次の物とする。
(1) 机
(2) 椅子
以上
第2条（協議）
協議する。
""")
    assert body(found).endswith("第2条 [協議] 協議する。")
    assert "closing" not in body(found)


def test_a_word_that_ends_a_section_of_a_document_without_numbers() -> None:
    """What follows is still text that can be cited."""
    found = document("""\
ご利用案内

■入館
会員証を見せてください。
以上

■退館
鍵を受付に返してください。
荷物を残さないでください。
""")
    assert "closing" not in body(found)
    assert body(found).startswith("前文 ■入館")


def test_names_of_the_parties_that_the_contract_defines() -> None:
    found = document("""\
開発契約書

青葉商店株式会社（以下「顧客」という。）とみどり開発株式会社（以下「開発会社」という。）は、次のとおり契約する。
第1条（委託）
委託する。
第2条（協議）
協議する。

顧客
青葉商店株式会社

開発会社
みどり開発株式会社
""")
    assert body(found).endswith("第2条 [協議] 協議する。\nclosing 顧客⏎青葉商店株式会社⏎開発会社⏎みどり開発株式会社")


def test_defined_names_that_a_sentence_leads_into_are_text() -> None:
    found = document(
        "規約\n青葉商店（以下「当社」という。）は、利用者（以下「会員」という。）に提供する。\n第1条（目的）\n定める。\n"
        "第2条（当事者）\n当事者は、次のとおりとする。\n会員\n当社\n"
    )
    assert body(found).endswith("第2条 [当事者] 当事者は、次のとおりとする。⏎会員⏎当社")


@pytest.mark.parametrize(
    "consent", ["上記の内容を確認し、同意しました。", "表面および本規約に同意のうえ、申し込みます。"]
)
@pytest.mark.parametrize("signed", ["販売者　青葉商店\n電話　000-0000-0000", "令和　年　月　日\n住所\n氏名　　　印"])
def test_a_consent_over_the_names(consent: str, signed: str) -> None:
    assert closed(f"{consent}\n{signed}\n") == f"{consent}\n{signed}".replace("\n", "⏎")


def test_a_consent_without_names_is_text() -> None:
    found = document(
        "規約\n第1条（目的）\n定める。\n第2条（同意）\n上記の内容を確認し、同意しました。\n以後、変更しません。\n"
    )
    assert "closing" not in body(found)


def test_the_foot_of_a_page() -> None:
    found = document(
        "<main><h1>売買特約</h1><article><h3>第1条（適用）</h3><p>適用します。</p></article>"
        "<article><h3>第2条（管轄）</h3><p>東京とします。</p></article>"
        "<footer><p>本特約を確認し、内容に同意します。</p>"
        "<div><strong>販売者　みどり自動車</strong> <span>代表者　緑一郎</span></div></footer></main>",
        "特約.html",
    )
    assert body(found).endswith(
        "第2条 [管轄] 東京とします。\nclosing 本特約を確認し、内容に同意します。⏎販売者　みどり自動車 代表者　緑一郎"
    )


@pytest.mark.parametrize(
    "formula",
    [
        "以上、株式会社みどり設立のため、この定款を作成し、発起人が次に記名押印する。",
        "以上、この規程を定める。",
        "上記のとおり誓約します。",
    ],
)
def test_the_end_of_articles_of_association(formula: str) -> None:
    found = document(
        f"定款\n第1条（目的）\n定める。\n附則\n1　4月1日から施行する。\n2　期間は、1年とする。\n\n"
        f"{formula}\n\n令和5年4月1日\n\n青葉太郎（捺印）\n代理人の事務所\n（番地略）\n"
    )
    assert body(found).endswith(
        f"附則第2項 期間は、1年とする。\nclosing {formula}⏎令和5年4月1日⏎青葉太郎（捺印）⏎代理人の事務所⏎（番地略）"
    )


def test_a_sentence_that_sums_up_is_text() -> None:
    found = document(
        "規約\n第1条（目的）\n定める。\n第2条（資格）\n年齢は別に定める。\n以上のとおり、資格を定める。\n会員は、従う。\n"
    )
    assert body(found).endswith("年齢は別に定める。⏎以上のとおり、資格を定める。⏎会員は、従う。")


def test_a_day_alone_behind_the_last_sentence() -> None:
    assert closed("令和七年四月一日\n") == "令和七年四月一日"


def test_a_day_that_a_sentence_leads_into_is_text() -> None:
    found = document(f"{MAIN}附則\nこの契約は、次の日から効力を生ずる。\n令和七年四月一日\n")
    assert body(found).endswith("附則 この契約は、次の日から効力を生ずる。⏎令和七年四月一日")


@pytest.mark.parametrize(
    "sentence",
    [
        "この契約は、右の日に施行します。",
        "この契約は、下の日から施行する。",
        "この契約は、左の日から適用する。",
        "この契約は、上の日に効力を生ずる。",
        "この契約は、頭書の日から効力を生ずる。",
        "この契約は、末尾記載の期日に発効する。",
        "この契約の施行日は、下記とする。",
        "この契約は、左記をもって施行する。",
    ],
)
def test_a_day_on_which_the_last_sentence_takes_effect_is_text(sentence: str) -> None:
    found = document(f"{MAIN}附則\n{sentence}\n令和七年四月一日\n")
    assert body(found).endswith(f"附則 {sentence}⏎令和七年四月一日")


def test_the_sentence_before_such_a_day_may_run_over_lines() -> None:
    found = document(f"{MAIN}附則\nこの契約は、右の\n日に施行します。\n令和七年四月一日\n")
    assert body(found).endswith("附則 この契約は、右の日に施行します。⏎令和七年四月一日")


@pytest.mark.parametrize(
    "sentence",
    [
        "上記の変更は、通知により効力を生ずる。",
        "この契約は、公布により施行する。",
        "変更後の契約は、効力発生日に適用する。",
        "代金は、次回の利用の日に支払う。",
        "右の者を代表とする。届出は、前日までに行う。",
        "30日以上の日数を置いて届け出る。",
    ],
)
def test_a_day_behind_a_sentence_that_speaks_of_no_day_below_is_the_end(sentence: str) -> None:
    found = document(f"{MAIN}附則\n{sentence}\n令和七年四月一日\n")
    assert body(found).endswith(f"附則 {sentence}\nclosing 令和七年四月一日")
