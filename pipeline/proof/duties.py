"""References to what cannot be there: a breach of an article that only gives rights, an end of the contract by one that ends none."""

import re
from collections.abc import Iterator

from pipeline.proof.reading import Passage, Reading
from pipeline.types.address import Address
from pipeline.types.clause import Reference, ReferenceStatus
from pipeline.types.proof import Finding, Level
from pipeline.types.source import Span

_N = r"[\d〇一二三四五六七八九十百]+"
_REFERENCE = rf"(?:第\s*{_N}\s*[条項号](?:の{_N})?|前[条項号])+"
_MORE = rf"(?:(?:、|又は|または|若しくは|及び|および|から)\s*{_REFERENCE}(?:まで)?)*"
_BREACH = re.compile(rf"{_MORE}(?:の(?:規定|定め))?に(?:違反|反し)")
_ONLY = re.compile("に限り|に限って|のみ|だけ|範囲(?:内)?で")
"""A leave within bounds binds who has it."""
_FREE = re.compile(
    r"(?:ことができる|できます|をいう|をいいます|とみなす|とみなします|この限りで(?:は)?(?:ない|ありません)|妨げない)(?:ものとする|ものとします)?。$"
)
"""Ends of sentences that bind nobody."""
_FORBIDS = re.compile("てはなら(?:ない|ず)|てはなりません|禁[止じ]")
# What happens by an article that must speak of it.
_EVENT = re.compile(
    rf"{_MORE}(?:の(?:規定|定め))?(?:により|によって|に基づき|に基づいて|に基づく|による)、?(?P<what>[^、。()「」]{{0,14}}?"
    r"(?P<event>解除|解約|失効|取消|取り消|除名|解雇|休会|退会|除籍|免職|再委託|休業|休職|減額|買取|買い取))(?:[さしす]|れ|が|を|る|の)"
)
_ALSO = {
    "取消": "取り?消",
    "取り消": "取り?消",
    "買取": "買い?取",
    "買い取": "買い?取",
    "失効": "失効|効力を失",
    "解約": "解約|解除|終了",
}
_NEIGHBOURS = 2
_NUMBER = re.compile(r"第(\d+)条")


def find(reading: Reading) -> Iterator[Finding]:
    """wrong-reference."""
    for reference in reading.document.references:
        if reference.status is not ReferenceStatus.RESOLVED or len(reference.targets) != 1:
            continue
        target = reference.targets[0]
        if target.article not in reading.units or target.article == reference.address.article:
            continue
        for passage in reading.of_unit.get(reference.address, ()):
            if place := passage.within(reference.spans):
                found = _breach(reading, reference, passage, place) or _event(reading, reference, passage, place)
                if found:
                    yield found
                break


def _breach(reading: Reading, reference: Reference, passage: Passage, place: Span) -> Finding | None:
    """第5条に違反, where 第5条 lets somebody do something and binds nobody."""
    target = reference.targets[0]
    if not _BREACH.match(passage.text, place[1]) or not _binds_nobody(reading, target):
        return None
    near = [one for one in _beside(target, reading) if _FORBIDS.search(reading.below(one))]
    meant = near[0] if len(near) == 1 else None
    hint = f"{reading.named(meant)}のことではないか確かめてください。" if meant else "番号を確かめてください。"
    message = f"「{passage.words(*place)}」への違反とありますが、{reading.named(target)}に守るべき義務の定めはありません。{hint}"
    return passage.finding("wrong-reference", Level.WARNING, message, *place, proposal=str(meant) if meant else None)


def _binds_nobody(reading: Reading, target: Address) -> bool:
    sentences = [
        passage.text[start:end] for passage in reading.passages_below(target) for start, end in passage.sentences
    ]
    return bool(sentences) and all(_FREE.search(one) and not _ONLY.search(one) for one in sentences)


def _event(reading: Reading, reference: Reference, passage: Passage, place: Span) -> Finding | None:
    """第11条により解除された, where 第11条 speaks of no 解除 and the caption of another article does."""
    match = _EVENT.match(passage.text, place[1])
    if match is None:
        return None
    target = reference.targets[0]
    speaks = re.compile(_ALSO.get(match["event"], match["event"]))
    if speaks.search(reading.caption(target.article) + reading.below(target.article)):
        return None
    articles = dict.fromkeys(address.article for address in reading.units)
    meant = [one for one in articles if speaks.search(reading.caption(one)) and one != reference.address.article]
    if not meant:
        return None
    better = "か".join(reading.named(one) for one in meant[:3])
    message = (
        f"「{passage.words(place[0], match.end('event'))}」とありますが、{reading.named(target.article)}に「{match['event']}」の定めはありません。"
        f"{better}のことではないか確かめてください。"
    )
    only = str(meant[0]) if len(meant) == 1 else None
    return passage.finding("wrong-reference", Level.WARNING, message, *place, proposal=only)


def _beside(target: Address, reading: Reading) -> list[Address]:
    match = _NUMBER.fullmatch(str(target.article))
    steps = [step for step in range(-_NEIGHBOURS, _NEIGHBOURS + 1) if step] if match else []
    return [one for step in steps if match and (one := Address((f"第{int(match[1]) + step}条",))) in reading.units]
