"""Cases, exceptions and times of norms in the words of many contracts."""

import pytest

from tests.extract.normed import in_contract, in_terms


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("退会を望む会員は、届を出してください。", "退会を望む会員は"),
        ("会費を三月滞納した会員は、施設を使えません。", "会費を三月滞納した会員は"),
        ("会員は、施設を使えます。", None),
        ("当該会員は、損害を賠償するものとします。", None),
        ("開発者は、審査に応じなければなりません。", None),
        ("審査に落ちた開発者は、再び申し込むことができます。", "審査に落ちた開発者"),
        ("会員が5回続けて誤ると、ログインできません。", "会員が5回続けて誤ると"),
        ("2回目からは1回につき300円をいただきます。", "2回目からは"),
        ("当社は、運営に必要な範囲で複製することができます。", "運営に必要な範囲で"),
    ],
)
def test_the_case_in_terms(text: str, condition: str | None) -> None:
    assert [norm.condition for norm in in_terms(text)] == [condition]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("甲から解約を申し入れるには、三か月前の予告を要する。", "甲から解約を申し入れるには"),
        ("甲乙が記名押印の上、各自一通を保有する。", None),
    ],
)
def test_the_case_in_a_contract(text: str, condition: str | None) -> None:
    assert [norm.condition for norm in in_contract(text)] == [condition]


@pytest.mark.parametrize(
    ("text", "exception"),
    [
        ("乙は、甲の書面による承諾がなければ、権利を譲ることができない。", "甲の書面による承諾がなければ"),
        ("乙は、甲の求めがない限り記録を開いてはならない。", "甲の求めがない限り"),
        ("乙は、法令による場合を除き資料を第三者に渡してはならない。", "法令による場合を除き"),
        ("乙は、記録から氏名を除き、統計を作成する。", None),
        ("甲の支払がなければ、乙は、業務を止めることができる。", None),
    ],
)
def test_the_exception(text: str, exception: str | None) -> None:
    assert [norm.exception for norm in in_contract(text)] == [exception]


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("乙は、直しが済むまで業務を止めなければならない。", "直しが済むまで"),
        ("乙は、訴えを起こす前に甲と話し合わなければならない。", "訴えを起こす前に"),
        ("乙は、毎年１回、結果を示さなければならない。", "毎年１回"),
        ("乙は、月に２回以上、甲を訪れなければならない。", "月に２回以上"),
        ("乙は、翌々月末に報酬を支払わなければならない。", "翌々月末に"),
        ("乙は、契約の続くあいだ記録を保存しなければならない。", "契約の続くあいだ"),
        ("乙は、その都度注文書を渡さなければならない。", "その都度"),
        ("乙は、平均８時間以内とすることに努めなければならない。", None),
        ("甲は、他の債権者に先立ち弁済を受けることができる。", None),
        ("乙は、第三者に生じた間接の損害を償わなければならない。", None),
    ],
)
def test_the_time(text: str, deadline: str | None) -> None:
    assert [norm.deadline for norm in in_contract(text)] == [deadline]
