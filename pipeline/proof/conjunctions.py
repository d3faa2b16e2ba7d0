"""又は and 若しくは, 及び and 並びに in the wrong rank."""

import re
from collections.abc import Iterator

from pipeline.proof.reading import Passage, Reading
from pipeline.types.proof import Finding, Level

# The rank of the lawmakers: 又は joins the larger groups, 若しくは what stands inside one.
_INNER = re.compile(r"若しくは|もしくは")
_OUTER = re.compile(r"又は|または")
_VERB_JOINED = re.compile(
    r"[いきぎしちにびみりえけせてべめれ]、(?P<word>若しくは|もしくは)(?=[^、。]{0,30}[うくぐすつぬぶむるた](?:こと|もの|者|とき|場合|[。]|$))"
)


def find(reading: Reading) -> Iterator[Finding]:
    """conjunction: 若しくは between clauses whose own words are joined by 又は."""
    for passage in reading.passages:
        for start, end in passage.sentences:
            yield from _ranks(passage, start, end)


def _ranks(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    text = passage.text[start:end]
    joined = _VERB_JOINED.search(text)
    outer = [match for match in _OUTER.finditer(text)]
    if joined is None or not outer or any(text[match.start() - 1 : match.start()] == "、" for match in outer):
        return
    if outer[0].start() > joined.start():
        return
    at = start + joined.start("word")
    better = "又は" if joined["word"] == "若しくは" else "または"
    message = f"大きなまとまりを「{joined['word']}」で、その中の語を「{outer[0][0]}」で結んでいます。大きいほうを「{better}」、小さいほうを「{joined['word']}」に改めてください。"
    yield passage.finding("conjunction", Level.WARNING, message, at, at + len(joined["word"]), better)
