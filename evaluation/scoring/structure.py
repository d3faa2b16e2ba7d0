"""How well a document was read into its tree."""

from collections.abc import Iterable, Mapping

from corpus.expected import Expected
from evaluation.gold import Structure, UnitText
from evaluation.ratio import Ratio
from evaluation.scored import Miss, Scored
from evaluation.scoring.sets import Outcome, f1, joined, share
from evaluation.scoring.texts import parting, plain, short
from pipeline.types.address import Address
from pipeline.types.document import DIVISIONS, Document, Kind, Unit

NUMBERED = (Kind.ARTICLE, Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM)


def score(document: Document, gold: Structure, expected: Mapping[str, Expected] | None = None) -> Scored:
    """The structure.* figures; 前文, 附則 and 別紙 count for structure.whole alone, which needs the expected units."""
    found = {unit.address: unit for unit in document.walk() if unit.address and _in_an_article(unit)}
    # An article with numbered 項 and no text of its own is a heading, not a unit.
    bodies = [a for a, unit in found.items() if plain(unit.text) or unit.kind is not Kind.ARTICLE]
    texts = {address: plain(found[address].text) for address in bodies if address in gold.units}
    parts = [
        f1(
            "structure.addresses",
            [(a, str(a), f"{plain(body.head)}…{plain(body.tail)}") for a, body in gold.units.items()],
            [(a, str(a), short(found[a].text)) for a in bodies],
        ),
        share("structure.text", (_ends(a, body, texts.get(a)) for a, body in gold.units.items())),
        share("structure.length", (_length(a, n, texts.get(a)) for a, u in gold.units.items() if (n := u.length))),
        share(
            "structure.captions",
            (_same(a, heading.caption, _caption(found.get(a))) for a, heading in gold.headings.items()),
        ),
        _chapters(document, gold),
    ]
    return joined([*parts, *([_whole(document, expected)] if expected is not None else [])])


def _in_an_article(unit: Unit) -> bool:
    return unit.address is not None and unit.kind in NUMBERED and unit.address.parts[0].startswith("第")


def _ends(address: Address, gold: UnitText, text: str | None) -> Outcome:
    head, tail = plain(gold.head), plain(gold.tail)
    if text is None:
        return False, str(address), f"{head}…{tail}", ""
    if not text.startswith(head):
        return False, str(address), *parting(head, text[: len(head)])
    return text.endswith(tail), str(address), f"…{tail}", f"…{text[-len(tail) :]}"


def _length(address: Address, wanted: int, text: str | None) -> Outcome:
    near = abs(len(text or "") - wanted) <= max(1, wanted // 100)
    return near, str(address), f"{wanted}字", "" if text is None else f"{len(text)}字：{text}"


def _same(address: Address, wanted: str | None, got: str | None) -> Outcome:
    return plain(got) == plain(wanted), str(address), wanted or "", got or ""


def _caption(unit: Unit | None) -> str | None:
    return unit.caption if unit and unit.kind is Kind.ARTICLE else None


def _chapters(document: Document, gold: Structure) -> Scored:
    found: dict[Address, str] = {}

    def down(units: Iterable[Unit], labels: tuple[str, ...]) -> None:
        for unit in units:
            if unit.kind is Kind.ARTICLE and unit.address:
                found[unit.address] = " / ".join(labels)
            down(unit.children, (*labels, unit.label) if unit.kind in DIVISIONS and unit.label else labels)

    down(document.units, ())
    return share(
        "structure.chapters", (_same(a, h.chapter, found.get(a)) for a, h in gold.headings.items() if h.chapter)
    )


def _whole(document: Document, expected: Mapping[str, Expected]) -> Scored:
    """Units that have text, whole: what stands in them and after their lists, tables included."""
    found = {str(unit.address): unit for unit in document.walk() if unit.address}
    misses: list[Miss] = []
    carrying = {address: unit for address, unit in expected.items() if unit.text or unit.wrap_up}
    for address, unit in carrying.items():
        wanted = plain(unit.text), plain(unit.wrap_up)
        came = found.get(address)
        got = (plain(came.text), plain(came.wrap_up)) if came else ("", "")
        if wanted != got:
            apart = next((one, other) for one, other in zip(wanted, got, strict=True) if one != other)
            misses.append(Miss("structure.whole", address, *parting(*apart)))
    return Scored({"structure.whole": Ratio(len(carrying) - len(misses), len(carrying))}, tuple(misses))
