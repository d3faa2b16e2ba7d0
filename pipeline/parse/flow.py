"""Does a line go on where the one before was cut? Sentences are broken over lines and pages without a sign."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.parse import divisions
from pipeline.parse.lines import Line

_COMPLETE = re.compile(r"(?:[。｡.!?！？:：;；>]|[。！？][」』)]|^以\s*上|^記)$")
_OPEN = re.compile(
    r"(?:[」』)]と|[、,，・「『(（]|(?<!も)の|[をにがはへや]|及び|および|並びに|ならびに|又は|または|若しくは|もしくは|かつ|から)$"
)
_LONGEST_OPEN = 4  # characters: ならびに
# What cannot begin a sentence: a particle (but はじめて, もし are words), closing signs, small kana, a conjunction of words.
_INSIDE = re.compile(
    r"^(?:[を、。，)」』）】ーぁぃぅぇぉっゃゅょァィゥェォッャュョん]|[にがはへの](?=[一-龥々ァ-ヶ「『(0-9A-Za-z、])"
    r"|[てで]、|に(?:おい|おけ|つい|つき|より|よる|よっ|あた|かか|は|も)|が(?:ある|あり|でき|な)|の(?:うち|ほか|いずれ|ため|とお)"
    r"|及び|および|又は|または|若しくは|もしくは|並びに|ならびに|\(以下、?「)"
)
_NOUN_END = re.compile(r"(?:こと|もの|とき|場合|行為|者|事項|等|など|ため|事由|情報|内容|方法|費用|日|権利|義務)$")
_MARKED = re.compile(
    r"\(|第|\d|[一二三四五六七八九十][\s、.]|[-‐–－*]\s|[①-⑳ⅰ-ⅻⅠ-Ⅻ㋐-㋾ⓐ-ⓩ㈠-㈩]|[\[〔]\d|[ア-ン][\s.、)]|[a-z][.)]|・|[附付]則|(?:電話|TEL|FAX|Tel|Fax|住所|氏名|メール)(?:番号|アドレス)?\s*[:\s\d]"
)
_HEADED = re.compile(r"「?第\s*\S{1,6}\s*条(?:\s*の\s*\S{1,3})?\s*\([^()]*\)$")
_CLAUSE = re.compile(r"(?:は|とき|場合|により|について|おいて)、")
_FRESH = re.compile(r"なお|また|ただし|但し|この場合|前[各項号条]|本[項号条]|上記|以上|[※・]")
_BEFORE_NUMBER = re.compile(
    r"(?:年|午前|午後|(?<![規契特誓公条予])約|第|別表|様式|別紙|\S第\s*\S{1,5}\s*[条項]|前[条項]|同[条項])$"
)
_NUMBER = re.compile(
    r"第?\s*(?:\d+(?:[.,]\d+)*|[一二三四五六七八九十百]+)\s*(?:[%日月年時分円倍号条項版歳回通名人のにをがはとかヶ]|パーセント|営業日|[から])|\(\d+\)\s*[ア-ン]?(?:[をにはがの、]|及び|又は)"
)
_LATIN = re.compile(r"[\x00-\x7f‘’“”–—]+")
_PROVISO = re.compile(r"(?:ただし|但し|この場合(?:において)?)、")
_OR = re.compile(r"(?:又は|または|若しくは|もしくは|及び|および|並びに|ならびに)、?")
_BULLET = re.compile(r"[・●○■◆◇□▪•→✓☑◎※]|[-‐–－*]\s")
_SURE_MARK = re.compile(r"(?:[①-⑳]|\(\d{1,2}\))\s*(?![はがをにでとのもへや及又、。,])[^\s\d]")
_NUMBERED = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[ア-ン])(?:\s|[.、](?!\d))")
_CUT_NUMBER = re.compile(r"[^\s\d]\s?\d{1,3}[.,]$")
_ALWAYS_FRESH = re.compile(r"(?:なお|ただし|但し)、|なお書|この場合(?:において)?、")
_SUPPLEMENT = re.compile(r"[附付]\s*則(?:\s*[(].*[)])?")
_TITLED = re.compile(r"第\s*\S{1,6}\s*条(?:\s*の\s*\S{1,3})?\s+[^\s、。は]{1,29}[^\s、。はのをがに]")
_FIRST = re.compile(r"(?:1|一)(?:[.、](?!\d)|\s)|(?:[(]1[)]|①)\s*(?![はがをにでとのへ、])")
_OPENERS, _CLOSERS = "「『（(【［〔", "」』）)】］〕"
_BRACKETS = re.compile(f"[{re.escape(_OPENERS + _CLOSERS)}]")
_FULL, _NEARLY_FULL = 0.9, 0.75  # of the width; signs that may not begin a line leave a line short
_FULL_ROOM, _NEARLY_FULL_ROOM = 1.6, 2.6  # characters left on a printed line
_ENDED = 4.0  # characters left on a printed line that a paragraph ends with
_SHIFT = 1  # columns; a bracket drawn at full width stands so much further in
_WORD = 3  # characters; a shorter line may be the end of a word
_SHORTEST_CUT = 8  # characters; a shorter line before a number is a heading
_LONGEST_BRACKET = 4  # lines; a bracket still open after that was never closed
_SELDOM = 5  # in one of five or less
_NARROWEST, _WIDEST = 16, 90  # characters; no page sets shorter or longer lines
_PARAGRAPH = 40  # characters; so long a line without a full stop is a paragraph cut at the end of a page
_LONG = (
    24  # characters; a shorter line without a full stop is a heading or an entry of a list rather than a cut sentence
)


@dataclass(frozen=True, slots=True)
class Width:
    """How wide the lines of a document run when they are broken; 0 where it has a paragraph a line.

    turns: where further lines of a numbered text begin, -1 left of its number, 0 under it, 1 right of it; what is seldom
    seen is left out.
    """

    characters: int
    columns: int
    turns: frozenset[int] = frozenset()

    def filled(self, line: Line) -> float:
        """How much of the width the line fills, 0 in a document whose lines are not broken."""
        if line.room is not None and line.indent > columns(line.text):
            return 0.0  # set to the right
        if line.room is not None:
            return 1.0 if line.room < _FULL_ROOM else 0.8 if line.room < _NEARLY_FULL_ROOM else 0.0
        if not self.characters:
            return 0.0
        wide = columns(line.text)
        indent = line.indent if line.indent <= wide else 0  # a line set to the right fills nothing
        return max(len(line.text) / self.characters, (wide + indent) / self.columns)

    def room(self, line: Line) -> float:
        """Characters left behind a line to where lines are broken; without end in a document whose lines are not."""
        if line.room is not None:
            return line.room
        left = min(self.characters - len(line.text), (self.columns - columns(line.text) - line.indent) / 2)
        return left if self.characters else float("inf")


def columns(text: str) -> int:
    """Width on a fixed grid: two for a full-width sign, one for ASCII."""
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def measure(lines: Sequence[Line]) -> Width:
    """The width at which the lines of a document were broken.

    A document is broken when many lines that end no sentence, and that no list mark or heading follows, have nearly the
    same, greatest length.
    """
    open_ended = [
        line
        for line, after in pairwise(lines)
        if not line.heading and not after.heading and not _COMPLETE.search(line.text) and not _MARKED.match(after.text)
    ]
    if len(open_ended) < 8:
        return Width(0, 0)
    further = [
        _turn(line, after) for line, after in pairwise(lines) if _MARKED.match(line.text) and _runs_on(line.text, after)
    ]
    turns = frozenset(turn for turn, count in Counter(further).items() if _SELDOM * count > len(further))
    lengths = sorted(len(line.text) for line in open_ended)
    widths = sorted(columns(line.text) + line.indent for line in open_ended)
    widest = Width(lengths[-1 - len(lengths) // 50], widths[-1 - len(widths) // 50], turns)
    full = sum(widest.filled(line) > _FULL for line in open_ended)
    return widest if _NARROWEST <= widest.characters <= _WIDEST and full >= 0.3 * len(open_ended) else Width(0, 0)


def _turn(line: Line, after: Line) -> int:
    return (after.indent > line.indent) - (after.indent < line.indent)


def _runs_on(text: str, after: Line) -> bool:
    return bool(_OPEN.search(text, max(0, len(text) - _LONGEST_OPEN)) or _INSIDE.match(after.text))


def cuts(lines: Sequence[Line], width: Width) -> list[float]:
    """For each line how strongly it continues the one before, from 0 (a new block) to 1 (surely cut inside a sentence).

    Of a word that is broken over two lines, も / の, the whole is asked whether it ends a sentence.
    """
    strengths = [0.0]
    depth = opened = first = 0
    for index, (before, line) in enumerate(pairwise(lines)):
        depth = _bracket_depth(before.text, depth)
        if not depth or index - opened > _LONGEST_BRACKET:
            depth, opened = 0, index
        first = first if strengths[-1] >= 0.5 else index
        above = lines[index - 1].text if first < index and len(before.text) < _WORD else ""
        strengths.append(_cut(lines[first], above, before, line, width, depth))
        if not strengths[-1]:
            depth, opened = 0, index
    return strengths[: len(lines)]


def _cut(first: Line, above: str, before: Line, line: Line, width: Width, depth: int) -> float:
    """How strongly a line continues the one before; first: where the paragraph of that began; above: what its word began with."""
    further = first is not before
    if _LATIN.fullmatch(before.text) and line.text[:1].isupper():
        return 0.0
    if "\t" in before.text[6:] or "\t" in line.text[6:]:  # rows in columns
        return 0.0
    if before.heading or line.heading or line.level or line.table or before.table or line.note or before.note:
        return 0.0
    if line.plain and (_MARKED.match(line.text) or _HEADED.match(before.text)):
        return 0.0
    text = above + before.text
    if before.torn:
        return 1.0
    if (len(text) > _SHORTEST_CUT or "、" in text) and (
        (_BEFORE_NUMBER.search(text) and _NUMBER.match(line.text))
        or (re.search(r"\d[.,]\d", text[-2:] + line.text[:1]) and _CUT_NUMBER.search(text))
    ):
        return 0.9
    if line.bullet or _BULLET.match(line.text):
        return 0.0
    if _COMPLETE.search(text) and not depth:
        return _after_sentence(first, before, line, width)
    filled = width.filled(before)
    if _TITLED.fullmatch(text) and (_FIRST.match(line.text) or (text.endswith("へ") and filled <= _NEARLY_FULL)):
        return 0.0  # 第5条　お客様へ
    if _runs_on(text, line):
        return 1.0
    if depth:
        return 0.6 if _COMPLETE.search(text) else 0.9
    fresh = _NOUN_END.search(text) and _FRESH.match(line.text)
    if (
        _ALWAYS_FRESH.match(line.text) or _SUPPLEMENT.fullmatch(line.text) or (fresh and "、" in line.text[:5])
    ):  # an entry has ended before
        return 0.0
    if filled and width.filled(line) <= _NEARLY_FULL and divisions.place(0, line, 0.0):
        return 0.0  # a 章 below a title, a 別紙 below the names of those who sign: these may fill their line
    if filled > _FULL or (filled > _NEARLY_FULL and not _NOUN_END.search(text)):
        sure = _SURE_MARK.match(line.text)
        if (sure or _NUMBERED.match(line.text)) and _apart(before, line, width, further):
            return 0.1
        if _leaves(first, before, line):
            return 0.1
        return 0.3 if sure else 0.8 if filled > _FULL else 0.6
    if before.room is not None and before.room > _ENDED:
        return 0.0
    hanging = line.indent > before.indent and not line.blanks and not _MARKED.match(line.text)
    if hanging and _MARKED.match(text) and re.match(r"[^第].*[ぁ-ん]$", text):
        return 0.8  # hangs under the text of an entry
    together = line.broken or not line.blanks or (width.characters and len(text) >= _PARAGRAPH)
    clause = (len(text) >= _LONG and not text.endswith(")")) or _CLAUSE.search(text)
    return 0.5 if together and clause and not fresh and not _MARKED.match(line.text) else 0.0


def _apart(before: Line, line: Line, width: Width, further: bool) -> bool:
    """True where a line begins where no further line of the text before it would.

    further: the line before goes on itself with what stands above it, so that its paragraph's indentation is seen.
    """
    if further:
        return line.indent != before.indent
    return bool(width.turns) and bool(_MARKED.match(before.text)) and _turn(before, line) not in width.turns


def _leaves(first: Line, before: Line, line: Line) -> bool:
    """True where a line stands under the mark of the entry above, whose own lines stand further in."""
    hangs = _MARKED.match(first.text) and first.indent < before.indent - _SHIFT
    return bool(hangs) and line.indent <= first.indent and not line.broken


def _after_sentence(first: Line, before: Line, line: Line, width: Width) -> float:
    """A sentence in brackets may stand inside of another, and a full line may end with one sentence of a paragraph.

    What begins with 又は goes on with the entry above: …したとき。/ 又は、….
    """
    if _OR.match(line.text):
        return 0.6
    full = width.filled(before) > _FULL and not _leaves(first, before, line)
    if before.text.endswith((")", "」", "』")):
        return 1.0 if _INSIDE.match(line.text) else 0.6 if full and before.text[-2] == "。" else 0.0
    return 0.6 if full and not _apart(before, line, width, first is not before) and _PROVISO.match(line.text) else 0.0


def _bracket_depth(text: str, depth: int) -> int:
    for sign in _BRACKETS.findall(text):
        depth = depth + 1 if sign in _OPENERS else max(0, depth - 1)
    return min(depth, 3)
