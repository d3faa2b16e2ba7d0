"""The articles that paragraphs and tables of a Word file begin with: which of them carry the document on."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from pipeline.read.layout import ARTICLE, UNIT_HEADING
from pipeline.read.word.blocks import Block, Paragraph
from pipeline.text.normalize import fold
from pipeline.text.numerals import number

REFERENCE = re.compile(r"\s*(?:[にをがはへもとや、,及又]|の(?![0-9二三四五六七八九])|第|から)")
"""How folded text goes on behind a number that is part of a sentence: 第3条に定める…."""

_NUMBER = re.compile(r"第\s*([0-9〇一二三四五六七八九十百]+)\s*条")
# Where articles are counted anew: 附則, 別紙, the end of a document, the title of the next.
_ANEW = re.compile(
    r"[(\[【<]?(?:附\s*則|(?:別[紙表添記]|様式|付録|付属書|後記)\s*(?:第?\s*[0-9一二三四五六七八九十]+\s*号?)?)(?:[)\]】>\s(].{0,40})?$"
    r"|以\s*上[。.]?$|\S{0,25}(?:契約書|覚書|合意書|協定書|約款|規約|規程|規則|会則)$"
)


def heads_clause(text: str) -> bool:
    """True for the number of an article that does not only cite it."""
    seen = fold(text).strip()
    found = UNIT_HEADING.match(seen)
    return bool(found and "条" in found[0] and not REFERENCE.match(seen[found.end() :]))


def counts_anew(text: str) -> bool:
    """True for a line behind which articles begin with 第1条 again."""
    return bool(_ANEW.match(fold(text).strip()))


def article_of(text: str) -> int | None:
    """The number of the article that begins with a line."""
    seen = fold(text).strip()
    found = ARTICLE.match(seen) or (_NUMBER.search(seen) if heads_clause(seen) else None)
    return number(found[1]) if found else None


def carry_on(heads: Iterable[str], before: Sequence[int], after: Iterable[Block]) -> bool:
    """True where the articles that rows begin with are those of the document, and not articles that stand elsewhere.

    heads: what the rows begin with; before: the articles that stand before the table, from where they were last counted
    anew; after: what stands behind it.
    """
    labels = (ARTICLE.match(fold(head).strip()) for head in heads)
    own = [value for label in labels if label and (value := number(label[1])) is not None]
    if not own:
        return True
    texts = (block.text for block in after if isinstance(block, Paragraph))
    behind = map(article_of, takewhile(lambda text: not counts_anew(text), texts))
    return own[0] == max(before, default=0) + 1 and not any(article in own for article in behind)
