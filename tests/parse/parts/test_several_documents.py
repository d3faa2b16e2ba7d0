"""Several documents in one file are each their own; 附則, 別紙, contents and quotations with a 第1条 are none."""

from pipeline.types.document import Document
from tests.parse.parts.shapes import codes
from tests.texts import document, documents
from tests.trees import outline


def seen(*found: Document) -> list[tuple[int, str, str]]:
    """Part, title and outline of each; that each says it is one of several is checked."""
    shown = [(one.part, one.title, outline(one)) for one in found]
    assert len(found) > 1, shown
    assert all("several-documents" in codes(one) for one in found)
    return shown


def test_terms_and_a_policy() -> None:
    found = documents("""\
利用規約

青葉商店株式会社は、利用の条件を次のとおり定めます。

第1条（目的）
目的を定めます。
第2条（協議）
話し合います。


プライバシーポリシー

青葉商店株式会社は、個人情報を守ります。

第1条（利用目的）
連絡のために使います。
第2条（第三者提供）
同意なく提供しません。
""")
    assert seen(*found) == [
        (1, "利用規約", """\
front_matter 利用規約
前文 青葉商店株式会社は、利用の条件を次のとおり定めます。
第1条 [目的] 目的を定めます。
第2条 [協議] 話し合います。"""),
        (2, "プライバシーポリシー", """\
front_matter プライバシーポリシー
前文 青葉商店株式会社は、個人情報を守ります。
第1条 [利用目的] 連絡のために使います。
第2条 [第三者提供] 同意なく提供しません。"""),
    ]  # fmt: skip


def test_two_signed_contracts() -> None:
    found = documents("""\
取引基本契約書

甲と乙は、次のとおり契約する。
第1条（目的）
取引の基本を定める。
第2条（個別契約）
個別契約で定める。

本契約の成立を証するため、本書2通を作成し、各自1通を保有する。
令和5年4月1日
甲　青葉商店株式会社
乙　みどり運輸株式会社
\f個別契約書

甲と乙は、基本契約に基づき次のとおり契約する。
第1条（品名）
品名は、封筒とする。
第2条（代金）
代金は、1万円とする。

令和5年5月1日
甲　青葉商店株式会社
乙　みどり運輸株式会社
""")
    assert seen(*found) == [
        (1, "取引基本契約書", """\
front_matter 取引基本契約書
前文 甲と乙は、次のとおり契約する。
第1条 [目的] 取引の基本を定める。
第2条 [個別契約] 個別契約で定める。
closing 本契約の成立を証するため、本書2通を作成し、各自1通を保有する。⏎令和5年4月1日⏎甲　青葉商店株式会社⏎乙　みどり運輸株式会社"""),
        (2, "個別契約書", """\
front_matter 個別契約書
前文 甲と乙は、基本契約に基づき次のとおり契約する。
第1条 [品名] 品名は、封筒とする。
第2条 [代金] 代金は、1万円とする。
closing 令和5年5月1日⏎甲　青葉商店株式会社⏎乙　みどり運輸株式会社"""),
    ]  # fmt: skip


def test_three_rules_with_supplementary_provisions() -> None:
    found = documents("""\
就業規則
第1条（目的）
就業を定める。
第2条（遵守）
規則を守る。
附則
4月1日から施行する。

賃金規程
第1条（目的）
賃金を定める。
第2条（締日）
月末とする。
附則
1　4月1日から施行する。
2　旧規程は、廃止する。

旅費規程
第1条（目的）
旅費を定める。
第2条（宿泊料）
別表による。
別表
宿泊料　8,000円
""")
    assert seen(*found) == [
        (1, "就業規則", """\
front_matter 就業規則
第1条 [目的] 就業を定める。
第2条 [遵守] 規則を守る。
附則 4月1日から施行する。"""),
        (2, "賃金規程", """\
front_matter 賃金規程
第1条 [目的] 賃金を定める。
第2条 [締日] 月末とする。
附則
附則第1項 4月1日から施行する。
附則第2項 旧規程は、廃止する。"""),
        (3, "旅費規程", """\
front_matter 旅費規程
第1条 [目的] 旅費を定める。
第2条 [宿泊料] 別表による。
別表 宿泊料　8,000円"""),
    ]  # fmt: skip


def test_headings_of_markdown() -> None:
    found = documents(
        """\
# 利用規約

## 第1条（目的）

目的を定めます。

## 第2条（協議）

話し合います。

# プライバシーポリシー

## 第1条（利用目的）

連絡のために使います。

## 第2条（窓口）

本店で受け付けます。
""",
        "規約.md",
    )
    assert seen(*found) == [
        (1, "利用規約", "front_matter 利用規約\n第1条 [目的] 目的を定めます。\n第2条 [協議] 話し合います。"),
        (
            2,
            "プライバシーポリシー",
            "front_matter プライバシーポリシー\n第1条 [利用目的] 連絡のために使います。\n第2条 [窓口] 本店で受け付けます。",
        ),
    ]


def test_articles_and_then_numbered_headings() -> None:
    found = documents("""\
利用規約
第1条（目的）
目的を定めます。
第2条（協議）
話し合います。

プライバシーポリシー

当社は、個人情報を守ります。

1. 利用目的
連絡のために使います。
2. 窓口
本店で受け付けます。
""")
    assert seen(*found) == [
        (1, "利用規約", "front_matter 利用規約\n第1条 [目的] 目的を定めます。\n第2条 [協議] 話し合います。"),
        (2, "プライバシーポリシー", """\
front_matter プライバシーポリシー
前文 当社は、個人情報を守ります。
第1条 [利用目的] 連絡のために使います。
第2条 [窓口] 本店で受け付けます。"""),
    ]  # fmt: skip


def test_a_second_document_with_a_cover_and_contents() -> None:
    found = documents("""\
会員規約
第1条（会員）
会員を定めます。
第2条（会費）
年額千円です。
以上
\f2023年4月1日
青葉商店株式会社
ポイント規約

目次
第1条（付与）
第2条（失効）

第1条（付与）
100円ごとに1ポイントです。
第2条（失効）
1年で失効します。
""")
    (one, one_title, one_tree), (two, two_title, two_tree) = seen(*found)
    assert (one, one_title, two, two_title) == (1, "会員規約", 2, "ポイント規約")
    assert (
        one_tree
        == """\
front_matter 会員規約
第1条 [会員] 会員を定めます。
第2条 [会費] 年額千円です。
closing 以上"""
    )
    assert two_tree.split("\n")[1:] == ["第1条 [付与] 100円ごとに1ポイントです。", "第2条 [失効] 1年で失効します。"]
    assert "青葉商店株式会社⏎ポイント規約" in two_tree.split("\n")[0]


def test_a_document_after_the_appendix_of_the_first() -> None:
    found = documents("""\
利用規約
第1条（目的）
目的を定めます。
第2条（料金）
別紙1に定めます。

別紙1　料金表
標準　1,000円
上級　3,000円
追加　500円
\fプライバシーポリシー

第1条（利用目的）
連絡のために使います。
第2条（窓口）
本店で受け付けます。
""")
    assert seen(*found) == [
        (1, "利用規約", """\
front_matter 利用規約
第1条 [目的] 目的を定めます。
第2条 [料金] 別紙1に定めます。
別紙1 [料金表] 標準　1,000円⏎上級　3,000円⏎追加　500円"""),
        (2, "プライバシーポリシー", """\
front_matter プライバシーポリシー
第1条 [利用目的] 連絡のために使います。
第2条 [窓口] 本店で受け付けます。"""),
    ]  # fmt: skip


def test_a_contract_that_is_an_appendix_is_part_of_the_first() -> None:
    found = document("""\
業務委託契約書
第1条（委託）
委託する。
第2条（秘密）
秘密の保持は、別紙の契約による。

別紙
秘密保持契約書
甲と乙は、次のとおり契約する。
第1条（定義）
秘密を定める。
第2条（期間）
1年とする。
""")
    assert (
        outline(found)
        == """\
front_matter 業務委託契約書
第1条 [委託] 委託する。
第2条 [秘密] 秘密の保持は、別紙の契約による。
別紙 秘密保持契約書⏎甲と乙は、次のとおり契約する。
別紙第1条 [定義] 秘密を定める。
別紙第2条 [期間] 1年とする。"""
    )
    assert "several-documents" not in codes(found)
    assert found.part == 0


def test_an_appendix_with_its_title_in_the_heading() -> None:
    found = document("""\
業務委託契約書
第1条（委託）
委託する。
第2条（秘密）
別紙1による。

別紙1　秘密保持契約書
第1条（定義）
秘密を定める。
第2条（期間）
1年とする。

別紙2　個人情報取扱規程
第1条（目的）
取扱いを定める。
第2条（管理）
責任者を置く。
""")
    assert (
        outline(found)
        == """\
front_matter 業務委託契約書
第1条 [委託] 委託する。
第2条 [秘密] 別紙1による。
別紙1 [秘密保持契約書]
別紙1第1条 [定義] 秘密を定める。
別紙1第2条 [期間] 1年とする。
別紙2 [個人情報取扱規程]
別紙2第1条 [目的] 取扱いを定める。
別紙2第2条 [管理] 責任者を置く。"""
    )
    assert "several-documents" not in codes(found)


def test_names_of_documents_before_a_supplementary_provision_are_no_titles() -> None:
    found = document("""\
就業規則
第1条（目的）
就業を定める。
第2条（廃止）
次の規程は、廃止する。
賃金規程
旅費規程
附則
第1条（施行）
4月1日から施行する。
第2条（経過）
従前の例による。
""")
    assert (
        outline(found)
        == """\
front_matter 就業規則
第1条 [目的] 就業を定める。
第2条 [廃止] 次の規程は、廃止する。⏎賃金規程⏎旅費規程
附則
附則第1条 [施行] 4月1日から施行する。
附則第2条 [経過] 従前の例による。"""
    )
    assert "several-documents" not in codes(found)


def test_contents_before_the_articles_are_no_document() -> None:
    found = document("""\
利用規約
目次
第1条（目的）
第2条（料金）
第3条（協議）

利用規約
第1条（目的）
目的を定めます。
第2条（料金）
払います。
第3条（協議）
話し合います。
""")
    assert outline(found).split("\n")[1:] == [
        "第1条 [目的] 目的を定めます。",
        "第2条 [料金] 払います。",
        "第3条 [協議] 話し合います。",
    ]
    assert "several-documents" not in codes(found)


def test_a_quoted_contract_is_text() -> None:
    found = document("""\
変更契約書
第1条（変更）
原契約の冒頭を次のとおり改める。
「業務委託契約書
第1条（委託）
甲は、配送を委託する。
第2条（料金）
月額10万円とする。」
第2条（効力）
7月1日から効力を生ずる。
第3条（その他）
原契約による。
""")
    assert (
        outline(found)
        == """\
front_matter 変更契約書
第1条 [変更] 原契約の冒頭を次のとおり改める。⏎「業務委託契約書⏎第1条（委託）⏎甲は、配送を委託する。⏎第2条（料金）⏎月額10万円とする。」
第2条 [効力] 7月1日から効力を生ずる。
第3条 [その他] 原契約による。"""
    )
    assert "several-documents" not in codes(found)


FIRST = """\
業務委託契約書
第1条（委託）
委託する。
第2条（協議）
協議する。
"""
SIGNED = "\n令和5年4月1日\n甲　青葉商店株式会社\n乙　みどり運輸株式会社\n"


def test_a_memorandum_after_the_signatures() -> None:
    found = documents(f"""\
{FIRST}{SIGNED}

覚書

甲と乙は、業務委託契約について次のとおり合意する。

1. 委託料は、月額30万円とする。
2. 支払日は、翌月末日とする。
{SIGNED}""")
    signatures = "closing 令和5年4月1日⏎甲　青葉商店株式会社⏎乙　みどり運輸株式会社"
    assert seen(*found) == [
        (1, "業務委託契約書", f"""\
front_matter 業務委託契約書
第1条 [委託] 委託する。
第2条 [協議] 協議する。
{signatures}"""),
        (2, "覚書", f"""\
front_matter 覚書
前文 甲と乙は、業務委託契約について次のとおり合意する。
第1条 委託料は、月額30万円とする。
第2条 支払日は、翌月末日とする。
{signatures}"""),
    ]  # fmt: skip


def test_a_memorandum_without_numbers_after_the_signatures() -> None:
    found = documents(f"{FIRST}{SIGNED}\n\n覚書\n\n甲と乙は、納期を令和5年7月末日まで延ばすことに合意する。\n{SIGNED}")
    assert [(one.part, one.title) for one in found] == [(1, "業務委託契約書"), (2, "覚書")]
    assert "前文 甲と乙は、納期を令和5年7月末日まで延ばすことに合意する。" in outline(found[1])


def test_a_word_in_the_last_article_is_no_document() -> None:
    """No signatures stand before it, and its numbers are sentences."""
    found = document(f"{FIRST}\n反社会的勢力の排除に関する特約\n1. 甲は、暴力団員でない。\n2. 乙は、暴力団員でない。\n")
    assert found.part == 0
    assert found.title == "業務委託契約書"


def test_names_of_documents_at_the_end_are_none() -> None:
    found = document(f"{FIRST}{SIGNED}\n業務仕様書\n\n個人情報取扱規程\n")
    assert found.part == 0


def test_a_line_inside_a_sentence_is_no_title() -> None:
    """A line broken after 規則 is followed by a 別紙 whose articles begin again."""
    found = document(
        "見本会規程\n第1条（目的）\n目的を定める。\n第2条（周知）\n会は、会員に対し、その理由を付して\n安全衛生の規則\n（以下「規則」という。）を配る。\n"
        "別紙\n第1条（様式）\n様式を定める。\n第2条（写し）\n写しを渡す。\n"
    )
    assert found.part == 0
