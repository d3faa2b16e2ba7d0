"""Rows -> the rows that are shown: what did not change is one row with （略）."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.export.comparison import Cell, Row, Run, Weight
from pipeline.export.comparison_pieces import Part, Piece
from pipeline.export.comparison_rows import Draft, Drafts
from pipeline.text.normalize import squash
from pipeline.types.document import DIVISIONS, Kind

OMITTED = "（略）"
_NAMES = {Kind.FRONT_MATTER: "題名等", Kind.PREAMBLE: "前文", Kind.TABLE: "表", Kind.CLOSING: "末尾"}
_DIGITS = "[0-9０-９〇一二三四五六七八九十百]+"
_NUMBER = re.compile(rf"第{_DIGITS}[編部章節款条](?:[のノ之]{_DIGITS})*")
_SIGNS = " \u3000.．、,:："


@dataclass(frozen=True, slots=True)
class _Fold:
    """Drafts of one unit that did not change, from the first to the one before end."""

    start: int
    end: int
    is_renumbered: bool


def folded(drafts: Drafts) -> Iterator[Row]:
    """The rows with runs of unchanged neighbours as one; a number that only follows others is no change here."""
    all_ = drafts.all
    sizes = _sizes(drafts.olds)
    at = 0
    while at < len(all_):
        run: list[_Fold] = []
        while (fold := _fold(all_, at, sizes)) and (not run or _follows(all_, run[-1], fold)):
            run.append(fold)
            at = fold.end
        if run:
            yield _row(all_, run)
        else:
            yield all_[at].row
            at += 1


def _sizes(pieces: Sequence[Piece]) -> Counter[tuple[int, ...]]:
    """How many pieces each unit has with all below it."""
    return Counter(piece.path[:depth] for piece in pieces for depth in range(1, len(piece.path) + 1))


def _fold(all_: Sequence[Draft], at: int, sizes: Counter[tuple[int, ...]]) -> _Fold | None:
    """The whole unit that begins at a draft, or the text of an article without anything below, where it is unchanged."""
    if at >= len(all_) or not _is_same(all_[at], is_top=True):
        return None
    old, new = all_[at].old, all_[at].new
    if not old or not new or old.unit.kind is not new.unit.kind or new.part is Part.WRAP_UP:
        return None
    before = all_[at - 1].new if at else None
    is_under_heading = before is not None and before.unit is new.unit
    if is_under_heading and (new.unit.children or old.unit.children):
        return None  # a 柱書 stays where something changed below it
    end = at + 1
    while end < len(all_) and (below := all_[end].new) and below.is_below(new.path):
        other = all_[end].old
        if not other or not other.is_below(old.path) or not _is_same(all_[end], is_top=False):
            return None
        end += 1
    if sizes[old.path] != end - at + is_under_heading:
        return None
    return _Fold(at, end, all_[at].row.weight is not Weight.SAME)


def _is_same(draft: Draft, *, is_top: bool) -> bool:
    """True where nothing differs; at the top of what is folded the number may."""
    if draft.row.weight is Weight.SAME:
        return True
    cells = (draft.row.old, draft.row.new)
    if not is_top or draft.row.weight is Weight.SUBSTANCE or any(run.is_changed for one in cells for run in one.text):
        return False
    old, new = draft.old, draft.new
    return bool(
        old
        and new
        and old.unit.address
        and new.unit.address
        and squash(old.unit.caption or "") == squash(new.unit.caption or "")
        and squash(old.unit.text) == squash(new.unit.text)  # texts that were joined or split have no marks
    )


def _follows(all_: Sequence[Draft], before: _Fold, after: _Fold) -> bool:
    """True where the next unit of the same list and kind stands in both versions."""
    a, b = all_[before.start], all_[after.start]
    return before.is_renumbered == after.is_renumbered and all(
        one
        and other
        and one.unit.kind is other.unit.kind
        and one.path[:-1] == other.path[:-1]
        and one.unit is not other.unit
        for one, other in ((a.old, b.old), (a.new, b.new))
    )


def _row(all_: Sequence[Draft], run: Sequence[_Fold]) -> Row:
    first, last = all_[run[0].start], all_[run[-1].start]
    rows = tuple(draft.row for draft in all_[run[0].start : run[-1].end])
    cells = []
    for one, other in ((first.old, last.old), (first.new, last.new)):
        assert one is not None and other is not None
        if len(run) == 1 and one.part is Part.HEADING:
            heading = (rows[0].new if one is first.new else rows[0].old).heading
        else:
            label = _label(one, other, len(run))
            heading = (Run(label, run[0].is_renumbered),) if label else ()
        cells.append(Cell(heading, (), OMITTED, one.unit.address, one.level))
    remark = "\n".join(dict.fromkeys(row.remark for row in rows if row.remark))
    changes = tuple(dict.fromkeys(at for row in rows for at in row.changes))
    weight = Weight.FORM if run[0].is_renumbered else Weight.SAME
    return Row(cells[0], cells[1], weight, rows[0].opens, remark, rows, changes)


def _label(first: Piece, last: Piece, count: int) -> str:
    """２～５, 第3条～第7条, 前文; "" for the text of an article under its heading."""
    if first.unit.kind is Kind.ARTICLE and first.part is Part.TEXT:
        return ""
    a, b = (_number(one) for one in (first, last))
    if bool(a) != bool(b) or (not first.heading and first.unit.kind is Kind.PARAGRAPH):
        a, b = (str(one.unit.address.parts[-1]) if one.unit.address else "" for one in (first, last))
    if count == 1:
        return a
    return f"{a}{'・' if count == 2 else '～'}{b}"


def _number(piece: Piece) -> str:
    """The number of a unit as printed, without its caption."""
    kind = piece.unit.kind
    if kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM):
        return piece.heading.strip(_SIGNS)
    if kind in (Kind.ARTICLE, *DIVISIONS) and (found := _NUMBER.search(piece.heading)):
        return found[0]
    return _NAMES.get(kind) or (piece.unit.address.parts[-1] if piece.unit.address else piece.heading)
