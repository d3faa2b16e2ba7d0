"""Headings that are no article: 編/章/節/款, 附則, 別紙."""

import re
from dataclasses import dataclass

from pipeline.parse.lines import Line
from pipeline.text.numerals import KANJI, number
from pipeline.types.document import Kind

_K = f"[{KANJI}]"
_N = rf"(?:\d{{1,4}}|{_K}{{1,6}})"
BRACKETS = {
    "(": ")",
    "（": "）",
    "【": "】",
    "[": "]",
    "［": "］",
    "〔": "〕",
    "「": "」",
    "『": "』",
    "<": ">",
    "〈": "〉",
    "《": "》",
}
"""What opens a caption, and what closes it."""

REFERS = re.compile(
    rf"^\s*(?:[のにをがもへ、。,)）」』]|は(?!じめ)|と(?:する|し|は|同|の|い)|で(?:定|あ|は|も|規)|第\s*{_N}\s*[条項号章節文]|及び|および|並びに|ならびに|又は|または|若しくは|もしくは|から|より|まで|ないし|乃至|各[号項])"
)
"""What after a number makes it a reference rather than a heading."""

SENTENCE = re.compile(r"(?:。|は、|する|した|ます|いう|ない)$|。|は、|(?:により|について|において|に対し|に関し)、")
_OPEN, _CLOSE = r"[<(【\[〈《〔]", r"[>)】\]〉》〕]"
_SIGN = r"(?:[■●◆○▼★□◇・]\s*)?"
_DIVISION = re.compile(
    rf"^{_SIGN}(?:{_OPEN}\s*)?(?P<head>第)\s*{_N}\s*(?P<kind>[編部章節款])(?P<branch>(?:\s*[のノ之]\s*{_N}(?![つ者種点]))*)(?P<rest>.*)$"
)
_DIVISION_KINDS = {"編": Kind.PART, "部": Kind.PART, "章": Kind.CHAPTER, "節": Kind.SECTION, "款": Kind.SUBSECTION}
_SUPPL = re.compile(rf"^{_SIGN}(?:{_OPEN}\s*)?[附付]\s*則(?:\s*{_CLOSE})?(?P<rest>.*)$")
_APPENDIX = re.compile(
    rf"^{_SIGN}(?P<open>{_OPEN}\s*)?(?P<word>別\s*紙|別\s*表|様\s*式|後\s*記|別\s*添|別\s*記)\s*(?P<n>第?\s*{_N}(?:\s*号)?(?:\s*[のノ-]\s*\d+)?|[A-Z](?![a-z]))?"
    rf"(?:\s*様式)?(?P<close>\s*{_CLOSE})?(?P<rest>.*)$"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A heading that is no article: a division, 附則 or 別紙.

    label: its place in an address, "" for a division; caption and body are [start, end) in the line's text, a division's
    caption is the whole heading.
    """

    line: int
    kind: Kind
    label: str
    caption: tuple[int, int] | None
    body: tuple[int, int] | None


def place(index: int, line: Line, cut: float) -> Place | None:
    """The heading that a line is; cut tells how surely it continues the line before."""
    if cut > 0.5 or line.plain:
        return None
    text = line.text
    if match := _DIVISION.match(text):
        rest = re.sub(_CLOSE, " ", match["rest"], count=1) if text[0] in BRACKETS else match["rest"]
        title = rest.strip()
        if (
            REFERS.match(rest)
            or len(title) > 40
            or title.endswith("。")
            or (title and not rest[0].isspace() and rest[0] not in "(（【「:：・" and len(title) > 20)
        ):
            return None
        end = len(text) - (text[0] in BRACKETS and text.endswith(BRACKETS[text[0]]))
        return Place(index, _DIVISION_KINDS[match["kind"]], "", (match.start("head"), end), None)
    if match := _SUPPL.match(text):
        span = _rest_span(match)
        if span is None or _titled(match["rest"]):
            return Place(index, Kind.SUPPL_PROVISION, "附則", span, None)
        return (
            Place(index, Kind.SUPPL_PROVISION, "附則", None, span)
            if match["rest"][:1].isspace() and not line.heading
            else None
        )
    if (match := _APPENDIX.match(text)) and (
        _titled(match["rest"]) or (match["close"] and _titled(" " + match["rest"]))
    ):
        return Place(index, Kind.APPENDIX, _appendix_label(match["word"], match["n"]), _rest_span(match), None)
    return None


def _spaced(match: re.Match[str]) -> str:
    """What follows 別紙 and its number, with the white space or the bracket that sets it apart as a space."""
    apart = match["close"] or match.string[: match.start("rest")][-1:].isspace()
    return (" " if apart and match["rest"] else "") + match["rest"]


def _titled(rest: str) -> bool:
    """True where what follows 附則 or 別紙 is a title or nothing, not the rest of a sentence."""
    text = rest.strip()
    if not text:
        return True
    return (
        len(text) <= 40
        and not REFERS.match(rest)
        and not SENTENCE.search(text)
        and (rest[0].isspace() or rest[0] in "(（【「:：『")
    )


def _rest_span(match: re.Match[str]) -> tuple[int, int] | None:
    rest = match["rest"]
    text = rest.strip(" 　:：")
    if not text:
        return None
    start = match.start("rest") + rest.index(text)
    end = start + len(text)
    if text[0] in BRACKETS and balanced(text, text[0], BRACKETS[text[0]]) == len(text):
        return start + 1, end - 1
    return start, end


def _appendix_label(word: str, printed: str | None) -> str:
    name = re.sub(r"\s+", "", word)
    if not printed:
        return name
    digits = re.sub(r"[第号\s]", "", printed)
    branch = re.split(r"[のノ-]", digits)
    numbers = "の".join(str(count) if (count := number(part)) is not None else part for part in branch)
    return f"{name}{'第' if printed.startswith('第') else ''}{numbers}"


def balanced(text: str, opening: str, closing: str) -> int:
    """Length of the bracketed beginning of text; 0 where the bracket is never closed."""
    depth = 0
    for index, sign in enumerate(text):
        depth += (sign == opening) - (sign == closing)
        if not depth:
            return index + 1
    return 0
