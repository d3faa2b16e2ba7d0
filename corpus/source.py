"""The source of our own documents: Markdown in which indentation tells the level of every line; README.md has its rules.

From one source come the document to print and the tree that its readers have to find: what an author meant by a line is
written down, never guessed.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from corpus import signs
from corpus.expected import Expected
from corpus.rendering.model import (
    Article,
    Block,
    Contents,
    Count,
    Division,
    Entry,
    Line,
    Manuscript,
    Number,
    Paragraph,
    Table,
    Title,
)

_N = r"[0-9０-９〇一二三四五六七八九十百]+"
_DIVISION = re.compile(rf"^(第\s?{_N}\s?([編章節款]))(?:([\s　])\s*(.*))?$")
_PLACE = re.compile(
    rf"^((?:別紙|別表|様式|別記|別添|付属書)\s?第?\s?(?:{_N})?号?|附\s*則|特約(?:事項|条項)?|後記\s?(?:{_N})?)(.*)$"
)
_ARTICLE = re.compile(rf"^(第\s?({_N})\s?条((?:の{_N})*)(?:から第\s?({_N})\s?条まで)?|({_N})[.．、])([\s　]*)(.*)$")
_NUMBERED = re.compile(
    rf"^((?:第\s?{_N}\s?[項号]|[(（]?(?:{_N}|[ア-ンａ-ｚa-zivxⅰ-ⅹ]{{1,4}})[)）]?[.．、)）]?|(?:\d+\.)+\d+|[①-⑳⑴-⒇㋐-㋙ⅰ-ⅹ])[.．]?)　(.*)$"
)
_STEP = 2
_BRACKETS = {"（": "）", "【": "】", "［": "］", "(": ")", "[": "]", "〔": "〕", "＜": "＞", "「": "」"}
_KINDS = ("編", "章", "節", "款")


class Fault(ValueError):
    """A source that breaks the rules: file, line and reason."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(f"{path}:{line}: {reason}")


@dataclass(frozen=True, slots=True)
class Source:
    """A document as written: its header, what to print, and its tree.

    units: articles and all below, in order; others: 前文, 附則, 別紙 and all below them.
    """

    path: Path
    header: Mapping[str, Any]
    manuscript: Manuscript
    units: tuple[Expected, ...]
    others: tuple[Expected, ...]

    @property
    def all(self) -> tuple[Expected, ...]:
        """Every unit that has an address."""
        return (*self.others, *self.units)


def read(path: Path) -> Source:
    """The source in a file; Fault where it breaks the rules."""
    lines = path.read_text("utf-8").split("\n")
    if lines[0] != "+++" or "+++" not in lines[1:]:
        raise Fault(path, 1, "the header stands between two lines of +++")
    end = lines.index("+++", 1)
    try:
        header = tomllib.loads("\n".join(lines[1:end]))
    except tomllib.TOMLDecodeError as error:
        raise Fault(path, 1, f"header: {error}") from error
    for name in ("id", "title", "kind", "split", "style", "parties", "print"):
        if name not in header:
            raise Fault(path, 1, f"the header lacks {name}")
    reader = _Reader(path, header["print"])
    for number, line in enumerate(lines[end + 1 :], end + 2):
        reader.line(number, line.rstrip())
    reader.flush_table()
    if reader.title != header["title"]:
        raise Fault(path, end + 2, f"the title is {header['title']!r} in the header, {reader.title!r} in the text")
    return Source(path, header, Manuscript(reader.title, reader.finished()), tuple(reader.units), tuple(reader.others))


@dataclass(slots=True)
class _Open:
    """A unit that further lines may belong to; its level: 0 項 or article, 1 号 and so on."""

    unit: Expected
    count: Count | None = None
    children: bool = False


@dataclass(slots=True)
class _Reader:
    path: Path
    style: Mapping[str, Any]
    title: str = ""
    blocks: list[Block] = field(default_factory=list)
    units: list[Expected] = field(default_factory=list)
    others: list[Expected] = field(default_factory=list)
    divisions: list[tuple[str, str]] = field(default_factory=list)  # kind and label of those that are open
    place: str = ""  # address of the 附則 or 別紙 that is open
    article: _Open | None = None
    levels: dict[int, _Open] = field(default_factory=dict)
    rows: list[tuple[str, ...]] = field(default_factory=list)
    counted: dict[str, Count | None] = field(default_factory=dict)  # last number of each kind of heading
    number: int = 0

    def line(self, number: int, line: str) -> None:
        """One line of the source."""
        self.number = number
        if line.startswith("|"):
            cells = tuple(cell.strip() for cell in line.strip("|").split("|"))
            if not all(re.fullmatch(r":?-+:?", cell) for cell in cells):
                self.rows.append(cells)
            return
        self.flush_table()
        if not line:
            return
        mark, _, rest = line.partition(" ")
        match mark:
            case "#":
                self.title = rest.strip()
                self.blocks.append(Title(self.title))
            case ">":
                self.blocks.append(Line(rest.strip("　 "), indent=2 if self.article else 0))
            case "##":
                self._heading(rest.strip())
            case "###":
                self._article(rest.strip())
            case _:
                self._unit(line)

    def flush_table(self) -> None:
        """The rows so far as one table, text of the unit they follow."""
        if not self.rows:
            return
        if len({len(row) for row in self.rows}) > 1:
            self._fault("the rows of a table are of one length")
        self._owner(0).unit.add("\n".join("\t".join(row) for row in self.rows))
        self._close(1)
        self.blocks.append(Table(tuple(self.rows)))
        self.rows = []

    def _heading(self, text: str) -> None:
        self.levels.clear()
        if match := _DIVISION.match(text):
            kind = _KINDS.index(match[2])
            self.divisions = [one for one in self.divisions if _KINDS.index(one[0]) < kind]
            name = match[4] or ""
            self.divisions.append((match[2], f"{match[1]} {name}".strip()))
            self.article, self.place = None, ""
            count = self._count(match[2], match[1])
            self.blocks.append(Division(len(self.divisions), Number(match[1], match[3] or "　", count), name))
        elif match := _PLACE.match(text):
            name = re.sub(r"\s", "", match[1])
            name = re.sub(_N, lambda found: str(signs.value(found[0]) or found[0]), name)
            caption = re.sub(r"^[\s　]+", "", match[2])
            self.place = self._free(name)
            self.article = _Open(Expected(self.place, caption=caption or None))
            self.others.append(self.article.unit)
            apart = Number(match[1], "　" if match[2].startswith("　") else "") if caption else None
            self.blocks.append(Division(1, apart, caption or match[1]))
        else:
            self._fault(f"no division, 附則 or 別紙: {text}")

    def _article(self, text: str) -> None:
        match = _ARTICLE.match(text)
        if match is None:
            self._fault(f"no number of an article: {text}")
        sign, first, branches, last, plain, gap, caption = match.groups()
        orders = [signs.value(first or plain)]
        orders += [signs.value(part) for part in re.findall(rf"の({_N})", branches or "")]
        if None in orders:
            self._fault(f"not a number: {sign}")
        name = f"第{orders[0]}条" + "".join(f"の{order}" for order in orders[1:])
        self.levels.clear()
        chapter = "" if self.place else " / ".join(label for _, label in self.divisions)
        unit = Expected(self._free(self.place + name), caption=_inner(caption), chapter=chapter)
        self._put(unit)
        self.article = _Open(unit)
        for order in range((orders[0] or 0) + 1, (signs.value(last) or 0) + 1 if last else 0):
            self._put(Expected(self._free(f"{self.place}第{order}条"), "削除", chapter=chapter))
        before = self.style.get("caption", "behind") == "before" and bool(caption)
        count = None if branches or last else self._count("条" + self.place, sign)
        gap = gap or ("" if caption[:1] in _BRACKETS else "　")
        self.blocks.append(Article(Number(sign, "　" if before else gap, count), caption, before))

    def _unit(self, line: str) -> None:
        depth = len(line) - len(line.lstrip(" "))
        if depth % _STEP:
            self._fault("the indentation is two spaces a level")
        level, text = depth // _STEP, line.strip(" ")
        numbered = _NUMBERED.match(text)
        if "　" in text[:8] and not numbered:
            self._fault(f"not a number: {text[:8]}")
        if numbered:
            self._numbered(level, numbered[1], numbered[2])
        else:
            self._plain(level, text)

    def _numbered(self, level: int, sign: str, text: str) -> None:
        if self.article is None:
            self._fault("a number before the first article")
        if level == 0:
            parent, order = self.article, signs.value(sign)
            if order is None:
                self._fault(f"not the number of a 項: {sign}")
            if order == 2 and parent.unit.text and 0 not in self.levels:
                self._first_paragraph()
            part = f"第{order}項"
        else:
            parent = self._owner(level - 1)
            part = signs.item(sign) if level == 1 else signs.below(sign)
        before = self.levels[level].count if level in self.levels else None
        self._close(level)
        parent.children = True
        count = signs.count(sign, before)
        unit = Expected(self._free(parent.unit.address + part), text)
        self._put(unit)
        self.levels[level] = _Open(unit, count)
        self.blocks.append(Paragraph(level + 1, Number(sign, "　", count), text))

    def _first_paragraph(self) -> None:
        """The unnumbered text of the article is its first 項, now that a second one comes; so is what stands below it."""
        assert self.article
        article, group = self.article.unit, self.others if self.place else self.units
        at = group.index(article)
        first = Expected(article.address + "第1項", article.text, wrap_up=article.wrap_up)
        article.text = article.wrap_up = ""
        for unit in group[at + 1 :]:
            unit.address = first.address + unit.address.removeprefix(article.address)
        group.insert(at + 1, first)
        begun = max(i for i, block in enumerate(self.blocks) if isinstance(block, Article | Division))
        for i, block in enumerate(self.blocks[begun + 1 :], begun + 1):
            if isinstance(block, Paragraph) and block.level == 0:
                self.blocks[i] = Paragraph(1, None, block.text)

    def _plain(self, level: int, text: str) -> None:
        if self.article is None:
            if self.divisions or level:
                self._fault("text between a division and its first article")
            if not self.others:
                self.others.append(Expected("前文"))
            self.others[0].add(text)
            self.blocks.append(Paragraph(0, None, text))
            return
        owner = self._owner(level)
        deeper = any(other > level for other in self.levels)
        (owner.unit.close if deeper else owner.unit.add)(text)
        owner.children = owner.children or deeper
        self._close(level + 1)
        printed = level + 1 if level in self.levels else level
        self.blocks.append(Paragraph(printed, None, text))

    def _owner(self, level: int) -> _Open:
        """The open unit of a level; an article without 項 stands for its only one."""
        found = self.levels.get(level) or (self.article if level == 0 else None)
        if found is None:
            if self.others and not self.units and level == 0:
                return _Open(self.others[0])
            self._fault("nothing is open that this could belong to")
        return found

    def _close(self, level: int) -> None:
        for deeper in [one for one in self.levels if one >= level]:
            del self.levels[deeper]

    def _put(self, unit: Expected) -> None:
        (self.others if self.place else self.units).append(unit)

    def _free(self, address: str) -> str:
        taken = {unit.address for unit in (*self.units, *self.others)}
        count, free = 2, address
        while free in taken:
            free, count = f"{address}#{count}", count + 1
        return free

    def _count(self, kind: str, sign: str) -> Count | None:
        count = signs.count(sign, self.counted.get(kind))
        self.counted[kind] = count
        return count

    def _fault(self, reason: str) -> NoReturn:
        raise Fault(self.path, self.number, reason)

    def finished(self) -> tuple[Block, ...]:
        """What to print: texts that stand beside their number joined to it, a table of contents where one is asked for."""
        blocks: list[Block] = []
        for block in self.blocks:
            last = blocks[-1] if blocks else None
            beside = isinstance(last, Article) and not last.text and (last.before or not last.caption)
            if isinstance(last, Article) and beside and isinstance(block, Paragraph) and block.number is None:
                blocks[-1] = Article(last.number, last.caption, last.before, block.text)
            else:
                blocks.append(block)
        if self.style.get("contents"):
            at = next(i for i, block in enumerate(blocks) if isinstance(block, Title)) + 1
            blocks.insert(at, Contents("目次", tuple(_entries(blocks))))
        return tuple(blocks)


def _entries(blocks: Iterable[Block]) -> Iterable[Entry]:
    depth = 1
    for block in blocks:
        if isinstance(block, Division):
            depth = block.depth + 1
            number = block.number.sign + block.number.gap if block.number else ""
            yield Entry(block.depth, number + block.text)
        elif isinstance(block, Article) and block.caption:
            yield Entry(depth, block.number.sign + ("" if block.before else block.number.gap) + block.caption)


def _inner(caption: str) -> str | None:
    closing = _BRACKETS.get(caption[:1])
    return (caption[1:-1] if closing and caption.endswith(closing) else caption) or None
