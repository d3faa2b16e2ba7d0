"""編, 章, 節 and 款: labels as printed, no part of an address, no text of the article before."""

import io

import docx
import pytest

from pipeline.parse import parse
from pipeline.read import read_bytes
from pipeline.types.address import Address
from pipeline.types.document import Document
from tests.parse.parts.shapes import body, kinds
from tests.texts import document
from tests.trees import check_tree


def labels(found: Document, address: str) -> list[str | None]:
    return [unit.label for unit in found.lineage(Address.parse(address))[:-1]]


def test_all_four_levels() -> None:
    found = document("""\
社内規程集

第1編　総則
第1章　通則
第1節　目的
第1款　趣旨
第1条（趣旨）
この規程の趣旨を定める。
第2款　定義
第2条（定義）
用語を定める。
第2節　適用
第3条（範囲）
社員に及ぶ。
第2章　組織
第4条（部署）
部署を置く。
第2編　服務
第5条（誠実）
誠実に勤務する。
""")
    assert (
        body(found)
        == """\
第1編 総則
第1章 通則
第1節 目的
第1款 趣旨
第1条 [趣旨] この規程の趣旨を定める。
第2款 定義
第2条 [定義] 用語を定める。
第2節 適用
第3条 [範囲] 社員に及ぶ。
第2章 組織
第4条 [部署] 部署を置く。
第2編 服務
第5条 [誠実] 誠実に勤務する。"""
    )
    assert kinds(found) == (
        "front_matter part chapter section subsection article subsection article section article"
        " chapter article part article"
    )
    assert labels(found, "第2条") == ["第1編 総則", "第1章 通則", "第1節 目的", "第2款 定義"]
    assert labels(found, "第3条") == ["第1編 総則", "第1章 通則", "第2節 適用"]
    assert labels(found, "第4条") == ["第1編 総則", "第2章 組織"]
    assert labels(found, "第5条") == ["第2編 服務"]


def test_a_chapter_with_captions_before_the_articles() -> None:
    found = document("""\
みどり会定款

第一章　総則
（名称）
第一条　本会は、みどり会と称する。
（事務所）
第二条　本会の事務所は、東京都に置く。
第二章　会員
（資格）
第三条　会員は、二十歳以上の者とする。
""")
    assert (
        body(found)
        == """\
第一章 総則
第1条 [名称] 本会は、みどり会と称する。
第2条 [事務所] 本会の事務所は、東京都に置く。
第二章 会員
第3条 [資格] 会員は、二十歳以上の者とする。"""
    )


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("第２章　料金", "第２章 料金"),
        ("第 2 章　料金", "第 2 章 料金"),
        ("第二章　料　金", "第二章 料 金"),
        ("第2章（料金）", "第2章（料金）"),
        ("【第2章　料金】", "第2章 料金"),
        ("■第2章 料金", "第2章 料金"),
        ("第2章：料金", "第2章：料金"),
        ("第２章", "第２章"),
        ("第Ⅱ章　料金", "第Ⅱ章 料金"),
        ("第2章\n料金", "第2章 料金"),
    ],
)
def test_headings_of_every_print(heading: str, label: str) -> None:
    first = heading.replace("2", "1", 1).replace("２", "１").replace("二", "一").replace("Ⅱ", "Ⅰ")
    found = document(
        f"規約\n\n{first.replace('料', '通').replace('金', '則')}\n第1条（目的）\n約束を定めます。\n\n"
        f"{heading}\n第2条（支払）\n払います。\n"
    )
    assert body(found).split("\n")[1:] == ["第1条 [目的] 約束を定めます。", label, "第2条 [支払] 払います。"]


def test_branch_numbers_of_chapters() -> None:
    found = document("""\
規約
第1章　総則
第1条（目的）
約束を定めます。
第1章の2　登録
第1条の2（登録）
登録します。
第2章　料金
第2条（支払）
払います。
""")
    assert (
        body(found)
        == """\
第1章 総則
第1条 [目的] 約束を定めます。
第1章の2 登録
第1条の2 [登録] 登録します。
第2章 料金
第2条 [支払] 払います。"""
    )


def test_a_sentence_that_begins_with_a_chapter_is_text() -> None:
    found = document("""\
規約
第1章　総則
第1条（適用）
会員に適用します。
第2章の規定は、法人会員に限り適用します。
第2章　法人会員
第2条（登録）
登録します。
""")
    assert (
        body(found)
        == """\
第1章 総則
第1条 [適用] 会員に適用します。⏎第2章の規定は、法人会員に限り適用します。
第2章 法人会員
第2条 [登録] 登録します。"""
    )


def test_a_supplementary_provision_ends_the_last_chapter() -> None:
    found = document("""\
規程
第1章　総則
第1条（目的）
定める。
第2章　雑則
第2条（改廃）
取締役会が行う。
附則
1　4月1日から施行する。
2　旧規程は、廃止する。
別表
宿泊料　8,000円
""")
    assert (
        body(found)
        == """\
第1章 総則
第1条 [目的] 定める。
第2章 雑則
第2条 [改廃] 取締役会が行う。
附則
附則第1項 4月1日から施行する。
附則第2項 旧規程は、廃止する。
別表 宿泊料　8,000円"""
    )
    assert labels(found, "附則第1項") == [None]


def test_headings_above_the_articles_that_have_no_number() -> None:
    """A heading that stands above 条 in Markdown divides the document, whatever its words are."""
    found = document(
        """\
# みどり会員規約

## 総則

### 第1条（目的）

目的を定めます。

## 料金

### 第2条（支払）

会費を払います。
""",
        "規約.md",
    )
    assert (
        body(found)
        == """\
総則
第1条 [目的] 目的を定めます。
料金
第2条 [支払] 会費を払います。"""
    )
    assert kinds(found) == "front_matter chapter article chapter article"


def test_roman_numbers_above_the_articles() -> None:
    found = document("""\
保守サービス約款

Ⅰ　共通事項
第1条（目的）
目的を定めます。
第2条（期間）
期間は1年とします。

Ⅱ　オンサイト保守
第3条（訪問）
技術者が訪問します。
第4条（費用）
出張費を申し受けます。
""")
    assert (
        body(found)
        == """\
Ⅰ 共通事項
第1条 [目的] 目的を定めます。
第2条 [期間] 期間は1年とします。
Ⅱ オンサイト保守
第3条 [訪問] 技術者が訪問します。
第4条 [費用] 出張費を申し受けます。"""
    )
    assert kinds(found) == "front_matter chapter article article chapter article article"


def test_chapters_inside_an_appendix() -> None:
    found = document("""\
規約
第1条（目的）
定めます。
第2条（細則）
別紙に定めます。
別紙1　運用細則
第1章　総則
第1条（目的）
運用を定めます。
第2章　窓口
第2条（受付）
平日に受け付けます。
""")
    assert (
        body(found)
        == """\
第1条 [目的] 定めます。
第2条 [細則] 別紙に定めます。
別紙1 [運用細則]
第1章 総則
別紙1第1条 [目的] 運用を定めます。
第2章 窓口
別紙1第2条 [受付] 平日に受け付けます。"""
    )
    assert labels(found, "別紙1第2条") == [None, "第2章 窓口"]


@pytest.mark.parametrize("article", ["", "### ", "#### "])
def test_headings_without_a_number_under_chapters(article: str) -> None:
    """They are sections, wherever the headings of the articles stand, and no text of the 項 before."""
    found = document(
        f"""\
# 保守契約書

## 第1章　業務

### 点検

{article}第1条（点検）

1. 乙は、毎月点検する。
2. 甲は、立ち会う。

### 修理

{article}第2条（修理）

乙は、修理する。

## 第2章　雑則

{article}第3条（協議）

協議する。
""",
        "契約書.md",
    )
    assert (
        body(found)
        == """\
第1章 業務
点検
第1条 [点検]
第1条第1項 乙は、毎月点検する。
第1条第2項 甲は、立ち会う。
修理
第2条 [修理] 乙は、修理する。
第2章 雑則
第3条 [協議] 協議する。"""
    )
    assert labels(found, "第2条") == ["第1章 業務", "修理"]
    assert labels(found, "第3条") == ["第2章 雑則"]
    assert kinds(found).split()[2] == "section"


def test_one_heading_between_articles_where_no_chapter_is_printed() -> None:
    found = document(
        "# 規約\n\n## 第1条（目的）\n\n定めます。\n\n## 料金の部\n\nこの部は、料金を定めます。\n\n"
        "## 第2条（支払）\n\n払います。\n",
        "規約.md",
    )
    assert body(found) == "第1条 [目的] 定めます。\n料金の部 この部は、料金を定めます。\n第2条 [支払] 払います。"
    assert kinds(found) == "front_matter article chapter article"


def test_two_levels_of_headings_without_a_number() -> None:
    found = document(
        "# 規約\n\n## 共通\n\n### 総則\n\n#### 第1条（目的）\n\n定めます。\n\n### 会員\n\n#### 第2条（登録）\n\n登録します。\n\n"
        "## 個別\n\n#### 第3条（料金）\n\n払います。\n",
        "規約.md",
    )
    assert labels(found, "第1条") == ["共通", "総則"]
    assert labels(found, "第2条") == ["共通", "会員"]
    assert labels(found, "第3条") == ["個別"]


@pytest.mark.parametrize("heading", ["#### 補足", "#### 第1項（補足）", "#### （補足）"])
def test_headings_inside_an_article_divide_nothing(heading: str) -> None:
    """They are lower than the heading of the article and lead a text of it."""
    found = document(
        f"# 規約\n\n## 第1章 総則\n\n### 第1条（目的）\n\n{heading}\n\n補足します。\n\n### 第2条（協議）\n\n協議します。\n",
        "規約.md",
    )
    assert kinds(found).replace("paragraph ", "") == "front_matter chapter article article"
    assert labels(found, "第2条") == ["第1章 総則"]


def test_a_caption_in_a_heading_of_its_own_divides_nothing() -> None:
    found = document(
        "# 規約\n\n## 第1条\n\n## 目的\n\n定めます。\n\n## 第2条\n\n## 協議\n\n協議します。\n\n"
        "### （管轄）\n\n## 第3条\n\n東京とします。\n",
        "規約.md",
    )
    assert body(found) == "第1条 [目的] 定めます。\n第2条 [協議] 協議します。\n第3条 [管轄] 東京とします。"


def test_a_heading_over_an_appendix_or_the_end_divides_nothing() -> None:
    found = document(
        "# 規約\n\n## 第1条（目的）\n\n定めます。\n\n## 第2条（料金）\n\n払います。\n\n## 窓口\n\n電話で受け付けます。\n\n"
        "# 別紙1\n\n## 仕様書\n\n### 第1条（速さ）\n\n毎秒1回です。\n\n### 第2条（場所）\n\n東京です。\n",
        "規約.md",
    )
    assert kinds(found) == "front_matter article article appendix article article"


def test_headings_of_word() -> None:
    written = docx.Document()
    written.add_heading("保守契約書", 0)
    for level, heading, text in (
        (1, "第1章　業務", ""),
        (2, "点検", ""),
        (0, "第1条（点検）", "点検する。"),
        (2, "修理", ""),
        (0, "第2条（修理）", "修理する。"),
    ):
        if level:
            written.add_heading(heading, level)
        else:
            written.add_paragraph(heading)
        if text:
            written.add_paragraph(text)
    file = io.BytesIO()
    written.save(file)
    (found,) = parse(read_bytes(file.getvalue(), "契約書.docx"))
    check_tree(found)
    assert labels(found, "第1条") == ["第1章 業務", "点検"]
    assert labels(found, "第2条") == ["第1章 業務", "修理"]
    assert body(found).endswith("第1条 [点検] 点検する。\n修理\n第2条 [修理] 修理する。")


def test_a_chapter_that_is_missing_is_told() -> None:
    found = document("規約\n第1章　総則\n第1条（目的）\n目的を定める。\n第３章　料金\n第2条（料金）\n100円とする。\n")
    [issue] = [issue for issue in found.issues if issue.code == "missing-number"]
    assert issue.message == "第3章の前の番号（第1章の次）がありません。"
    assert [found.source.text[slice(*span)] for span in issue.spans] == ["第３章　料金"]


def test_sections_begin_again_in_every_chapter() -> None:
    found = document(
        "規約\n第1章　総則\n第1節　目的\n第1条（目的）\n定める。\n第2章　料金\n第1節　月額\n第2条（料金）\n100円とする。\n"
    )
    assert found.issues == ()
