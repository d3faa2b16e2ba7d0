"""References with a noun that does not stand where they lead: 第3条の期間, where 第3条 speaks of no 期間 and another article does."""

import re
from collections.abc import Iterator

from pipeline.proof.pieces import OF_WHOM, pieces
from pipeline.proof.reading import Passage, Reading
from pipeline.types.address import Address
from pipeline.types.clause import Reference, ReferenceStatus
from pipeline.types.proof import Finding, Level
from pipeline.types.source import Span

_NOUN = re.compile(
    r"(?:の(?:規定|定め)による|に(?:定める|規定する|よる|いう)|の)(?P<noun>[一-龥々ァ-ヶー]{2,8})(?=[はがをにのでと、。]|から|まで|より|後|前|等|以)"
)
# What may be said of any rule although no such word stands there: 第3条の義務, 第5条の場合.
_OF_ANY = re.compile(
    "規定|定め|場合|各号|各項|本文|但書|前段|後段|義務|権利|責任|責め|債務|債権|事項|行為|違反|措置|手続|要件|条件|事由|理由|事情|効力|適用|準用|趣旨|範囲|例外|原則|遵守|履行|"
    "請求|承諾|同意|合意|内容|方法|手順|基準|目的|限度|制限|対象|該当|確認|保証|規則|条項|期限|区分|割合|算式|表$|者$|額$|物$|時$|日$|状態|結果|取扱|条$|項$|号$"
)

_BESIDE = re.compile(r"本|この|同|[前次][条項号]")
"""What leads to the unit before or within one article hardly ever leads astray."""


def find(reading: Reading) -> Iterator[Finding]:
    """wrong-reference."""
    for reference in reading.document.references:
        if reference.status is not ReferenceStatus.RESOLVED or len(reference.targets) != 1:
            continue
        target = reference.targets[0]
        if not str(target.article).startswith("第") or target.article not in reading.units:
            continue
        if _BESIDE.match(reference.text):
            continue
        for passage in reading.of_unit.get(reference.address, ()):
            if place := passage.within(reference.spans):
                if found := _judged(reading, reference, passage, place):
                    yield found
                break


def _judged(reading: Reading, reference: Reference, passage: Passage, place: Span) -> Finding | None:
    match = _NOUN.match(passage.text, place[1])
    target = reference.targets[0]
    if match is None or _OF_ANY.search(match["noun"]) or OF_WHOM.match(passage.text, match.start("noun")):
        return None
    wanted = frozenset(pieces(match["noun"]))
    if not wanted:
        return None
    if not wanted & _pieces(reading, target.article):
        meant, level = _titled(reading, reference, target, wanted), Level.WARNING
    elif target != target.article and not wanted & _pieces(reading, target):
        # What an article says as a whole is often said of one of its 項: worth knowing, not more.
        meant, level = _siblings(reading, reference, target, wanted), Level.NOTE
    else:
        return None
    if not meant or (level is Level.NOTE and len(meant) > 1):
        return None
    better = "か".join(reading.named(one) for one in meant[:3])
    quoted = passage.words(place[0], match.end("noun"))
    message = f"「{quoted}」とありますが、{reading.named(target)}に「{match['noun']}」は出てきません。{better}のことではないか確かめてください。"
    only = str(meant[0]) if len(meant) == 1 else None
    return passage.finding("wrong-reference", level, message, *place, proposal=only)


def _titled(reading: Reading, reference: Reference, target: Address, wanted: frozenset[str]) -> list[Address]:
    """The other articles with all of it in the caption."""
    articles = dict.fromkeys(address.article for address in reading.units)
    shut = (target.article, reference.address.article)
    return [one for one in articles if one not in shut and wanted <= frozenset(pieces(reading.caption(one)))]


def _siblings(reading: Reading, reference: Reference, target: Address, wanted: frozenset[str]) -> list[Address]:
    """The units beside the target that have all of it, but for the one in which the reference stands."""
    return [
        one
        for one in reading.units
        if one.parent == target.parent
        and one != target
        and not one.contains(reference.address)
        and wanted <= _pieces(reading, one)
    ]


def _pieces(reading: Reading, address: Address) -> frozenset[str]:
    """The words of a unit, of its caption and of all below it."""
    return frozenset(pieces(reading.below(address) + reading.caption(address)))
