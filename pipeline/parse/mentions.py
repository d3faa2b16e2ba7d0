"""What a document says of its own articles: 第9条第2号 says that 第9条 has 号."""

import re
from collections.abc import Sequence

from pipeline.parse.lines import Line
from pipeline.text.numerals import KANJI, number

_N = rf"(?:\d{{1,4}}|[{KANJI}]{{1,5}})"
_NAMED = re.compile(
    rf"(?<![法令則])第\s*(?P<article>{_N})\s*条(?P<branches>(?:\s*[のノ]\s*{_N})*)(?:\s*[(][^()]*[)])?\s*第\s*{_N}\s*(?P<level>[項号])"
)


def find(lines: Sequence[Line]) -> dict[tuple[int, ...], tuple[str, ...]]:
    """Numbers of an article -> 項 and 号, one for each time a number of it is named."""
    named: dict[tuple[int, ...], list[str]] = {}
    for line in lines:
        for match in _NAMED.finditer(line.text):
            branches = (number(part) or 0 for part in re.findall(_N, match["branches"]))
            named.setdefault((number(match["article"]) or 0, *branches), []).append(match["level"])
    return {article: tuple(levels) for article, levels in named.items()}
