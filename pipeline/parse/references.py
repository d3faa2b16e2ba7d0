"""References: the text of a unit that points to other units, and where it points."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.parse import divisions
from pipeline.text.normalize import Normalized, normalize
from pipeline.text.numerals import KANJI, number
from pipeline.text.places import Places
from pipeline.types.address import Address
from pipeline.types.clause import Reference, ReferenceStatus
from pipeline.types.document import Kind, Unit

_N = rf"(?:\d{{1,4}}|[{KANJI}]{{1,5}})"
_CAPTION = r"(?:\s*[(（【][^()（）【】]{1,40}[)）】])?"
_ONE = (
    rf"(?:(?P<article>第\s*{_N}\s*条(?:\s*[のノ]\s*{_N}(?![つ者]))*)|(?P<near>前条|次条|同条|本条))?{_CAPTION}"
    rf"(?:\s*(?P<paragraph>第\s*{_N}\s*項)|\s*(?P<nearp>前項|次項|同項|本項))?"
    rf"(?:\s*(?P<item>第\s*{_N}\s*号)|\s*(?P<neari>前号|次号|同号|本号))?"
)
_REFERENCE = re.compile(_ONE)
_SEVERAL = re.compile(
    rf"(?:前\s*(?P<count>{_N})\s*(?P<level>[条項号])|前各(?P<all>[項号条])|(?P<suppl>附則)|"
    rf"(?P<appendix>別紙|別表|別添|別記様式|別記|様式|付属書|付録)(?:\s*(?P<which>(?:第\s*)?{_N}(?:\s*号)?)(?!\s*[\d条項]))?)"
)
_RANGE = re.compile(
    rf"^\s*(?:から|ないし|乃至|〜|～|~)\s*(?:(?P<article>第\s*{_N}\s*条)|(?P<paragraph>第\s*{_N}\s*項)|(?P<item>第\s*{_N}\s*号))"
)
_START = re.compile(
    r"第\s*[\d一二三四五六七八九十百]|前[条項号各\d二三四五六七八九]|次[条項号]|同[条項号]|本[条項号]|附則|別紙|別表|別添|別記|様式|付属書|付録"
)
_LAW = re.compile(r"(?:[法律令則]|条例|規則|憲法|契約書?|約款|ガイドライン|規程)[」』]?(?:[(（][^()（）]*[)）])?\s*$")
_OWN = re.compile(r"(?:本|この|当)(?:契約書?|規約|約款|規程|利用規約|規則|会則|定款|基本契約|覚書|利用契約)\s*$")
_AFTER_ITEM = re.compile(
    r"号\s*(?:[(（][^()（）]*[)）])?\s*(?:及び|および|並びに|又は|または|若しくは|もしくは|、|,|から|乃至|ないし|・)\s*$"
)
_OF_ANOTHER = re.compile(r"(?:[」』）)]|仕様書|契約書?|規約|約款|規程|法令?)の\s*$")
_PART = re.compile(r"\s*(?:ただし書き?|但し?書き?|本文|前段|後段|柱書き?)(?!き)")
_EACH_ITEM = re.compile(r"\s*(?:に定める|に掲げる|の)?各号")
_AND = re.compile(r"\s*(?:及び|および|並びに|又は|または|若しくは|、|,|から|乃至|ないし|・)\s*")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    targets: tuple[Address, ...] | None  # None: outside of the document
    known: bool = True


def resolve(units: Sequence[Unit], source: str) -> tuple[Reference, ...]:
    """All references in the tree, in document order, each with the units it points to; source: the text spans point into."""
    reader = _Reader(units, source)
    return tuple(reference for unit in reader.flat for reference in reader.of_unit(unit))


class _Reader:
    def __init__(self, units: Sequence[Unit], source: str) -> None:
        self.source = source
        self.flat = [unit for top in units for unit in top.walk() if unit.address is not None]
        self.by_address = {unit.address: unit for unit in self.flat}
        self.siblings: dict[Address, list[Address]] = {}
        for unit in self.flat:
            alike: dict[str, list[Address]] = {}
            for child in unit.children:
                if child.address is not None:
                    group = alike.setdefault(_kind_of(child.address), [])
                    group.append(child.address)
                    self.siblings[child.address] = group
        articles = [unit.address for unit in self.flat if unit.kind is Kind.ARTICLE and unit.address]
        self.articles: dict[Address | None, list[Address]] = {}
        for address in articles:
            self.articles.setdefault(address.parent, []).append(address)

    def of_unit(self, unit: Unit) -> Iterator[Reference]:
        for text, spans in ((unit.text, unit.spans), (unit.wrap_up, unit.wrap_up_spans)):
            if not text or unit.address is None or not _START.search(text):
                continue
            folded = normalize(text)
            places = Places(text, spans, self.source)
            for found in self._scan(folded.text, unit.address):
                yield self._reference(unit.address, text, folded, places, found)

    def _reference(self, address: Address, text: str, folded: Normalized, places: Places, found: _Found) -> Reference:
        start, end = folded.span(found.start, found.end)
        if found.targets is None:
            return Reference(address, text[start:end], places.spans(start, end), (), ReferenceStatus.EXTERNAL)
        status = ReferenceStatus.RESOLVED if found.known and found.targets else ReferenceStatus.DANGLING
        return Reference(address, text[start:end], places.spans(start, end), found.targets, status)

    def _scan(self, text: str, here: Address) -> Iterator[_Found]:
        at = 0
        named: list[Address] = []
        quoted = _quotations(text)
        abroad = -1  # end of the last reference to another text: 民法第27条及び第28条 both point there
        while match := _START.search(text, at):
            start = match.start()
            found = self._several(text, start, here) or self._one(text, start, here, named)
            if found is None:
                at = match.end()
                continue
            if any(opened < start < closed for opened, closed in quoted):
                found = _Found(start, found.end, None)
            if found.targets is not None and abroad >= 0 and _AND.fullmatch(text[abroad:start]) and text[start] == "第":
                found = _Found(start, found.end, None)
            yield found
            at = found.end
            if found.targets is None:
                abroad = found.end
            else:
                named.extend(found.targets)

    def _several(self, text: str, start: int, here: Address) -> _Found | None:
        match = _SEVERAL.match(text, start)
        if match is None:
            return None
        if match["suppl"] or match["appendix"]:
            label = divisions.appendix_label(match["appendix"], match["which"]) if match["appendix"] else "附則"
            target = Address((label,))
            known = target in self.by_address
            if not known and _OF_ANOTHER.search(text[:start]):
                return _Found(start, match.end(), None)
            return _Found(start, match.end(), (target,), known) if known or re.search(r"\d", label) else None
        level = match["level"] or match["all"]
        series, position = self._series(here, level)
        count = position if match["all"] else number(re.sub(r"\s", "", match["count"])) or 0
        if not match["all"] and count < 2:
            return None
        targets = tuple(series[max(0, position - count) : position])
        return _Found(start, match.end(), targets, bool(targets) and len(targets) >= count)

    def _series(self, here: Address, level: str) -> tuple[list[Address], int]:
        """The units of a level among which here stands, and its place there."""
        if level == "条":
            series = self.articles.get(here.article.parent, [])
            return series, series.index(here.article) if here.article in series else len(series)
        at: Address | None = here
        while at is not None and level not in _kind_of(at):
            at = at.parent
        if at is None or at not in self.siblings:
            below = (
                [child.address for child in self.by_address[here].children if child.address]
                if here in self.by_address
                else []
            )
            own = [address for address in below if level in _kind_of(address)]
            return own, len(own)
        return self.siblings[at], self.siblings[at].index(at)

    def _one(self, text: str, start: int, here: Address, named: Sequence[Address]) -> _Found | None:
        match = _REFERENCE.match(text, start)
        if match is None or match.end() == start:
            return None
        if self._outside(text, start, match):
            return _Found(start, match.end(), None)
        target, known = self._target(match, here, named)
        if target is None:
            return _Found(start, match.end(), (), False)
        return self._through(text, match, target, known)

    def _outside(self, text: str, start: int, match: re.Match[str]) -> bool:
        before = text[max(0, start - 40) : start]
        named = bool(match["article"] or match["paragraph"] or match["item"]) and not match["near"]
        return named and bool(_LAW.search(before)) and not _OWN.search(before)

    def _target(self, match: re.Match[str], here: Address, named: Sequence[Address]) -> tuple[Address | None, bool]:
        address: Address | None
        if match["article"]:
            address = self._article(match["article"], here)
        elif match["near"]:
            address = self._near(match["near"], here, named, "条")
        elif match["nearp"]:
            address = self._near(match["nearp"], here, named, "項")
        elif match["paragraph"]:
            address = here.article
        elif match["item"] and (beside := self._beside(match, named)):
            address = beside
        elif match["neari"]:
            address = self._near(match["neari"], here, named, "号")
        else:
            address = self._up_to(here, "項") or here.article
        if address is None:
            return None, False
        for group in ("paragraph", "item"):
            if match[group]:
                address = self._child(address, match[group])
        if match["neari"] and (match["article"] or match["near"] or match["paragraph"]):
            return None, False
        return address, address in self.by_address

    def _beside(self, match: re.Match[str], named: Sequence[Address]) -> Address | None:
        """第1項第3号又は第4号: a bare 号 that follows another one hangs under the same unit."""
        before = match.string[: match.start()]
        if not named or not _AFTER_ITEM.search(before):
            return None
        return self._up_to(named[-1], "号") and named[-1].parent

    def _child(self, address: Address, printed: str) -> Address:
        digits = number(re.sub(r"[第項号\s]", "", printed))
        return address.child(f"第{digits}{printed[-1]}")

    def _article(self, printed: str, here: Address) -> Address:
        numbers = [number(part) for part in re.findall(_N, printed)]
        part = f"第{numbers[0]}条" + "".join(f"の{n}" for n in numbers[1:])
        own = here.article.parent
        local = own.child(part) if own else Address((part,))
        return local if local in self.by_address else Address((part,))

    def _near(self, word: str, here: Address, named: Sequence[Address], level: str) -> Address | None:
        if word.startswith("本"):
            return here.article if level == "条" else self._up_to(here, level) or (here if level == "項" else None)
        if word.startswith("同"):
            return next((at for address in reversed(named) if (at := self._up_to(address, level))), None)
        series, position = self._series(here, level)
        index = position - 1 if word.startswith("前") else position + 1
        return series[index] if 0 <= index < len(series) else None

    @staticmethod
    def _up_to(address: Address, level: str) -> Address | None:
        at: Address | None = address
        while at is not None and level not in _kind_of(at):
            at = at.parent
        return at

    def _through(self, text: str, match: re.Match[str], target: Address, known: bool) -> _Found:
        """The reference, with its range where から…まで follows."""
        more = _RANGE.match(text[match.end() :])
        if more is None:
            return self._narrowed(text, match, target, known)
        last = (
            self._article(more["article"], target)
            if more["article"]
            else self._child(target.parent or target, more["paragraph"] or more["item"])
        )
        end = match.end() + more.end()
        if text.startswith("まで", end):
            end += 2
        series = self.articles.get(target.parent, []) if more["article"] else self.siblings.get(target, [])
        if target in series and last in series:
            return _Found(match.start(), end, tuple(series[series.index(target) : series.index(last) + 1]))
        return _Found(match.start(), end, (target, last), False)

    def _narrowed(self, text: str, match: re.Match[str], target: Address, known: bool) -> _Found:
        """前項ただし書 points to the 項; 前項各号 to its 号, where it has any."""
        rest = text[match.end() :]
        if part := _PART.match(rest):
            return _Found(match.start(), match.end() + part.end(), (target,), known)
        each = _EACH_ITEM.match(rest)
        items = [child.address for child in self.by_address[target].children if child.address] if known else []
        if each and items:
            return _Found(match.start(), match.end() + each.end(), tuple(items))
        return _Found(match.start(), match.end(), (target,), known)


def _quotations(text: str) -> list[tuple[int, int]]:
    """[start, end) of the quotations that hold a sentence: wording for another text, as in a 変更契約書."""
    found: list[tuple[int, int]] = []
    depth = start = 0
    for at, sign in enumerate(text):
        if sign == "「":
            start = start if depth else at
            depth += 1
        elif sign == "」" and depth:
            depth -= 1
            if not depth and "。" in text[start:at]:
                found.append((start, at + 1))
    return found


def _kind_of(address: Address) -> str:
    part = address.parts[-1].split("#")[0]
    return part[-1] if part[-1] in "条項号" else "条" if "条" in part else part
