import pytest

from pipeline.types.clause import ReferenceStatus
from tests.texts import document

_TEXT = """見本契約書

第1条（目的）
1. 甲は乙に業務を委託する。
2. 前項の業務は、第3条に定める。
3. 前2項の業務を「本業務」という。
第2条（報酬）
1. 次の各号の費用は乙の負担とする。
(1) 交通費
(2) 前号に付随する費用
(3) 前各号のほか軽微な費用
2. 前項第2号の費用及び次条の費用は、同項にかかわらず別に定める。
第3条（業務）
業務は第1条第1項から第3項までの定めによる。ただし、第2条第1項第1号（交通費）の費用を除く。
第4条（損害）
民法第415条及び第416条を適用し、第9条は適用しない。本条の責任は前条の業務に限る。
第5条（存続）
第1条から第3条まで、第4条、別紙1及び本契約第2条は、終了後も効力を有する。
別紙1　業務の一覧
開発
"""


def found(address: str) -> list[tuple[str, list[str], str]]:
    references = document(_TEXT).references
    return [(r.text, [str(t) for t in r.targets], r.status.value) for r in references if str(r.address) == address]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("第1条第2項", [("前項", ["第1条第1項"]), ("第3条", ["第3条"])]),
        ("第1条第3項", [("前2項", ["第1条第1項", "第1条第2項"])]),
        ("第2条第1項第2号", [("前号", ["第2条第1項第1号"])]),
        ("第2条第1項第3号", [("前各号", ["第2条第1項第1号", "第2条第1項第2号"])]),
        ("第2条第2項", [("前項第2号", ["第2条第1項第2号"]), ("次条", ["第3条"])]),
        (
            "第5条",
            [
                ("第1条から第3条まで", ["第1条", "第2条", "第3条"]),
                ("第4条", ["第4条"]),
                ("別紙1", ["別紙1"]),
                ("第2条", ["第2条"]),
            ],
        ),
    ],
)
def test_references_are_resolved(address: str, expected: list[tuple[str, list[str]]]) -> None:
    assert [(text, targets) for text, targets, status in found(address) if status == "resolved"][
        : len(expected)
    ] == expected


def test_a_bare_item_after_another_hangs_under_the_same_unit() -> None:
    text = (
        "規約\n第1条（停止）\n1. 次の場合は停止します。\n(1) 点検\n(2) 災害\n(3) 滞納\n2. 前項第1号または第3号の停止は、知らせます。\n"
        "第2条（免責）\n第1条第1項第1号から第3号まで、及び同項第2号の停止に責任を負いません。\n"
    )
    assert [(r.text, [str(t) for t in r.targets]) for r in document(text).references] == [
        ("前項第1号", ["第1条第1項第1号"]),
        ("第3号", ["第1条第1項第3号"]),
        ("第1条第1項第1号から第3号まで", ["第1条第1項第1号", "第1条第1項第2号", "第1条第1項第3号"]),
        ("同項第2号", ["第1条第1項第2号"]),
    ]


def test_provisos_and_all_items() -> None:
    text = (
        "規約\n第1条（解除）\n1. 次の場合は解除します。ただし、軽微なときを除きます。\n(1) 滞納\n(2) 破産\n2. 前項ただし書の場合は、知らせます。\n"
        "3. 第1項各号の判断は、当社がします。\n第2条（範囲）\n前条第1項に掲げる各号及び同項本文を適用します。\n"
    )
    assert [(r.text, [str(t) for t in r.targets]) for r in document(text).references] == [
        ("前項ただし書", ["第1条第1項"]),
        ("第1項各号", ["第1条第1項第1号", "第1条第1項第2号"]),
        ("前条第1項に掲げる各号", ["第1条第1項第1号", "第1条第1項第2号"]),
        ("同項本文", ["第1条第1項"]),
    ]


def test_a_range_of_paragraphs_and_an_item_with_its_caption() -> None:
    assert found("第3条") == [
        ("第1条第1項から第3項まで", ["第1条第1項", "第1条第2項", "第1条第3項"], "resolved"),
        ("第2条第1項第1号", ["第2条第1項第1号"], "resolved"),
    ]


def test_statutes_are_outside_and_what_is_missing_is_told() -> None:
    statuses = [(text, status) for text, _, status in found("第4条")]
    assert statuses == [
        ("民法第415条", "external"),
        ("第416条", "external"),
        ("第9条", "dangling"),
        ("本条", "resolved"),
        ("前条", "resolved"),
    ]
    issues = [issue for issue in document(_TEXT).issues if issue.code == "dangling-reference"]
    assert [str(issue.address) for issue in issues] == ["第4条"]


def test_the_span_of_a_reference_is_its_text_in_the_source() -> None:
    document_ = document(_TEXT)
    for reference in document_.references:
        assert "".join(document_.source.text[a:b] for a, b in reference.spans) == reference.text
    assert any(reference.status is ReferenceStatus.RESOLVED for reference in document_.references)


def test_articles_of_a_supplementary_provision_come_before_those_of_the_body() -> None:
    text = "規約\n第1条（目的）\n定める。\n附則\n第1条（施行）\n施行する。\n第2条（経過）\n第1条の施行の前は、従前の例による。\n"
    assert [(r.text, [str(t) for t in r.targets]) for r in document(text).references] == [("第1条", ["附則第1条"])]


def pointed(text: str) -> list[tuple[str, str, str]]:
    """Text, targets joined by a comma, status of all references of a document."""
    return [(r.text, ",".join(map(str, r.targets)), r.status.value) for r in document(text).references]


_BODY = (
    "みどり協会就業規則\n第1条（目的）\n1. 定める。\n2. 定める。\n3. 定める。\n4. 定める。\n"
    "第2条（細目）\n1. 次のとおりとする。\n(1) 甲\n(2) 乙\n(3) 丙\n2. 定める。\n第3条（準用）\n準用する。\n第4条（適用）\n"
)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("第1条第1項及び第2項による。", ["第1条第1項", "第1条第2項"]),
        ("第1条第1項、第2項及び第4項による。", ["第1条第1項", "第1条第2項", "第1条第4項"]),
        ("第1条第1項の規定並びに第3項の規定による。", ["第1条第1項", "第1条第3項"]),
        ("第2条第1項第2号又は第3号による。", ["第2条第1項第2号", "第2条第1項第3号"]),
        ("第2条第1項第2号及び第2項による。", ["第2条第1項第2号", "第2条第2項"]),
        ("第2条第1項各号及び第2項による。", ["第2条第1項第1号,第2条第1項第2号,第2条第1項第3号", "第2条第2項"]),
        ("第1条各項による。", ["第1条第1項,第1条第2項,第1条第3項,第1条第4項"]),
        ("第1条ないし第3条による。", ["第1条,第2条,第3条"]),
        ("第1条第2項から第4項まで及び前条による。", ["第1条第2項,第1条第3項,第1条第4項", "第3条"]),
        ("第2条第1項（2）による。", ["第2条第1項第2号"]),
        ("第2条第1項(3)号による。", ["第2条第1項第3号"]),
        ("第3条第1項及び前2条による。", ["第3条", "第2条,第3条"]),
        (
            "第2条第1項第1号の場合は、同項第2号及び同条第2項による。",
            ["第2条第1項第1号", "第2条第1項第2号", "第2条第2項"],
        ),
        ("第2条（第1項第1号及び第2項を除く。）による。", ["第2条", "第2条第1項第1号", "第2条第2項"]),
        ("本条項による。", ["第4条"]),
    ],
)
def test_lists_ranges_and_depths(sentence: str, expected: list[str]) -> None:
    found = pointed(_BODY + sentence + "\n")
    assert [targets for _, targets, _ in found] == expected
    assert {status for _, _, status in found} == {"resolved"}


def test_a_range_to_the_one_before_and_the_article_or_paragraph_that_says_so() -> None:
    text = (
        "規約\n第1条（責任）\n1. 定める。\n2. 定める。\n3. 第1項乃至前項は、本条項に優先する。\n"
        "4. 次の各号による。\n(1) 甲\n(2) 乙\n(3) 第1号から前号までに準ずるもの\n"
    )
    assert pointed(text) == [
        ("第1項乃至前項", "第1条第1項,第1条第2項", "resolved"),
        ("本条項", "第1条第3項", "resolved"),
        ("第1号から前号まで", "第1条第4項第1号,第1条第4項第2号", "resolved"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("著作権法第21条ないし同第28条の権利を含む。", ["著作権法第21条", "同第28条"]),
        ("著作権法第21条の権利及び同法第28条の権利を含む。", ["著作権法第21条", "同法第28条"]),
        ("著作権法第21条から第28条までの権利を含む。", ["著作権法第21条から第28条まで"]),
        ("民法第2条に定める請負及び第43条に定める委任をいう。", ["民法第2条", "第43条"]),
        ("民法第1条第2項及び第3項による。", ["民法第1条第2項", "第3項"]),
        ("甲は民法415条2項による責任を負う。", ["民法415条2項"]),
        (
            "見本施設設置基準（昭和49年見本省令第28号）第2条による。",
            ["見本施設設置基準（昭和49年見本省令第28号）第2条"],
        ),
        ("見本取扱要綱第2条ただし書による。", ["見本取扱要綱第2条ただし書"]),
        (
            "「見本職員の任期に関する法律（平成9年法律第82号。以下「任期法」という。）」第2条及び任期法第3条による。",
            [
                "「見本職員の任期に関する法律（平成9年法律第82号。以下「任期法」という。）」第2条",
                "任期法第3条",
            ],
        ),
        ("休職に関する規程第3条に定める者及び同第2条の者とする。", ["休職に関する規程第3条", "同第2条"]),
        (
            "「見本細則」第2条各号の者は、同条により読み替えた同細則第3条第1項による。",
            ["「見本細則」第2条各号", "同条", "同細則第3条第1項"],
        ),
        ("見本規則附則第2条による。", ["見本規則附則第2条"]),
        (
            "旧規程第2条、旧規程の附則及び改正前の就業規則第3条による。",
            ["旧規程第2条", "旧規程の附則", "就業規則第3条"],
        ),
        ("「第2条」とあるのは「第3条」と読み替える。", ["第2条", "第3条"]),
        ("消費者契約法及び特定商取引に関する法律第9条による。", ["消費者契約法", "特定商取引に関する法律第9条"]),
        ("旅館業法にいう特定感染症とする。", ["旅館業法"]),
    ],
)
def test_other_texts_are_outside(sentence: str, expected: list[str]) -> None:
    found = pointed(_BODY + sentence + "\n附則\n施行する。\n")
    assert found == [(text, "", "external") for text in expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "この規則第2条による。",
        "本規則の第2条による。",
        "みどり協会就業規則第2条による。",
        "この規則による改正後の規則第2条による。",
        "改正後の第2条による。",
        "見本法（昭和22年法律第49号）を除き、第2条による。",
        "原則第2条による。",
    ],
)
def test_the_documents_own_name_before_a_number(sentence: str) -> None:
    assert pointed(_BODY + sentence + "\n") == [("第2条", "第2条", "resolved")]


def test_a_contract_signed_before_is_another_text() -> None:
    text = "覚書\n甲と乙は、2023年4月1日付業務委託契約書（以下「本契約」という。）を次のとおり変更する。\n第1条（変更）\n本契約第9条を変更する。\n第2条（効力）\n本覚書第1条は直ちに効力を生ずる。\n"
    assert pointed(text) == [("本契約第9条", "", "external"), ("第1条", "第1条", "resolved")]


@pytest.mark.parametrize(
    "sentence",
    [
        "昭和22年法律第49号、規則第3号及び令和5年規程第2号を廃止する。",
        "第2号被保険者の基本項目及び本条約による。",
        "次の各号による。",
        "別紙のとおり、第1号様式で届け出る。",
        "いずれの方法によるかは、この条件及び法令による。",
        "次の1条を加え、全12条とする。",
    ],
)
def test_what_is_no_reference(sentence: str) -> None:
    assert pointed(_BODY + sentence + "\n") == []


def test_places_after_the_body() -> None:
    text = (
        "規約\n第1条（目的）\n別表第一から別表第三まで、別表第2及び第3並びに附則第2項による。\n附則\n1 施行する。\n2 従前の例による。\n"
        "別表第1（第1条関係）\n甲\n別表第2（第1条関係）\n乙\n別表第3（第1条関係）\n丙\n"
    )
    assert [one for one in pointed(text) if "条" not in one[0]] == [
        ("別表第一から別表第三まで", "別表第1,別表第2,別表第3", "resolved"),
        ("別表第2及び第3", "別表第2,別表第3", "resolved"),
        ("附則第2項", "附則第2項", "resolved"),
    ]


def test_an_old_supplementary_provision_speaks_of_the_version_then_in_force() -> None:
    text = "規則\n第1条（目的）\n第9条による。\n附則\n1 施行する。\n2 第8条の規定は、同条の施行の日から適用する。\n附則\n1 施行する。\n2 第1条は適用しない。\n"
    assert pointed(text) == [
        ("第9条", "", "dangling"),
        ("第8条", "", "external"),
        ("同条", "", "external"),
        ("第1条", "第1条", "resolved"),
    ]


_NUMBERED = (
    "見本ポリシー\n\n1．目的\n定めます。\n\n2．情報\n次の情報です。\n(1) 氏名\n(2) 住所\n\n3．利用\n"
    "当社は、2．の情報を、1．の目的に、年14.6％の利息とは別に使います。2．(2)は、9．の場合に限ります。\n"
)


def test_articles_that_have_bare_numbers() -> None:
    assert pointed(_NUMBERED) == [
        ("2．", "第2条", "resolved"),
        ("1．", "第1条", "resolved"),
        ("2．(2)", "第2条第2号", "resolved"),
        ("9．", "", "dangling"),
    ]


def test_numbers_with_a_point_and_letters() -> None:
    text = (
        "契約書\n\n第1条（禁止）\n1.1 次の行為を禁じる。\n(a) 複製\n(b) 貸与\n(c) (a)又は(b)に準ずる行為\n1.2 前項(a)の行為を除く。\n\n"
        "第2条（解除）\n2.1 第1.1項(a)、(c)及び第1.1項(d)による。\n2.2 第1.1項から前項までを準用する。\n"
    )
    assert pointed(text) == [
        ("(a)", "第1条第1項a", "resolved"),
        ("(b)", "第1条第1項b", "resolved"),
        ("前項(a)", "第1条第1項a", "resolved"),
        ("第1.1項(a)", "第1条第1項a", "resolved"),
        ("(c)", "第1条第1項c", "resolved"),
        ("第1.1項(d)", "第1条第1項", "dangling"),
        ("第1.1項から前項まで", "第1条第1項,第2条第1項", "resolved"),
    ]


def test_chapters_and_this_article() -> None:
    text = (
        "規約\n第1章 総則\n第1条（目的）\nこの条の定めは、第2章に優先する。\n第2条（定義）\n本章による。\n"
        "第2章 料金\n第3条（額）\n前章及び第4章による。\n"
    )
    assert pointed(text) == [
        ("この条", "第1条", "resolved"),
        ("第2章", "第3条", "resolved"),
        ("本章", "第1条,第2条", "resolved"),
        ("前章", "第1条,第2条", "resolved"),
        ("第4章", "", "dangling"),
    ]


def test_the_heading_of_an_appendix_says_where_it_belongs() -> None:
    text = "規約\n第1条（料金）\n別表第1による。\n第2条（額）\n1. 定める。\n2. 定める。\n別表第1（第1条・第2条第2項関係）\n甲\n"
    assert pointed(text)[1:] == [("第1条", "第1条", "resolved"), ("第2条第2項", "第2条第2項", "resolved")]


def captions(sentence: str) -> list[str]:
    text = f"規約\n第1条（料金）\n定める。\n第2条（秘密保持）\n定める。\n第3条（存続）\n{sentence}\n"
    return [issue.message for issue in document(text).issues if issue.code == "caption-mismatch"]


def test_a_caption_that_is_another_articles_is_told() -> None:
    assert captions("第1条（秘密保持）の定めは、存続する。") == [
        "「第1条(秘密保持)」とありますが、第1条の見出しは「料金」です。「秘密保持」は第2条の見出しなので、番号が古くなっていないか確かめてください。"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "第2条（秘密保持）は、存続する。",
        "第2条（秘密保持義務）は、存続する。",
        "第1条（ただし書を除く。）は、存続する。",
        "第1条（以下「料金条項」という。）は、存続する。",
    ],
)
def test_a_bracket_that_agrees_or_is_no_caption(sentence: str) -> None:
    assert captions(sentence) == []


def test_the_article_before_the_one_before() -> None:
    text = "見本契約書\n\n第1条（支払）\n1 甲は、払う。\n2 乙は、受ける。\n\n第2条（納入）\n乙は、納める。\n\n第3条（準用）\n1 前々条第2項の規定を準用する。\n2 乙は、送る。\n3 前々項による。\n"
    found = [(one.text, [str(target) for target in one.targets]) for one in document(text).references]
    assert found == [("前々条第2項", ["第1条第2項"]), ("前々項", ["第3条第1項"])]


@pytest.mark.parametrize("quantity", ["120キロワット時", "2kWh", "3名", "2台"])
def test_a_quantity_behind_an_article_is_no_branch(quantity: str) -> None:
    text = f"見本契約書\n\n第1条（量）\n量は、{quantity}とする。\n\n第2条（区切り）\n第1条の{quantity}を超える分は、別に払う。\n"
    assert [(one.text, [str(target) for target in one.targets]) for one in document(text).references] == [
        ("第1条", ["第1条"])
    ]


def test_annexes_of_the_contract_that_was_named_before() -> None:
    text = "見本変更契約書\n\n第1条（差替え）\n原契約の別紙2を、この契約の別紙に差し替える。別紙1は、そのまま用いる。\n"
    assert [(one.text, one.status) for one in document(text).references][-1] == ("別紙1", "external")
