import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract import extract
from tests.extract.extracted import articles
from tests.extract.normed import in_contract, in_terms
from tests.texts import document


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("乙は、納期に遅れたときは、甲に違約金を支払う。", "納期に遅れたときは"),
        ("納期に遅れた場合、乙は、甲に違約金を支払う。", "納期に遅れた場合"),
        ("乙に過失があれば、乙は、損害を償う。", "乙に過失があれば"),
        ("甲は、やむを得ない事情があるときに限り、作業を止めることができる。", "やむを得ない事情があるときに限り"),
        ("乙は、契約が終わった後は、資料を使ってはならない。", "契約が終わった後は"),
        ("解除された者は、損失を相手方に請求してはならない。", "解除された者"),
        ("乙は、前項にかかわらず、納期に遅れたときは、違約金を支払う。", "納期に遅れたときは"),
        ("乙は、資料を返す。", None),
    ],
)
def test_what_has_to_be_so(text: str, condition: str | None) -> None:
    assert [norm.condition for norm in in_contract(text)] == [condition]


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("甲は、翌月末日までに料金を支払う。", "翌月末日までに"),
        ("甲は、納入の日から10営業日以内に、結果を知らせる。", "納入の日から10営業日以内に"),
        ("甲は、遅滞なく、結果を知らせる。", "遅滞なく"),
        ("乙は、記録を納入の日から5年間保存する。", "納入の日から5年間"),
        ("甲は、2か月前までに通知することにより、解約することができる。", "2か月前までに"),
        ("甲は、期日の翌日から支払の日まで、遅延損害金を支払う。", None),
    ],
)
def test_until_when(text: str, deadline: str | None) -> None:
    assert [norm.deadline for norm in in_contract(text)] == [deadline]


def test_a_proviso_is_the_exception_of_the_norm_before() -> None:
    norms = in_contract("乙は、違約金を支払う。ただし、甲に過失があるときは、この限りでない。")
    assert [(norm.modality, norm.exception) for norm in norms] == [
        ("obligation", "甲に過失があるときは、この限りでない")
    ]


def test_a_proviso_that_rules_is_a_norm_too() -> None:
    norms = in_contract("乙は、業務を再委託してはならない。但し、甲の承諾を得て再委託することができる。")
    assert [(norm.modality, norm.exception) for norm in norms] == [
        ("prohibition", "甲の承諾を得て再委託することができる"),
        ("permission", None),
    ]


def test_two_provisos_in_a_row() -> None:
    norms = in_contract(
        "乙は、違約金を支払う。ただし、天災による遅れは、この限りでない。ただし、甲の承諾した遅れを除く。"
    )
    assert [norm.exception for norm in norms] == ["甲の承諾した遅れを除く"]


@pytest.mark.parametrize("words", ["甲の承諾がある場合を除き", "法令に基づく場合を除いて", "甲の承諾がない限り"])
def test_an_exception_inside_the_sentence(words: str) -> None:
    norms = in_contract(f"乙は、{words}、業務を再委託してはならない。")
    assert [(norm.exception, norm.action) for norm in norms] == [(words, "業務を再委託してはならない")]


def test_one_case_holds_for_all_duties_of_its_sentence() -> None:
    norms = in_contract("乙は、契約が終わったときは、10日以内に、資料を甲に返し、複製を廃棄しなければならない。")
    assert [(norm.condition, norm.deadline) for norm in norms] == [("契約が終わったときは", "10日以内に")] * 2


def test_the_rows_of_a_table_are_not_part_of_a_norm() -> None:
    text = articles(
        "目的|目的を定めます。",
        "料金|次の表のとおりとします。\n| 区分 | 額 |\n|---|---|\n| 個人 | 500円 |\n\n会員は、料金を支払うものとします。",
    )
    assert [norm.action for norm in extract(document(text, "見本.md")).norms] == ["料金を支払うものとします"]


_SUBJECTS = st.sampled_from(["会員は、", "当社は、", "会員および当社は、", ""])
_CASES = st.sampled_from(["", "期限に遅れた場合には、", "当社が認めたときに限り、", "次条の場合を除き、"])
_TIMES = st.sampled_from(["", "翌月末日までに、", "ただちに"])
_ENDS = st.sampled_from(
    [
        "料金を支払う",
        "届を提出しなければなりません",
        "資料（写しを含む。）を渡してはならない",
        "契約を解除することができます",
    ]
)


@given(st.lists(st.tuples(_SUBJECTS, _CASES, _TIMES, _ENDS), min_size=1, max_size=4))
def test_spans_give_the_words_of_the_action(parts: list[tuple[str, str, str, str]]) -> None:
    text = "".join("".join(part) + "。" for part in parts)
    source = document(articles("目的|目的を定めます。", f"定め|{text}"))
    norms = extract(source).norms
    assert len(norms) == len(parts)
    for norm in norms:
        sliced = "".join(source.source.text[start:end] for start, end in norm.spans)
        assert "".join(sliced.split()) == "".join(norm.action.split())
        assert norm.action in text


def test_terms_speak_politely() -> None:
    norms = in_terms("ご予約の内容が変わったときは、前日の正午までに当社へお知らせください。")
    assert [(n.bearer, n.modality, n.condition, n.deadline) for n in norms] == [
        ("customer", "obligation", "ご予約の内容が変わったときは", "前日の正午までに")
    ]
