"""Chapters as Markdown, and the parts of a page that are written anew at each run."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from evaluation.reporting.sections import Chapter
from pipeline.errors import YakkanError


def written(chapters: Sequence[Chapter], level: int) -> str:
    """The notes and tables of the chapters under headings of this level; charts are left out."""
    return "\n\n".join(part for chapter in chapters for part in _parts(chapter, "#" * level))


def _parts(chapter: Chapter, mark: str) -> Iterator[str]:
    yield f"{mark} {chapter.title}"
    if chapter.note:
        yield chapter.note
    for section in chapter.sections:
        yield f"**{section.title}**"
        if section.note:
            yield section.note
        yield section.table.markdown


def renew(page: Path, part: str, text: str) -> None:
    """Puts text between the two comments that mark a part of the page; what stands around it stays.

    YakkanError where the page does not have each of them once, in this order.
    """
    before, after = f"<!-- evaluate {part} -->", f"<!-- end of evaluate {part} -->"
    old = page.read_text("utf-8")
    head, opened, rest = old.partition(before)
    _, closed, tail = rest.partition(after)
    if not opened or not closed or before in tail:
        raise YakkanError(f"{page} に {before} と {after} を一つずつ、この順に置いてください。")
    page.write_text(f"{head}{before}\n\n{text}\n\n{after}{tail}", "utf-8")
