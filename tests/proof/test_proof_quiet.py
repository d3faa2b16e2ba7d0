"""What looks like a slip in some kinds of documents and is none."""

import pytest

from tests.proof.proofs import findings, told


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("見本規約\n\n第1条（窓口）\n「お知らせ」......日本の窓口が出すもの。\n", "placeholder"),
        (
            "見本規約\n\n第1条（用語）\n「利用規約」とは、この文書をいう。\n"
            + "".join(f"第{n}条（定め{n}）\n会員は、利用規約を読む。\n" for n in range(2, 7))
            + "第7条（成立）\n利用契約は、申込みの日に成立する。\n",
            "term-variant",
        ),
        (
            "見本売買契約書\n\n第1条（支払）\n買主は、本契約締結の日に、売主に代金を支払う。\n「本件品」とは、米をいう。\n",
            "undefined-term",
        ),
        (
            "見本学則\n\n第1条（学部）\n学部は、三つとする。\n第2条（科目）\n科目の単位は、二とする。\n第3条（準用）\n単位は、第2条の学部に関する規定を準用する。\n",
            "wrong-reference",
        ),
        (
            "見本規程\n\n第1条（交通費）\n1 交通費は実費を支給する\n- 実費とは、切符の代金を指す\n2 日当は別に払う\n",
            "unused-term",
        ),
    ],
)
def test_nothing_is_told(text: str, code: str) -> None:
    assert told(findings(text, code)) == []


def test_a_name_that_goes_on_in_the_next_line_is_no_other_name() -> None:
    text = "見本規則\n\n第1条（職員）\n1 職員は、国立大学法人見本大学職\n員給与規則による。\n2 ほかの者は、国立大学法人見本大学非\n常勤職員就業規則による。\n"
    assert findings(text, "company-spelling") == ()


def test_a_blank_before_the_day_a_term_ends() -> None:
    [found] = findings("見本契約書\n\n第1条（支払）\n買主は、翌月の　　日までに支払う。\n", "placeholder")
    assert str(found.address) == "第1条"


def test_the_house_by_its_usual_name_and_by_another() -> None:
    text = "見本塾規約\n\n株式会社一（以下「当学院」といいます。）の規約です。\n" + "".join(
        f"第{n}条（定め{n}）\n当学院は、定め{n}を守ります。\n" for n in range(1, 8)
    )
    [found] = findings(text + "第8条（情報）\n当社は、名簿を作ります。\n", "party-two-names")
    assert (found.words, found.proposal) == ("当社", "当学院")
