"""References whose target lacks what they say it has: a table, a list, a ただし書, cases that one can fall under."""

import itertools
import re
from collections.abc import Callable, Iterator, Mapping

from pipeline.proof.reading import Reading
from pipeline.text.normalize import fold
from pipeline.types.address import Address
from pipeline.types.clause import Reference, ReferenceStatus
from pipeline.types.document import Kind, Unit
from pipeline.types.proof import Finding, Level

_ANNEX = re.compile(
    r"(?P<word>別紙|別表|別添|別記)(?:のとおり|の通り|(?:記載|所定)の|に(?:定め|記載|掲げ|示す|規定|よ[りる])|[にの](?!つ)(?=[一-龥々ァ-ヶー]{2,8}[をはがに、]))"
)
_OWNER = re.compile(r"(?:[」』)]|契約書?|規約|約款|書|規程|サービス)の\s*$")
_DOCUMENT = re.compile(r"[一-龥々ァ-ヶー]*(?:書|約款|規約|規程|ポリシー|ガイドライン|表示|サービス)")
_ORDER = re.compile(r"第(\d+)条")
_NEIGHBOURS = (1, -1, 2, -2)
_LEAD = re.compile(
    r"(?:次|以下|下記)の(?:各[号項]|いずれか|どれか)|次に(?:掲げ|定め|挙げ)る|次の(?:とおり|通り)(?:とする|とします|です)?。?$"
)


def find(reading: Reading) -> Iterator[Finding]:
    """wrong-reference for references, missing-list for 次の各号 that nothing follows, dangling-reference for 別紙 that is not there."""
    for reference in reading.document.references:
        if reference.status is ReferenceStatus.RESOLVED and len(reference.targets) == 1:
            yield from _lacking(reading, reference)
    yield from _lists(reading)
    yield from _annexes(reading)


def _lacking(reading: Reading, reference: Reference) -> Iterator[Finding]:
    target = reading.units[reference.targets[0]]
    for passage in reading.of_unit.get(reference.address, ()):
        place = passage.within(reference.spans)
        if place is None:
            continue
        behind = reference.text + "\n" + passage.text[place[1] : place[1] + 12]
        for said, (pattern, has) in _FEATURES.items():
            if not pattern.search(behind) or has(reading, target):
                continue
            meant = _neighbour(reading, reference.targets[0], has)
            if meant is None and said not in _SURE:
                continue
            hint = f"{meant}のことではないか確かめてください。" if meant else "番号を確かめて直してください。"
            words = passage.words(*place)
            quoted = words if said in words else f"{words}の{said}"
            message = f"「{quoted}」を引いていますが、{reference.targets[0]}に{said}はありません。{hint}"
            only = str(meant) if meant else None
            yield passage.finding("wrong-reference", Level.WARNING, message, *place, proposal=only)
            break


def _neighbour(reading: Reading, target: Address, has: Callable[[Reading, Unit], bool]) -> Address | None:
    """The same unit of the only neighbouring article that has it."""
    match = _ORDER.fullmatch(str(target.article))
    near = [Address((f"第{int(match[1]) + step}条", *target.parts[1:])) for step in _NEIGHBOURS] if match else []
    fit = [one for one in near if one in reading.units and has(reading, reading.units[one])]
    return fit[0] if len(fit) == 1 else None


def _has_table(reading: Reading, unit: Unit) -> bool:
    return any(one.kind is Kind.TABLE or "\t" in one.text + one.wrap_up for one in unit.walk())


def _has_list(reading: Reading, unit: Unit) -> bool:
    below = [one for one in unit.walk() if one is not unit]
    return "\n" in unit.text or any(
        one.kind in (Kind.ITEM, Kind.SUBITEM, Kind.TABLE) or "\n" in one.text for one in below
    )


def _has_proviso(reading: Reading, unit: Unit) -> bool:
    return bool(
        unit.address
        and re.search(r"ただし|但し|但書|限り(?:で(?:は|も)?(?:ない|あり)|で)", reading.below(unit.address))
    )


def _has_second(reading: Reading, unit: Unit) -> bool:
    return bool(unit.children) or len(re.findall(r"。(?![)」』])", unit.text + unit.wrap_up)) > 1


def _has_cases(reading: Reading, unit: Unit) -> bool:
    told = reading.below(unit.address) if unit.address else ""
    return bool(unit.children) or bool(
        re.search(r"\n|とき|場合|者は|行為|次の|てはな|禁[止じ]|できない|できません", told)
    )


_FEATURES: Mapping[str, tuple[re.Pattern[str], Callable[[Reading, Unit], bool]]] = {
    "ただし書": (re.compile(r"^[^\n]*(?:ただし書|但書|但し書)|\n(?:の)?(?:ただし書|但書|但し書)"), _has_proviso),
    "後段": (re.compile(r"^[^\n]*後段|\n(?:の)?後段"), _has_second),
    "各号": (re.compile(r"\n\s*(?:の|に(?:掲げる|定める|規定する))?各号"), _has_list),
    "表": (re.compile(r"\n(?:の|に(?:定める|掲げる))表(?=[にのをで、])"), _has_table),
    "当てはまる場合": (re.compile(r"\nに(?:当たる|あたる|該当する)(?:場合|とき|者|方|もの|事由)"), _has_cases),
}
"""What is said -> how it is said, in or behind a reference, and whether a unit has it."""
_SURE = frozenset(("ただし書", "後段", "各号"))
"""Told where no neighbour has it either."""


def _annexes(reading: Reading) -> Iterator[Finding]:
    """別紙のとおり in a document without a 別紙; a document that is called 別紙 is a file of its own."""
    labels = fold(" ".join(unit.label or "" for unit in reading.document.walk() if unit.kind is Kind.APPENDIX))
    labels += " ".join(str(address) for address in reading.units if not str(address).startswith("第"))
    for passage in reading.passages:
        for match in _ANNEX.finditer(passage.text):
            word = match["word"]
            if (
                word in labels
                or _OWNER.search(passage.text[: match.start()])
                or _DOCUMENT.match(passage.text, match.end())
            ):
                continue
            message = (
                f"「{word}」を引いていますが、この文書に{word}がありません。{word}を付けるか、参照を直してください。"
            )
            yield passage.finding(
                "dangling-reference", Level.WARNING, message, match.start(), match.start() + len(word)
            )


def _lists(reading: Reading) -> Iterator[Finding]:
    """The last sentence of a unit that announces a list, with nothing below or behind it."""
    units = list(reading.document.walk())
    following = {one.address: behind for one, behind in itertools.pairwise(units) if one.address}
    for passage in reading.passages:
        unit = passage.unit
        behind = following.get(passage.address)
        if unit.children or unit.wrap_up or "\n" in passage.text or not passage.sentences:
            continue
        if unit.kind not in (Kind.ARTICLE, Kind.PARAGRAPH, Kind.ITEM) or (behind and behind.kind in _CARRYING):
            continue
        start, end = passage.sentences[-1]
        if match := _LEAD.search(passage.text, start, end):
            message = f"「{match[0].rstrip('。')}」とありますが、後に続く号や表がありません。抜けた箇条を補うか、文を改めてください。"
            yield passage.finding("missing-list", Level.WARNING, message, *match.span())


_CARRYING = (Kind.TABLE, Kind.APPENDIX, Kind.CLOSING)
"""What may hold the list that a unit before it announces."""
