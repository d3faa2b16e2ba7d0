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
        ("第415条", "external"),
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
