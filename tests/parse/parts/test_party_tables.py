"""Tables and lists above the articles: names of the parties are cover, terms are 前文 and can be cited."""

from tests.parse.parts.shapes import kinds
from tests.texts import document
from tests.trees import outline

MAIN = "第1条（委託）\n甲は、配送を委託する。\n第2条（協議）\n協議する。\n"
TREE = "第1条 [委託] 甲は、配送を委託する。\n第2条 [協議] 協議する。"


def test_names_and_addresses_of_the_parties() -> None:
    found = document(f"""\
業務委託契約書

甲
名称：青葉商店株式会社
住所：東京都青葉区中央1番地
代表者：青葉太郎
乙
名称：みどり運輸株式会社
住所：大阪府若葉市本町4番地
代表者：若葉花子

甲と乙は、配送業務の委託について次のとおり契約する。

{MAIN}""")
    assert (
        outline(found)
        == f"""\
front_matter 業務委託契約書⏎甲⏎名称：青葉商店株式会社⏎住所：東京都青葉区中央1番地⏎代表者：青葉太郎⏎乙⏎名称：みどり運輸株式会社⏎住所：大阪府若葉市本町4番地⏎代表者：若葉花子
前文 甲と乙は、配送業務の委託について次のとおり契約する。
{TREE}"""
    )


def test_names_of_the_parties_and_no_preamble() -> None:
    found = document(f"業務委託契約書\n\n委託者　青葉商店株式会社\n受託者　みどり運輸株式会社\n\n{MAIN}")
    assert outline(found) == f"front_matter 業務委託契約書⏎委託者　青葉商店株式会社⏎受託者　みどり運輸株式会社\n{TREE}"


def test_parties_in_rows_with_tabs() -> None:
    found = document(f"""\
業務委託契約書

\t甲\t乙
名称\t青葉商店株式会社\tみどり運輸株式会社
住所\t東京都青葉区中央1番地\t大阪府若葉市本町4番地

甲と乙は、次のとおり契約する。

{MAIN}""")
    assert kinds(found) == "front_matter preamble article article"
    assert outline(found).split("\n")[1:] == ["前文 甲と乙は、次のとおり契約する。", *TREE.split("\n")]


def test_lines_that_define_the_parties_are_preamble() -> None:
    """A definition is cited, and so is the line that makes it."""
    found = document(f"""\
業務委託契約書

委託者　青葉商店株式会社（以下「甲」という。）
受託者　みどり運輸株式会社（以下「乙」という。）

甲と乙は、次のとおり契約する。

{MAIN}""")
    assert (
        outline(found)
        == f"""\
front_matter 業務委託契約書
前文 委託者　青葉商店株式会社（以下「甲」という。）⏎受託者　みどり運輸株式会社（以下「乙」という。）⏎甲と乙は、次のとおり契約する。
{TREE}"""
    )


def test_a_table_of_terms_is_preamble() -> None:
    """Period and fee stand nowhere else: a lawyer cites them from the table."""
    found = document(f"""\
業務委託契約書

契約要項
契約期間\t2023年4月1日から2024年3月31日まで
委託料\t月額300,000円（消費税別）
支払日\t翌月末日

{MAIN}""")
    assert (
        outline(found)
        == f"""\
front_matter 業務委託契約書
前文 契約要項⏎契約期間\t2023年4月1日から2024年3月31日まで⏎委託料\t月額300,000円（消費税別）⏎支払日\t翌月末日
{TREE}"""
    )
    assert kinds(found) == "front_matter preamble article article"


def test_a_table_of_terms_with_the_parties_among_them() -> None:
    found = document(f"""\
サービス申込書兼利用契約書

個別条件表
申込者：みどり運輸株式会社
プラン：標準プラン
利用料金：月額5,000円
利用開始日：2023年4月1日

{MAIN}""")
    assert (
        outline(found)
        == f"""\
front_matter サービス申込書兼利用契約書
前文 個別条件表⏎申込者：みどり運輸株式会社⏎プラン：標準プラン⏎利用料金：月額5,000円⏎利用開始日：2023年4月1日
{TREE}"""
    )


def test_the_head_of_a_lease() -> None:
    """頭書 has numbers, but the articles are printed as 第1条: they are no articles."""
    found = document(f"""\
建物賃貸借契約書

頭書
（1）目的物　東京都青葉区中央1番地　青葉荘101号室
（2）契約期間　令和5年4月1日から2年間
（3）賃料　月額80,000円
（4）敷金　160,000円

貸主と借主は、頭書の物件について次のとおり契約する。

{MAIN}""")
    assert (
        outline(found)
        == f"""\
front_matter 建物賃貸借契約書
前文 頭書⏎（1）目的物　東京都青葉区中央1番地　青葉荘101号室⏎（2）契約期間　令和5年4月1日から2年間⏎（3）賃料　月額80,000円⏎（4）敷金　160,000円⏎貸主と借主は、頭書の物件について次のとおり契約する。
{TREE}"""
    )


def test_terms_after_the_preamble() -> None:
    found = document(f"""\
金銭消費貸借契約書

貸主と借主は、次の条件で金銭の貸借を行う。
元金　1,000,000円
利息　年3％
返済期日　令和6年3月31日

{MAIN}""")
    assert (
        outline(found)
        == f"""\
front_matter 金銭消費貸借契約書
前文 貸主と借主は、次の条件で金銭の貸借を行う。⏎元金　1,000,000円⏎利息　年3％⏎返済期日　令和6年3月31日
{TREE}"""
    )


def test_a_table_of_markdown() -> None:
    found = document(
        "# 保守契約書\n\n| 項目 | 内容 |\n|---|---|\n| 契約期間 | 2023年4月1日から1年間 |\n| 保守料 | 月額20,000円 |\n\n"
        "## 第1条（保守）\n\n乙は、保守を行う。\n\n## 第2条（協議）\n\n協議する。\n",
        "契約書.md",
    )
    assert (
        outline(found).replace(" \t ", "\t")
        == """\
front_matter 保守契約書
前文 項目\t内容⏎契約期間\t2023年4月1日から1年間⏎保守料\t月額20,000円
第1条 [保守] 乙は、保守を行う。
第2条 [協議] 協議する。"""
    )


def test_terms_in_numbered_lines_are_no_articles() -> None:
    found = document(f"""\
雇用契約書

1　雇用期間　期間の定めなし
2　就業場所　本社
3　賃金　月額250,000円

{MAIN}""")
    assert (
        outline(found)
        == f"""\
front_matter 雇用契約書
前文 1　雇用期間　期間の定めなし⏎2　就業場所　本社⏎3　賃金　月額250,000円
{TREE}"""
    )


def test_a_heading_over_the_articles_is_no_title() -> None:
    """The articles of a lease often stand under 契約条項; the contract is named at its top."""
    found = document(f"""\
建物賃貸借契約書

頭書
（1）目的物　青葉荘101号室
（2）賃料　月額80,000円

契約条項

{MAIN}""")
    assert found.title == "建物賃貸借契約書"
    assert kinds(found) == "front_matter preamble article article"
    assert outline(found).split("\n")[1].startswith("前文 頭書⏎（1）目的物　青葉荘101号室⏎（2）賃料　月額80,000円")


def test_an_applicant_who_signs_above_the_terms() -> None:
    found = document(f"""\
会員申込書

申込日　　　　年　　月　　日
住所
氏名　　　　　　　　　印

会員規約

会員は、次の規約に従います。

{MAIN}""")
    assert kinds(found) == "front_matter preamble article article"
    assert outline(found).split("\n")[1:] == ["前文 会員は、次の規約に従います。", *TREE.split("\n")]


def test_headings_with_numbers_between_the_rows() -> None:
    found = document(f"""\
建物賃貸借契約書

頭書
1. 物件の表示
名称：青葉荘
2. 賃料等
賃料：月額80,000円
3. 契約期間
令和5年4月1日から2年間

{MAIN}""")
    assert (
        outline(found)
        == f"""\
front_matter 建物賃貸借契約書
前文 頭書⏎1. 物件の表示⏎名称：青葉荘⏎2. 賃料等⏎賃料：月額80,000円⏎3. 契約期間⏎令和5年4月1日から2年間
{TREE}"""
    )


def test_terms_and_signatures_above_the_title_of_the_articles() -> None:
    """The contract stands before the printed conditions: what was agreed on can be cited, who signed cannot."""
    found = document(f"""\
工事請負契約書

1　工事名　青葉小学校改修工事
2　工期　令和5年6月1日から令和5年9月30日まで
3　請負代金額　12,000,000円

上記の工事について、発注者と受注者は、次の条項によって契約を締結する。

令和5年5月20日
発注者　青葉太郎　印
受注者　みどり建設株式会社　印

工事請負契約約款

{MAIN}""")
    assert (
        outline(found)
        == f"""\
front_matter 工事請負契約書⏎令和5年5月20日⏎発注者　青葉太郎　印⏎受注者　みどり建設株式会社　印⏎工事請負契約約款
前文 1　工事名　青葉小学校改修工事⏎2　工期　令和5年6月1日から令和5年9月30日まで⏎3　請負代金額　12,000,000円⏎上記の工事について、発注者と受注者は、次の条項によって契約を締結する。
{TREE}"""
    )


def test_signatures_above_the_articles() -> None:
    """They are a closing of their own; what was agreed on in the rows after them is 前文."""
    found = document(f"""\
業務委託契約書

青葉商店株式会社（以下「甲」という。）とみどり運輸株式会社（以下「乙」という。）は、次のとおり契約する。
本契約締結の証として本書2通を作成し、甲乙記名捺印の上、各1通を保有する。

本契約締結日\t令和5年〇月〇日
甲\t住所\t東京都青葉区中央1番地\t印
\t代表者氏名\t青葉太郎
乙\t住所\t大阪府若葉市本町4番地\t印
\t代表者氏名\t若葉花子
契約期間\t令和5年4月1日から1年間
対価\t月額300,000円

{MAIN}""")
    assert kinds(found) == "front_matter preamble closing article article"
    assert (
        outline(found)
        == f"""\
front_matter 業務委託契約書
前文 青葉商店株式会社（以下「甲」という。）とみどり運輸株式会社（以下「乙」という。）は、次のとおり契約する。⏎契約期間\t令和5年4月1日から1年間⏎対価\t月額300,000円
closing 本契約締結の証として本書2通を作成し、甲乙記名捺印の上、各1通を保有する。⏎本契約締結日\t令和5年〇月〇日⏎甲\t住所\t東京都青葉区中央1番地\t印⏎代表者氏名\t青葉太郎⏎乙\t住所\t大阪府若葉市本町4番地\t印⏎代表者氏名\t若葉花子
{TREE}"""
    )


def test_a_sentence_on_copies_without_names_under_it_is_preamble() -> None:
    sentence = "本契約の成立を証するため、本書2通を作成し、各自1通を保有する。"
    found = document(f"業務委託契約書\n\n甲と乙は、次のとおり契約する。\n{sentence}\n\n{MAIN}")
    assert outline(found).split("\n")[1] == f"前文 甲と乙は、次のとおり契約する。⏎{sentence}"
