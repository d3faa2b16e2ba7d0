"""References: the text of a unit that points to other units, and where it points."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.parse import laws, pointers
from pipeline.parse.belonging import NAME_REACH, Belonging, is_number_of_a_thing, is_of_another, quotations
from pipeline.parse.pointers import Pointer
from pipeline.parse.targets import Targets, up_to
from pipeline.text.normalize import normalize
from pipeline.text.places import Places
from pipeline.types.address import Address
from pipeline.types.clause import Reference, ReferenceStatus
from pipeline.types.document import Kind, Unit

_PART = re.compile(r"\s*(?:(?:ただし書き?|但し?書き?|本文|前段|後段|柱書き?)(?!き)|以下(?=[のにをおと及]))")
_EACH = re.compile(r"\s*(?:に定める|に掲げる|の)?各(?P<level>[項号])(?!目)")
_BELOW = re.compile(
    rf"\s*(?:[(（]\s*(?:(?P<item>{pointers.N})|(?P<letter>[a-z]{{1,4}}|[ア-ン]))\s*[)）]\s*号?|(?P<sign>[①-⑳]|[ア-ン](?![ァ-ヶー])|[a-z](?![a-z])))"
)
_SIGN = re.compile(
    rf"(?<![A-Za-z0-9])[(（]\s*(?:(?P<item>{pointers.N})|(?P<letter>[a-z]{{1,4}}|[ア-ン]))\s*[)）]|(?P<sign>[①-⑳])"
)
_FREE = re.compile(r"(?:^|[、。のはがを」])\s*$|(?:及び|および|又は|または|もしくは|若しくは|から|前記|上記)\s*$")
_PARTICLE = re.compile(
    r"\s*(?:の(?!者|方)|に(?!つ)|又は|または|及び|および|若しくは|もしくは|から|ないし|を除|を準|による|、[(（①-⑳])"
)
_NUMBERED_HEADING = re.compile(r"^[\W_]*\d+\s*[.．]?(?!\d)")

_BODY = Address(("前文",))
"""Where the heading of a 別表 speaks from: its numbers are those of the body."""


@dataclass(frozen=True, slots=True)
class _Found:
    pointer: Pointer
    end: int
    targets: tuple[Address, ...] | None  # None: outside of the document
    known: bool = True
    name: int = -1  # where the name of another text begins that stands before it

    @property
    def begin(self) -> int:
        return self.name if self.name >= 0 else self.pointer.start

    @property
    def outside(self) -> bool:
        return self.targets is None


@dataclass(frozen=True, slots=True)
class _Context:
    """What a pointer is read in.

    before: the reference it goes on from, as in a list; abroad: where the last reference to another text ended, -1 for none.
    """

    text: str
    here: Address
    before: _Found | None
    abroad: int

    def bracketed(self, pointer: Pointer) -> bool:
        """Whether the pointer opens a bracket."""
        return self.text[pointer.start - 1 : pointer.start] == "("

    def lead(self, pointer: Pointer) -> str:
        """The text before the pointer, as far back as a name may reach."""
        return self.text[max(0, pointer.start - NAME_REACH) : pointer.start]


def resolve(units: Sequence[Unit], source: str) -> tuple[Reference, ...]:
    """All references in the tree, in document order, each with the units it points to; source: the text spans point into."""
    reader = _Reader(units, source)
    return tuple(
        reference
        for top in units
        for unit in top.walk()
        if unit.address
        for reference in reader.of_unit(unit, unit.address)
    )


class _Reader:
    def __init__(self, units: Sequence[Unit], source: str) -> None:
        self.source = source
        self.belonging = Belonging(units)
        self.targets = Targets(units)
        self.bare = _are_bare(units, source)
        self.article: Address | None = None
        self.named: list[_Found] = []  # what the article has named so far, for 同条 and 同項

    def of_unit(self, unit: Unit, here: Address) -> Iterator[Reference]:
        if here.article != self.article:
            self.article, self.named = here.article, []
        parts = [(unit.text, unit.spans, 0), (unit.wrap_up, unit.wrap_up_spans, 0)]
        if unit.kind is Kind.APPENDIX and unit.caption:  # 別表第1（第2条関係）, behind the number of its own
            parts.insert(0, ("".join(self.source[a:b] for a, b in unit.heading_spans), unit.heading_spans, 1))
        for text, spans, skipped in parts:
            if not (pointers.START.search(text) or laws.LAW.search(text) or _SIGN.search(text) or self.bare):
                continue
            folded = normalize(text)
            scanned = self._scan(folded.text, _BODY if skipped else here)
            found = [one for one in scanned if one.pointer.start >= skipped]
            found += self._signs(folded.text, here, found)
            found += self._laws(folded.text, found)
            places = Places(text, spans, self.source) if found else None
            for one in sorted(found, key=lambda one: one.pointer.start):
                if places is None:
                    break
                start, end = folded.span(one.begin, one.end)
                status = ReferenceStatus.RESOLVED if one.known and one.targets else ReferenceStatus.DANGLING
                status = ReferenceStatus.EXTERNAL if one.outside else status
                targets = tuple(target for target in one.targets or () if target in self.targets)
                yield Reference(here, text[start:end], places.spans(start, end), targets, status)

    def _signs(self, text: str, here: Address, found: Sequence[_Found]) -> list[_Found]:
        """(a)又は(b) beside the unit that says so, and the further signs of a list: 第4条第1項(a)、(c)及び(f)."""
        out: list[_Found] = []
        last: _Found | None = None
        rest = sorted(found, key=lambda one: one.pointer.start)
        for match in _SIGN.finditer(text):
            while rest and rest[0].pointer.start < match.start():
                last = rest.pop(0)
            if last and match.start() < last.end:
                continue
            joined = last and last.targets and pointers.JOINED.fullmatch(text[last.end : match.start()])
            address = None
            if joined and last and last.targets and not text[last.end : match.start()].endswith(("(", "（")):
                address = self._beside(last.targets[-1].parent, match)
            if address is None and _FREE.search(text[: match.start()]) and _PARTICLE.match(text, match.end()):
                scopes = (here, here.parent)
                address = next((one for scope in scopes if (one := self._beside(scope, match)) and one != here), None)
            if address:
                last = _Found(Pointer(match.start(), match.end()), match.end(), (address,))
                out.append(last)
        return out

    def _beside(self, scope: Address | None, match: re.Match[str]) -> Address | None:
        found = self._deeper(scope, match) if scope else None
        return found if found and found in self.targets else None

    def _laws(self, text: str, found: Sequence[_Found]) -> list[_Found]:
        """Statutes that are named without the number of an article."""
        taken = [(one.begin, one.end) for one in found]
        return [
            _Found(Pointer(start, end), end, None)
            for start, end in laws.named(text)
            if not any(begin < end and start < stop for begin, stop in taken)
        ]

    def _scan(self, text: str, here: Address) -> Iterator[_Found]:
        quoted = quotations(text)
        last: _Found | None = None
        law = abroad = -1  # where the last number of a law ended, and the last reference to another text
        for pointer in pointers.find(text, bare=self.bare):
            start = pointer.start
            if last and start < last.end:
                continue
            if pointer.levels == "号" and pointer.numbered and not pointer.places:
                if is_number_of_a_thing(text[max(0, start - NAME_REACH) : start]) or (
                    law >= 0 and pointers.JOINED.fullmatch(text[law:start])
                ):
                    law = pointer.end
                    continue
            before = last if last and pointers.JOINED.fullmatch(text[last.end : start]) else None
            context = _Context(text, here, before, abroad)
            outside = any(opened < start < closed for opened, closed in quoted) or self._is_outside(pointer, context)
            found = self._abroad(pointer, context) if outside else self._read(pointer, context)
            if found is None or (pointer.bare and not found.known and "." in text[pointer.start : pointer.end - 1]):
                continue
            yield found
            last = found
            abroad = found.end if found.outside else abroad
            self.named.append(found)

    def _abroad(self, pointer: Pointer, context: _Context) -> _Found:
        """The reference to another text, with the name before it and all that belongs to its number behind it."""
        end = pointer.end
        if not pointer.places:
            last = pointers.range_end(context.text, pointer)
            if last and "同" not in context.text[pointer.end : last.start]:
                end = last.end
            if match := _PART.match(context.text, end) or _EACH.match(context.text, end):
                end = match.end()
        return _Found(pointer, end, None, name=self._name(pointer, context))

    def _name(self, pointer: Pointer, context: _Context) -> int:
        """Where the name begins of the text that a pointer is in; -1 where none stands before it."""
        lead = context.lead(pointer)
        if not pointer.numbered or lead.rstrip().endswith("「"):
            return -1
        if lead.endswith("同"):
            return pointer.start - 1
        if self.belonging.is_own(lead) is not False and not (pointer.places and is_of_another(lead)):
            return -1
        return pointer.start - len(lead) + laws.name_start(lead)

    def _is_outside(self, pointer: Pointer, context: _Context) -> bool:
        """Whether the words before the pointer, or what it goes on from, are of another text."""
        if not pointer.numbered:
            return False
        lead = context.lead(pointer)
        if lead.endswith("同") and not pointer.places:  # 著作権法第21条ないし同第28条
            last = next((one for one in reversed(self.named) if "条" in one.pointer.levels), None)
            return last is not None and last.outside
        own = self.belonging.is_own(lead)
        if own is None:
            apart = pointer.places or (pointer.article and context.bracketed(pointer))
            return bool(context.before and context.before.outside and not apart)
        here = pointer.places and pointer.places[0] != "附則" and self.targets.place(pointer.places[0], context.here)
        return not own and not here

    def _read(self, pointer: Pointer, context: _Context) -> _Found | None:
        if pointer.divisions:
            return self._division(pointer, context)
        if pointer.places:
            return self._places(pointer, context)
        if pointer.level:
            targets = self.targets.before(context.here, pointer.level, pointer.count)
            return _Found(pointer, pointer.end, targets, len(targets) >= max(1, pointer.count))
        antecedent = self._antecedent(pointer)
        if antecedent and antecedent.outside:
            return _Found(pointer, pointer.end, None)
        found = self._through(pointer, context)
        if found.known or not pointer.numbered:
            return found
        # 第92条 in an old 附則 is of the version then in force; 民法第632条に定める請負及び第643条に定める委任 are both of that law
        then = self.targets.several_suppl and context.here.parts[0].startswith("附則") and pointer.article
        listed = context.abroad >= 0 and "。" not in context.text[context.abroad : pointer.start]
        if then or (listed and pointers.CONJUNCTION.search(context.lead(pointer))):
            return _Found(pointer, pointer.end, None)
        return found

    def _places(self, pointer: Pointer, context: _Context) -> _Found | None:
        """附則 and 別紙; one that is only a word and not here (別紙のとおり) is no reference."""
        found = [self.targets.place(label, context.here) for label in pointer.places]
        known = tuple(address for address in found if address)
        if len(known) < len(found):
            if any(pointer.words) or is_of_another(context.lead(pointer)):
                return _Found(pointer, pointer.end, None, name=self._name(pointer, context))
            word = pointer.places[0].rstrip("0123456789")
            if any(one.outside and one.pointer.places and one.pointer.places[0].startswith(word) for one in self.named):
                return _Found(pointer, pointer.end, None)  # 原契約の別紙2を差し替える。別紙1は、そのまま用いる
            labels = tuple(Address((label,)) for label in pointer.places)
            missing = (
                re.search(r"\d", pointer.places[0]) and "様式" not in pointer.places[0]
            )  # forms are files of their own
            return _Found(pointer, pointer.end, labels, False) if missing else None
        if pointer.through:
            known = self.targets.places_between(known[0], known[-1]) or known
        elif any(pointer.words) and (below := self._below_place(pointer, known[0])):
            known = (below,)
        return _Found(pointer, pointer.end, known)

    def _division(self, pointer: Pointer, context: _Context) -> _Found | None:
        """第3章, 本章; a word for a chapter in a document without chapters is no reference."""
        if pointer.divisions[0][0] == "同":  # 同章: the one that was named last
            named = next((one for one in reversed(self.named) if one.pointer.divisions), None)
            return named and _Found(pointer, pointer.end, named.targets, named.known)
        targets = self.targets.division(pointer.divisions, context.here, pointer.through)
        if targets or self.targets.is_divided:
            return _Found(pointer, pointer.end, targets, bool(targets))
        return None

    def _below_place(self, pointer: Pointer, place: Address) -> Address | None:
        """附則第2項, 別紙1第3条: None where the place has no such unit, then the place itself is all that is sure."""
        address = self.targets.article(pointer.article, place) if pointer.article else place
        for word in (pointer.paragraph, pointer.item):
            address = self.targets.child(address, word) if word.startswith("第") else address
        return address if address in self.targets and place.contains(address) else None

    def _antecedent(self, pointer: Pointer) -> _Found | None:
        """What 同条, 同項 or 同号 takes up: the last reference that names that level, else the last of all."""
        level = next(
            (sign for sign, word in zip("号項条", pointer.words[::-1], strict=True) if word.startswith("同")), ""
        )
        if not level:
            return None
        named = [one for one in self.named if level in one.pointer.levels] or self.named
        return named[-1] if named else None

    def _address(self, pointer: Pointer, context: _Context) -> Address | None:
        """The unit that the words of a pointer name, in the tree or not; None where a word such as 前項 finds nothing."""
        levels = list(zip("条項号", pointer.words, strict=True))
        near = max((rank for rank, (_, word) in enumerate(levels) if word and not word.startswith("第")), default=-1)
        address = self._near(pointer, *levels[near], context.here) if near >= 0 else self._top(pointer, context)
        for _, word in levels[near + 1 :]:
            if word and address and not word.endswith("条") and "条" not in word:
                address = self.targets.child(address, word)
        return address

    def _near(self, pointer: Pointer, level: str, word: str, here: Address) -> Address | None:
        if word.startswith(("本", "この")):
            return up_to(here, level) or (None if level == "号" else here if level == "項" else here.article)
        if word.startswith("同"):
            antecedent = self._antecedent(pointer)
            last = antecedent.targets[-1] if antecedent and antecedent.targets else None
            return last and up_to(last, level)
        steps = len(word) - len(word.lstrip("前次々"))
        return self.targets.beside(here, level, -steps if word.startswith("前") else steps)

    def _top(self, pointer: Pointer, context: _Context) -> Address:
        """The article that a pointer with numbers names, or the unit in which its bare 項 or 号 counts."""
        here, before = context.here, context.before
        if pointer.article:
            return self.targets.article(pointer.article, here)
        last = before.targets[-1] if before and before.targets else None
        if pointer.paragraph:  # 第16条第1項及び第2項, 第16条(第2項を除く。)
            goes_on = last and before and ("項" in before.pointer.levels or context.bracketed(pointer))
            other = last.article if last and goes_on else here.article
            is_here = self.targets.child(here.article, pointer.paragraph) in self.targets
            return (
                here.article if is_here and self.targets.child(other, pointer.paragraph) not in self.targets else other
            )
        beside = up_to(last, "号") if last else None
        return (beside and beside.parent) or up_to(here, "項") or here.article

    def _through(self, pointer: Pointer, context: _Context) -> _Found:
        """The reference, with its range where 第8条まで, 乃至前項 follows."""
        address = self._address(pointer, context)
        if address is None:
            return _Found(pointer, pointer.end, (), False)
        found = self._narrowed(pointer, address, context.text)
        end = pointers.range_end(context.text, pointer)
        if end is None:
            return found
        last = self._address(end, _Context(context.text, context.here, found, -1))
        if last is None:
            return found
        through = self.targets.between(address, last) or (address, last)
        return _Found(pointer, end.end, through, all(one in self.targets for one in through))

    def _narrowed(self, pointer: Pointer, address: Address, text: str) -> _Found:
        """前項ただし書 points to the 項, 前項各号 to its 号 where it has any, 第1項(5) to its 第5号."""
        end = pointer.end
        while (match := _BELOW.match(text, end)) and (deeper := self._deeper(address, match)):
            address, end = deeper, match.end()
        if match and self._is_missing(address, match):
            return _Found(pointer, match.end(), (address,), False)
        if match := _PART.match(text, end):
            end = match.end()
        elif match := _EACH.match(text, end):
            if children := self.targets.children(address, match["level"]):
                return _Found(pointer, match.end(), children)
        return _Found(pointer, end, (address,), address in self.targets)

    def _is_missing(self, address: Address, match: re.Match[str]) -> bool:
        """Whether (c) is said of a unit that has (a) and (b) only."""
        kinds = {re.sub(r"#.*", "", one.parts[-1]) for one in self.targets.below(address)}
        if match["letter"]:
            return any(re.fullmatch(r"[a-z]{1,4}" if match["letter"].isascii() else r"[ア-ン]", one) for one in kinds)
        return bool(match["item"]) and any(re.fullmatch(r"第\d+号|\(\d+\)", one) for one in kinds)

    def _deeper(self, address: Address, match: re.Match[str]) -> Address | None:
        if sign := match["sign"] or match["letter"]:
            return self.targets.sign(address, sign) or (
                self.targets.sign(address, f"({sign})") if match["letter"] else None
            )
        item = self.targets.child(address, f"第{match['item']}号")
        return item if item in self.targets else self.targets.sign(address, f"({match['item']})")


def _are_bare(units: Sequence[Unit], source: str) -> bool:
    """Whether the articles have bare numbers: 3．取得する情報."""
    articles = [unit for top in units for unit in top.walk() if unit.kind is Kind.ARTICLE and unit.heading_spans]
    bare = sum(bool(_NUMBERED_HEADING.match(source[slice(*unit.heading_spans[0])])) for unit in articles)
    return bare * 2 > len(articles)
