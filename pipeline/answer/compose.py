"""Found units -> the words of an answer and its citations, all of them the contract's own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.answer.library import Place
from pipeline.answer.matters import Sides
from pipeline.answer.polarity import agrees, settles
from pipeline.answer.quotes import cite
from pipeline.answer.select import Matcher, Piece, sentences_of
from pipeline.text import sentences
from pipeline.text.normalize import fold
from pipeline.types.answer import Citation
from pipeline.types.document import Kind, Unit
from pipeline.types.question import Question, Wants

LONGEST = 380
"""Characters of an answer, so that one screen holds it; lists may be longer where their items cannot be shortened."""
LONGEST_LIST = 600
_LEADS = re.compile(
    r"(?:次|以下|下記|左記|各号|各項|掲げる)[^。]{0,30}(?:各号|各項|場合|とおり|通り|事項|もの|行為|いずれか|一|ある)|各号"
)
_NAMES = re.compile(r"(?:こと|行為|とき|場合|もの|者)(?:[(（][^)）]*[)）])?。?$")
_ASIDE = re.compile(r"[(（][^()（）]{6,}[)）]")


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to one question. affirms: はい or いいえ where one is asked for."""

    text: str
    citations: tuple[Citation, ...]
    affirms: bool | None


def reply(question: Question, places: Sequence[Place], matcher: Matcher, sides: Sides) -> Reply:
    """The answer that the units at places give, the first of them before all; places: not empty.

    The others are added while one screen holds them; はい or いいえ is said of the first alone.
    """
    places = _deciding_first(question, places, matcher, sides)
    first = places[0]
    if question.wants & {Wants.LIST, Wants.CONDITION} and (owner := _owner_of_list(question, first, matcher)):
        return _listed(first, owner, matcher, LONGEST_LIST if Wants.LIST in question.wants else LONGEST)
    own = _pieces(first, matcher)
    text = _worded(own)
    affirms = None
    if Wants.YES_NO in question.wants:
        affirms = agrees(question.text, _ruled(own), sides, focus=matcher.aim)
    citations = _cited(first, own)
    taken = list(own)
    for place in places[1:]:
        more = [piece for piece in _pieces(place, matcher) if not any(_same(piece, other) for other in taken)]
        if more and len(text) + len(_worded(more)) <= LONGEST:
            text += _worded(more)
            taken.extend(more)
            citations.extend(_cited(place, more))
    return Reply(_shortened(text), tuple(citations), affirms)


def _deciding_first(question: Question, places: Sequence[Place], matcher: Matcher, sides: Sides) -> Sequence[Place]:
    """For a yes/no question the place first that speaks of the very matter asked about, where the best found does not."""
    if Wants.YES_NO not in question.wants:
        return places
    settled = [settles(question.text, _ruled(_pieces(place, matcher)), sides) is not None for place in places]
    if settled[0] or not any(settled):
        return places
    chosen = settled.index(True)
    return [places[chosen], *places[:chosen], *places[chosen + 1 :]]


def _worded(pieces: Sequence[Piece]) -> str:
    return "".join(_ended(piece.text) for piece in pieces)


def _ruled(pieces: Sequence[Piece]) -> str:
    """The words of the pieces as one statement: an item that names an act (持ち出すこと) before the lead that rules on it."""
    if len(pieces) > 1 and _NAMES.search(pieces[1].text) and pieces[1].unit in pieces[0].unit.children:
        act = pieces[1].text.rstrip("。")
        return f"{act}、{_worded([pieces[0], *pieces[2:]])}"
    return _worded(pieces)


def _cited(place: Place, pieces: Sequence[Piece]) -> list[Citation]:
    """Citations of the pieces, that of the found unit before those of the lead above it and the items below it."""
    named = [(piece, piece.unit.address or place.unit.address) for piece in pieces]
    named.sort(key=lambda pair: pair[0].unit is not place.unit)
    return [
        cite(place.document, piece.unit, address, piece.spans, wrap_up=piece.wrap_up)
        for piece, address in named
        if address is not None
    ]


def _same(piece: Piece, other: Piece) -> bool:
    return piece.unit is other.unit and piece.wrap_up == other.wrap_up


def _pieces(place: Place, matcher: Matcher) -> list[Piece]:
    unit, owner = place.unit, place.owner
    pieces = []
    if unit.kind in (Kind.ITEM, Kind.SUBITEM) and owner is not None:
        pieces.append(_lead(owner))
    own = sentences_of(unit, matcher)
    if own.spans:
        pieces.append(own)
    if unit.children and _LEADS.search(fold(unit.text)):
        pieces.extend(_items(unit, matcher, LONGEST - sum(len(piece.text) for piece in pieces)))
    if unit.wrap_up and (not own.spans or matcher.score(unit.wrap_up) >= matcher.score(unit.text)):
        pieces.append(Piece(unit, tuple(sentences.split(unit.wrap_up)), wrap_up=True))
    return pieces


def _lead(owner: Unit) -> Piece:
    """The sentence that leads into the items, with the ただし書 after it."""
    spans = sentences.split(owner.text)
    leading = next(
        (index for index, (start, end) in enumerate(spans) if _LEADS.search(fold(owner.text[start:end]))),
        len(spans) - 1,
    )
    return Piece(owner, tuple(spans[leading : leading + 1]))


def _items(unit: Unit, matcher: Matcher, room: int) -> list[Piece]:
    """The items that speak of what is asked; all of them where there is room."""
    whole = [Piece(child, tuple(sentences.split(child.text))) for child in unit.children if child.text.strip()]
    if sum(len(piece.text) for piece in whole) <= min(room, 200):
        return whole
    scores = [matcher.score(piece.text) for piece in whole]
    best = max(scores, default=0.0)
    near = [piece for piece, score in zip(whole, scores, strict=True) if score >= max(0.1, 0.7 * best)]
    return near[:3] if sum(len(piece.text) for piece in near[:3]) <= room else near[:1]


def _owner_of_list(question: Question, place: Place, matcher: Matcher) -> Unit | None:
    """The unit whose children are what is asked for."""
    if len(place.unit.children) >= 2 and place.unit.text.strip():
        below = [child for child in place.unit.children if len(child.children) >= 2]
        nearest = max([place.unit, *below], key=lambda unit: (matcher.share(unit.text), unit is place.unit))
        return nearest
    if Wants.LIST not in question.wants or not place.above or place.unit.kind not in (Kind.ITEM, Kind.SUBITEM):
        return None
    parent = place.above[-1]
    if len(parent.children) < 2:
        return None
    below = [child for child in parent.children if len(child.children) >= 2]
    return max([parent, *below], key=lambda unit: (matcher.share(unit.text), unit is parent))


def _listed(place: Place, owner: Unit, matcher: Matcher, longest: int) -> Reply:
    items = _asked_for([child for child in owner.children if child.text.strip()], owner, matcher)
    words = [_item_text(child) for child in items]
    lead = _lead(owner) if owner.text.strip() else None
    front = _ended(lead.text) if lead else ""
    text = front + " ".join(words)
    if len(text) > longest:
        text = " ".join(words)
    if len(text) > longest:
        words = [_ASIDE.sub("", word) for word in words]
        width = max(24, longest // max(1, len(words)))
        text = " ".join(word if len(word) <= width else word[: width - 1] + "…" for word in words)
    citations = []
    if lead is not None and owner.address is not None:
        citations.append(cite(place.document, owner, owner.address, lead.spans))
    for child in items:
        if child.address is not None:
            citations.append(cite(place.document, child, child.address, sentences.split(child.text)))
    return Reply(text, tuple(citations), None)


def _asked_for(items: list[Unit], owner: Unit, matcher: Matcher) -> list[Unit]:
    """The items of a long list that speak of what narrows the question down; all where nothing does."""
    if sum(len(item.whole_text) for item in items) <= LONGEST:
        return items
    known = matcher.share(owner.text)
    near = [item for item in items if matcher.share(f"{owner.text}\n{item.whole_text}") > known + 0.02]
    return near if len(near) >= 2 else items


def _item_text(unit: Unit) -> str:
    own = "".join(unit.text.split("\n"))
    below = "".join(_item_text(child) for child in unit.children)
    number = unit.number or ""
    mark = f"({number})" if number.isascii() and number.isdigit() else number
    return f"{mark}{own}{below}".rstrip("。")


def _ended(text: str) -> str:
    text = text.rstrip("、，")
    return text if not text or text.endswith(("。", "」", "…")) else text + "。"


def _shortened(text: str) -> str:
    """Text without long asides where it is too long, and cut at a sentence's end where it still is."""
    if len(text) <= LONGEST:
        return text
    text = _ASIDE.sub("", text)
    if len(text) <= LONGEST:
        return text
    kept = ""
    for start, end in sentences.split(text):
        if kept and len(kept) + end - start > LONGEST:
            break
        kept += text[start:end]
    return kept if len(kept) <= LONGEST else kept[: LONGEST - 1] + "…"


def join(replies: Sequence[Reply]) -> Reply:
    """One reply of several, none of none: each text once, each quote once; はい or いいえ where the first asks for one."""
    texts: list[str] = []
    citations: dict[tuple[str, str], Citation] = {}
    for one in replies:
        if one.text not in texts:
            texts.append(one.text)
        for citation in one.citations:
            citations.setdefault((citation.document, citation.quote), citation)
    return Reply("".join(texts), tuple(citations.values()), replies[0].affirms if replies else None)
