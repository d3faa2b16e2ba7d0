"""What stands before the first article and is never cited: cover, number, date, draft notes, a title printed twice."""

import pytest

from tests.parse.parts.shapes import kinds
from tests.texts import document
from tests.trees import outline


def test_a_cover_page_with_number_date_and_companies() -> None:
    found = document("""\
業務委託基本契約書

契約番号：S-2023-014

2023年4月1日

株式会社青葉商店
みどり運輸株式会社
\f業務委託基本契約書

株式会社青葉商店（以下「甲」という。）とみどり運輸株式会社（以下「乙」という。）は、次のとおり契約する。

第1条（目的）
甲は、配送の業務を乙に委託する。
第2条（協議）
甲乙は、誠実に協議する。
""")
    assert kinds(found) == "front_matter preamble article article"
    assert found.title == "業務委託基本契約書"
    assert outline(found).split("\n")[1:] == [
        "前文 株式会社青葉商店（以下「甲」という。）とみどり運輸株式会社（以下「乙」という。）は、次のとおり契約する。",
        "第1条 [目的] 甲は、配送の業務を乙に委託する。",
        "第2条 [協議] 甲乙は、誠実に協議する。",
    ]
    cover = outline(found).split("\n")[0]
    assert all(part in cover for part in ("S-2023-014", "2023年4月1日", "株式会社青葉商店⏎みどり運輸株式会社"))


def test_a_revenue_stamp_and_a_mark_of_the_copy() -> None:
    found = document("""\
【甲】

収入印紙

売買契約書

売主と買主は、次のとおり売買契約を締結する。
第1条（目的物）
売主は、絵画1点を売り渡す。
第2条（代金）
買主は、代金10万円を支払う。
""")
    assert (
        outline(found)
        == """\
front_matter 【甲】⏎収入印紙⏎売買契約書
前文 売主と買主は、次のとおり売買契約を締結する。
第1条 [目的物] 売主は、絵画1点を売り渡す。
第2条 [代金] 買主は、代金10万円を支払う。"""
    )
    assert found.title == "売買契約書"


def test_draft_notes_above_the_title() -> None:
    found = document("""\
（案）2023/05/10版　法務部確認中
※本書は協議のための案文であり、当事者を拘束しません。

秘密保持契約書

青葉商店株式会社とみどり運輸株式会社は、以下のとおり合意する。

第1条（定義）
秘密情報とは、書面で示した情報をいう。
第2条（期間）
期間は1年とする。
""")
    assert (
        outline(found)
        == """\
front_matter （案）2023/05/10版　法務部確認中⏎※本書は協議のための案文であり、当事者を拘束しません。⏎秘密保持契約書
前文 青葉商店株式会社とみどり運輸株式会社は、以下のとおり合意する。
第1条 [定義] 秘密情報とは、書面で示した情報をいう。
第2条 [期間] 期間は1年とする。"""
    )
    assert found.title == "秘密保持契約書"


def test_dates_and_the_company_under_the_title() -> None:
    found = document("""\
就業規則

平成30年4月1日　制定
令和5年4月1日　改定
青葉商店株式会社

第1条（目的）
この規則は、社員の就業について定める。
第2条（遵守）
社員は、この規則を守る。
""")
    assert (
        outline(found)
        == """\
front_matter 就業規則⏎平成30年4月1日　制定⏎令和5年4月1日　改定⏎青葉商店株式会社
第1条 [目的] この規則は、社員の就業について定める。
第2条 [遵守] 社員は、この規則を守る。"""
    )


def test_a_title_printed_twice() -> None:
    found = document("""\
みどり会員規約

みどり会員規約

この規約は、みどり会の会員に適用されます。

第1条（会員）
会員は、入会した人をいいます。
第2条（会費）
会費は、年額3,000円です。
""")
    assert outline(found).split("\n")[1:] == [
        "前文 この規約は、みどり会の会員に適用されます。",
        "第1条 [会員] 会員は、入会した人をいいます。",
        "第2条 [会費] 会費は、年額3,000円です。",
    ]
    assert found.title == "みどり会員規約"


def test_a_title_with_room_between_its_signs() -> None:
    found = document("""\
　　　　　秘　密　保　持　契　約　書

第1条（定義）
秘密情報とは、書面で示した情報をいう。
第2条（期間）
期間は1年とする。
""")
    assert (
        outline(found)
        == """\
front_matter 秘　密　保　持　契　約　書
第1条 [定義] 秘密情報とは、書面で示した情報をいう。
第2条 [期間] 期間は1年とする。"""
    )
    assert found.title.replace(" ", "") == "秘密保持契約書"


def test_no_title_at_all() -> None:
    found = document("第1条（目的）\n目的を定める。\n第2条（期間）\n期間は1年とする。\n")
    assert outline(found) == "第1条 [目的] 目的を定める。\n第2条 [期間] 期間は1年とする。"
    assert found.title == ""


def test_a_preamble_without_a_title() -> None:
    found = document("""\
青葉商店株式会社（以下「甲」という。）と山田花子（以下「乙」という。）は、次のとおり契約する。

第1条（目的）
甲は、翻訳を乙に委託する。
第2条（期間）
期間は1年とする。
""")
    assert (
        outline(found)
        == """\
前文 青葉商店株式会社（以下「甲」という。）と山田花子（以下「乙」という。）は、次のとおり契約する。
第1条 [目的] 甲は、翻訳を乙に委託する。
第2条 [期間] 期間は1年とする。"""
    )
    assert found.title == ""


@pytest.mark.parametrize(
    "line",
    [
        "文書番号　総規第12号",
        "第3版",
        "Ver.2.1",
        "（令和5年4月1日改正）",
        "最終更新日：2023年4月1日",
        "株式会社青葉商店",
        "社規第5号",
    ],
)
def test_single_lines_under_the_title(line: str) -> None:
    found = document(f"出張旅費規程\n{line}\n\n第1条（目的）\n旅費を定める。\n第2条（範囲）\n社員に及ぶ。\n")
    assert outline(found) == (
        f"front_matter 出張旅費規程⏎{line}\n第1条 [目的] 旅費を定める。\n第2条 [範囲] 社員に及ぶ。"
    )
    assert found.title == "出張旅費規程"
