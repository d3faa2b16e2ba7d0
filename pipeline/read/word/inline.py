"""The runs of a paragraph -> its text, marks over it, and what is anchored in it."""

import re

from lxml import etree

from pipeline.read.word.blocks import Piece
from pipeline.read.word.equations import math
from pipeline.read.word.fields import Fields
from pipeline.read.word.names import MC, XML_SPACE, M, V, W, below, switch, value
from pipeline.read.word.notes import Notes
from pipeline.read.word.styles import Styles
from pipeline.read.word.symbols import shown, symbol
from pipeline.types.source import Mark, MarkKind, Span

_RUN = W + "r"
_TEXT = W + "t"
_FIELD = W + "fldChar"
_SIMPLE_FIELD = W + "fldSimple"
_INSTRUCTION = W + "instrText"
_SYMBOL = W + "sym"
_RUBY = W + "ruby"
_ALTERNATIVE = MC + "AlternateContent"
_BOX = W + "txbxContent"
_PICTURE = V + "textpath"
_MATH = (M + "oMath", M + "oMathPara")
_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
_HEXADECIMAL = re.compile(r"[0-9A-Fa-f]{1,6}")
_DELETED = frozenset((W + "del", W + "moveFrom"))
_INSERTED = frozenset((W + "ins", W + "moveTo"))
_NOTES = frozenset((W + "footnoteReference", W + "endnoteReference"))
_OWN_NUMBER = frozenset((W + "footnoteRef", W + "endnoteRef"))
_DRAWN = frozenset((W + "drawing", W + "pict", W + "object"))
# What never has text of the paragraph in it.
_SILENT = frozenset(
    W + name
    for name in "pPr rPr sdtPr sdtEndPr smartTagPr customXmlPr tblPr rt rubyPr delText delInstrText commentReference "
    "annotationRef softHyphen lastRenderedPageBreak separator continuationSeparator proofErr bookmarkStart bookmarkEnd".split()
)


class Runs:
    """Collects the runs of one paragraph, or of several whose ends between them are deleted or hidden.

    boxes: the contents of text boxes; notes: the notes that are pointed to, with their numbers; own_number: that of the
    note that is read, None in other texts.
    """

    def __init__(self, fields: Fields, styles: Styles, notes: Notes, own_number: str | None = None) -> None:
        self.boxes: list[etree._Element] = []
        self.notes: list[tuple[etree._Element, str]] = []
        self.in_contents = False
        self.ends_inserted = False
        self._fields, self._styles, self._notes, self._own_number = fields, styles, notes, own_number
        self._pieces: list[str] = []
        self._length = 0
        self._inserted: list[Span] = []
        self._markup: list[Span] = []
        self._deleted: list[int] = []
        self._inserting = self._marking = False
        self._hidden: bool | None = None

    @property
    def empty(self) -> bool:
        """True where nothing is shown."""
        return not self._length and not self.boxes

    def piece(self) -> Piece:
        """The text with INSERTED, DELETED and MARKUP marks; without the line breaks at its ends, which show nothing."""
        text = "".join(self._pieces)
        lead = len(text) - len(text.lstrip("\n"))
        kept = text.strip("\n")
        spans = [(MarkKind.INSERTED, span) for span in self._inserted] + [(MarkKind.MARKUP, s) for s in self._markup]
        spans += [(MarkKind.DELETED, (at, at)) for at in dict.fromkeys(self._deleted)]
        placed = (
            Mark(kind, (min(max(start - lead, 0), len(kept)), min(max(end - lead, 0), len(kept))))
            for kind, (start, end) in spans
        )
        marks = (mark for mark in placed if mark.kind is MarkKind.DELETED or mark.span[0] < mark.span[1])
        return Piece(kept, tuple(marks))

    def add(self, paragraph: etree._Element) -> None:
        """Takes in the runs of a w:p."""
        self._hidden = self._styles.hidden(value(below(paragraph, "pPr"), "pStyle") or self._styles.default)
        self.in_contents = self.in_contents or self._fields.in_contents
        self._walk(paragraph)
        self.in_contents = self.in_contents or self._fields.in_contents

    def delete(self) -> None:
        """Notes that here something was deleted."""
        self._deleted.append(self._length)

    def _walk(self, parent: etree._Element) -> None:
        for child in parent.iterchildren(etree.Element):
            tag = child.tag
            if tag == _RUN:
                self._run(child)
            elif tag in _SILENT:
                continue
            elif tag in _DELETED:
                if next(child.iter(_RUN), None) is not None:
                    self.delete()
            elif tag in _INSERTED:
                before, self._inserting = self._inserting, True
                self._walk(child)
                self._inserting = before
            elif tag == _SIMPLE_FIELD:
                self._fields.enter(child.get(W + "instr", ""))
                self._walk(child)
                self._fields.leave()
            elif tag == _ALTERNATIVE:
                self._walk(alternative(child))
            elif tag in _MATH:
                self._show(math(child))
            else:
                self._walk(child)  # links, content controls, smart tags

    def _run(self, run: etree._Element) -> None:
        look = below(run, "rPr")
        hidden = self._is_hidden(look)
        for child in run.iterchildren(etree.Element):
            self._content(child, look, hidden)
        self._marking = False

    def _content(self, child: etree._Element, look: etree._Element | None, hidden: bool) -> None:
        tag = child.tag
        if tag == _TEXT:
            if not hidden:
                self._text(child, look)
        elif tag == _FIELD:
            text = self._fields.step(child)
            if not hidden:
                self._show(text)
        elif tag == _INSTRUCTION:
            self._fields.instruct(child.text or "")
        elif hidden or tag in _SILENT:
            return
        elif tag in _SIGNS:
            self._show(_SIGNS[str(tag)])
        elif tag == _SYMBOL:
            code = _HEXADECIMAL.fullmatch(child.get(W + "char", ""))
            self._show(symbol(child.get(W + "font", ""), int(code[0], 16)) if code else "")
        elif tag in _NOTES:
            self._note(child)
            # A mark of the author's own follows in the same run.
            self._marking = not self._notes.counts(child)
        elif tag in _OWN_NUMBER:
            self._show(self._own_number or "", markup=True)
        elif tag in _DRAWN:
            self.boxes.extend(_boxes(child))
        elif tag == _ALTERNATIVE:
            for one in alternative(child).iterchildren(etree.Element):
                self._content(one, look, hidden)
        elif tag == _RUBY:
            base = below(child, "rubyBase")
            if base is not None:
                self._walk(base)

    def _text(self, element: etree._Element, look: etree._Element | None) -> None:
        text = (element.text or "").replace("\n", " ")
        if element.get(XML_SPACE) != "preserve":
            text = text.strip(" ")
        font = value(look, "rFonts", "ascii")
        self._show(shown(font, text) if font else text)

    def _note(self, reference: etree._Element) -> None:
        if not self._fields.visible:
            return
        note, number = self._notes.refer(reference)
        self._show(number, markup=True)
        # A note in a note is no note of Word's, and may point to itself.
        if note is not None and self._own_number is None:
            self.notes.append((note, number))

    def _show(self, text: str, *, markup: bool = False) -> None:
        if not text or not self._fields.visible:
            return
        span = (self._length, self._length + len(text))
        self._pieces.append(text.replace("\r", " "))
        self._length = span[1]
        if markup or self._marking:
            self._markup.append(span)
        if self._inserting and self._inserted and self._inserted[-1][1] == span[0]:
            self._inserted[-1] = self._inserted[-1][0], span[1]
        elif self._inserting:
            self._inserted.append(span)

    def _is_hidden(self, look: etree._Element | None) -> bool:
        if look is None:
            return bool(self._hidden)
        own = switch(look, "vanish")
        if own is None:
            own = self._styles.hidden(value(look, "rStyle"))
        return bool(self._hidden if own is None else own)


def alternative(element: etree._Element) -> etree._Element:
    """The branch of an mc:AlternateContent that is read: the first choice, the fallback where that has no text."""
    branches = [child for child in element if child.tag in (MC + "Choice", MC + "Fallback")]
    worded = (branch for branch in branches if next(branch.iter(_TEXT, _PICTURE), None) is not None)
    return next(worded, branches[0] if branches else element)


def _boxes(drawn: etree._Element) -> list[etree._Element]:
    """The contents of the text boxes in a drawing, and texts that are drawn as pictures (v:textpath)."""
    found: list[etree._Element] = []
    for child in drawn.iterchildren(etree.Element):
        if child.tag == _ALTERNATIVE:
            found.extend(_boxes(alternative(child)))
        elif child.tag == _BOX or (child.tag == _PICTURE and child.get("string")):
            found.append(child)
        else:
            found.extend(_boxes(child))
    return found
