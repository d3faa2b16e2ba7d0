"""References that name the caption of their article, 第5条（秘密保持）, where that article has another."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.parse.pointers import N
from pipeline.text.normalize import fold, squash
from pipeline.types.address import Address
from pipeline.types.clause import Reference, ReferenceStatus
from pipeline.types.document import Kind, Unit
from pipeline.types.source import Issue

_REACH = 40
"""Characters behind a reference in which the caption stands."""
_SAID = re.compile(
    rf"(?P<number>第?\s*{N}\s*条(?:\s*[のノ]\s*{N})*)\s*(?P<open>[(【「])(?P<said>[^()【】「」。、]{{2,24}})[)】」]"
)
_NO_CAPTION = re.compile(
    r"除く|除き|含む|含み|以下|限る|限り|準用|場合|関係|参照|ただし|但し|いう|する|した|ます|[はがを]|第\s*\d|\d+\s*[円%日月年名回]|前段|後段|本文|各号|^[\d.]+$|^[ア-ン]$"
)
_TAIL = re.compile(r"(?:に関する|について(?:の)?|の)?(?:事項|定め|規定|条項|特則|取扱い?|等)?$")


def find(units: Sequence[Unit], references: Sequence[Reference], source: str) -> tuple[Issue, ...]:
    """A caption-mismatch for every reference whose words in brackets are no caption of the article it leads to."""
    articles = [unit for top in units for unit in top.walk() if unit.kind is Kind.ARTICLE and unit.address]
    captions = {unit.address: _plain(unit.caption) for unit in articles if unit.address and unit.caption}
    printed = {unit.address: unit.caption for unit in articles if unit.address}
    return tuple(_issues(references, captions, printed, source)) if captions else ()


def _issues(
    references: Sequence[Reference],
    captions: dict[Address, str],
    printed: dict[Address, str | None],
    source: str,
) -> Iterator[Issue]:
    for reference in references:
        if reference.status is not ReferenceStatus.RESOLVED or not reference.targets or not reference.spans:
            continue
        end = reference.spans[-1][1]
        match = _SAID.match(fold(reference.text + source[end : end + _REACH]))
        target = reference.targets[0].article
        if not match or target not in captions or _NO_CAPTION.search(match["said"]):
            continue
        said = _plain(match["said"])
        others = [address for address, caption in captions.items() if caption == said and address != target]
        if not said or _agree(said, captions[target], bool(others)):
            continue
        other = "、".join(map(str, others[:2]))
        advice = (
            f"「{match['said']}」は{other}の見出しなので、番号が古くなっていないか確かめてください。"
            if others
            else "番号と見出しのどちらが正しいか確かめてください。"
        )
        yield Issue(
            "caption-mismatch",
            f"「{match[0]}」とありますが、{target}の見出しは「{printed[target]}」です。{advice}",
            reference.address,
            reference.spans,
        )


def _agree(said: str, caption: str, is_of_another: bool) -> bool:
    """Whether both name one thing: the same, one within the other, or with a word in common that is no other's caption."""
    if said == caption or (not is_of_another and (said in caption or caption in said)):
        return True
    return not is_of_another and bool(_pairs(said) & _pairs(caption))


def _pairs(text: str) -> set[str]:
    """Neighbouring characters of a word, but no kana."""
    return {pair for pair in map("".join, pairwise(text)) if not re.search(r"[ぁ-ん]", pair)}


def _plain(caption: str) -> str:
    return _TAIL.sub("", squash(caption))
