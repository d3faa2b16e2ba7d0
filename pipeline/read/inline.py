"""Signs inside Markdown paragraphs: emphasis, code, links, images, HTML tags, backslashes."""

import re
from collections.abc import Set

from pipeline.types.source import Mark, MarkKind, Span

# Names only: <氏名> and <company> are text to be filled in, not tags.
_TAGS = (
    "a|abbr|address|article|aside|b|bdi|bdo|big|blockquote|br|caption|center|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em|"
    "figcaption|figure|font|footer|h[1-6]|header|hr|i|iframe|img|input|ins|kbd|li|main|mark|nav|ol|p|picture|pre|q|rp|rt|ruby|s|samp|"
    "section|small|source|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|var|video|wbr"
)
_TAG = re.compile(rf"</?(?:{_TAGS})(?:[\s/][^<>]*)?>", re.IGNORECASE)
_AUTOLINK = re.compile(
    r"<(?:[a-z][a-z0-9+.-]*:[^\s<>]*|[\w.+-]+@[\w.-]+)>|(?:https?|ftp)://[\w/:%#?&~.=+@;,!'$-]*",
    re.IGNORECASE | re.ASCII,
)
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.{1,1000}?)(?<!`)\1(?!`)", re.DOTALL)
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_LIQUID = re.compile(r"\{%.*?%\}", re.DOTALL)
_IMAGE = re.compile(r"!\[[^\[\]]*\](?:\((?:[^()\s]|\([^()\s]*\))*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)|\[[^\[\]]*\])")
_LINK_END = re.compile(r"\]\(\s*(<[^<>\n]*>|(?:[^()\s]|\([^()\s]*\))*)(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)")
_REFERENCE_END = re.compile(r"\]\[([^\[\]]*)\]")
_TARGET = re.compile(r"<|[a-z][a-z0-9+.-]*:|[./#?]|[\w%~-]+(?:[./#?]|$)", re.IGNORECASE)
_STRONG = re.compile(r"(\*{2,3}|_{2})(?=[^\s*_])(.{1,1000}?)(?<=[^\s*_])\1(?![*_])", re.DOTALL)
_STAR = re.compile(r"(?<!\*)\*(?=[^\s*\d０-９])([^*\n]+?)(?<=[^\s*])\*(?!\*)")
_UNDERSCORE = re.compile(r"(?<![\w_])_(?=[^\s_])([^_\n]+?)(?<=[^\s_])_(?![\w_])")
_STRIKE = re.compile(r"(?<!~)~~(?=[^\s~])(.{1,1000}?)(?<=[^\s~])~~(?!~)", re.DOTALL)
_CODE_SIGN, _GONE = "\ue000", "\ue001"


def marks(text: str, span: Span, references: Set[str]) -> list[Mark]:
    """MARKUP marks over the signs in the paragraph text[span]; references are the labels that the document defines."""
    start, end = span
    piece = text[start:end]
    if not re.search(r"[`*_\[\]<\\~{]", piece):
        return []
    found: list[Span] = []
    # What has been understood is blanked, so that the later, weaker signs are not sought within it.
    piece = _take(_CODE, piece, found, whole=False)
    piece = _AUTOLINK.sub(lambda match: _CODE_SIGN * len(match[0]), piece)
    for pattern in (_LIQUID, _ESCAPE, _IMAGE, _TAG):
        piece = _take(pattern, piece, found, whole=True)
    piece = _links(piece, references, found)
    for pattern in (_STRONG, _STRIKE, _STAR, _UNDERSCORE):
        for match in list(pattern.finditer(piece)):
            inner_start, inner_end = match.span(match.lastindex or 1)
            found += [(match.start(), inner_start), (inner_end, match.end())]
            piece = _blank(_blank(piece, match.start(), inner_start), inner_end, match.end())
    return [Mark(MarkKind.MARKUP, (start + first, start + last)) for first, last in found if last > first]


def is_target(target: str) -> bool:
    """True for what can be a link's target rather than words in brackets: [甲](以下「当社」という) is text."""
    return not target or bool(_TARGET.match(target) and not re.search(r"[、。「」（）]", target))


def label(text: str) -> str:
    """A reference's label as it is compared."""
    return " ".join(text.lower().split())


def _take(pattern: re.Pattern[str], piece: str, found: list[Span], *, whole: bool) -> str:
    for match in list(pattern.finditer(piece)):
        if whole:
            found.append(match.span())
            # An escaped sign is text and no sign any more.
            piece = _blank(piece, match.start(), match.end() + (pattern is _ESCAPE))
        else:
            found += [match.span(1), (match.end(2), match.end())]
            piece = piece[: match.start()] + _CODE_SIGN * len(match[0]) + piece[match.end() :]
    return piece


def _links(piece: str, references: Set[str], found: list[Span]) -> str:
    """Pairs brackets from the inside out; a pair is a link where a target or a defined label follows."""
    opened: list[int] = []
    done = 0
    for bracket in re.finditer(r"[\[\]]", piece):
        position = bracket.start()
        if position < done:
            continue
        if bracket[0] == "[":
            opened.append(position)
        elif opened:
            first = opened.pop()
            done = _link_end(piece, first, position, references)
            if done > position:
                found += [(first, first + 1), (position, done)]
                piece = _blank(_blank(piece, first, first + 1), position, done)
    return piece


def _link_end(piece: str, first: int, last: int, references: Set[str]) -> int:
    """End of the link whose words stand in piece[first + 1 : last]; last where it is none."""
    if (match := _LINK_END.match(piece, last)) and (match[1].startswith(_CODE_SIGN) or is_target(match[1])):
        return match.end()
    words = label(piece[first + 1 : last])
    if (
        (match := _REFERENCE_END.match(piece, last))
        and label(match[1]) in references | {""}
        and (match[1] or words in references)
    ):
        return match.end()
    return last + 1 if words in references else last


def _blank(piece: str, start: int, end: int) -> str:
    return piece[:start] + _GONE * (end - start) + piece[end:]
