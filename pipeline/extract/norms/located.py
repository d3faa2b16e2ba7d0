"""Where the words of statements stand in the source."""

from pipeline.extract.norms.statements import Statement
from pipeline.extract.reader import Block
from pipeline.text.places import Places
from pipeline.types.source import Span


class Located:
    """Where actions stand in the source; a block of text is laid out once for all its norms."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._laid: tuple[Block, Places] | None = None

    def spans(self, statement: Statement, begin: int) -> tuple[Span, ...]:
        """The spans of a statement from begin to its end."""
        sentence = statement.sentence
        if self._laid is None or self._laid[0] is not sentence.block:
            self._laid = sentence.block, Places(sentence.block.original, sentence.block.spans, self._source)
        return self._laid[1].spans(*sentence.original_span(*statement.bounds(begin, len(statement.text))))
