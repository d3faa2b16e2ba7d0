"""The tree of documents as Akoma Ntoso 3.0 (OASIS LegalDocML).

A contract is a `doc` with a hierarchical mainBody: 編 part, 章 chapter, 節 section, 款 subsection, 条 article, 項 paragraph,
号 and what stands below it point, each run of them in a list; 附則 is an hcontainer, 別紙 and 別表 are attachments, the
cover is the preface, 前文 the preamble, what stands at the end the conclusions. eIds follow the Naming Convention
(art_3__para_2__list_1__point_1); an article's does not name its chapter, because articles count through all of them.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lxml import etree

from pipeline.export.blocks import Blocks
from pipeline.export.characters import legal
from pipeline.export.naming import ABBREVIATIONS, Names, name, runs
from pipeline.types.clause import Fact
from pipeline.types.document import DIVISIONS, Document, Kind, Unit

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_ATTACHED = (Kind.APPENDIX, Kind.TABLE)
_CONTAINERS = {
    Kind.SUPPL_PROVISION: "supplProvision",
    Kind.APPENDIX: "appendix",
    Kind.TABLE: "table",
    Kind.FRONT_MATTER: "frontMatter",
    Kind.PREAMBLE: "preamble",
    Kind.CLOSING: "closing",
}
_NO_DATE = "0001-01-01"  # the schema wants a date; this one, named "unknown", is what is written where none is known


class Dated(NamedTuple):
    """A document with its facts: date and provider of the metadata are read off them."""

    document: Document
    facts: Sequence[Fact]


def akoma_ntoso(given: Sequence[Dated]) -> bytes:
    """An XML file, UTF-8: one document, or a documentCollection of several. given: at least one."""
    root = etree.fromstring(f'<akomaNtoso xmlns="{NAMESPACE}"/>')
    root.append(_document(given[0], "") if len(given) == 1 else _collection(given))
    for element in root.iterdescendants():
        element.tag = f"{{{NAMESPACE}}}{element.tag}"
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _collection(given: Sequence[Dated]) -> etree._Element:
    collection = etree.Element("documentCollection", name="contracts")
    collection.append(_meta("collection", _Dates((), ()), "", "documentCollection"))
    body = etree.SubElement(collection, "collectionBody")
    for number, one in enumerate(given, 1):
        component = etree.SubElement(body, "component", eId=f"cmp_{number}")
        component.append(_document(one, f"cmp_{number}__"))
    return collection


def _document(given: Dated, prefix: str) -> etree._Element:
    document = given.document
    names = name(document.units, prefix)
    writer = _Writer(document, names)
    top = document.units
    first = next((at for at, unit in enumerate(top) if unit.kind not in (Kind.FRONT_MATTER, Kind.PREAMBLE)), len(top))
    front = [unit for unit in top[:first] if unit.kind is Kind.FRONT_MATTER]
    preambles = [unit for unit in top[:first] if unit.kind is Kind.PREAMBLE]
    rest = top[first:]
    doc = etree.Element("doc", name="contract")
    doc.append(_meta(document.id, _Dates.of(given.facts), prefix, "doc", _provider(given.facts)))
    writer.preface(doc, front, prefix)
    if preambles:
        preamble = etree.SubElement(doc, "preamble", eId=names.of(preambles[0]))
        for unit in preambles:
            writer.blocks.unit(preamble, unit)
    body = etree.SubElement(doc, "mainBody", eId=f"{prefix}body")
    writer.hierarchy(body, [unit for unit in rest if unit.kind not in (*_ATTACHED, Kind.CLOSING)])
    if not len(body):
        etree.SubElement(body, "p")  # the schema wants something here
    if closings := [unit for unit in rest if unit.kind is Kind.CLOSING]:
        conclusions = etree.SubElement(doc, "conclusions", eId=f"{prefix}conclusions")
        for unit in closings:
            writer.blocks.unit(conclusions, unit)
    if attached := [unit for unit in rest if unit.kind in _ATTACHED]:
        attachments = etree.SubElement(doc, "attachments")
        for unit in attached:
            writer.attachment(attachments, unit)
    return doc


class _Writer:
    def __init__(self, document: Document, names: Names) -> None:
        self._document, self._names = document, names
        self.blocks = Blocks(document, names)

    def preface(self, doc: etree._Element, front: Iterable[Unit], prefix: str) -> None:
        """The title, then what else the cover says."""
        preface = etree.SubElement(doc, "preface", eId=f"{prefix}preface")
        title = self._document.title
        line = etree.SubElement(etree.SubElement(preface, "longTitle", eId=f"{prefix}preface__longTitle"), "p")
        etree.SubElement(line, "docTitle").text = legal(title)
        for unit in front:
            self.blocks.unit(preface, unit, left_out=title)

    def attachment(self, into: etree._Element, unit: Unit) -> None:
        """A 別紙 as a document of its own."""
        eid = self._names.of(unit)
        attachment = etree.SubElement(into, "attachment", eId=eid)
        self._heading(attachment, unit)
        doc = etree.SubElement(attachment, "doc", name="attachment")
        doc.append(_meta(f"{self._document.id}/{eid}", _Dates((), ()), f"{eid}__", "doc"))
        body = etree.SubElement(doc, "mainBody", eId=f"{eid}__body")
        self.blocks.text(body, unit, unit.text, unit.spans)
        self.hierarchy(body, unit.children)
        self.blocks.text(body, unit, unit.wrap_up, unit.wrap_up_spans)
        if not len(body):
            etree.SubElement(body, "p")

    def hierarchy(self, into: etree._Element, units: Sequence[Unit]) -> None:
        """The units as elements of the legislative hierarchy; a run of 号 is a list."""
        for run in runs(units):
            if run[0].kind in (Kind.ITEM, Kind.SUBITEM):
                owner = etree.SubElement(into, "list", eId=self._names.of_list(run))
            else:
                owner = into
            for unit in run:
                self._unit(owner, unit)

    def _unit(self, into: etree._Element, unit: Unit) -> None:
        eid = self._names.of(unit)
        if unit.kind in _CONTAINERS:
            element = etree.SubElement(into, "hcontainer", eId=eid, name=_CONTAINERS[unit.kind])
        else:
            element = etree.SubElement(into, ABBREVIATIONS[unit.kind][0], eId=eid)
        self._heading(element, unit)
        if not unit.children:
            content = etree.SubElement(element, "content", eId=f"{eid}__content")
            self.blocks.text(content, unit, unit.text, unit.spans)
            self.blocks.text(content, unit, unit.wrap_up, unit.wrap_up_spans)
            if not len(content):
                etree.SubElement(content, "p")
            return
        only_items = len(runs(unit.children)) == 1 and unit.children[0].kind in (Kind.ITEM, Kind.SUBITEM)
        if only_items:  # lead, 号 and what follows them are one list
            element = etree.SubElement(element, "list", eId=self._names.of_list(unit.children))
        if unit.text:
            intro = etree.SubElement(element, "intro", eId=f"{element.get('eId')}__intro")
            self.blocks.text(intro, unit, unit.text, unit.spans)
        if only_items:
            for child in unit.children:
                self._unit(element, child)
        else:
            self.hierarchy(element, unit.children)
        if unit.wrap_up:
            wrap = etree.SubElement(element, "wrapUp", eId=f"{element.get('eId')}__wrapup")
            self.blocks.text(wrap, unit, unit.wrap_up, unit.wrap_up_spans)

    def _heading(self, element: etree._Element, unit: Unit) -> None:
        number, heading = self._number_and_heading(unit)
        if number:
            etree.SubElement(element, "num").text = legal(number)
        if heading:
            etree.SubElement(element, "heading").text = legal(heading)

    def _number_and_heading(self, unit: Unit) -> tuple[str, str]:
        if unit.kind in DIVISIONS:
            number, _, heading = (unit.label or "").replace("\u3000", " ").partition(" ")
            return number, heading.strip()
        if unit.address is None:
            return "", unit.caption or unit.label or ""
        cited = unit.address.parts[-1].partition("#")[0]
        if unit.kind is Kind.SUPPL_PROVISION:
            return "", unit.caption or cited
        if unit.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM) and not unit.caption:
            # As printed; a first 項 that carries no number prints none.
            return self.blocks.printed(unit), ""
        return cited, unit.caption or ""


class _Dates(NamedTuple):
    """ISO dates of the work (when it was made) and of this version, as far as the text tells them; first one counts.

    Of several days of one kind the work has the first, the version the last.
    """

    work: tuple[str, ...]
    expression: tuple[str, ...]

    @classmethod
    def of(cls, facts: Sequence[Fact]) -> "_Dates":
        def said(*fields: str, last: bool) -> tuple[str, ...]:
            told = {
                field: [fact.value for fact in facts if fact.field == field and isinstance(fact.value, str)]
                for field in fields
            }
            return tuple(day for days in told.values() for day in sorted(filter(_is_date, days), reverse=last))

        made = ("document.established", "contract.date", "document.effective")
        return cls(
            said(*made, "document.revised", last=False),
            said("document.revised", "document.effective", *made, last=True),
        )


def _is_date(value: str) -> bool:
    return len(value) == len(_NO_DATE) and value[:4].isdecimal() and value[4] == value[7] == "-"


def _provider(facts: Sequence[Fact]) -> str | None:
    return next((str(fact.value) for fact in facts if fact.field == "document.provider"), None)


def _meta(number: str, dates: _Dates, prefix: str, kind: str, provider: str | None = None) -> etree._Element:
    meta = etree.Element("meta")
    ours, author = f"#{prefix}yakkan", f"#{prefix}provider" if provider else f"#{prefix}unknown"
    identification = etree.SubElement(meta, "identification", source=ours)
    made, said = (dates.work or (_NO_DATE,))[0], (dates.expression or (_NO_DATE,))[0]
    work = f"/akn/jp/{kind}/{made if dates.work else 'unknown'}/{number}"
    version = f"{work}/jpn@{said if dates.expression else ''}"
    for level, uri, this, date, named in (
        ("FRBRWork", work, f"{work}/!main", made, "generation" if dates.work else "unknown"),
        ("FRBRExpression", version, f"{version}/!main", said, "version" if dates.expression else "unknown"),
        ("FRBRManifestation", f"{version}.akn", f"{version}/!main.xml", said, "version" if dates.expression else "unknown"),
    ):  # fmt: skip
        element = etree.SubElement(identification, level)
        etree.SubElement(element, "FRBRthis", value=this)
        etree.SubElement(element, "FRBRuri", value=uri)
        etree.SubElement(element, "FRBRdate", date=date, name=named)
        etree.SubElement(element, "FRBRauthor", href=ours if level == "FRBRManifestation" else author)
        if level == "FRBRWork":
            etree.SubElement(element, "FRBRcountry", value="jp")
        elif level == "FRBRExpression":
            etree.SubElement(element, "FRBRlanguage", language="jpn")
        else:
            etree.SubElement(element, "FRBRformat", value="application/akn+xml")
    references = etree.SubElement(meta, "references", source=ours)
    etree.SubElement(references, "TLCOrganization", eId=ours[1:], href="/ontology/organization/yakkan", showAs="yakkan")
    shown = legal(provider or "不明")
    etree.SubElement(references, "TLCOrganization", eId=author[1:], href="/ontology/organization/party", showAs=shown)
    return meta
