"""How well a document was read into its tree."""

from collections.abc import Iterable, Mapping

from corpus.expected import Expected
from evaluation.gold import Structure, UnitText
from evaluation.ratio import Ratio
from evaluation.scored import Miss, Scored
from evaluation.scoring.sets import Outcome, f1, joined, share
from evaluation.scoring.texts import parting, plain, short
from pipeline.types.document import DIVISIONS, Document, Kind, Unit

NUMBERED = (Kind.ARTICLE, Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM)
_SHOWN = 14


def score(document: Document, gold: Structure, expected: Mapping[str, Expected] | None = None) -> Scored:
    """The structure.* figures; 前文, 附則 and 別紙 count for structure.whole alone, which needs the expected units."""
    found = {str(unit.address): unit for unit in document.walk() if _in_an_article(unit)}
    # An article with numbered 項 and no text of its own is a heading, not a unit.
    bodies = [a for a, unit in found.items() if plain(unit.text) or unit.kind is not Kind.ARTICLE]
    units = {str(a): unit for a, unit in gold.units.items()}
    headings = {str(a): heading for a, heading in gold.headings.items()}
    texts = {a: plain(found[a].text) for a in bodies if a in units}
    chapters = _chapters(document)
    parts = [
        f1(
            "structure.addresses",
            [(a, a, f"{plain(body.head)}…{plain(body.tail)}") for a, body in units.items()],
            [(a, a, short(found[a].text)) for a in bodies],
        ),
        share("structure.text", (_ends(a, body, texts.get(a)) for a, body in units.items())),
        share("structure.length", (_length(a, n, texts.get(a)) for a, body in units.items() if (n := body.length))),
        share("structure.captions", (_same(a, h.caption, _caption(found.get(a))) for a, h in headings.items())),
        share("structure.chapters", (_same(a, h.chapter, chapters.get(a)) for a, h in headings.items() if h.chapter)),
    ]
    return joined([*parts, *([_whole(document, expected)] if expected is not None else [])])


def _in_an_article(unit: Unit) -> bool:
    return unit.address is not None and unit.kind in NUMBERED and unit.address.parts[0].startswith("第")


def _ends(address: str, gold: UnitText, text: str | None) -> Outcome:
    head, tail = plain(gold.head), plain(gold.tail)
    if text is None:
        return False, address, f"{head}…{tail}", ""
    if not text.startswith(head):
        return False, address, *parting(head, text[: len(head)])
    return text.endswith(tail), address, f"…{tail}", f"…{text[-_SHOWN:]}"


def _length(address: str, wanted: int, text: str | None) -> Outcome:
    near = abs(len(text or "") - wanted) <= max(1, wanted // 100)
    return near, address, f"{wanted}字", "" if text is None else f"{len(text)}字：{text}"


def _same(address: str, wanted: str | None, got: str | None) -> Outcome:
    return plain(got) == plain(wanted), address, wanted or "", got or ""


def _caption(unit: Unit | None) -> str | None:
    return unit.caption if unit and unit.kind is Kind.ARTICLE else None


def _chapters(document: Document) -> dict[str, str]:
    """Labels of the divisions above each article, outermost first, as 第1章 総則 / 第1節 通則."""
    found: dict[str, str] = {}

    def down(units: Iterable[Unit], labels: tuple[str, ...]) -> None:
        for unit in units:
            if unit.kind is Kind.ARTICLE and unit.address:
                found[str(unit.address)] = " / ".join(labels)
            down(unit.children, (*labels, unit.label) if unit.kind in DIVISIONS and unit.label else labels)

    down(document.units, ())
    return found


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
