"""A text of a document (body, note, header) -> its blocks, numbered as Word numbers them."""

from lxml import etree

from pipeline.read.word.blocks import Block, Cell, Note, Paragraph, Piece, Row, Table
from pipeline.read.word.fields import Fields
from pipeline.read.word.formatting import Format, Formatter
from pipeline.read.word.inline import Runs, alternative
from pipeline.read.word.names import MC, V, W, below, integer, switch, value
from pipeline.read.word.notes import Notes
from pipeline.read.word.numbering import Counters, Numbering
from pipeline.read.word.tables import heads_unit

_COLUMNS = 63  # that a table of Word has at most
_THROUGH = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins"))
_LEFT_OUT = frozenset((W + "del", W + "moveFrom"))


class Story:
    """Reads one text; a body, each note and each header is one of its own with its own counters."""

    def __init__(self, formatter: Formatter, numbering: Numbering, notes: Notes, own_number: str | None = None) -> None:
        self._formatter, self._numbering, self._notes = formatter, numbering, notes
        self._own_number = own_number
        self._counters = Counters(numbering)

    def blocks(self, container: etree._Element) -> tuple[Block, ...]:
        """The paragraphs and tables of a container, in order."""
        return self._blocks(container, Fields(container))

    def _blocks(self, container: etree._Element, fields: Fields) -> tuple[Block, ...]:
        found: list[Block] = []
        waiting: tuple[Runs, Format] | None = None
        for element in _elements(container):
            if element.tag == W + "tbl":
                if waiting and not waiting[0].empty:
                    found.extend(self._paragraph(*waiting))
                    waiting = None
                found.append(self._table(element, fields))
                continue
            ppr = below(element, "pPr")
            look = self._formatter.of(ppr)
            runs = waiting[0] if waiting else Runs(fields, self._formatter.styles, self._notes, self._own_number)
            if waiting and not runs.empty:
                look = waiting[1]  # the first of joined paragraphs is the one that is seen
            runs.add(element)
            mark = below(ppr, "rPr")
            if _ends_deleted(mark):
                runs.delete()
                waiting = runs, look
            elif switch(mark, "vanish"):
                waiting = runs, look
            else:
                runs.ends_inserted = _ends_inserted(mark)
                found.extend(self._paragraph(runs, look))
                waiting = None
            if below(ppr, "sectPr") is not None:
                self._notes.end_section()
        if waiting and (not waiting[0].empty or waiting[0].piece().marks):
            found.extend(self._paragraph(*waiting, numbered=not waiting[0].empty))
        return tuple(found)

    def _paragraph(self, runs: Runs, look: Format, *, numbered: bool = True) -> tuple[Block, ...]:
        """The paragraph, after the headings that stand in boxes beside it."""
        label = self._counters.label(look.num_id, look.ilvl) if look.num_id and numbered else None
        before: list[Block] = []
        after: list[Block] = []
        for box in runs.boxes:
            blocks = self._box(box)
            (before if blocks and heads_unit(blocks[0]) else after).extend(blocks)
        for note, number in runs.notes:
            story = Story(self._formatter, self._numbering, self._notes, number)
            after.append(Note(story.blocks(note)))
        own = Paragraph(runs.piece(), label, look, tuple(after), runs.ends_inserted, look.contents or runs.in_contents)
        return (*before, own)

    def _box(self, box: etree._Element) -> tuple[Block, ...]:
        if box.tag == V + "textpath":
            return (Paragraph(Piece(" ".join(box.get("string", "").split())), None, self._formatter.of(None)),)
        return self.blocks(box)

    def _table(self, table: etree._Element, fields: Fields) -> Table:
        rows: list[Row] = []
        for row in _within(table, "tr"):
            settings = below(row, "trPr")
            if switch(settings, "hidden"):
                continue
            if below(settings, "del") is not None:
                rows.append(Row((), deleted=True))
                continue
            inserted = below(settings, "ins") is not None
            before = Cell(span=_columns(value(settings, "gridBefore"), least=0))
            cells = [self._cell(cell, fields) for cell in _within(row, "tc") if not _is_deleted_cell(cell)]
            rows.append(Row((before, *cells) if before.span else tuple(cells), inserted))
        return Table(tuple(rows))

    def _cell(self, cell: etree._Element, fields: Fields) -> Cell:
        settings = below(cell, "tcPr")
        span = _columns(value(settings, "gridSpan"), least=1)
        if _goes_on(settings, "vMerge") or _goes_on(settings, "hMerge"):
            return Cell((), span)
        return Cell(self._blocks(cell, fields), span)


def _elements(container: etree._Element) -> list[etree._Element]:
    """The paragraphs and tables right below a container, whatever wraps them."""
    return _flat(container, (W + "p", W + "tbl"))


def _within(parent: etree._Element, name: str) -> list[etree._Element]:
    """The rows of a table, the cells of a row."""
    return _flat(parent, (W + name,))


def _flat(parent: etree._Element, wanted: tuple[str, ...]) -> list[etree._Element]:
    found: list[etree._Element] = []
    for child in parent.iterchildren(etree.Element):
        if child.tag in wanted:
            found.append(child)
        elif child.tag in _THROUGH:
            found.extend(_flat(child, wanted))
        elif child.tag == MC + "AlternateContent":
            found.extend(_flat(alternative(child), wanted))
    return found


def _ends_deleted(mark: etree._Element | None) -> bool:
    return any(below(mark, name) is not None for name in ("del", "moveFrom"))


def _ends_inserted(mark: etree._Element | None) -> bool:
    return any(below(mark, name) is not None for name in ("ins", "moveTo"))


def _is_deleted_cell(cell: etree._Element) -> bool:
    return below(below(cell, "tcPr"), "cellDel") is not None


def _columns(text: str | None, *, least: int) -> int:
    return max(least, min(integer(text) or 0, _COLUMNS))


def _goes_on(settings: etree._Element | None, name: str) -> bool:
    """True for a cell that only continues the cell above it or before it."""
    found = below(settings, name)
    return found is not None and found.get(W + "val", "continue") == "continue"
