"""The pieces of both versions -> rows, one beside the other where they are one, each column in its own order."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest

from pipeline.export.comparison import Cell, Differ, Row, Run, Weight
from pipeline.export.comparison_chain import heaviest_chain
from pipeline.export.comparison_pieces import Part, Piece, paired, pieces
from pipeline.export.comparison_runs import cut, runs_of
from pipeline.text.normalize import squash
from pipeline.types.address import Address
from pipeline.types.document import DIVISIONS, Kind
from pipeline.types.revision import Change, ChangeKind, Edit, Revision

_DIVISION = re.compile(r"^第?[0-9一二三四五六七八九十百]+[編章節款]?")
_WHOLE = (ChangeKind.ADDED, ChangeKind.DELETED, ChangeKind.SPLIT, ChangeKind.MERGED)
"""Changes that tell of all that hangs under their units."""
_INNER = (Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM, Kind.TABLE)
_UNHEADED = (Kind.FRONT_MATTER, Kind.PREAMBLE, Kind.CLOSING)
ADDED, DELETED = "（新設）", "（削る）"


@dataclass(frozen=True, slots=True)
class Draft:
    """A row with the pieces that it was made of."""

    old: Piece | None
    new: Piece | None
    row: Row


class Drafts:
    """The rows of a revision before any is folded."""

    def __init__(self, revision: Revision, differ: Differ, remark: Callable[[Change], str]) -> None:
        self.olds, self.news = pieces(revision.old), pieces(revision.new)
        self._differ, self._changes = differ, revision.changes
        self._now = paired(self.olds, self.news, _beside(revision))
        self._was = {new: old for old, new in self._now.items()}
        self._told = (self._by_address(lambda one: one.old), self._by_address(lambda one: one.new))
        self._regrouped = self._regroupings()
        self._noted: tuple[Piece, str] | None = None
        self._remarks = [remark(change) for change in revision.changes]
        self.all = list(self._remarked(self._drafts()))

    def _by_address(self, side: Callable[[Change], tuple[Address, ...]]) -> dict[Address, int]:
        return {address: at for at, change in enumerate(self._changes) for address in side(change)}

    def _change(self, piece: Piece | None, *, is_new: bool) -> int | None:
        """The change that tells of a piece: of its unit, or of one above it that tells of all below."""
        address = own = piece.home if piece else None
        is_alone = piece not in (self._was if is_new else self._now)
        whole = (*_WHOLE, ChangeKind.MODIFIED) if is_alone else _WHOLE
        while address is not None:
            at = self._told[is_new].get(address)
            if at is not None and (address == own or self._changes[at].kind in whole):
                return at
            address = address.parent
        return None

    def _by_change(self, side: Sequence[Piece], *, is_new: bool) -> list[tuple[int | None, list[Piece]]]:
        """Runs of pieces that the same change tells of, None where none does."""
        return [(at, list(found)) for at, found in groupby(side, lambda one: self._change(one, is_new=is_new))]

    def _regroupings(self) -> dict[Piece, tuple[Run, ...]]:
        """What differs in the texts that were split or merged: of all their pieces together."""
        found: dict[Piece, tuple[Run, ...]] = {}
        for change in self._changes:
            if change.kind in (ChangeKind.SPLIT, ChangeKind.MERGED):
                sides = [
                    [piece for piece in side if piece.text and piece.home and _is_in(piece.home, homes)]
                    for side, homes in ((self.olds, change.old), (self.news, change.new))
                ]
                told = self._differ(*("\n".join(piece.text for piece in side) for side in sides))
                for side, gone in zip(sides, (Edit.DELETE, Edit.INSERT), strict=True):
                    found |= dict(zip(side, cut(runs_of(told, gone), [len(one.text) for one in side]), strict=True))
        return found

    def _drafts(self) -> Iterator[Draft]:
        places = {piece: at for at, piece in enumerate(self.news)}
        pairs = [(at, places[self._now[piece]]) for at, piece in enumerate(self.olds) if piece in self._now]
        weights = [len(self.olds[at].heading) + len(self.olds[at].text) + 1 for at, _ in pairs]
        a = b = 0
        before: Piece | None = None
        for x, y in [*heaviest_chain(pairs, weights), (len(self.olds), len(self.news))]:
            yield from self._gap(self.olds[a:x], self.news[b:y], before)
            if x < len(self.olds):
                before = self.news[y]
                yield self._pair(self.olds[x], before)
            a, b = x + 1, y + 1

    def _gap(self, olds: Sequence[Piece], news: Sequence[Piece], before: Piece | None) -> Iterator[Draft]:
        """What stands in one version only; first what still belongs to the article that was told last."""
        rest: list[list[Piece]] = []
        tails: list[list[Piece]] = []
        for side, last in ((olds, self._was.get(before) if before else None), (news, before)):
            cut = next((at for at, one in enumerate(side) if not last or one.path[0] != last.path[0]), len(side))
            inner = next((at for at, one in enumerate(side[:cut]) if one.unit.kind not in _INNER), cut)
            tails.append(list(side[:inner]))
            rest.append(list(side[inner:]))
        for a, b in (tails, rest):
            yield from self._alone(a, b)

    def _alone(self, olds: Sequence[Piece], news: Sequence[Piece]) -> Iterator[Draft]:
        """Side by side what one change tells of, else first what is gone and then what has come."""
        a, b = self._by_change(olds, is_new=False), self._by_change(news, is_new=True)
        while a or b:
            key = a[0][0] if a else None
            if key is not None and b and key == b[0][0]:
                for old, new in zip_longest(a.pop(0)[1], b.pop(0)[1]):
                    yield self._pair(old, new) if old and new else self._single(old, new)
            elif a and (key is None or all(key != other for other, _ in b)):
                yield from (self._single(piece, None) for piece in a.pop(0)[1])
            else:
                yield from (self._single(None, piece) for piece in b.pop(0)[1])

    def _pair(self, old: Piece, new: Piece) -> Draft:
        self._noted = None
        heads = self._headings(old, new)
        texts = [self._text(old, new, is_new=False), self._text(old, new, is_new=True)]
        cells = [_cell(one, *parts) for one, *parts in zip((old, new), heads, texts, strict=True)]
        return Draft(old, new, self._row(old, new, cells[0], cells[1]))

    def _single(self, old: Piece | None, new: Piece | None) -> Draft:
        piece = old or new
        assert piece is not None
        is_new = old is None
        other = (self._was if is_new else self._now).get(piece)
        if other is None:
            heading = _all_of(piece.heading, is_changed=True)
            text = self._regrouped.get(piece) or _all_of(piece.text, is_changed=True)
        else:
            both = (other, piece) if is_new else (piece, other)
            heading, text = self._headings(*both)[is_new], self._text(*both, is_new=is_new)
        cell, empty = _cell(piece, heading, text), Cell(note=self._note(piece, other, is_new=is_new), level=piece.level)
        return Draft(old, new, self._row(old, new, *((empty, cell) if is_new else (cell, empty))))

    def _note(self, piece: Piece, other: Piece | None, *, is_new: bool) -> str:
        """What stands opposite a piece that is in one version only; "" below what has the same note."""
        at = self._change(piece, is_new=is_new)
        change = self._changes[at] if at is not None else None
        if other is not None:
            note = f"（{other.place}{'から移動' if is_new else 'に移動'}）"
        elif change is None or change.kind in (ChangeKind.ADDED, ChangeKind.DELETED):
            note = ADDED if is_new else DELETED
        elif change.kind is ChangeKind.SPLIT and is_new:
            note = f"（{change.old[0]}から分割）"
        elif change.kind is ChangeKind.MERGED and not is_new:
            note = f"（{change.new[0]}に統合）"
        else:
            note = ""
        if self._noted and piece.is_below(self._noted[0].path) and (other is not None or note == self._noted[1]):
            return ""
        self._noted = (piece, note)
        return note

    def _headings(self, old: Piece, new: Piece) -> list[tuple[Run, ...]]:
        """Numbers and captions; what is only printed otherwise, 1. for (1), does not differ."""
        if is_named_alike(old, new):
            return [_all_of(one.heading) for one in (old, new)]
        told = self._differ(old.heading, new.heading)
        return [runs_of(told, Edit.DELETE), runs_of(told, Edit.INSERT)]

    def _text(self, old: Piece, new: Piece, *, is_new: bool) -> tuple[Run, ...]:
        piece = new if is_new else old
        if piece in self._regrouped:
            return self._regrouped[piece]
        if squash(old.text) == squash(new.text):
            return _all_of(piece.text)
        return runs_of(self._differ(old.text, new.text), Edit.INSERT if is_new else Edit.DELETE)

    def _row(self, old: Piece | None, new: Piece | None, a: Cell, b: Cell) -> Row:
        piece = new or old
        assert piece is not None
        opens = piece.part is Part.HEADING or (piece.part is Part.TEXT and piece.unit.kind in _UNHEADED)
        found = {self._change(old, is_new=False), self._change(new, is_new=True)} - {None}
        changes = sorted(at for at in found if at is not None)
        differs = a.is_changed or b.is_changed or not (old and new) or squash(old.text) != squash(new.text)
        substantive = any(self._changes[at].substantive for at in changes)
        is_said_here = piece.part is not Part.HEADING or not piece.unit.text
        silent = is_said_here and any(
            self._changes[at].substantive and self._changes[at].old_text == self._changes[at].new_text for at in changes
        )
        if not differs and not silent:
            return Row(a, b, Weight.SAME, opens)
        if piece.unit.address is None and not changes:
            is_number = old and new and old.unit.kind in DIVISIONS and _unnumbered(old) == _unnumbered(new)
            return Row(a, b, Weight.FORM if is_number else Weight.SUBSTANCE, opens)
        return Row(a, b, Weight.SUBSTANCE if substantive else Weight.FORM, opens, changes=tuple(changes))

    def _remarked(self, drafts: Iterator[Draft]) -> Iterator[Draft]:
        """Each remark once, at the first row that its change is told in."""
        told: set[int] = set()
        for draft in drafts:
            fresh = [at for at in draft.row.changes if at not in told]
            told.update(fresh)
            remarks = dict.fromkeys(self._remarks[at] for at in fresh if self._remarks[at])
            yield replace(draft, row=replace(draft.row, remark="\n".join(remarks)))


def _beside(revision: Revision) -> dict[Address, Address]:
    """The pairs without those of what was merged into another: beside it stands where it went."""
    merged = [change for change in revision.changes if change.kind is ChangeKind.MERGED]
    kept = {change.new[0] if change.new[0] in change.old else change.old[0] for change in merged}
    gone = {(old, change.new[0]) for change in merged for old in change.old if old not in kept}
    return {old: new for old, new in revision.pairs.items() if (old, new) not in gone}


def is_named_alike(old: Piece, new: Piece) -> bool:
    """True where number and caption are the same, however they are printed."""
    return squash(old.heading) == squash(new.heading) or (
        bool(old.unit.address and new.unit.address)
        and old.unit.kind is new.unit.kind
        and _last(old) == _last(new)
        and squash(old.unit.caption or "") == squash(new.unit.caption or "")
    )


def _all_of(text: str, *, is_changed: bool = False) -> tuple[Run, ...]:
    return (Run(text, is_changed),) if text else ()


def _is_in(address: Address, homes: Sequence[Address]) -> bool:
    return any(home.contains(address) for home in homes)


def _last(piece: Piece) -> str:
    assert piece.unit.address is not None
    return piece.unit.address.parts[-1]


def _unnumbered(piece: Piece) -> str:
    return _DIVISION.sub("", squash(piece.heading))


def _cell(piece: Piece, heading: tuple[Run, ...], text: tuple[Run, ...]) -> Cell:
    return Cell(heading, text, address=piece.unit.address, level=piece.level, is_line=piece.part is Part.HEADING)
