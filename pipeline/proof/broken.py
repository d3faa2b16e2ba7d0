"""Sentences that break off: on a particle or a conjunction, or without the 。 that ends every other rule of the document."""

import re
from collections.abc import Iterator

from pipeline.proof.reading import Passage, Reading
from pipeline.types.document import Kind
from pipeline.types.proof import Finding, Level

# No sentence ends so, whether it has its 。 or not.
_BROKEN = re.compile(
    r"(?:[一-龥々ァ-ヶーA-Za-z)」](?:は|が|を|に|へ|の|で)|[ぁ-ん]を|(?:とき|こと|もの)(?:は|が|に|の|へ)|および|及び|または|又は|若しくは|もしくは|並びに|ならびに|ただし|に対し(?:て)?|について|において|により|によって|かつ)、?。?$|、$"
)
_WHOLE = re.compile(r"[。.!?…」』)\]}】〕:;]$")
_SHORTEST, _RULE = 3, 12
"""Characters of a sentence, and of one that must be a rule: 削除 and 該当なし are none."""
_SLIPS, _ENOUGH = 0.1, 5
"""Share of the rules of a document without a 。 at the end, or one alone, and so many with it, for that to be a slip."""


def find(reading: Reading) -> Iterator[Finding]:
    """broken-sentence."""
    rules = [passage for passage in reading.passages if _is_rule(passage)]
    ended = sum(passage.text.endswith("。") for passage in rules)
    stops = ended >= _ENOUGH and len(rules) - ended <= max(1, _SLIPS * len(rules))
    for passage in reading.passages:
        if _is_last(passage) and (found := _broken(passage, stops and _is_rule(passage))):
            yield found


def _is_last(passage: Passage) -> bool:
    """Whether nothing below the unit can go on with its last sentence."""
    unit = passage.unit
    return bool(passage.sentences) and not (
        (unit.children and not passage.wrap_up) or unit.kind in (Kind.APPENDIX, Kind.TABLE)
    )


def _is_rule(passage: Passage) -> bool:
    """Whether a passage is running text of an article or a 項: no list, table or single word."""
    plain = not passage.unit.children and "\n" not in passage.text and "\t" not in passage.text
    return plain and passage.unit.kind in (Kind.ARTICLE, Kind.PARAGRAPH) and len(passage.text) >= _RULE


def _broken(passage: Passage, must_stop: bool) -> Finding | None:
    start, end = passage.sentences[-1]
    sentence = passage.text[start:end]
    if "\t" in sentence or len(sentence) < _SHORTEST:
        return None
    shown = sentence[-16:]
    if match := _BROKEN.search(sentence):
        message = f"文が「{shown}」で途切れています。続きが抜けていないか確かめ、文を終わりまで書いてください。"
        return passage.finding("broken-sentence", Level.WARNING, message, start + match.start(), end)
    if must_stop and not _WHOLE.search(sentence):
        message = f"文が「{shown}」で終わり、句点「。」がありません。続きが抜けていないか確かめ、文を終わりまで書いてください。"
        return passage.finding("broken-sentence", Level.WARNING, message, end - 1, end)
    return None
