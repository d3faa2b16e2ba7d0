"""English beside or after the Japanese: nothing of it becomes an article, 項 or 号 of the Japanese tree.

A translation that follows as a whole is one unit that is not cited; English between the Japanese texts is text of the
unit it translates.
"""

from pipeline import run
from tests.parse.parts.shapes import body, codes, kinds
from tests.read.pdf.paper import Paper
from tests.texts import document

JAPANESE = """\
業務委託契約書
第1条（目的）
甲は、配送を委託する。
第2条（期間）
期間は、1年とする。
"""
TREE = "第1条 [目的] 甲は、配送を委託する。\n第2条 [期間] 期間は、1年とする。\n"


def test_a_translation_after_the_last_article() -> None:
    found = document(f"""\
{JAPANESE}
SERVICE AGREEMENT

Article 1 (Purpose)
Party A entrusts delivery to Party B.
Article 2 (Term)
1. The term is one year.
2. The term may be extended.
(1) by one year; or
(2) by two years.
""")
    assert body(found) == (
        f"{TREE}closing SERVICE AGREEMENT⏎Article 1 (Purpose)⏎Party A entrusts delivery to Party B."
        "⏎Article 2 (Term)⏎1. The term is one year.⏎2. The term may be extended.⏎(1) by one year; or⏎(2) by two years."
    )
    assert kinds(found) == "front_matter article article closing"
    assert codes(found) == set()


def test_a_translation_after_the_signatures() -> None:
    """It is a unit of its own beside the signatures."""
    found = document(f"""\
{JAPANESE}
本契約の成立を証するため、本書2通を作成し、各自1通を保有する。
2023年4月1日
甲　青葉商店株式会社
乙　みどり運輸株式会社

[English Translation]

SERVICE AGREEMENT
Article 1 (Purpose)
Party A entrusts delivery to Party B.
Article 2 (Term)
The term is one year.
""")
    assert body(found) == (
        f"{TREE}closing 本契約の成立を証するため、本書2通を作成し、各自1通を保有する。⏎2023年4月1日"
        "⏎甲　青葉商店株式会社⏎乙　みどり運輸株式会社"
        "\nclosing [English Translation]⏎SERVICE AGREEMENT⏎Article 1 (Purpose)⏎Party A entrusts delivery to Party B."
        "⏎Article 2 (Term)⏎The term is one year."
    )
    assert kinds(found) == "front_matter article article closing closing"


def test_a_translation_after_a_supplementary_provision() -> None:
    found = document(f"""\
{JAPANESE}附則
4月1日から施行する。

Terms of Service

1. Purpose
We deliver your goods.
2. Term
The term is one year.
""")
    assert body(found) == (
        f"{TREE}附則 4月1日から施行する。"
        "\nclosing Terms of Service⏎1. Purpose⏎We deliver your goods.⏎2. Term⏎The term is one year."
    )


def test_a_translation_of_numbered_headings() -> None:
    found = document("""\
個人情報保護方針

1. 利用目的
連絡のために使います。
2. 第三者提供
同意なく提供しません。

Privacy Policy

1. Purpose of Use
We use it to contact you.
2. Provision to Others
We do not provide it.
""")
    assert body(found) == (
        "第1条 [利用目的] 連絡のために使います。\n第2条 [第三者提供] 同意なく提供しません。"
        "\nclosing Privacy Policy⏎1. Purpose of Use⏎We use it to contact you.⏎2. Provision to Others⏎We do not provide it."
    )


def test_articles_followed_by_their_translation() -> None:
    found = document("""\
業務委託契約書
SERVICE AGREEMENT

第1条（目的）
甲は、配送を委託する。
Article 1 (Purpose)
Party A entrusts delivery to Party B.

第2条（期間）
期間は、1年とする。
Article 2 (Term)
The term is one year.

第3条（協議）
甲乙は、協議する。
Article 3 (Consultation)
The parties shall consult.
""")
    assert (
        body(found)
        == """\
第1条 [目的] 甲は、配送を委託する。⏎Article 1 (Purpose)⏎Party A entrusts delivery to Party B.
第2条 [期間] 期間は、1年とする。⏎Article 2 (Term)⏎The term is one year.
第3条 [協議] 甲乙は、協議する。⏎Article 3 (Consultation)⏎The parties shall consult."""
    )
    assert kinds(found) == "front_matter article article article"
    assert found.title == "業務委託契約書"


def test_paragraphs_followed_by_their_translation() -> None:
    """The number of the translation says which 項 it translates; it is no second 第1項."""
    found = document("""\
業務委託契約書
第1条（委託）
1. 甲は、配送を委託する。
1. Party A entrusts delivery.
2. 乙は、これを受託する。
2. Party B accepts it.
第2条（期間）
期間は、1年とする。
The term is one year.
""")
    assert (
        body(found)
        == """\
第1条 [委託]
第1条第1項 甲は、配送を委託する。⏎1. Party A entrusts delivery.
第1条第2項 乙は、これを受託する。⏎2. Party B accepts it.
第2条 [期間] 期間は、1年とする。⏎The term is one year."""
    )
    assert codes(found) == set()


def test_headings_in_both_languages() -> None:
    found = document("""\
業務委託契約書 / SERVICE AGREEMENT
第1条　目的 / Purpose
甲は、配送を委託する。
第2条　期間 / Term
期間は、1年とする。
""")
    assert (
        body(found)
        == """\
第1条 [目的 / Purpose] 甲は、配送を委託する。
第2条 [期間 / Term] 期間は、1年とする。"""
    )


def test_an_appendix_in_english_is_an_appendix() -> None:
    found = document(f"{JAPANESE}\n別紙1　Service Level\nThe uptime shall be 99.9 percent.\n")
    assert body(found) == f"{TREE}別紙1 [Service Level] The uptime shall be 99.9 percent."


def test_items_in_english_words_stay_items() -> None:
    found = document("""\
利用規約
第1条（形式）
次の形式を使えます。
(1) Portable Document Format
(2) Comma Separated Values
第2条（変更）
形式は変わることがあります。
""")
    assert (
        body(found)
        == """\
第1条 [形式] 次の形式を使えます。
第1条第1号 Portable Document Format
第1条第2号 Comma Separated Values
第2条 [変更] 形式は変わることがあります。"""
    )


def test_both_languages_side_by_side() -> None:
    found = document("""\
業務委託契約書\tSERVICE AGREEMENT
第1条（目的）\tArticle 1 (Purpose)
甲は、配送を委託する。\tParty A entrusts delivery.
第2条（期間）\tArticle 2 (Term)
期間は、1年とする。\tThe term is one year.
第3条（協議）\tArticle 3 (Consultation)
甲乙は、協議する。\tThe parties shall consult.
""")
    assert (
        body(found)
        == """\
第1条 [目的] Article 1 (Purpose)⏎甲は、配送を委託する。\tParty A entrusts delivery.
第2条 [期間] Article 2 (Term)⏎期間は、1年とする。\tThe term is one year.
第3条 [協議] Article 3 (Consultation)⏎甲乙は、協議する。\tThe parties shall consult."""
    )


def test_an_english_list_at_the_end_is_text() -> None:
    found = document("""\
規約
第1条（形式）
形式を定めます。
第2条（規格）
次の規格に従います。
(1) Requirements for information security management systems of companies
(2) Requirements for quality management systems of companies
(3) Guidelines for the protection of personal data of customers
(4) Guidelines for auditing the management systems of companies
""")
    assert kinds(found) == "front_matter article article item item item item"


def test_an_appendix_in_english_of_several_lines() -> None:
    found = document(f"""\
{JAPANESE}
別紙1　Service Level
1. The uptime shall be 99.9 percent in every month.
2. The support desk shall answer within two business days.
3. Maintenance shall be announced one week before it begins.
4. The data shall be kept for one year after the end.
""")
    assert kinds(found).startswith("front_matter article article appendix ")
    assert "closing" not in kinds(found)


def test_an_english_notice_that_the_last_article_quotes() -> None:
    found = document(f"""\
{JAPANESE}第3条（表示）
製品には、次の文を表示する。
This product contains software that was made by Aoba and its partners in the region.
The software is provided as it is, without a warranty of any kind, expressed or implied.
In no event shall the authors be liable for any claim or damages that arise from its use.
All rights that are not granted by this notice are reserved by their owners without limit.
""")
    assert kinds(found) == "front_matter article article article"


def test_a_translation_in_a_column_beside_the_japanese_page_after_page() -> None:
    paper = Paper()
    japanese = (
        ["業務委託契約書", "第1条（目的）", "甲は、商品の配送を乙に委託し、乙は", "これを引き受ける。", "第2条（期間）", "期間は、契約を結んだ日から一年とし"],
        ["、甲の求めにより同じ長さだけ延長する。", "第3条（管轄）", "訴えは、千葉地方裁判所を専属の管轄裁判", "所として起こす。", "第4条（協議）",
         "定めのない事項は、甲及び乙が話し合って", "決める。"],
    )  # fmt: skip
    english = (
        ["SERVICE AGREEMENT", "Article 1 (Purpose)", "Party A entrusts to Party B the delivery", "of its goods and Party B accepts the same.",
         "Article 2 (Term)", "The term is one year from the conclusion"],
        ["hereof, and is extended if A so requires.", "Article 3 (Jurisdiction)", "The Chiba District Court has exclusive", "jurisdiction in the first instance.",
         "Article 4 (Consultation)", "The parties settle through consultation", "whatever is not provided for herein."],
    )  # fmt: skip
    for left, right in zip(japanese, english, strict=True):
        paper.block(72, 80, left)
        paper.block(310, 80, right, pitch=15)
        paper.turn_page()
    (found,) = run.parse_bytes(paper.data(), "見本.pdf")
    assert body(found) == (
        "第1条 [目的] 甲は、商品の配送を乙に委託し、乙はこれを引き受ける。\n"
        "第2条 [期間] 期間は、契約を結んだ日から一年とし、甲の求めにより同じ長さだけ延長する。\n"
        "第3条 [管轄] 訴えは、千葉地方裁判所を専属の管轄裁判所として起こす。\n"
        "第4条 [協議] 定めのない事項は、甲及び乙が話し合って決める。\n"
        f"closing {'⏎'.join([*english[0], *english[1]])}"
    )
    assert codes(found) == set()
