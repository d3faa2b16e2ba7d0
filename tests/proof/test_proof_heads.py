"""Words that stand once and end or begin like the only term of the kind."""

import pytest

from tests.proof.proofs import findings, told

_TERMS = """見本買物規約

第1条（用語）
この規約で使う言葉の意味は、次のとおりです。
(1)　「免責時間」とは、月の初めの8時間をいいます。
(2)　「仕切価格」とは、卸しに用いる額をいいます。

第2条（返金）
当社は、故障が免責時間を超えたときは、免責時間を除いた長さに応じて返金します。

第3条（卸し）
当社は、仕切価格を改めるときは、新しい仕切価格を知らせます。

第4条（雑則）
{text}
"""


def of(text: str) -> list[tuple[str, str, str | None]]:
    return told(findings(_TERMS.format(text=text), "term-variant"))


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("当社は、許容時間を超える1時間ごとに返金します。", "許容時間", "免責時間"),
        ("古い品は、従前の仕切単価によります。", "仕切単価", "仕切価格"),
    ],
)
def test_another_word_for_a_term(text: str, words: str, meant: str) -> None:
    assert of(text) == [("第4条", words, meant)]


@pytest.mark.parametrize(
    "text",
    [
        "当社は、営業時間を店に掲げます。",
        "当社は、「許容時間」と書きます。",
        "当社は、許容時間（以下「許容時間」といいます。）を定めます。",
        "当社は、許容時間を定め、許容時間を掲げます。",
        "当社は、客の望む許容時間を記します。",
        "当社は、許容時間などを掲げます。",
    ],
)
def test_words_for_something_else(text: str) -> None:
    assert of(text) == []


def test_a_fee_is_no_person_and_what_is_tried_no_record_of_one() -> None:
    text = (
        "見本契約書\n\n第1条（用語）\n「加盟者」とは、店を持つ者をいう。「個人データ」とは、客の名簿をいう。\n"
        + "".join(f"第{n}条（定め{n}）\n加盟者は、個人データを守る。\n" for n in range(2, 6))
        + "第6条（雑則）\n加盟金は、返さない。本部は、テストデータを用いる。\n"
    )
    assert told(findings(text, "term-variant")) == []
