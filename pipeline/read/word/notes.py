"""Footnotes and endnotes: their numbers and their contents."""

from dataclasses import dataclass

from lxml import etree

from pipeline.read.word.formats import written
from pipeline.read.word.names import W, below, integer, value
from pipeline.read.word.package import Package

_FORMATS = {"footnote": "decimal", "endnote": "lowerRoman"}


@dataclass(frozen=True, slots=True)
class _Numbers:
    style: str
    start: int
    each_section: bool


class Notes:
    """The notes of one document, counted as they are pointed to."""

    def __init__(self, package: Package, settings: etree._Element | None) -> None:
        self._settings = settings
        self._notes = {kind: _by_id(package.related(kind + "s"), kind) for kind in _FORMATS}
        self._sections = package.sections()
        self._section = 0
        self._counts = dict.fromkeys(_FORMATS, 0)

    def end_section(self) -> None:
        """Says that the section that is read ends here."""
        self._section += 1
        for kind in _FORMATS:
            if self._numbers(kind).each_section:
                self._counts[kind] = 0

    @staticmethod
    def counts(reference: etree._Element) -> bool:
        """False where the author has given a mark instead of a number."""
        return reference.get(W + "customMarkFollows", "0") in ("0", "false", "off")

    def refer(self, reference: etree._Element) -> tuple[etree._Element | None, str]:
        """The note that a w:footnoteReference or w:endnoteReference points to, and its number; None where there is none."""
        kind = "footnote" if reference.tag == W + "footnoteReference" else "endnote"
        note = self._notes[kind].get(reference.get(W + "id", ""))
        if not self.counts(reference):
            return note, ""
        self._counts[kind] += 1
        numbers = self._numbers(kind)
        return note, written(numbers.style, numbers.start + self._counts[kind] - 1)

    def _numbers(self, kind: str) -> _Numbers:
        section = self._sections[self._section] if self._section < len(self._sections) else None
        places = [below(parent, f"{kind}Pr") for parent in (section, self._settings)]

        def said(name: str) -> str | None:
            return next((found for found in (value(place, name) for place in places) if found is not None), None)

        start = integer(said("numStart"))
        return _Numbers(
            said("numFmt") or _FORMATS[kind], 1 if start is None else start, said("numRestart") == "eachSect"
        )


def _by_id(root: etree._Element | None, kind: str) -> dict[str, etree._Element]:
    notes = [] if root is None else root.findall(W + kind)
    return {note.get(W + "id", ""): note for note in notes if note.get(W + "type", "normal") == "normal"}
