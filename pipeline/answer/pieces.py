"""Which words of a unit and of those around it answer: the pieces of one place, and what they rule as one statement."""

import re
from collections.abc import Sequence

from pipeline.answer.library import Place
from pipeline.answer.select import PROVISO, Matcher, Piece, entries_of, sentences_of, with_neighbours
from pipeline.text import sentences
from pipeline.text.normalize import fold
from pipeline.types.document import Kind, Unit
from pipeline.types.question import Question, Wants

LONGEST = 380
"""Characters of an answer, so that one screen holds it."""
ITEMS = (Kind.ITEM, Kind.SUBITEM)
_LEADS = re.compile(
    r"(?:次|以下|下記|左記|各号|各項|掲げる)[^。]{0,30}(?:各号|各項|場合|とおり|通り|事項|もの|行為|いずれか|一|ある)|各号"
)
_POINTS = re.compile("次の|次に|以下|下記|左記|掲げ")
_NAMES = re.compile(r"(?:こと|行為|とき|場合|もの|者)(?:[(（][^)）]*[)）])?。?$")
_SENTENCE = re.compile(r"(?:[るすうくつぬむぶぐただ]|ます|ません|ない|です|ください|下さい)。?$")
_NOTES = re.compile("^(?:なお|ただし|但し|もっとも)、?")
_BEYOND = re.compile(r"(?:範囲を超え|以外)[^。]{0,24}(?:ない|ません|ならず)")
"""A lead that allows what it lists: 次の目的以外に用いない."""


def pieces_of(question: Question, place: Place, matcher: Matcher, *, whole: bool = False) -> list[Piece]:
    """The sentences of a unit that answer, or all with whole, after the lead above it and before the items below it."""
    unit, owner = place.unit, place.owner
    pieces = []
    is_item = unit.kind in ITEMS and owner is not None
    if is_item and owner is not None:
        pieces.append(lead_of(owner))
    own = Piece(unit, tuple(sentences.split(unit.text))) if whole else sentences_of(unit, matcher)
    if own.spans:
        pieces.append(own)
    if any(child.kind in ITEMS for child in unit.children):
        room = LONGEST - sum(len(piece.text) for piece in pieces)
        pieces.extend(_items(unit, matcher, room, few=Wants.YES_NO in question.wants))
    if unit.wrap_up and (not own.spans or matcher.score(unit.wrap_up) >= matcher.score(unit.text)):
        pieces.append(Piece(unit, tuple(sentences.split(unit.wrap_up)), wrap_up=True))
    if is_item and owner is not None and owner.wrap_up and _concerns(owner.wrap_up, unit, matcher):
        pieces.append(Piece(owner, tuple(sentences.split(owner.wrap_up)), wrap_up=True))
    return pieces


def _concerns(wrap_up: str, item: Unit, matcher: Matcher) -> bool:
    """True where the text after the items speaks of this one: by its number, or as the question does."""
    numbered = item.number is not None and re.search(rf"第{re.escape(item.number)}号", fold(wrap_up))
    return bool(numbered) or (bool(PROVISO.match(wrap_up)) and matcher.share(wrap_up) > 0)


def lead_of(owner: Unit) -> Piece:
    """The sentence that leads into the items, with the sentence that it hangs on and the ただし書 after it."""
    spans = sentences.split(owner.text)
    strict = [index for index, (start, end) in enumerate(spans) if _LEADS.search(fold(owner.text[start:end]))]
    loose = [index for index, (start, end) in enumerate(spans) if _POINTS.search(owner.text[start:end])]
    leading = (strict[:1] or loose[-1:] or [len(spans) - 1])[0]
    taken = sorted(with_neighbours(owner.text, spans, leading)) if spans else []
    return Piece(owner, tuple(spans[index] for index in taken))


def _items(unit: Unit, matcher: Matcher, room: int, *, few: bool) -> list[Piece]:
    """The items that speak of what is asked; all of them where there is room and nothing tells them apart, unless few."""
    whole = [Piece(child, tuple(sentences.split(child.text))) for child in unit.children if child.text.strip()]
    length = sum(len(piece.text) for piece in whole)
    if length <= min(room, 200):
        return whole
    scores = [matcher.score(piece.text) for piece in whole]
    best = max(scores, default=0.0)
    near = [piece for piece, score in zip(whole, scores, strict=True) if score >= max(0.1, 0.7 * best)]
    if not few and length <= room and (not near or 2 * len(near) >= len(whole)):
        return whole
    return near[:3] if sum(len(piece.text) for piece in near[:3]) <= room else near[:1]


def ruling(place: Place, pieces: Sequence[Piece]) -> str:
    """The words of the pieces as one statement: what names acts (持ち出すこと; ・転売) before the lead that rules on them."""
    if pieces and (entries := entries_of(pieces[0])) and _POINTS.search(entries[0]) and not _whole(entries[1]):
        lead, listed = entries
        return f"{''.join(f'{entry}、' for entry in listed)}{ended(lead)}{worded(pieces[1:])}"
    if len(pieces) < 2 or pieces[1].unit is not place.unit or pieces[1].wrap_up:
        return worded(pieces)
    act, *rest = [pieces[1].text[start:end] for start, end in sentences.split(pieces[1].text)] or [""]
    if _SENTENCE.search(act) and not _NAMES.search(act):
        return worded(pieces)
    act = act.rstrip("。")
    leads = [pieces[0].text[start:end] for start, end in sentences.split(pieces[0].text)]
    lead = next((sentence for sentence in leads if _POINTS.search(sentence)), pieces[0].text)
    if _BEYOND.search(lead):
        return f"{act}。"
    provisos = [sentence for sentence in rest if PROVISO.match(sentence)]
    # What stands after the list and speaks of this item takes it out of the rule as a ただし書 does.
    provisos.extend(f"ただし、{_NOTES.sub('', piece.text)}" for piece in pieces[2:] if piece.wrap_up)
    return f"{act}、{ended(PROVISO.sub('', lead).lstrip('、'))}{''.join(map(ended, provisos))}"


def _whole(entries: Sequence[str]) -> bool:
    """Whether one of the entries says something by itself: 飲物は持ち込めます, 酒類:不可."""
    return any(_SENTENCE.search(entry) or re.search("[。:：]", entry) for entry in entries)


def worded(pieces: Sequence[Piece]) -> str:
    """The words of the pieces, each as a sentence."""
    return "".join(ended(piece.text) for piece in pieces)


def ended(text: str) -> str:
    """The text with a full stop where it has none."""
    text = text.rstrip("、，")
    return text if not text or text.endswith(("。", "」", "…")) else text + "。"
