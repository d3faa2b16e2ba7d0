"""What the reader of one format gives, before what all formats share is added."""

from dataclasses import dataclass, field

from pipeline.types.source import Issue, Mark, PrintedLine


@dataclass(slots=True)
class Draft:
    """Text with marks in any order; laid_out: the format knows its own page heads and repeated lines, none are sought."""

    text: str
    marks: list[Mark] = field(default_factory=list)
    pages: int = 0
    printed: tuple[PrintedLine, ...] = ()
    issues: tuple[Issue, ...] = ()
    laid_out: bool = False
