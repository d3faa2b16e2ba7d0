"""What is wrong with the writing itself: open brackets, blanks left to fill in, sentences that stand twice, digits of two widths."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.proof.reading import Passage, Reading
from pipeline.types.proof import Finding, Level
from pipeline.types.source import MarkKind

_PAIRS = {"(": ")", "「": "」", "『": "』", "【": "】", "[": "]", "〔": "〕", "〈": "〉", "《": "》", "{": "}"}
_CLOSING = {closed: opened for opened, closed in _PAIRS.items()}
_BRACKET = re.compile(f"[{re.escape(''.join((*_PAIRS, *_CLOSING)))}]")
_COUNTED_BY = "年|か月|ヶ月|カ月|箇月|日(?!本)|円(?!滑)|%|パーセント|時|分(?!割)|条(?!件)|項(?!目)|号|名(?!称|前|義)|人(?!員)|回(?!線|答)|台|倍|割(?!引)|件(?!名)|部(?!分|署)|通(?![知信常])|枚|歳|秒|か所|箇所|営業日|週間|月|万円"
_BLANK = re.compile(
    rf"(?P<circle>[○〇●◯]{{1,4}}(?=\s*(?:{_COUNTED_BY}|株式会社|県|市|地方裁判所|簡易裁判所|様|殿)))"
    rf"|(?P<letters>(?<![A-Za-z])[XxYyZz]{{2,}}(?=\s*(?:{_COUNTED_BY}))|\*{{2,}}(?=\s*(?:{_COUNTED_BY})))"
    rf"|(?P<space>(?<=[一-龥々ぁ-ん:])[ 　]{{2,}}(?=(?:{_COUNTED_BY})(?:以内|以上|前|後|を|の|間|と|に|まで|から|より|付|、|。|\s|$)))"
    r"|(?P<date>(?<=[年毎])[ 　]+月(?:[ 　]+日|(?=[にかまよ、]))|(?<=月)[ 　]+日(?=[にかまよをとのは、。(]))"
    rf"|(?P<mask>(?<![A-Za-z])(?:YY){{1,2}}(?=\s*年)|(?<![A-Za-z])(?:MM|DD)(?=\s*[月日])|〓+|(?:\.{{3,}}|・{{3,}}|\?+)(?=\s*(?:{_COUNTED_BY})))"
    r"|(?P<many>[○〇●◯]{2,}|[×✕]{2,}|[■□]{2,}|[△▲]{2,})"
    r"|(?P<line>_{2,}|[＿‗]{2,}|─{4,})"
    r"|(?P<empty>[【\[〔][\s　・●○〇_]*[】\]〕](?!\s*を?(?:付|付け))|\((?:\s|_){2,}\))"
    r"|(?P<word>(?:\((?:[^()]{1,10}を)?(?:記入|記載|入力)(?:のこと|すること|してください)?\)|要確認|要検討|要修正|要記入|仮置き|後日記入|TBD|TBC|TODO|T\.B\.D\.|XXX+|未定稿|ダミー|\?{3,}))"
)
_LIST_NUMBER = re.compile(r"(?:^|[\s、。])[0-9a-zA-Zア-ンivx]{1,3}$")
_KANJI_ZERO = re.compile(r"[一二三四五六七八九十百千]\s*$")
_TWICE = 18
_LEANING = re.compile(r"(?:この|その)場合|前[項条号]|ただし|但し|なお")
_DIGITS = re.compile(r"[0-9０-９]+(?:[,，.．][0-9０-９]+)*")
_PLAIN_BEFORE = re.compile(r"(?:[A-Za-zＡ-Ｚａ-ｚ\-－‐―ー/／:：_＿@.#＃０-９0-9]|第\s*|[(（])$")
# A number of something: what else stands in digits (names, telephone numbers, addresses) has a width of its own.
_COUNTED = re.compile(r"\s*(?!番|丁目|階|号室|棟)(?:[一-龥]|[かカヶヵケ]月|[ァ-ヶ]|[%％])(?<![条項号])")
_DATE = re.compile(
    r"[0-9０-９]+\s*年\s*[0-9０-９]+\s*月(?:\s*[0-9０-９]+\s*日)?|[0-9０-９]+\s*月\s*[0-9０-９]+\s*日|(?:令和|平成|昭和)\s*[0-9０-９]+\s*年"
)
_MINOR = 0.12
_ENOUGH, _SLIPS = 4, 2


def find(reading: Reading) -> Iterator[Finding]:
    """unclosed-bracket, placeholder, duplicate-sentence, mixed-width."""
    scanned = [mark.span for mark in reading.document.source.marks if mark.kind is MarkKind.SCANNED]
    for passage in reading.passages:
        if not any(start <= passage.located[0][0] < end for start, end in scanned):
            yield from _brackets(passage)  # on a scanned page a rule of a form is read as a bracket
        yield from _blanks(passage)
    yield from _twice(reading)
    yield from _widths(reading)


def _brackets(passage: Passage) -> Iterator[Finding]:
    opened: list[tuple[str, int]] = []
    for match in _BRACKET.finditer(passage.text):
        sign, at = match[0], match.start()
        if sign in _PAIRS:
            opened.append((sign, at))
        elif opened and opened[-1][0] == _CLOSING[sign]:
            opened.pop()
        elif not (sign in ")]}" and _LIST_NUMBER.search(passage.text[:at])):
            yield _bracket(passage, at, sign, "の始まり", _CLOSING[sign])
    for sign, at in opened:
        yield _bracket(passage, at, sign, "の終わり", _PAIRS[sign])


def _bracket(passage: Passage, at: int, sign: str, side: str, other: str) -> Finding:
    begin, _ = passage.sentence(at)
    near = passage.text[max(begin, at - 8) : at + 12].replace("\n", " ").strip()
    message = (
        f"「{near}」の括弧 {sign} に対応する括弧{side} {other} がありません。どこかに補うか、括弧を削ってください。"
    )
    return passage.finding("unclosed-bracket", Level.ERROR, message, at, at + 1)


def _blanks(passage: Passage) -> Iterator[Finding]:
    for match in _BLANK.finditer(passage.text):
        if match["circle"] and "〇" in match[0] and _KANJI_ZERO.search(passage.text[: match.start()]):
            continue  # 一〇日: a digit
        start, end = match.span()
        shown = passage.text[max(0, start - 6) : end + 6].replace("\n", " ").replace("\t", " ").strip()
        message = f"「{shown}」に、書き込むはずの空欄や仮の記号「{match[0].strip()}」が残っています。決まった内容を書き入れてください。"
        yield passage.finding("placeholder", Level.ERROR, message, start, end)


def _twice(reading: Reading) -> Iterator[Finding]:
    first: dict[str, tuple[Passage, int]] = {}
    for passage in reading.passages:
        for start, end in passage.sentences:
            sentence = passage.text[start:end]
            key = re.sub(r"\s+", "", sentence)
            if len(key) < _TWICE or not key.endswith("。") or "\t" in sentence or _LEANING.match(key):
                continue
            before, begun = first.setdefault(key, (passage, start))
            # The same words in another article may be meant; next to each other they are a slip.
            is_same = before is passage and begun == start
            if not is_same and before.address.article == passage.address.article:
                message = f"{before.address}と同じ文がここにもあります。重なっていれば、どちらかを削ってください。"
                yield passage.finding("duplicate-sentence", Level.WARNING, message, start, end)


def _widths(reading: Reading) -> Iterator[Finding]:
    """Numbers in the width that the document hardly uses; one digit and several may keep different habits."""
    found = [number for passage in reading.passages for number in _numbers(passage)]
    for several in (False, True):
        mine = [one for one in found if one.several is several]
        few = sum(one.wide for one in mine) * 2 <= len(mine)
        odd: dict[Passage, list[_Number]] = {}
        for one in mine:
            if one.wide is few:
                odd.setdefault(one.passage, []).append(one)
        if len(mine) < _ENOUGH or sum(map(len, odd.values())) > max(_SLIPS, _MINOR * len(mine)):
            continue
        usual, rare, table = ("半角", "全角", _NARROW) if few else ("全角", "半角", _WIDE)
        for passage, numbers in odd.items():
            printed = list(dict.fromkeys(one.printed for one in numbers))
            better = [one.translate(table) for one in printed]
            told = "".join(f"「{one}」" for one in printed)
            message = f"この文書の数字は{usual}ですが、{told}は{rare}です。{''.join(f'「{one}」' for one in better)}にそろえてください。"
            start, end = (passage.folded.position(at) for at in (numbers[0].start, numbers[0].end))
            yield passage.finding("mixed-width", Level.WARNING, message, start, end, better[0])


@dataclass(frozen=True, slots=True)
class _Number:
    """A number of something in digits; start, end: in the text as printed."""

    passage: Passage
    start: int
    end: int
    printed: str

    @property
    def wide(self) -> bool:
        return "０" <= self.printed[0] <= "９"

    @property
    def several(self) -> bool:
        return len(self.printed) > 1


def _numbers(passage: Passage) -> Iterator[_Number]:
    text = passage.original
    dates = [match.span() for match in _DATE.finditer(text)]
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        if _PLAIN_BEFORE.search(text[max(0, start - 4) : start]) or not _COUNTED.match(text, end):
            continue
        if not any(begin <= start < stop for begin, stop in dates):
            yield _Number(passage, start, end, match[0])


_NARROW = str.maketrans("０１２３４５６７８９，．", "0123456789,.")
_WIDE = str.maketrans("0123456789,.", "０１２３４５６７８９，．")
