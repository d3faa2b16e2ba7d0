"""What holds for every tree: called by every test that parses."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.text.normalize import fold
from pipeline.types.document import Document, Kind, Unit
from pipeline.types.source import MarkKind


def check_tree(*documents: Document) -> None:
    """Spans slice back to the text, siblings are in order, addresses are unique, and nothing is lost.

    documents: all that one file holds.
    """
    found: list[tuple[int, int]] = []
    for document in documents:
        units = list(document.walk())
        addresses = [str(unit.address) for unit in units if unit.address]
        assert len(addresses) == len(set(addresses))
        for unit in units:
            _check_unit(unit, document.source.text)
        # 第6条から第8条まで 削除 prints one text for three units.
        found += {span for unit in units for span in (*unit.spans, *unit.wrap_up_spans)}
    spans = sorted(found)
    for (_, end), (start, _) in pairwise(spans):
        assert end <= start, "two units share text"
    _check_nothing_lost(documents, spans)


def _check_unit(unit: Unit, source: str) -> None:
    for text, spans in ((unit.text, unit.spans), (unit.wrap_up, unit.wrap_up_spans)):
        assert _bare("".join(source[start:end] for start, end in spans)) == _bare(text), unit.address
        assert list(spans) == sorted(spans)
    if unit.address:
        below = [child.address for child in unit.children if child.address]
        assert all(unit.address.contains(address) for address in below)
    if unit.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM, Kind.ARTICLE):
        assert unit.address is not None and unit.number


def _check_nothing_lost(documents: Sequence[Document], spans: list[tuple[int, int]]) -> None:
    """What no unit covers is numbers, captions, white space, signs of the format or furniture, or an issue tells of it."""
    source = documents[0].source.text
    covered = bytearray(len(source))
    marks = [mark.span for mark in documents[0].source.marks if mark.kind in _LEFT_OUT]
    told = [
        span
        for document in documents
        for issue in document.issues
        if issue.code == "heading-note"
        for span in issue.spans
    ]
    for start, end in (*spans, *marks, *told):
        covered[start:end] = b"\1" * (end - start)
    every = [unit for document in documents for unit in document.walk()]
    captions = {_bare(unit.caption or "") for unit in every} | {_bare(unit.label or "") for unit in every}
    lines = _uncovered_lines(source, covered)
    at = 0
    while at < len(lines):
        # A heading may be broken over two lines.
        taken = next((count for count in (1, 2) if _is_number("".join(lines[at : at + count]), captions)), 0)
        assert taken, f"lost: {lines[at]!r}"
        at += taken


def _is_number(line: str, captions: set[str]) -> bool:
    """True for a line that is only a number, captions (of a 節 and of its first article) and signs around them."""
    rest, taken = line, 0
    for caption in sorted(captions, key=len, reverse=True):
        if caption and taken < 2 and caption in rest:
            rest, taken = rest.replace(caption, "", 1), taken + 1
    return bool(re.fullmatch(_NUMBERING, fold(rest)))


_LEFT_OUT = (MarkKind.MARKUP, MarkKind.FURNITURE, MarkKind.CONTENTS, MarkKind.REPEATED)
_SIGNS = r"[\s・■●◆○▼★□◇▶#*()（）【】\[\]［］〔〕「」『』<>＜＞〈〉《》.．、,:：~〜\-]"
_NUMBER = r"(?:[\d一二三四五六七八九十百〇零壱弐参拾○●◯]{1,6}|[①-⑳㉑-㊿❶-❿⑴-⒇㋐-㋾ⅰ-ⅻⅠ-Ⅻ㈠-㈩⓵-⓾])"
_NUMBERING = re.compile(
    rf"(?:{_SIGNS}|第|条|項|号|の|ノ|之|から|まで|及び|および|ないし|乃至|Article|前文|附則|[附付]則|別[紙表添記]|様式|後記|付属書|付録|特[約記](?:事項|条項)|特約|{_NUMBER}"
    r"|[(（](?:[ア-ヲ]|[a-zA-Z]{1,4})[)）])*"
    rf"(?:(?:[ア-ヲ]|[a-zA-Z]{{1,4}}){_SIGNS}*)?"
)


def _uncovered_lines(source: str, covered: bytearray) -> list[str]:
    lines: list[str] = []
    at = 0
    for line in source.split("\n"):
        rest = "".join(sign for offset, sign in enumerate(line, at) if not covered[offset])
        if rest.strip():
            lines.append(_bare(rest))
        at += len(line) + 1
    return lines


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def outline(document: Document) -> str:
    """The tree as compact lines: address, [caption], text; for expected values written out in tests."""
    lines: list[str] = []
    for unit in document.walk():
        name = str(unit.address) if unit.address else unit.label or unit.kind.value
        caption = f" [{unit.caption}]" if unit.caption else ""
        text = f" {unit.text}" if unit.text else ""
        wrap = f" ‖ {unit.wrap_up}" if unit.wrap_up else ""
        lines.append(f"{name}{caption}{text}{wrap}".replace("\n", "⏎"))
    return "\n".join(lines)
