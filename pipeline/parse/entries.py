"""Entries of lists and tables of definitions: 会員　入会の手続を終えた人, 用語⇥意味."""

import re
from collections.abc import Iterator

from pipeline.parse.terms import NAME, TERM, Found, first, unquoted
from pipeline.text.normalize import fold
from pipeline.types.document import Kind, Unit

_LEAD = re.compile(r"(?:用語|定義|意味|意義|語義|(?:次|以下|各号|左記|下記)[^。]{0,12}(?:語|ことば|言葉))")
_CAPTION = re.compile(r"定義|用語|(?:言葉|ことば|語)の(?:意味|意義)|用いる(?:言葉|ことば|語)")
_GAP = r"(?:\s*[::=]\s*|\n|\s*(?:—|―|–|…|⇒|→)\s*|\s+)"
_BULLET = r"(?:[・●○■□◆◇▼*\-–]\s*)?"
_QUOTED = re.compile(rf"^{_BULLET}(?P<term>{TERM})(?:\([^()]*\))?{_GAP}(?P<meaning>[^\n].*)", re.DOTALL)
_PLAIN = re.compile(
    rf"^{_BULLET}(?P<term>[^\s。、:「」『』【】()=—―–…]{{1,30}})(?:\([^()]*\))?{_GAP}(?P<meaning>[^\n].*)", re.DOTALL
)
_TAIL = re.compile(
    r"(?:のこと)?(?:を(?:いう|いいます|言う|言います|指す|指します|さす|さします|意味する|意味します)|のことです|とする|とします|です|である)。?$"
)
_TELLS = re.compile(
    r"(?:を(?:いう|いいます|言う|言います|指す|指します|さします|意味する|意味します)|のことです|のこと)。?$"
)
_HEADER = re.compile(r"^\s*(?:用語|語句|語|言葉|ことば|略称)\s*\t\s*(?:意味|定義|説明|意義|内容)[^\t]*$")
_NO_TERM = re.compile(r"(?:とは|[はがをにへ])$|^(?:第|別表|別紙|この|その|次の|以下)|^[\d.]+$")
_VERB = re.compile(r"(?P<topic>.は.*)?(?:する|します)$")
_USES = 2
"""How often a label stands in the text for its entry to define it where no lead says so."""
_KINDS = re.compile(
    r"(?:業務|サービス|作業|役務|種類|種別|区分|プラン|コース|内容|商品|製品|機能|権利|情報|費用|会員)[^。]{0,60}(?:次|以下|下記)"
)


def as_entry(text: str, unit: Unit, above: tuple[Unit, ...], body: str) -> Iterator[Found]:
    """The term of a unit that is an entry of a list; body: the folded text of the document."""
    match = _QUOTED.match(text) or _PLAIN.match(text)
    if match is None or unit.kind not in (Kind.ITEM, Kind.SUBITEM, Kind.PARAGRAPH):
        return
    quoted = match.re is _QUOTED
    term = first(match["term"]) if quoted else match["term"]
    meaning = match["meaning"].split("\n")[0]
    if "とは" in term or (not quoted and _is_none(term, meaning)):
        return
    told = _is_told(meaning)
    if not (told or is_listed(above) or (not quoted and _stands(term, meaning, above, body))):
        return
    start, end = match.span("meaning")
    stop = _end(text[start:end])
    yield Found(term, (start, start + stop), match.start("term"), end)


def in_lines(text: str, unit: Unit, above: tuple[Unit, ...]) -> Iterator[Found]:
    """Rows and bullets of one unit's text: 用語⇥意味 under such a header or caption, ・会員：… where definitions are listed."""
    if "\n" not in text:
        return
    listed = is_listed((*above, unit))
    table = False
    start = 0
    for line in text.split("\n"):
        if "\t" in line:
            table = table or bool(_HEADER.match(line))
            cells = line.split("\t")
            if (table or listed) and len(cells) == 2 and not _HEADER.match(line) and all(map(str.strip, cells)):
                term = cells[0].strip()
                name = unquoted(found) if (found := NAME.fullmatch(term)) else term
                begin = start + len(cells[0]) + 1
                if len(name) <= 30 and "。" not in name:
                    yield Found(name, (begin, begin + _end(cells[1])), start, start + len(line))
        else:
            table = False
            if listed and (match := _bullet(line)):
                term = unquoted(found) if (found := NAME.fullmatch(match["term"])) else match["term"]
                begin = start + match.start("meaning")
                if not _is_none(term, match["meaning"]) and "とは" not in term:
                    yield Found(term, (begin, begin + _end(match["meaning"])), start, start + len(line))
        start += len(line) + 1


def _is_told(meaning: str) -> bool:
    return bool(_TELLS.search(meaning.split("。")[0]))


def _is_none(term: str, meaning: str) -> bool:
    """Whether a label is no term: a sentence is none, and a verb, 配信する, only where its meaning is told with をいう."""
    if _NO_TERM.search(term):
        return True
    verb = _VERB.search(term)
    return verb is not None and (bool(verb["topic"]) or "とは" in meaning or not _is_told(meaning))


def _bullet(line: str) -> re.Match[str] | None:
    """A line that a bullet or a colon makes an entry."""
    match = _QUOTED.match(line) or _PLAIN.match(line)
    if match is None or not (re.match(r"[・●○■□◆◇▼*\-–]", line) or re.search(r"[::=]", line[: match.start("meaning")])):
        return None
    return match


def is_listed(above: tuple[Unit, ...]) -> bool:
    """Whether the units above lead into a list of definitions, by their words or the article's caption."""
    for unit in reversed(above):
        if unit.caption and _CAPTION.search(fold(unit.caption)):
            return True
        lead = fold(unit.text)[-120:]
        if unit is above[-1] and _LEAD.search(lead):
            return True
    return False


def _stands(term: str, meaning: str, above: tuple[Unit, ...], body: str) -> bool:
    """定期点検　乙が行う点検: a label that the document goes on to use, in a list whose entries all have one."""
    siblings = [fold(child.text) for child in above[-1].children] if above else []
    alike = sum(bool(re.match(r"[^\s。、]{2,20}\s+\S", text)) for text in siblings)
    if (
        len(siblings) < 2
        or alike < len(siblings)
        or "。" in meaning.rstrip("。")
        or not _KINDS.search(fold(above[-1].text))
    ):
        return False
    if (
        not re.fullmatch(r"[一-龥々ァ-ヶーA-Za-z・]{3,20}", term)
        or re.search(r"[A-Z]$", term)
        or re.search(r"^\d|\d\s*円|^[月年日時]額?\d", meaning[:16])
    ):
        return False
    return body.count(term) >= _USES


def _end(meaning: str) -> int:
    """Where the words that define end: without をいう。 at the end of the first sentence that says so."""
    first = re.match(r"(?:[^。(]|\([^()]*\))*。?", meaning)
    sentence = first[0] if first else meaning
    tail = _TAIL.search(sentence)
    if tail and _TELLS.search(sentence):
        return tail.start()
    return len(meaning.rstrip(" 。\n") if meaning.count("。") < 2 else meaning.rstrip())
