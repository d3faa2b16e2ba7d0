"""A rule that sends its topic to an article which says nothing of it: 支払方法は第6条の定めによる, where 第6条 is about secrets."""

import re
from collections.abc import Iterator

from pipeline.proof.pieces import pieces
from pipeline.proof.reading import Passage, Reading
from pipeline.types.address import Address
from pipeline.types.clause import Reference, ReferenceStatus
from pipeline.types.proof import Finding, Level
from pipeline.types.source import Span

_TOPIC = re.compile(r"(?:^|[、。の])(?P<topic>[一-龥々ァ-ヶー]{2,10})(?:は|については|に関しては)、?$")
_SENT = re.compile(
    r"(?:の(?:定め|規定|定めるところ)|に(?:定める|規定する)(?:ところ|とおり)?)(?:による|によります|に従う|に従います|とする|とします)(?:ものと(?:する|します))?。"
)
_NUMBERED = re.compile(r"第\s*[\d一二三四五六七八九十百]+\s*条")
_ANY = frozenset("効力 適用 解釈 取扱い 取扱 内容 詳細 手続 手続き 処理 場合 事項 前項 本条".split())


def find(reading: Reading) -> Iterator[Finding]:
    """wrong-reference."""
    for reference in reading.document.references:
        if reference.status is not ReferenceStatus.RESOLVED or not _NUMBERED.match(reference.text):
            continue
        for passage in reading.of_unit.get(reference.address, ()):
            place = passage.within(reference.spans)
            if place and (found := _judged(reading, reference, passage, place)):
                yield found


def _judged(reading: Reading, reference: Reference, passage: Passage, place: Span) -> Finding | None:
    start, _ = passage.sentence(place[0])
    topic = _TOPIC.search(passage.text[start : place[0]])
    if topic is None or topic["topic"] in _ANY or not _SENT.match(passage.text, place[1]):
        return None
    said = pieces(topic["topic"])
    if not said or any(_speaks(reading, target, said) for target in reference.targets):
        return None
    words = passage.words(*place)
    where = "、".join(reading.named(target.article) for target in reference.targets)
    message = f"「{topic['topic']}」は「{words}」によるとありますが、{where}に「{topic['topic']}」の定めがありません。引く先の番号（ほかの文書の条であれば、その文書の名）を確かめてください。"
    return passage.finding("wrong-reference", Level.WARNING, message, *place)


def _speaks(reading: Reading, target: Address, said: tuple[str, ...]) -> bool:
    there = pieces(reading.caption(target.article) + "\n" + reading.below(target.article))
    return any(piece in there for piece in said)
