"""Numbers that do not agree."""

import pytest

from tests.proof.proofs import findings, told

_CONTRACT = """見本賃貸借契約書

第1条（期間）
期間は、二年とする。

第2条（中途の解約）
1 乙は、6か月前までに書面で知らせて、解約することができる。
2 点検日を動かすときは、乙は、7日前までに甲に連絡する。

第3条（明渡し）
{text}

別紙1 点検の手引
{annex}
"""


def of(text: str, annex: str = "点検には、甲が立ち会う。") -> list[tuple[str, str, str | None]]:
    return told(findings(_CONTRACT.format(text=text, annex=annex), "contradiction"))


def test_a_reference_with_another_number_than_its_target() -> None:
    assert of("第2条第1項の3か月の期間は、工事の日数を含む。") == [("第3条", "3か月", "6か月")]
    assert of("第2条第1項の6か月の期間は、工事の日数を含む。") == []


def test_what_is_told_as_to_a_reference() -> None:
    assert of("第1条については、三年とする。") == [("第3条", "三年", "二年")]
    assert of("第1条については、二年とする。") == []


@pytest.mark.parametrize(
    "text", ["第2条第1項の申出から10日の間は、住むことができる。", "前条の額は、10日のうちに払う。"]
)
def test_another_matter(text: str) -> None:
    assert of(text) == []


def test_an_annex_that_tells_a_rule_with_another_number() -> None:
    assert of("乙は、明け渡す。", "点検日を動かす連絡は、3日前までとする。") == [("別紙1", "3日", "7日")]
    assert of("乙は、明け渡す。", "点検日を動かす連絡は、7日前までとする。") == []
    assert of("乙は、明け渡す。", "鍵の受渡しは、3日前までとする。") == []


def test_limits_that_meet() -> None:
    text = "見本契約書\n\n第1条（委託料）\n1 実働が140時間以上180時間以下のときは、月額による。\n2 実働が180時間以上のときは、超えた分を加える。\n"
    assert told(findings(text, "boundary-overlap")) == [("第1条第2項", "180時間以上", "180時間を超える")]
    assert findings(text.replace("180時間以上のとき", "180時間を超えるとき"), "boundary-overlap") == ()


_BODY = """見本会員規約

第1条（退会）
会員は、個室の会員にあっては退会しようとする月の末日の2か月前まで、その他の会員にあっては1か月前までに届け出て、退会することができる。

第2条（受取り）
1 会員は、受取りを知らせる。
2 知らせがないまま配達の完了から7日が過ぎたときは、受け取られたものとみなす。

第3条（端末）
会員は、登録した端末を3台まで使うことができる。

第4条（記録の保存）
品を第三者に渡したときは、その提供の記録を3年間残す。

第5条（支払）
{text}

別表第1 部屋と額
{annex}
"""


def of_body(
    text: str = "会員は、額を支払う。", annex: str = "額は、月ごとに決める。"
) -> list[tuple[str, str, str | None]]:
    return told(findings(_BODY.format(text=text, annex=annex), "contradiction"))


@pytest.mark.parametrize(
    ("annex", "found"),
    [
        ("個室の会員の退会の届出は、退会しようとする月の末日の1か月前までとする。", [("別表第1", "1か月", "2か月")]),
        ("個室の会員の退会の届出は、退会しようとする月の末日の2か月前までとする。", []),
        ("その他の会員の退会の届出は、退会しようとする月の末日の1か月前までとする。", []),
        ("額の届出は、支払おうとする月の1か月前までとする。", []),
    ],
)
def test_an_annex_and_one_of_two_numbers_in_a_sentence(annex: str, found: list[tuple[str, str, str | None]]) -> None:
    assert of_body(annex=annex) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # it cites the article, and the same words stand before the number
        ("第2条第1項の知らせがないまま配達の完了から10日が過ぎたときは、支払う。", [("第5条", "10日", "7日")]),
        ("修理の依頼がないまま配達の完了から10日が過ぎたときは、支払う。", []),
        ("第2条第1項の知らせから10日が過ぎたときは、支払う。", []),
        # much the same sentence
        ("会員は、登録した端末を5台まで使うことができる。", [("第5条", "5台", "3台")]),
        ("会員は、登録した端末を3台まで使うことができる。", []),
        ("会員は、家族の端末を5台まで見ることができる。", []),
        # a row of a table
        ("記録は、次の期間残す。\n\n記録\t期間\n第三者提供の記録\t1年間", [("第5条", "1年間", "3年間")]),
        ("記録は、次の期間残す。\n\n記録\t期間\n受取りの記録\t1年間", []),
    ],
)
def test_a_rule_that_another_article_tells_with_another_number(
    text: str, found: list[tuple[str, str, str | None]]
) -> None:
    assert of_body(text) == found


def test_what_is_said_of_the_matter_of_a_caption() -> None:
    text = "見本約款\n\n第1条（客からの廃止）\n客は、廃止を望む日の5営業日前までに届け出る。\n\n第2条（届出）\n{}は、10日前までに行う。\n"
    assert told(findings(text.format("客からの廃止の届出"), "contradiction")) == [("第2条", "10日", "5営業日")]
    assert findings(text.format("住所の届出"), "contradiction") == ()


def test_what_one_article_does_and_the_other_does_not() -> None:
    text = "見本約款\n\n第1条（台数）\n1 使えるのは、1台とする。\n2 第2条により保存した端末も、台数に数える。\n\n第2条（保存）\n保存した端末は、第1条第1項の台数に{}。\n"
    assert [one[0] for one in told(findings(text.format("数えない"), "contradiction"))] == ["第2条"]
    assert findings(text.format("数える"), "contradiction") == ()
    twins = "見本約款\n\n第1条（譲渡）\n乙は、契約上の地位を第三者に譲渡することができる。\n\n第2条（地位）\n乙は、契約上の地位を第三者に譲渡することができない。\n"
    assert [one[0] for one in told(findings(twins, "contradiction"))] == ["第2条"]
