"""Amendment pack -> Word: A4, what changed first, then the dates, what to check, and every change of substance."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.table import _Cell

from pipeline.export.characters import legal
from pipeline.export.pack_words import NO_NOTICE, NOTE, day, in_force, of_notice
from pipeline.export.word_page import SIZE, add_lines, add_table, add_title, keep_whole, new_page, save
from pipeline.types.address import Address
from pipeline.types.pack import CheckPoint, Pack, Point, Quoted
from pipeline.types.revision import Change, Edit, Favours, Operation

_AROUND, _WHOLE = 24, 500
"""Characters that stay around a difference in the table of main changes; of a row that is not broken over two pages."""
_SMALL = SIZE - 1


@dataclass(frozen=True, slots=True)
class Titled:
    """A pack with what is known of either version (label, old, new)."""

    pack: Pack
    known: Sequence[tuple[str, str, str]]


def write_word_pack(stream: BinaryIO, packs: Sequence[Titled], favours: Mapping[Favours, str]) -> None:
    """Writes a .docx with the packs one after the other into stream; favours: how it is told whom a change serves."""
    file = new_page(_title(packs[0].pack), landscape=False)
    for at, one in enumerate(packs):
        add_title(file, f"{_title(one.pack)}　改定の説明資料", on_new_page=at > 0)
        _add_versions(file, one)
        _add_main(file, one.pack)
        _add_dates(file, one.pack)
        _add_checks(file, one.pack)
        _add_all(file, one.pack, favours)
        _add(file, NOTE, size=_SMALL, before=8)
    save(file, stream)


def _title(pack: Pack) -> str:
    revision = pack.revision
    return revision.new.title or revision.old.title or revision.new.source.name


def _add_versions(file: Document, one: Titled) -> None:
    revision = one.pack.revision
    rows = [
        ("文書名", revision.old.title, revision.new.title),
        ("ファイル", revision.old.source.name, revision.new.source.name),
        *one.known,
    ]
    _, cells = add_table(file, ("", "旧", "新"), (26.0, 74.0, 74.0), len(rows))
    for row, texts in zip(cells[1:], rows, strict=True):
        _fill_all(row, [text or "（記載なし）" for text in texts])
    _line(cells)


def _add_main(file: Document, pack: Pack) -> None:
    substance, rest = len(pack.points), len(pack.revision.changes) - len(pack.points)
    _head(file, "1　主な変更点")
    if not pack.points:
        _add(file, "内容の変更はありません。" + (f"番号・表記だけの変更が{rest}件あります。" if rest else ""))
        return
    shown = (
        f"内容の変更{substance}件のうち、主なもの{pack.main}件を重いものから挙げます。"
        if pack.main < substance
        else f"内容の変更{substance}件を重いものから挙げます。"
    )
    _add(
        file,
        f"{shown}変わった語に下線を引いています。" + (f"番号・表記だけの変更{rest}件は省きました。" if rest else ""),
        leads=True,
    )
    _, cells = add_table(file, ("", "変更点", "旧", "新"), (8.0, 62.0, 52.0, 52.0), pack.main)
    for at, (row, point) in enumerate(zip(cells[1:], pack.points, strict=False), 1):
        change = pack.revision.changes[point.change]
        _fill(row[0], str(at))
        _fill(row[1], *point.sentences, f"［{_place(change)}］")
        for cell, edit in zip(row[2:], (Edit.DELETE, Edit.INSERT), strict=True):
            _fill_text(cell, _shortened(change.operations, edit))
        keep_whole(row[0])
    _line(cells)


def _add_dates(file: Document, pack: Pack) -> None:
    _head(file, "2　施行日と周知期間")
    _add(file, f"施行日：{in_force(pack)}")
    _add(file, f"周知日：{day(pack.announced)}（この日に知らせるものとして計算しました）")
    for notice in pack.notices:
        first, *rest = of_notice(pack, notice)
        _add(file, first, before=3)
        for line in rest:
            _add(file, line, indent=SIZE)
    if not pack.notices:
        _add(file, NO_NOTICE, before=3)


def _add_checks(file: Document, pack: Pack) -> None:
    _head(file, "3　確認ポイント（民法548条の4）")
    if pack.skipped:
        _add(file, pack.skipped)
        return
    _add(
        file,
        "定型約款の変更として見るところです。当てはまるかどうかは判断していません。番号は「別表」の番号です。",
        leads=True,
    )
    _, cells = add_table(file, ("確認", "事項", "見るところと、文言・変更"), (20.0, 44.0, 110.0), len(pack.checks))
    numbers = {change: at for at, change in enumerate(_ordered(pack.points), 1)}
    for row, check in zip(cells[1:], pack.checks, strict=True):
        _fill(row[0], "□ 要確認")
        _fill(row[1], check.title, f"（{check.law}）")
        _fill(row[2], check.asks, *_seen(check, numbers))
        keep_whole(row[0])
    _line(cells)


def _seen(check: CheckPoint, numbers: Mapping[int, int]) -> Iterable[str]:
    yield from map(_quoted, check.found)
    if check.missing:
        yield check.missing
    if check.changes:
        yield f"関わる変更：別表 {'、'.join(str(numbers[change]) for change in check.changes)}"


def _quoted(one: Quoted) -> str:
    words = one.words.replace("\n", "　").rstrip("。")
    return f"{'新' if one.is_new else '旧'} {one.address}「{words}」"


def _add_all(file: Document, pack: Pack, favours: Mapping[Favours, str]) -> None:
    if not pack.points:
        return
    _head(file, "別表　すべての内容の変更（新しい版の順）")
    _, cells = add_table(file, ("番号", "変更点", "旧", "新"), (11.0, 51.0, 56.0, 56.0), len(pack.points))
    points = {point.change: point for point in pack.points}
    for at, (row, index) in enumerate(zip(cells[1:], _ordered(pack.points), strict=True), 1):
        change = pack.revision.changes[index]
        _fill(row[0], str(at))
        reason = f"：{change.reason.rstrip('。')}" if change.reason and change.favours in favours else ""
        told = f"［{favours.get(change.favours, '有利・不利は文言からは決まらない')}{reason}］"
        _fill(row[1], f"{_place(change)}", *points[index].sentences, told)
        for cell, edit in zip(row[2:], (Edit.DELETE, Edit.INSERT), strict=True):
            _fill_text(cell, [one for one in change.operations if one.edit in (Edit.EQUAL, edit)])
        if max(len(change.old_text), len(change.new_text)) <= _WHOLE:
            keep_whole(row[0])
    _line(cells)


def _ordered(points: Sequence[Point]) -> list[int]:
    """The changes in the order of the new version."""
    return sorted(point.change for point in points)


def _place(change: Change) -> str:
    """第12条第1項 → 第13条第1項."""
    old, new = (_addresses(side) for side in (change.old, change.new))
    if not (old and new):
        return f"{new}（新設）" if new else f"{old}（削る）"
    return old if old == new else f"{old} → {new}"


def _addresses(side: Sequence[Address]) -> str:
    return "・".join(map(str, side))


def _shortened(operations: Sequence[Operation], edit: Edit) -> list[Operation]:
    """The text of one version, what stays cut short around what differs, what came or went as a whole after some lines."""
    kept = [one for one in operations if one.edit in (Edit.EQUAL, edit)]
    found = []
    for at, one in enumerate(kept):
        text = one.text
        head, tail = ("" if at == 0 else text[:_AROUND]), ("" if at == len(kept) - 1 else text[-_AROUND:])
        if one.edit is Edit.EQUAL and len(kept) > 1 and len(text) > len(head) + len(tail) + 1:
            text = f"{head.rstrip()}…{tail.lstrip()}"
        elif len(text) > _LONGEST:
            text = f"{text[:_LONGEST]}…"
        found.append(Operation(one.edit, text))
    return found


_LONGEST = 160
"""Characters of words that came or went in one piece that the table of main changes shows."""


def _head(file: Document, words: str) -> None:
    paragraph = file.add_paragraph()
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(12), Pt(3)
    paragraph.paragraph_format.keep_with_next = True
    run = paragraph.add_run(words)
    run.bold, run.font.size = True, Pt(SIZE + 1.5)


def _add(
    file: Document, words: str, *, size: float = SIZE, before: float = 0, indent: float = 0, leads: bool = False
) -> None:
    """A paragraph; leads: it stays on the page of what follows."""
    paragraph = file.add_paragraph()
    paragraph.paragraph_format.keep_with_next = leads
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.left_indent = Pt(before), Pt(indent)
    paragraph.add_run(legal(words)).font.size = Pt(size)


def _fill(cell: _Cell, *lines: str) -> None:
    for at, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        paragraph.add_run(legal(line)).font.size = Pt(_SMALL)


def _fill_all(row: Sequence[_Cell], texts: Sequence[str]) -> None:
    for cell, text in zip(row, texts, strict=True):
        _fill(cell, text)


def _fill_text(cell: _Cell, pieces: Sequence[Operation]) -> None:
    """The words of a version, what the other one does not have underlined; a dash where it has none."""
    paragraph = cell.paragraphs[0]
    if not pieces:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run("―")
    for piece in pieces:
        for at, line in enumerate(piece.text.replace("\t", "　").split("\n")):
            if at:
                paragraph = cell.add_paragraph()
            run = paragraph.add_run(legal(line))
            run.underline, run.font.size = (True if piece.edit is not Edit.EQUAL else None), Pt(_SMALL)


def _line(rows: Sequence[Sequence[_Cell]]) -> None:
    for row in rows:
        for cell in row:
            add_lines(cell)
