"""Word (.docx) -> the text that Word shows of it, with its automatic numbers, and marks over it."""

from pipeline.read.draft import Draft
from pipeline.read.word import pages
from pipeline.read.word.formatting import Formatter
from pipeline.read.word.notes import Notes
from pipeline.read.word.numbering import Numbering
from pipeline.read.word.package import Package
from pipeline.read.word.printing import Printer
from pipeline.read.word.story import Story
from pipeline.read.word.styles import Styles
from pipeline.settings import Settings
from pipeline.types.source import Issue, Mark, MarkKind


def read(data: bytes, name: str, *, settings: Settings) -> Draft:
    """The text of an unlocked .docx, a paragraph a line; SourceError where it is none.

    A number that Word prints by itself stands before its paragraph, marked LABEL; leading spaces stand for indents.
    Tracked insertions are kept and marked, deletions are left out; comments and hidden text are not read.
    """
    package = Package(data, name, settings)
    look = package.related("settings")
    styles = Styles(package.related("styles"))
    numbering = Numbering(package.related("numbering"), styles.num_id)
    formatter = Formatter(styles, numbering)
    notes = Notes(package, look)

    def story() -> Story:
        return Story(formatter, numbering, notes)

    printer = Printer()
    printer.furniture(pages.lines(package, look, "header", story()))
    printer.blocks(story().blocks(package.body))
    printer.furniture(pages.lines(package, look, "footer", story()))
    return Draft(printer.text, printer.marks, issues=_issues(printer.marks), laid_out=True)


def _issues(marks: list[Mark]) -> tuple[Issue, ...]:
    inserted = tuple(mark.span for mark in marks if mark.kind is MarkKind.INSERTED)
    deleted = {mark.span for mark in marks if mark.kind is MarkKind.DELETED}
    if not inserted and not deleted:
        return ()
    message = f"変更履歴が残っています（挿入{len(inserted)}箇所、削除{len(deleted)}箇所）。挿入は反映し、削除は除いて読みました。"
    return (Issue("tracked-changes", message, spans=inserted),)
