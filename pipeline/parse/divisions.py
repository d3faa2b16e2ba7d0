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
_KANA = re.compile(r"\s+[のにをがもへ](?=[ぁ-ん])")
_PARTICLE = re.compile(
    r"\s+(?:に(?:[よおつあかもした]|は|て)|の(?:うち|いず|ほか|とお|ため|もの|み|こと|[あい])|が[あなでいこ]|を[すいもこしとお]|も[しのっまな]|へ[のは])"
)


def refers(rest: str) -> bool:
    """True where what follows a number makes it a reference: a particle, but not a word of kana set apart (もめごと)."""
    return bool(REFERS.match(rest)) and not (_KANA.match(rest) and not _PARTICLE.match(rest))


SENTENCE = re.compile(r"(?:。|は、|する|した|ます|いう|ない)$|。|は、|(?:により|について|において|に対し|に関し)、")
_OPEN, _CLOSE = r"[<(【\[〈《〔]", r"[>)】\]〉》〕]"
_SIGN = r"(?:[■●◆○▼★□◇・]\s*)?"
ROMAN = r"(?:[Ⅰ-Ⅻ]|[IVX]{1,4})"
"""A Roman number, in one sign or in letters."""

_DIVISION = re.compile(
    rf"^{_SIGN}(?:{_OPEN}\s*)?(?P<head>第)\s*(?:{_N}|{ROMAN})\s*(?P<kind>[編部章節款])(?P<branch>(?:\s*[のノ之]\s*{_N}(?![つ者種点]))*)(?P<rest>.*)$"
)
RANK = {Kind.PART: 0, Kind.CHAPTER: 1, Kind.SECTION: 2, Kind.SUBSECTION: 3}
"""The kinds that divide a document, from the highest down."""

_DIVISION_KINDS = {"編": Kind.PART, "部": Kind.PART, "章": Kind.CHAPTER, "節": Kind.SECTION, "款": Kind.SUBSECTION}
_SUPPL = re.compile(rf"^{_SIGN}(?:{_OPEN}\s*)?[附付]\s*則(?:\s*{_CLOSE})?(?P<rest>.*)$")
_OF_PLACE = (
    rf"(?:\d{{1,4}}|{_K}{{1,6}}(?=\s*号)|{_K}{{1,6}}(?![ぁ-ねは-んァ-ヶ一-龥々]))"  # 別紙　十分な説明 has no number
)
_APPENDIX = re.compile(
    rf"^{_SIGN}(?P<open>{_OPEN}\s*)?(?P<word>別\s*記\s*様\s*式|別\s*紙|別\s*表|様\s*式|後\s*記|別\s*添|別\s*記|付\s*属\s*書|付\s*録)"
    rf"(?:\s*(?P<n>第?\s*{_OF_PLACE}(?:\s*号)?(?:\s*[のノ-]\s*\d+)?|[A-Z](?![a-z])))?"
    rf"(?:\s*様式)?(?P<close>\s*{_CLOSE})?(?P<rest>.*)$"
)
_FORM = re.compile(rf"^{_SIGN}(?P<n>第\s*{_N}\s*号(?:\s*[のノ-]\s*\d+)?)\s*(?P<word>様\s*式)(?P<close>)(?P<rest>.*)$")
_SPECIAL = re.compile(
    rf"^{_SIGN}(?:{_OPEN}\s*)?(?P<word>特\s*[約記]\s*(?:事\s*項|条\s*項)|特\s*約)(?:\s*{_CLOSE})?\s*[:]?$"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A heading that is no article: a division, 附則 or 別紙.

    label: its place in an address, "" for a division; caption and body are [start, end) in the line's text, a division's
    caption is the whole heading; division: of 附則 with the number of one (第8章 附則), which it is where its 条 go on.
    """

    line: int
    kind: Kind
    label: str
    caption: tuple[int, int] | None
    body: tuple[int, int] | None
    division: Kind | None = None

    @property
    def form(self) -> bool:
        """True for 別紙 and 様式: a day and names to sign are text of theirs. 特約事項 are part of what is signed."""
        return self.kind is Kind.APPENDIX and not self.label.startswith("特")


def place(index: int, line: Line, cut: float) -> Place | None:
    """The heading that a line is; cut tells how surely it continues the line before."""
    if cut > 0.5 or line.plain:
        return None
    text = line.text
    if match := _DIVISION.match(text):
        rest = re.sub(_CLOSE, " ", match["rest"], count=1) if text[0] in BRACKETS else match["rest"]
        title = rest.strip()
        if (
            refers(rest)
            or len(title) > 40
            or title.endswith("。")
            or (title and not rest[0].isspace() and rest[0] not in "(（【「:：・" and len(title) > 20)
        ):
            return None
        end = len(text) - (text[0] in BRACKETS and text.endswith(BRACKETS[text[0]]))
        kind, caption = _DIVISION_KINDS[match["kind"]], (match.start("head"), end)
        if (supplied := _SUPPL.match(title)) and _titled(supplied["rest"]):
            return Place(index, Kind.SUPPL_PROVISION, "附則", caption, None, kind)
        return Place(index, kind, "", caption, None)
    if match := _SUPPL.match(text):
        span = _rest_span(match)
        if span is None or _titled(match["rest"]):
            return Place(index, Kind.SUPPL_PROVISION, "附則", span, None)
        return (
            Place(index, Kind.SUPPL_PROVISION, "附則", None, span)
            if match["rest"][:1].isspace() and not line.heading
            else None
        )
    if match := _SPECIAL.match(text):
        return Place(index, Kind.APPENDIX, re.sub(r"\s+", "", match["word"]), None, None)
    match = _APPENDIX.match(text) or _FORM.match(text)
    if match and _titled(_spaced(match)):
        return Place(index, Kind.APPENDIX, appendix_label(match["word"], match["n"]), _rest_span(match), None)
    return None


def _spaced(match: re.Match[str]) -> str:
    """What follows 別紙 and its number, with the bracket that sets it apart as a space."""
    return (" " if match["close"] else "") + match["rest"] if match["rest"] else ""


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
    if match.string[0] in BRACKETS and not match.groupdict().get("close") and text[-1] == BRACKETS[match.string[0]]:
        return start, end - 1
    return start, end


def appendix_label(word: str, printed: str | None) -> str:
    """The place in an address of 別紙 with its number as printed: 別表第1, 別紙2, 様式第1号; only a form keeps its 号."""
    name = re.sub(r"\s+", "", word)
    if not printed:
        return name
    digits = re.sub(r"[第号\s]", "", printed)
    first, *branches = (
        str(count) if (count := number(part)) is not None else part for part in re.split(r"[のノ-]", digits)
    )
    counter = "号" if name.endswith("様式") and "号" in printed else ""
    return "の".join([f"{name}{'第' if printed.startswith('第') else ''}{first}{counter}", *branches])


def balanced(text: str, opening: str, closing: str) -> int:
    """Length of the bracketed beginning of text; 0 where the bracket is never closed."""
    depth = 0
    for index, sign in enumerate(text):
        depth += (sign == opening) - (sign == closing)
        if not depth:
            return index + 1
    return 0
