"""Page furniture, tables of contents and fragments printed twice."""

import pytest

from pipeline.read import read_bytes
from pipeline.types.source import MarkKind


def marked(text: str, kind: MarkKind, name: str = "a.txt") -> list[str]:
    source = read_bytes(text.encode(), name)
    assert [mark.span for mark in source.marks] == sorted(mark.span for mark in source.marks)
    return [source.text[slice(*mark.span)] for mark in source.marks if mark.kind is kind]


def furniture(text: str) -> list[str]:
    return marked(text, MarkKind.FURNITURE)


def contents(text: str, name: str = "a.txt") -> list[str]:
    return marked(text, MarkKind.CONTENTS, name)


def page(number: int, lines: int = 20) -> list[str]:
    return [f"会員は、第{number}の{line}に掲げる事項を当社に届け出るものとし、変更のときも" for line in range(lines)]


def pages(foot: str, count: int = 4, head: str = "") -> str:
    out: list[str] = []
    for number in range(1, count + 1):
        out += [head.format(n=number, m=count)] * bool(head) + page(number) + ["", foot.format(n=number, m=count), ""]
    return "\n".join(out)


@pytest.mark.parametrize(
    "foot",
    [
        "- {n} -",
        "－{n}－",
        "{n}/{m}",
        "{n} / {m}",
        "Page {n}",
        "Page {n} of {m}",
        "p.{n}",
        "{n} ページ",
        "{n}頁",
        "利用規約  {n}/{m}",
        "{n}",
        "株式会社例 {n}",
    ],
)
def test_page_numbers(foot: str) -> None:
    assert furniture(pages(foot)) == [foot.format(n=number, m=4) for number in range(1, 5)]


@pytest.mark.parametrize(
    "head", ["機密 社外秘", "Confidential", "株式会社例", "ver.1.2", "会員規約（2024年4月版）", "例サービス 料金表"]
)
def test_heads_next_to_page_numbers(head: str) -> None:
    expected = [head, "- 1 -", head, "- 2 -", head, "- 3 -", head, "- 4 -"]
    found = furniture(pages("- {n} -", head=head))
    # The first one stays where it is the title of the document.
    assert found in (expected, expected[1:])
    assert (found == expected[1:]) == ("規約" in head)


def test_heads_at_even_intervals_without_page_numbers() -> None:
    assert furniture(pages("例株式会社 会員サービス", count=6)) == ["例株式会社 会員サービス"] * 6


def test_form_feeds_and_what_stands_at_them() -> None:
    text = "\f".join("\n".join(["例株式会社", *page(number)]) + "\n" for number in range(1, 4))
    assert furniture(text) == ["例株式会社", "\f", "例株式会社", "\f", "例株式会社"]


@pytest.mark.parametrize(
    "line",
    [
        "© 2024 Example Inc.",
        "Copyright (C) 2024 例株式会社",
        "(c) 2020 Example",
        "Example Inc. All Rights Reserved.",
        "【約款】©例事務所",
    ],
)
def test_copyright_lines(line: str) -> None:
    assert furniture(f"第1条 甲は払う。\n{line}\n第2条 乙は渡す。\n") == [line]


@pytest.mark.parametrize(
    "text",
    [
        "第1条（目的）\n甲\n\n第2条　削除\n\n第3条　削除\n\n第4条　削除\n",
        "記\n" + "\n".join(page(1)) + "\n以上\n" + "\n".join(page(2)) + "\n記\n" + "\n".join(page(3)) + "\n以上\n",
        "\n".join("\n".join([*page(n), "（略）"]) for n in range(6)),
        "\n".join("\n".join([*page(n), "削除"]) for n in range(6)),
        "\n".join("\n".join([*page(n), "(1) 反社会的勢力に該当するとき"]) for n in range(6)),
        "\n".join("\n".join([*page(n), "本サービスを提供しない。"]) for n in range(6)),
        "\n".join("\n".join([f"第{n}条（定義）", *page(n)]) for n in range(1, 7)),
        "\n".join("\n".join([f"別表{n}", *page(n)]) for n in range(1, 7)),
        "\n".join("\n".join(["利用条件", *page(n), "会員が当社に届け出る事項のすべて"]) for n in range(6)),
        "\n".join("\n".join(["注意事項", *page(n), "会員が当社に届け出る事項のすべて"]) for n in range(6)),
        "\n".join("\n".join(["株式会社例　御中", *page(n)]) for n in range(6)),
        "住所\n氏名　　　　　　　㊞\n\n住所\n氏名　　　　　　　㊞\n",
        "氏名：____________\n年　　月　　日\n",
        "第1条\n1\n甲は払う。\n2\n乙は渡す。\n3\n丙は見る。\n",
        "割合は、次による。\n1/2\n1/3\n1/4\n",
        "著作権（Copyright）は、当社に属する。\n",
        "(c) 会員が規約に違反したとき\n",
        "- 料金は、3ページに記載のとおりとする。\n",
    ],
)
def test_nothing_real_is_furniture(text: str) -> None:
    assert furniture(text) == []


def test_heads_of_left_and_right_pages() -> None:
    heads = [f"{number}  利用規約" if number % 2 else f"株式会社例  {number}" for number in range(1, 9)]
    text = "\n".join("\n".join([head, *page(number)]) for number, head in enumerate(heads))
    assert furniture(text) == heads


def test_a_foot_in_the_middle_of_a_sentence() -> None:
    text = (
        "会員は、利用料金を\n\n- 2 -\n\n機密 社外秘\n\n当社に払う。\n" + "\n".join(page(1)) + "\n- 3 -\n機密 社外秘\n"
    )
    assert furniture(text) == ["- 2 -", "機密 社外秘", "- 3 -", "機密 社外秘"]


BODY = "第１章　総則\n第１条（目的）\n甲の目的。\n第２条（定義）\n乙の定義。\n第２章　雑則\n第３条（協議）\n丙と協議する。\n附則\n施行する。\n"


@pytest.mark.parametrize(
    "entries",
    [
        ["第１章　総則（第１条―第２条）", "第２章　雑則（第３条）", "附則"],
        ["第１章　総則", "第１条（目的）", "第２条（定義）", "第２章　雑則", "第３条（協議）", "附則"],
        ["第１章　総則 ……… 1", "第２章　雑則 ……… 3", "附則 ……… 9"],
        ["第1条　目的　　　1", "第2条　定義　　　2", "第3条　協議　　　4"],
    ],
)
def test_table_of_contents_under_its_caption(entries: list[str]) -> None:
    assert contents("規程\n目　次\n" + "\n".join(entries) + "\n" + BODY) == ["目　次", *entries]


def test_contents_without_a_caption() -> None:
    entries = ["第１条（目的）", "第２条（定義）", "第２章　雑則", "第３条（協議）"]
    assert contents("規程\n" + "\n".join(entries) + "\n" + BODY) == entries
    assert contents("規約\n目的......... 1\n定義......... 2\n本文が始まる。\n") == [
        "目的......... 1",
        "定義......... 2",
    ]


def test_contents_as_links_in_markdown() -> None:
    text = "# 規約\n\n## 目次\n\n- [第1条 目的](#a)\n- [第2条 定義](#b)\n\n## 第1条 目的\n甲\n\n## 第2条 定義\n乙\n"
    assert contents(text, "a.md") == ["## 目次", "- [第1条 目的](#a)", "- [第2条 定義](#b)"]


@pytest.mark.parametrize(
    "text", [BODY, "第1条 削除\n第2条 削除\n第3条 削除\n第4条 削除\n第5条 甲は払う。\n", "目次\n甲は、目次を付す。\n"]
)
def test_headings_of_the_text_are_no_contents(text: str) -> None:
    assert contents(text) == []


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("甲は情報を別に定める「プライ\n\n「プライバシーポリシー」に従って扱う。\n", "「プライ"),
        ("甲は情報を別に定める「プライ\n- 3 -\n「プライバシーポリシー」に従って扱う。\n", "「プライ"),
        ("「プライ\n\n「プライバシーポリシー」に従って扱う。\n", "「プライ"),
        (
            "会員は、退会するときは、当社の定める方法により\n\n当社の定める方法により届け出る。\n",
            "当社の定める方法により",
        ),
        (
            "甲は、乙が定めた利用料金の支払期\n- 1 -\n乙が定めた利用料金の支払期日を守る。\n",
            "乙が定めた利用料金の支払期",
        ),
        (
            "甲は払う。\n通知は、書面により行うものとします。\n- 1 -\n通知は、書面により行うものとします。\n乙は渡す。\n",
            "通知は、書面により行うものとします。",
        ),
    ],
)
def test_the_first_copy_of_a_torn_fragment_is_marked(text: str, copy: str) -> None:
    source = read_bytes(text.encode(), "a.txt")
    found = [mark.span for mark in source.marks if mark.kind is MarkKind.REPEATED]
    assert [source.text[slice(*span)] for span in found] == [copy]
    assert found[0][0] < source.text.rindex(copy)


@pytest.mark.parametrize(
    "text",
    [
        "本サービスの利用料金\n\n本サービスの利用料金の支払方法\n",
        "お客様は\n\nお客様は、払う。\n",
        "(1) 本サービスの利用契約\n\n(2) 本サービスの利用契約の解除\n",
        "会員が別に締結する「利用契約」\n\n「利用契約」とは、次のものをいう。\n",
        "会員が当社と締結する本サービス利用契約\n\n本サービス利用契約が終わったときは、払う。\n",
        "# 「利用\n\n「利用契約」とは、次のものをいう。\n",
        "料金は、別に定める。\n\n料金は、別に定める。\n",
        "第2条　削除\n- 3 -\n第2条　削除\n",
        "削除\n- 3 -\n削除\n",
    ],
)
def test_equal_beginnings_are_no_repetition(text: str) -> None:
    assert marked(text, MarkKind.REPEATED) == []


@pytest.mark.timing
def test_a_long_text_is_read_in_no_time() -> None:
    import time

    text = pages("- {n} -", count=300, head="例株式会社")
    assert len(text.encode()) > 500_000
    start = time.perf_counter()
    read_bytes(text.encode(), "a.txt")
    assert time.perf_counter() - start < 2


def test_the_number_under_a_short_last_page() -> None:
    page = "利用者は、当社が定めるところにより届け出る。\n" * 14
    source = read_bytes(f"規約\n{page}1\n{page}2\n{page}3\n以後は、これによる。\n4\n".encode(), "a.txt")
    marked = [source.text[slice(*mark.span)] for mark in source.marks if mark.kind is MarkKind.FURNITURE]
    assert marked == ["1", "2", "3", "4"]
