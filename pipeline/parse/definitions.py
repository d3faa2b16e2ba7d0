"""Definitions: terms, what the text says they mean, and where they are used."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.parse import entries, phrases
from pipeline.parse.targets import up_to
from pipeline.parse.terms import NAME, OPEN, SAID, TERM, Found, first, unquoted
from pipeline.text.normalize import fold, normalize
from pipeline.text.places import Places
from pipeline.text.sentences import split
from pipeline.types.address import Address
from pipeline.types.clause import Definition
from pipeline.types.document import Unit

_TELLS = (
    r"(?:(?:のこと)?を(?:いう|いい|言う|言い|指す|指し|さす|さし|意味する|意味し|示す|示し|表す|表し)(?:ます|ものと(?:する|します))?"
    r"|の(?:こと|意味?)(?:です|である|であり|とする|とします))"
)
_SAYS = re.compile(_TELLS)
_IS = rf"(?:{_TELLS}|(?:とする|とします|です|である|でございます)(?=。|$))"
_BEFORE_TERM = (
    r"(?:[・●○■□◆◇▼※*\-–]\s*)?"
    r"(?:(?:なお|また|ここで|ここに|ただし|但し|この場合(?:において)?|[^「」『』()、。]{1,24}(?:において|における|に関して|で使う|で用いる|に(?:いう|言う)|(?<![つ])で(?:は)?))[、,]?\s*)*"
)
_ASKS = r"(?:とは|という(?:用語|語|言葉|ことば)(?:は|を)|(?:の(?:定義|意味|意義))?は)"
_MEANS = re.compile(
    rf"(?:^{_BEFORE_TERM}(?:[^「」『』()、。]{{1,12}}(?:の|にいう|に定める))?|[、。]\s*)(?P<terms>{TERM}(?:(?:及び|および|と|又は|または|、|・){TERM})*)\s*(?:\([^()]*\)\s*)?(?P<asks>{_ASKS})[、,]?\s*(?P<meaning>.+?){_IS}"
)
_BARE = re.compile(
    rf"^(?:{_BEFORE_TERM})(?:(?:前|本|同|次)[条項号]の)?(?P<term>[^「」、。\s()及又並若]{{1,30}}?)とは[、,]?\s*(?P<meaning>(?!限ら|いえ|いい|別|異な|関係|なら|し|み|され|なり|言え).+?){_IS}"
)
_NOT_BARE = re.compile(r"と|または|もしくは|および|ものとする|[こも]$|もの$|^(?:甲|乙|丙|両者|当事者|これ|それ|双方)")
_INNER = re.compile(
    r"^(?P<meaning>[^。]+?)(?:のこと)?(?:を(?:いう|いい|言う|言い|指す|指し|さす|さし|意味する|意味し)|のことです)"
)
_NOUN = re.compile(
    r"(?:[A-Za-z0-9一-龥々ァ-ヶー・〇]|(?<=[一-龥])[しりみちきえけげせてめれびぎ](?=[一-龥])|(?<=[一-龥])(?:取|払|込|引|越|届|申)[りいみけしえ]?(?=[一-龥]))+(?:[りみしちえけれ](?=$))?$"
)
_SHORT = re.compile(r"(?:以下|以後|以降)[、,:]?")
_CHAINED = re.compile(
    rf"(?:と(?:いい|呼び|し|総称し|称し|定め|定義し|略し)(?:、|ます。)|、|。)\s*(?:また)?(?P<meaning>[^「」『』。]{{0,80}}?)を[、,]?\s*(?:以下)?[、,]?(?:これを|総称して|あわせて|併せて|単に)?{TERM}"
)
_CALLED = re.compile(
    rf"を[、,]?\s*(?:以下|以後|この[一-龥]{{2,4}}(?:において|では|で)|本[一-龥]{{1,4}}(?:において(?:は)?|では|で))?[、,]?\s*(?:これらを|これを|あわせて|併せて|合わせて|総称して|まとめて|単に|略して)?[、,]?\s*(?P<terms>{TERM}(?:(?:又は|または|もしくは|若しくは){TERM})*)\s*{SAID}"
)
_LOOSE = re.compile(
    rf"(?<![(（])(?:以下|以後)[、,]?\s*(?:これ(?:ら)?を|あわせて|総称して|単に)?[、,]?\s*(?P<terms>{TERM})\s*{SAID}"
)
_PRONOUN = re.compile(
    r"^(?:これら?(?:の(?:もの|者|事項|行為))?|以上|この|両者|両者を合わせて|前者|後者|上記|前記|各々|それぞれ|双方)$"
)
_REPLACED = re.compile(r"とある(?:の)?は|読み?替え|に改め|[」』]$")
_LOCAL = re.compile(r"(?:本|この)(?P<level>条|項|号)(?:において|に限り|内|中|では|で|に[おい])")
_PARTY = "甲乙丙丁"


def find(units: Sequence[Unit], source: str) -> tuple[Definition, ...]:
    """The definitions of a document in order, each with every later use of its term.

    「X」とは…をいう, …（以下「X」という。）, X（…をいう。）, …を「X」という, and the entries of a list or table of definitions.
    The meaning of a term set in brackets is the noun phrase before the bracket as far as punctuation tells it.
    """
    body = "\n".join(fold(unit.text) for top in units for unit in top.walk())
    found = [one for top in units for one in _of_unit(top, source, body, ())]
    return _used(found, units)


def _of_unit(unit: Unit, source: str, body: str, above: tuple[Unit, ...]) -> Iterator[Definition]:
    if unit.address is not None:
        told: set[str] = set()
        for text, spans in ((unit.text, unit.spans), (unit.wrap_up, unit.wrap_up_spans)):
            if not text:
                continue
            folded = normalize(text)
            found = [
                *_in_text(folded.text, entries.is_listed((*above, unit))),
                *entries.in_lines(folded.text, unit, above),
            ]
            if text is unit.text and above:
                found += entries.as_entry(folded.text, unit, above, body)
            places = Places(text, spans, source) if found else None
            for one in sorted(found, key=lambda found: found.start):
                term = one.term.strip()
                if term in told or not term or places is None:
                    continue
                told.add(term)
                start, end = folded.span(*one.meaning)
                scope = up_to(unit.address, one.level) if one.level else None
                meaning = text[start:end].strip(" 　、") + (one.closing and ("）" if "（" in text[start:end] else ")"))
                yield Definition(term, meaning, unit.address, places.spans(*folded.span(one.start, one.end)), scope)
    for child in unit.children:
        yield from _of_unit(child, source, body, (*above, unit))


def _in_text(text: str, listed: bool) -> list[Found]:
    """What the sentences define; listed: under a caption or lead that announces definitions."""
    found: list[Found] = []
    if "以下" in text or "以後" in text or "いう" in text or OPEN.search(text) or "とは" in text:
        for start, end in split(text):
            found += (_shifted(one, start) for one in _in_sentence(text[start:end], listed))
    return found


def _in_sentence(sentence: str, listed: bool) -> list[Found]:
    found: list[Found] = []
    for match in _MEANS.finditer(sentence):
        if not (listed or match["asks"] != "は" or _SAYS.match(sentence, match.end("meaning"))):
            continue
        level = _level(sentence[: match.start("terms")])
        for term in NAME.finditer(match["terms"]):
            found.append(Found(unquoted(term), match.span("meaning"), match.start("terms"), match.end(), level=level))
    bare = None if found else _BARE.match(sentence)
    if bare and not _NOT_BARE.search(bare["term"]):
        level = _level(sentence[: bare.start("term")])
        found.append(Found(bare["term"], bare.span("meaning"), bare.start("term"), bare.end(), level=level))
    for start, end in _brackets(sentence):
        found += _in_bracket(sentence, start, end)
    found += _called(sentence, found)
    return found


def _in_bracket(sentence: str, start: int, end: int) -> Iterator[Found]:
    """What a bracket at sentence[start:end] defines: (以下「X」という。), (…を除く。以下「X」という。), X(…をいう。)."""
    inner = sentence[start + 1 : end - 1]
    level = _level(inner)
    short = _SHORT.search(inner)
    if short is None or not (OPEN.search(inner, short.end()) or _SAID_BARE.search(inner, short.end())):
        match = re.fullmatch(rf"\s*(?P<terms>{TERM})\s*(?:{SAID}[^「」]*)?。?", inner)
        if match and (re.search(SAID, inner) or re.match(rf".(?:[本当弊{_PARTY}]|.*[者社]$)", match["terms"][:-1])):
            at = phrases.begin(sentence[:start])
            if at < start:
                yield Found(first(match["terms"]), (at, start), at, end, level=level)
            return
        yield from _told_inside(sentence, start, end, level)
        return
    lead = inner[: short.start()]
    if lead and lead[-1] not in "。、・;: " and not _SHORT.match(inner):
        return
    if lead and (told := list(_told_inside(sentence, start, end, level))):
        yield from told
    at = phrases.begin(sentence[:start])
    if at >= start:
        return
    meaning, closing = ((at, start), "") if not lead.strip(" 、。") else ((at, start + 1 + len(lead.rstrip())), ")")
    piece = inner[short.end() :]
    yield from _short(sentence, piece, start + 1 + short.end(), Found("", meaning, at, end, closing, level))


def _short(sentence: str, piece: str, offset: int, base: Found) -> Iterator[Found]:
    """The terms that follow 以下 in a bracket, piece = sentence[offset:]; base: with the meaning of what stands before it."""
    match = re.match(
        rf"(?P<lead>[^「『“\"【《〈]{{0,80}}?)(?P<terms>{TERM}(?:(?:又は|または|もしくは|若しくは|、|・|及び|および|と){TERM})*)",
        piece,
    )
    if not match:
        if bare := _SAID_BARE.match(piece):
            yield replace(base, term=(bare["term"] or bare["noun"]).strip())
        return
    lead = match["lead"].strip(" 、,")
    meaning, closing = base.meaning, base.closing
    own = re.search(r"(?:^|、)(?P<own>[^、]{2,80})を$", lead)
    if own and not _PRONOUN.match(own["own"]) and not re.search(r"(?:両者|これら|以上|[一-龥]者)$", own["own"]):
        meaning, closing = (offset + own.start("own"), offset + own.end("own")), ""
    for term in NAME.finditer(match["terms"]):
        yield replace(base, term=unquoted(term), meaning=meaning, closing=closing)
    for more in _CHAINED.finditer(piece, match.end()):
        told = more["meaning"].strip(" 、")
        span = more.span("meaning") if told and not _PRONOUN.match(told) else None
        shifted = (offset + span[0], offset + span[1]) if span else base.meaning
        yield replace(base, term=first(more[0]), meaning=shifted, closing="" if span else base.closing)


def _told_inside(sentence: str, start: int, end: int, level: str) -> Iterator[Found]:
    """夜間(22時から翌朝6時までをいう。): the noun before a bracket whose words say what it means."""
    match = _INNER.match(sentence[start + 1 : end - 1])
    noun = _NOUN.search(sentence[:start].rstrip())
    quoted = re.search(rf"{TERM}$", sentence[:start].rstrip())
    if not match or not (noun or quoted) or _SHORT.match(match["meaning"]):
        return
    named = quoted or noun
    assert named is not None
    term = first(quoted[0]) if quoted else re.sub(r"^(?:当該|各|前記|上記|該当)", "", named[0])
    if term and not re.fullmatch(r"[\d・〇]+", term):
        span = start + 1 + match.start("meaning"), start + 1 + match.end("meaning")
        yield Found(term, span, named.start(), end, level=level)


def _called(sentence: str, already: Sequence[Found]) -> Iterator[Found]:
    """…を「X」という, and 以下「X」という that stands in no bracket."""
    inside = [(one.start, one.end) for one in already]
    names = {one.term for one in already}
    for match in _CALLED.finditer(sentence):
        before = sentence[: match.start()]
        if _REPLACED.search(before[-12:]) or _REPLACED.match(sentence[match.end() - 4 :]):
            continue
        if any(start < match.start() < end for start, end in inside) and _in_brackets(before):
            continue
        at = phrases.begin(before)
        if _PRONOUN.match(before[at:]):  # …を定め、これを「X」という
            before = before[:at].rstrip(" 、")
            at = phrases.begin(before)
        for term in map(unquoted, NAME.finditer(match["terms"])):
            if at < len(before) and term not in names:
                names.add(term)
                yield Found(term, (at, len(before)), at, match.end(), level=_level(match[0]))
    for match in _LOOSE.finditer(sentence):
        term = first(match["terms"])
        before = sentence[: match.start()].rstrip(" 、。")
        at = phrases.begin(before)
        if term not in names and at < len(before) and not _in_brackets(before):
            yield Found(term, (at, len(before)), at, match.end(), level=_level(match[0]))


_SAID_BARE = re.compile(
    rf"[、,:]?\s*(?:これらを|これを|総称して|単に|あわせて)?(?:(?P<term>[^「」()（）、。]{{1,24}}?){SAID}(?:ます|る)?。?\s*$"
    r"|(?P<noun>[一-龥々ァ-ヶーA-Za-z0-9]{1,10})(?<!略)(?<!余白)(?<!同様)$)"
)
"""(以下本会という。), (以下、当社)."""


def _brackets(text: str) -> list[tuple[int, int]]:
    """[start, end) of every round bracket in text, the inner ones before the outer."""
    opened: list[int] = []
    found: list[tuple[int, int]] = []
    for at, sign in enumerate(text):
        if sign in "(（":
            opened.append(at)
        elif sign in ")）" and opened:
            found.append((opened.pop(), at + 1))
    return found


def _in_brackets(before: str) -> bool:
    return before.count("(") > before.count(")")


def _level(words: str) -> str:
    match = _LOCAL.search(words)
    return match["level"] if match else ""


def _shifted(one: Found, by: int) -> Found:
    return replace(one, meaning=(one.meaning[0] + by, one.meaning[1] + by), start=one.start + by, end=one.end + by)


def _used(found: Iterable[Definition], units: Sequence[Unit]) -> tuple[Definition, ...]:
    """The definitions with the units that use each term; the longest term at a place is the one that is used."""
    defined = list(found)
    if not defined:
        return ()
    terms = {fold(one.term): one.term for one in defined}
    pattern = re.compile("|".join(map(re.escape, sorted(terms, key=len, reverse=True))))
    uses: dict[str, list[Address]] = {}
    for unit in (below for top in units for below in top.walk()):
        if unit.address is None:
            continue
        text = fold(f"{unit.caption or ''}\n{unit.text}\n{unit.wrap_up}")
        for word in pattern.findall(text):
            uses.setdefault(word, []).append(unit.address)
    return tuple(replace(one, uses=_later(uses.get(fold(one.term), ()), one.address)) for one in defined)


def _later(uses: Sequence[Address], own: Address) -> tuple[Address, ...]:
    """Every unit once; the one that defines the term where it says it again."""
    again = sum(use == own for use in uses) > 1
    return tuple(dict.fromkeys(use for use in uses if use != own or again))
