"""One side of the contract by two names, and a company's name in two spellings."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from pipeline.proof.reading import Passage, Reading
from pipeline.text.normalize import fold
from pipeline.types.clause import Party
from pipeline.types.proof import Finding, Level

_OURSELVES = "当社 弊社 当方 当店 当会 当クラブ 当行 当法人".split()
_USERS = "利用者 会員 ユーザー ユーザ お客様 お客さま お客さん 契約者 加入者 需要者 登録者 メンバー 購読者 使用者 顧客 来館者 来場者 ライセンシー".split()
_SPELLINGS = (frozenset(("お客様", "お客さま", "お客さん")), frozenset(("ユーザー", "ユーザ")))
_WORD = r"一-龥々ァ-ヶーA-Za-z"
_FEW, _MANY, _TIMES = 3, 5, 5
_MODIFIED = re.compile(r"(?:[のるたな]|その他|他|各)$")
_FORM = r"株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|一般財団法人|医療法人|学校法人"
_COMPANY = re.compile(rf"(?P<before>(?:[{_WORD}・&]{{2,20}}))?(?P<form>{_FORM})(?P<behind>[{_WORD}・&]{{2,20}})?")


def find(reading: Reading, parties: Sequence[Party]) -> Iterator[Finding]:
    """party-two-names and company-spelling."""
    yield from _two_names(reading, _OURSELVES, _FEW)
    yield from _users(reading, parties)
    yield from _companies(reading)


def _bare(reading: Reading, word: str) -> list[tuple[Passage, int]]:
    """Where word stands as a word of its own that nothing before it modifies."""
    found: list[tuple[Passage, int]] = []
    if word not in reading.whole:
        return found
    alone = re.compile(rf"(?<![{_WORD}お]){re.escape(word)}(?=[はがをにのへと、。]|から|より|どうし|同士)")
    for passage in reading.passages:
        for match in alone.finditer(passage.text) if word in passage.text else ():
            if not _MODIFIED.search(passage.text[: match.start()]) and not _in_quotes(passage.text, match.start()):
                found.append((passage, match.start()))
    return found


def _in_quotes(text: str, at: int) -> bool:
    opened, closed = text.rfind("「", 0, at), text.rfind("」", 0, at)
    return opened > closed


def _two_names(reading: Reading, words: Sequence[str], most: int) -> Iterator[Finding]:
    uses = {word: found for word in words if (found := _bare(reading, word))}
    usual = max(uses, key=lambda word: len(uses[word]), default=None)
    if usual is None or len(uses[usual]) < _MANY:
        return
    for word, places in uses.items():
        if word != usual and len(places) <= most and len(places) * _TIMES <= len(uses[usual]):
            passage, at = places[0]
            yield _told(passage, at, word, usual)


def _told(passage: Passage, at: int, word: str, usual: str) -> Finding:
    message = f"この文書が「{usual}」と呼ぶ当事者を、ここでは「{word}」と呼んでいるようです。同じ者であれば、呼び名をそろえてください。"
    return passage.finding("party-two-names", Level.WARNING, message, at, at + len(word), usual)


def _users(reading: Reading, parties: Sequence[Party]) -> Iterator[Finding]:
    """A word for the customer that the document uses once or twice and does not define."""
    named = {fold(party.term) for party in parties}
    defined = {fold(one.term) for one in reading.document.definitions} | named
    customers = [fold(party.term) for party in parties if party.role == "customer"]
    counts = {word: len(_bare(reading, word)) for word in {*customers, *_USERS}}
    usual = max(counts, key=lambda word: counts[word], default=None)
    if usual is None or counts[usual] < _MANY:
        return
    for word in _USERS:
        alike = any({word, usual} <= spelling for spelling in _SPELLINGS)
        if counts[word] * _TIMES > counts[usual]:
            continue
        if word == usual or (word in defined and not alike) or not 0 < counts[word] <= _FEW or word in usual:
            continue
        for passage, at in _bare(reading, word):
            end = at + len(word)
            acts = re.match(
                r"は|が(?!い)|に対し|に、|の(?:賠償|損害|請求|承諾|同意|責任|負担|費用|義務|権利|申出)|どうし|同士",
                passage.text[end:],
            )
            opens = at == 0 or passage.text[at - 1] in "、。\n"
            if alike or (acts and opens):
                yield _told(passage, at, word, usual)
                break


def _companies(reading: Reading) -> Iterator[Finding]:
    """A company's name that stands once and differs by little from one that stands more often."""
    found: dict[str, list[tuple[Passage, int, int]]] = defaultdict(list)
    for passage in reading.passages:
        for match in _COMPANY.finditer(passage.text):
            name = match["behind"] or match["before"]
            if name and not (match["behind"] and match["before"]):
                found[match[0]].append((passage, *match.span()))
    counts = Counter({name: len(places) for name, places in found.items()})
    whole = fold(reading.document.source.text)
    for name, places in found.items():
        for other in counts:
            if other != name and whole.count(name) == 1 and _nearly(name, other) and whole.count(other) >= 1:
                if whole.count(other) == 1 and list(counts).index(other) > list(counts).index(name):
                    continue
                passage, start, end = places[0]
                message = (
                    f"会社名「{name}」は「{other}」と一部だけ違います。同じ会社であれば、正しい名にそろえてください。"
                )
                yield passage.finding("company-spelling", Level.WARNING, message, start, end, other)


def _nearly(one: str, other: str) -> bool:
    """Whether two names differ by one character, or only by where 株式会社 stands."""
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 6:
        return False
    plain, also = (re.sub(_FORM, "", name) for name in (one, other))
    if plain == also:
        return True
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    shorter, longer = sorted((one, other), key=len)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
