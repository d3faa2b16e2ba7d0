"""Is a list under an article a list of 項 or of 号? The words of the document decide, then the lead, then the style."""

import re
from collections.abc import Sequence

from pipeline.parse.blocks import Node
from pipeline.parse.leads import LEAD
from pipeline.parse.lines import Line
from pipeline.parse.marks import Style
from pipeline.types.document import Kind

_PARAGRAPH_WORDS = re.compile(r"前項|次項|前\s*[二三四五2-9]\s*項|本条第\s*[\d一二三四五六七八九十]+\s*項|前各項")
_ITEM_WORDS = re.compile(r"前号|次号|本号|前\s*[二三四五2-9]\s*号|本条第\s*[\d一二三四五六七八九十]+\s*号|前各号")
_LEADS_PARAGRAPHS = re.compile(r"(?:以下|次の|下記)の?各項")
_LEADS_ITEMS = re.compile(r"(?:以下|次の|下記|次に掲げる)の?[^。]{0,20}各号")
_BELOW_ITEMS = 3  # rank of the styles that stand below 号
_ALWAYS = {Style.PARAGRAPH: Kind.PARAGRAPH, Style.ITEM: Kind.ITEM, Style.DECIMAL: Kind.PARAGRAPH}


def of_list(nodes: Sequence[Node], lead: str, lines: Sequence[Line], mentioned: Sequence[str]) -> Kind:
    """PARAGRAPH, ITEM or, for ア and a, SUBITEM for a list directly under an article.

    lead: the article's own folded text; mentioned: 項 and 号, one for each time the document names a number of this article.
    """
    reading = nodes[0].reading
    if reading is None:  # the unnumbered first 項
        return Kind.PARAGRAPH
    if reading.style.rank >= _BELOW_ITEMS:
        return Kind.SUBITEM
    if reading.style in _ALWAYS:
        return _ALWAYS[reading.style]
    score = _by_style(reading.style, lead)
    if not lead and reading.style.rank >= 2 and not any("。" in text_of(node, lines) or node.lists for node in nodes):
        score -= 1.5  # entries without a sentence, under a caption alone
    for index, node in enumerate(nodes):
        text = text_of(node, lines)
        if _ITEM_WORDS.search(text):
            score -= 2.0
        if index and _PARAGRAPH_WORDS.search(text):
            score += 1.5
    if _LEADS_PARAGRAPHS.search(lead):
        score += 4.0
    if _LEADS_ITEMS.search(lead):
        score -= 3.0
    # A reference may be wrong: against sentences that nothing leads into one alone does not make 号 of 項.
    sentences = not lead and all("。" in text_of(node, lines) for node in nodes)
    score += 2.0 * mentioned.count("項") - (0.8 if sentences else 2.0) * mentioned.count("号")
    return Kind.PARAGRAPH if score > 0 else Kind.ITEM


def text_of(node: Node, lines: Sequence[Line]) -> str:
    """The folded own text of a node."""
    return "".join(lines[index].text[start:] for index, start in node.pieces)


def _by_style(style: Style, lead: str) -> float:
    if not lead:
        return 1.0 if style.rank < 3 else 0.5
    if style.rank < 2 or style is Style.NUMBER_PAREN:
        return -1.0 if LEAD.search(lead) else 1.0
    return -1.0
