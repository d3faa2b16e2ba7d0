"""Old and new wording that stand beside or below each other: 新旧対照表, 【変更前】…【変更後】."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.amend import numbers
from pipeline.amend.orders import Selector
from pipeline.amend.selectors import SIGN, Context, referred
from pipeline.text.normalize import fold

_OLD = r"(?:変更|改定|改正|改訂|修正)前|現行|旧|原契約|現契約"
_NEW = r"(?:変更|改定|改正|改訂|修正)後|改[定正]案|変更案|新|本覚書"
_PLAIN = r"(?:の?(?:条文|条項|文言|内容|規定|契約書?|約款|規約))?"
_LABEL = re.compile(rf"[\s【\[(〔<《■●◆]*(?P<side>(?P<old>{_OLD})|(?P<new>{_NEW})){_PLAIN}[\s】\])〕>》:]*")
_PLACE = re.compile(r"(?:対象)?(?:条項|条文|条|項目|箇所|該当(?:条項|箇所)|番号|条番号)(?:番号)?")
_SIGN = rf"(?:第{numbers.N}[条項](?:の{numbers.N})*|[(（]{numbers.N}[)）]|{numbers.N}[.．](?!\d)|[0-9０-９]{{1,2}}(?=　)|[①-⑳])"
_AGAIN = re.compile(rf"(?<=.)(?=[【\[(（〔<《■●◆]?(?:{_NEW}|{_OLD}){_PLAIN}[】\])）〕>》]?[:：])")
_FOLD = re.compile(rf"(?<=[。）)\s　])[\s　]+(?={_SIGN})|(?<=。)(?={_SIGN})")
_LEFT_OUT = re.compile(r"[\s(（〔\[]*(?:略|省略|中略|同左|変更なし|…+|[~〜～]+)[\s)）〕\]]*")
_NONE = re.compile(r"[\s(（〔\[]*(?:新設|追加|なし|[-－ー—―]|)[\s)）〕\]]*")
_GONE = re.compile(r"[\s(（〔\[]*(?:削除|削る|廃止|なし|[-－ー—―]|)[\s)）〕\]]*")


@dataclass(frozen=True, slots=True)
class Row:
    """Old and new wording in lines, () for none; label: what the column of places says."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    label: str = ""


def is_label(line: str) -> bool:
    """Whether a line is only 【変更前】 or the like."""
    return bool(_LABEL.fullmatch(fold(line))) and len(line) > 1


def is_left_out(line: str) -> bool:
    """Whether a line stands for wording that is not repeated: （略）."""
    return bool(_LEFT_OUT.fullmatch(line))


def rows(lines: Sequence[str]) -> list[Row]:
    """What the first table or pair of blocks in these lines sets beside each other."""
    for at in range(len(lines)):
        if found := taken(lines[at:])[1]:
            return found
    return []


def taken(lines: Sequence[str]) -> tuple[int, list[Row]]:
    """How many lines at the beginning are such a table or pair of blocks, and its rows; 0 where they are none."""
    if not lines:
        return 0, []
    return _table(lines) if "\t" in lines[0] else _blocks(lines)


def _table(lines: Sequence[str]) -> tuple[int, list[Row]]:
    head = [fold(cell).strip() for cell in lines[0].split("\t")]
    sides = [_LABEL.fullmatch(cell) for cell in head]
    old = next((at for at, side in enumerate(sides) if side and side["old"]), None)
    new = next((at for at, side in enumerate(sides) if side and side["new"]), None)
    if old is None or new is None:
        return 0, []
    place = next((at for at, cell in enumerate(head) if at not in (old, new) and _PLACE.fullmatch(cell)), None)
    count = next((at for at, line in enumerate(lines) if "\t" not in line), len(lines))
    found: list[Row] = []
    for line in lines[1:count]:
        cells = line.split("\t")
        if place == 0 and cells[0] and len(cells) < len(head) and not selectors(cells[0]):
            cells.insert(0, "")  # not every reader gives a first cell without words
        cells += [""] * len(head)
        label = cells[place].strip() if place is not None else ""
        before, after = cells[old].strip(), cells[new].strip()
        if not (before or after) or (is_left_out(before) and is_left_out(after)):
            continue
        found.append(Row(_lines(before, _NONE), _lines(after, _GONE), label))
    return count, found


def _blocks(lines: Sequence[str]) -> tuple[int, list[Row]]:
    """【変更前】…【変更後】…, as often as it is repeated; （新） first is understood as well."""
    parts: list[tuple[bool, list[str]]] = []
    for line in (piece for whole in lines for piece in _AGAIN.split(whole)):
        label = _LABEL.match(fold(line))
        if label and (label.end() == len(fold(line)) or re.search(r"[】\]):〕>》]\s*$", label[0])):
            rest = line[len(line) - len(fold(line)[label.end() :]) :] if label.end() < len(fold(line)) else ""
            parts.append((bool(label["old"]), [rest.strip()] if rest else []))
        elif not parts:
            return 0, []
        else:
            parts[-1][1].append(line.strip())
    found: list[Row] = []
    for (first, one), (second, other) in zip(parts[::2], parts[1::2], strict=False):
        if first is second:
            return 0, []
        before, after = (one, other) if first else (other, one)
        found.append(Row(_quoteless(before, _NONE), _quoteless(after, _GONE)))
    return (len(lines), found) if found and len(parts) % 2 == 0 else (0, [])


def _lines(cell: str, nothing: re.Pattern[str]) -> tuple[str, ...]:
    """The lines that a cell was joined of, as far as their numbers show."""
    if nothing.fullmatch(cell):
        return ()
    return tuple(one for part in _FOLD.split(cell) if (one := part.strip(" 　")))


def _quoteless(lines: Sequence[str], nothing: re.Pattern[str]) -> tuple[str, ...]:
    own = [line for line in lines if line]
    if own and own[0].startswith("「") and own[-1].endswith("」"):
        own = [own[0][1:], *own[1:]]
        own[-1] = own[-1][:-1]
    if len(own) < 2 and nothing.fullmatch("".join(own)):
        return ()
    return tuple(own)


def selectors(label: str) -> tuple[Selector, ...]:
    """The units that a label names: 第5条第2項."""
    found = referred(fold(label), Context())
    return found.chosen("".join(re.findall(SIGN, found.text)))
