"""Amendments made of two versions: what an author would write to turn the one into the other, in several wordings."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from corpus.rendering import plain
from evaluation.revisions import Pair
from pipeline import run
from pipeline.amend import printing
from pipeline.amend.tree import unit_of
from pipeline.text.normalize import squash
from pipeline.types.address import Address
from pipeline.types.document import DIVISIONS, Document, Kind, Unit

_LONGEST = 40
"""Characters of the words that a 改め文 quotes to find its place."""


@dataclass(frozen=True, slots=True)
class Made:
    """An amendment in words with what it is made of; skipped: units that differ and that no wording here can amend."""

    old: Document
    new: Document
    text: str
    skipped: frozenset[Address]


def versions(pair: Pair) -> tuple[Document, Document]:
    """The two versions of a pair as they are read from plain text: other formats have measures of their own."""
    texts = (plain.render(source.manuscript, plain.PlainLayout()) for source in (pair.old, pair.new))
    old, new = (run.parse_bytes(text.encode(), f"{pair.id}.txt")[0] for text in texts)
    return old, new


def made(pair: Pair, old: Document, new: Document, wording: str) -> Made:
    """The amendment that turns the old version of a pair into the new one, in one of WORDINGS."""
    maker = _Maker(pair, old, new, WORDINGS[wording])
    lines = list(maker.lines())
    body = "".join(f"{at}　{line}\n" if at > 1 else f"{line}\n" for at, line in enumerate(lines, 1))
    title = f"変更覚書\n\n甲及び乙は、原契約「{old.title}」の一部を次のとおり変更する。\n\n第1条（変更）\n"
    return Made(
        old, new, f"{title}{body}\n第2条（効力）\n本覚書は、締結の日から効力を生ずる。\n", frozenset(maker.skipped)
    )


def compared(made_of: Made) -> tuple[int, int, list[str]]:
    """Units of the new version that the amended old one has word for word, how many there are at most, and what was refused."""
    found = run.amend(made_of.old, run.parse_bytes(made_of.text.encode(), "覚書.txt"))
    mine, theirs = (
        {
            str(unit.address): (squash(unit.caption or ""), squash(unit.text + unit.wrap_up))
            for unit in document.walk()
            if unit.address and not any(place.contains(unit.address) for place in made_of.skipped)
        }
        for document in (found.document, made_of.new)
    )
    right = sum(mine.get(address) == words for address, words in theirs.items())
    reasons = [f"{step.words[:50]}: {step.reason}" for step in found.steps if not step.applied]
    return right, len({*mine, *theirs}), reasons


class _Maker:
    def __init__(self, pair: Pair, old: Document, new: Document, amends: "_Amends") -> None:
        self.old, self.new, self.amends = old, new, amends
        self.skipped: set[Address] = set()
        self.olds = {unit.address: unit for unit in _articles(old.units) if unit.address}
        self.news = {unit.address: unit for unit in _articles(new.units) if unit.address}
        self.now = self._map(pair)

    def _map(self, pair: Pair) -> dict[Address, Address]:
        """Old 条 -> the 条 it is now, as the author of the versions lists it."""
        now: dict[Address, Address] = {}
        gone = {one for change in pair.changes if not change.new for one in change.old}
        came = {one for change in pair.changes if not change.old for one in change.new}
        for change in pair.changes:
            first = (
                [one for one in change.old if one in self.olds][:1],
                [one for one in change.new if one in self.news][:1],
            )
            if first[0] and first[1]:
                now.setdefault(first[0][0], first[1][0])
                came |= set(change.new[1:])
                gone |= set(change.old[1:])
        for address in self.olds:
            if (
                address not in now
                and address not in gone
                and address in self.news
                and address not in {*now.values(), *came}
            ):
                now[address] = address
        return now

    def lines(self) -> Iterator[str]:
        """Wording first, by the old numbers; then what goes, then new numbers and what comes, from the back."""
        for old, new in self.now.items():
            yield from self.amends(self.old, self.olds[old], self.new, self.news[new])
        for old in self.olds:
            if old not in self.now:
                yield f"原契約{old}を削る。"
        kept = {new: old for old, new in self.now.items()}
        order = list(self.news)
        for at in range(len(order) - 1, -1, -1):
            new = order[at]
            before = kept.get(new)
            if before is not None and before != new and _order(new) > _order(before):
                yield f"原契約{before}を{new}とする。"
            elif before is None:
                yield from self._added(order, at, kept)
        for new in order:
            before = kept.get(new)
            if before is not None and before != new and _order(new) < _order(before):
                yield f"原契約{before}を{new}とする。"
        yield from self._others()

    def _added(self, order: Sequence[Address], at: int, kept: Mapping[Address, Address]) -> Iterator[str]:
        fresh = _print(self.new, self.news[order[at]])
        behind = next((kept[one] for one in reversed(order[:at]) if one in kept), None)
        if behind is None:
            yield f"原契約に{order[at]}として次の1条を加える。\n「{fresh}」"
        else:
            yield f"原契約{behind}の次に次の1条を加える。\n「{fresh}」"

    def _others(self) -> Iterator[str]:
        """附則, 別紙 and 前文, each as a whole."""
        olds, news = ({unit.address: unit for unit in one.units if unit.address} for one in (self.old, self.new))
        for address in dict.fromkeys((*olds, *news)):
            if address in self.olds or address in self.news:
                continue
            before, after = olds.get(address), news.get(address)
            if before and after and _content(before) == _content(after):
                continue
            if before and after and before.kind is not Kind.PREAMBLE:
                yield f"原契約{address}を次のとおり改める。\n「{_print(self.new, after)}」"
            elif before and not after:
                yield f"原契約{address}を削る。"
            elif address is not None:
                self.skipped.add(address)


_Amends = Callable[[Document, Unit, Document, Unit], Iterator[str]]
"""An old 条 and what it is now, to the orders that turn its wording, under its old number, into that of the new one."""


def _whole(old: Document, before: Unit, new: Document, after: Unit) -> Iterator[str]:
    """条 by 条, each written anew."""
    if _content(before) != _content(after):
        yield f"原契約{before.address}を次のとおり改める。\n「{_print(new, after, like=before)}」"


def _units(old: Document, before: Unit, new: Document, after: Unit) -> Iterator[str]:
    """項 and 号 each for itself, the caption too; what has come or gone at the end of a list."""
    if _content(before) == _content(after):
        return
    if not _is_alike(before, after):
        yield from _whole(old, before, new, after)
        return
    if before.caption != after.caption:
        yield f"原契約{before.address}の見出しを「{after.caption}」に改める。"
    done: list[Address] = []
    for one, other in _pairs(before, after):
        if one.address is None or any(place.contains(one.address) for place in done):
            continue
        if squash(one.text) != squash(other.text) or squash(one.wrap_up) != squash(other.wrap_up):
            if one.children or one.wrap_up or not one.text:
                yield f"原契約{one.address}を次のとおり変更する。\n「{_print(new, other, like=one)}」"
                done.append(one.address)
                continue
            yield f"原契約{one.address}を以下のとおり変更する。\n「{other.text}」"


def _words(old: Document, before: Unit, new: Document, after: Unit) -> Iterator[str]:
    """「甲」を「乙」に改める, with as many words as it takes to find the place."""
    if _content(before) == _content(after):
        return
    if not _is_alike(before, after):
        yield from _whole(old, before, new, after)
        return
    if before.caption != after.caption:
        yield f"原契約{before.address}の見出しを「{after.caption}」に改める。"
    for one, other in _pairs(before, after):
        if one.wrap_up != other.wrap_up:
            yield from _whole(old, before, new, after)
            return
        if one.text == other.text:
            continue
        if pair := _replaced(one, other):
            yield f"原契約{one.address}中「{pair[0]}」を「{pair[1]}」に改める。"
        elif one.children:
            yield from _whole(old, before, new, after)
            return
        else:
            yield f"原契約{one.address}を「{other.text}」に改める。"


WORDINGS: Mapping[str, _Amends] = {"条ごと": _whole, "項・号ごと": _units, "字句": _words}
"""Every wording by its name."""


def _replaced(one: Unit, other: Unit) -> tuple[str, str] | None:
    """Old and new words with enough around them to be found once; None where that takes too many."""
    a, b = one.text, other.text
    blocks = [block for block in SequenceMatcher(None, a, b, autojunk=False).get_opcodes() if block[0] != "equal"]
    if not blocks:
        return None
    start, end, begin, stop = blocks[0][1], blocks[-1][2], blocks[0][3], blocks[-1][4]
    whole = squash(one.whole_text)
    while end - start <= _LONGEST and (start or end < len(a)):
        words = a[start:end]
        if (
            words.strip()
            and whole.count(squash(words)) == 1
            and _is_apart(a, start)
            and _is_apart(a, end)
            and "「" not in words + b[begin:stop]
            and "\n" not in words + b[begin:stop]
        ):
            return words, b[begin:stop]
        if start:
            start, begin = start - 1, begin - 1
        if end < len(a):
            end, stop = end + 1, stop + 1
    return None


def _is_apart(text: str, at: int) -> bool:
    return not re.fullmatch(r"[\d０-９,.．，]{2}", text[max(0, at - 1) : at + 1])


def _is_alike(one: Unit, other: Unit) -> bool:
    """Whether two units have the same units below them."""
    return [_below(one, below) for below in one.walk()] == [_below(other, below) for below in other.walk()]


def _below(top: Unit, unit: Unit) -> tuple[str, ...]:
    return unit.address.parts[len(top.address.parts) :] if unit.address and top.address else ()


def _pairs(one: Unit, other: Unit) -> Iterator[tuple[Unit, Unit]]:
    return zip(one.walk(), other.walk(), strict=True)


def _content(unit: Unit) -> list[tuple[object, ...]]:
    return [
        (_below(unit, one), squash(one.caption or ""), squash(one.text), squash(one.wrap_up)) for one in unit.walk()
    ]


def _print(document: Document, unit: Unit, *, like: Unit | None = None) -> str:
    """A unit as its document prints it, under the number of the unit it takes the place of."""
    node = unit_of(document, unit)
    if like is not None and like.address and unit.address and like.address != unit.address:
        node.renumber(_order(like.address))
    return "\n".join(printing.whole(node))


def _order(address: Address) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", address.parts[-1]))


def _articles(units: Sequence[Unit]) -> Iterator[Unit]:
    for unit in units:
        if unit.kind is Kind.ARTICLE:
            yield unit
        elif unit.kind in DIVISIONS:
            yield from _articles(unit.children)
