"""Whatever comes in: marks lie within the text, in order, and nothing but SourceError is raised."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import SourceError
from pipeline.read import read_bytes
from pipeline.types.source import MarkKind

_PIECES = [
    "第1条（目的）", "甲は、", "乙に払う。", "\n", "\n\n", "\r\n", "\f", "- ", "* ", "# ", "## ", "**", "_", "`", "```\n", "[規約](https://example.com)", "[", "](", ")",
    "|", "|--|", "<!--", "-->", "<div>", "</div>", "<ol>", "<li>", "<table>", "<tr><td>", "<p>", "<rt>", "<h2>", "</h2>", "{{ a }}", "{% if %}", "<?php", "?>", "<%", "%>",
    "- 3 -", "3/12", "目次", "第1条 ……… 3", "「プライ", "「プライバシー", "\\", "---\n", "title: 規約\n", "&amp;", "　", " ", "① ", "(1) ", "1. ", "\u3099", "髙", "𠮷",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    pieces=st.lists(st.sampled_from(_PIECES), min_size=1, max_size=40),
    suffix=st.sampled_from([".txt", ".md", ".html", ""]),
)
def test_marks_lie_in_the_text_in_order(pieces: list[str], suffix: str) -> None:
    try:
        source = read_bytes("".join(pieces).encode(), "a" + suffix)
    except SourceError as error:
        assert "空白のほかに" in str(error)
        return
    spans = [mark.span for mark in source.marks]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(source.text) for start, end in spans)
    assert "\r" not in source.text
    lines = (MarkKind.HEADING, MarkKind.FURNITURE, MarkKind.CONTENTS)
    assert all("\n" not in source.text[slice(*mark.span)] for mark in source.marks if mark.kind in lines)


@settings(max_examples=200, deadline=None)
@given(data=st.binary(min_size=1, max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        assert read_bytes(data, "a").text.strip()
    except SourceError as error:
        assert str(error).endswith("ください。")


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_reading_twice_gives_the_same(suffix: str) -> None:
    data = "# 規約\n\n<ol><li>甲は、**乙**に払う。</ol>\n\n- 1 -\n".encode()
    assert read_bytes(data, "a" + suffix) == read_bytes(data, "a" + suffix)
