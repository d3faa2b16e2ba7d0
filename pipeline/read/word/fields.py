"""Fields: what Word computes and puts into a text. Their result is shown, their instruction is not."""

import re

from lxml import etree

from pipeline.read.word.equations import equation
from pipeline.read.word.names import W, below, integer, switch, value
from pipeline.read.word.symbols import symbol

_LEFT_OUT = (W + "del", W + "moveFrom")
_BUTTON = re.compile(r"\s*(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s(.*)", re.IGNORECASE | re.DOTALL)
_SYMBOL = re.compile(
    r"\s*SYMBOL\s+(?:0x([0-9a-f]{1,6})|(\d{1,6}))\b(?:.*\\f\s*\"?([^\"\\]*[^\"\\ ]))?", re.IGNORECASE | re.DOTALL
)


class _Field:
    def __init__(self, begin: etree._Element | None) -> None:
        self.instruction = ""
        self.separated = False
        self.form = below(begin, "ffData")

    @property
    def name(self) -> str:
        return self.instruction.split(maxsplit=1)[0].upper() if self.instruction.strip() else ""


class Fields:
    """The fields that are open while one text is walked through; they reach over paragraphs."""

    def __init__(self, container: etree._Element) -> None:
        self._open: list[_Field] = []
        self._unended = _unended(container)

    @property
    def visible(self) -> bool:
        """False within an instruction."""
        return not self._open or all(field.separated for field in self._open)

    @property
    def in_contents(self) -> bool:
        """True within the result of a table of contents."""
        return bool(self._open) and any(field.name == "TOC" for field in self._open)

    def step(self, element: etree._Element) -> str:
        """Takes a w:fldChar into account; returns what a field that ends shows where it has no result."""
        kind = element.get(W + "fldCharType")
        if kind == "begin" and element not in self._unended:
            self._open.append(_Field(element))
        elif kind == "separate" and self._open:
            self._open[-1].separated = True
        elif kind == "end" and self._open:
            field = self._open.pop()
            if not field.separated and self.visible:
                return _computed(field)
        return ""

    def instruct(self, text: str) -> None:
        """Adds to the instruction of the field that was begun last."""
        if self._open and not self._open[-1].separated:
            self._open[-1].instruction += text

    def enter(self, instruction: str) -> None:
        """Begins a field that stands as one element, at its result."""
        self._open.append(_Field(None))
        self.instruct(instruction)
        self._open[-1].separated = True

    def leave(self) -> None:
        """Ends a field that stands as one element."""
        self._open.pop()


def _unended(container: etree._Element) -> set[etree._Element]:
    """The beginnings of fields that have no end: they would hide all that follows."""
    begun: list[etree._Element] = []
    for element in container.iter(W + "fldChar"):
        if any(above.tag in _LEFT_OUT for above in element.iterancestors()):
            continue
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            begun.append(element)
        elif kind == "end" and begun:
            begun.pop()
    return set(begun)


def _computed(field: _Field) -> str:
    """What Word shows of a field that has no result of its own."""
    if field.form is not None:
        return _form(field.form)
    if field.name == "EQ":
        return equation(field.instruction)
    if found := _BUTTON.match(field.instruction):
        return found[1].strip()
    if found := _SYMBOL.match(field.instruction):
        return symbol(found[3] or "", int(found[1], 16) if found[1] else int(found[2]))
    return ""


def _form(form: etree._Element) -> str:
    box = below(form, "checkBox")
    if box is not None:
        checked = switch(box, "checked")
        return "☑" if (switch(box, "default") if checked is None else checked) else "□"
    choices = below(form, "ddList")
    if choices is not None:
        entries = [entry.get(W + "val", "") for entry in choices.findall(W + "listEntry")]
        chosen = integer(value(choices, "result")) or integer(value(choices, "default")) or 0
        return "".join(entries[chosen : chosen + 1])
    return ""
