"""One side of the contract by two names."""

import re
from collections.abc import Collection, Iterator, Sequence

from pipeline.proof.alone import SIGNS, standing
from pipeline.proof.reading import Passage, Reading
from pipeline.text.normalize import fold
from pipeline.types.clause import Party
from pipeline.types.proof import Finding, Level

_OURSELVES = "当社 弊社 当方 当店 当会 当クラブ 当行 当法人".split()
_OF_OURS = re.compile("[当弊本][一-龥ァ-ヶー]")
_USERS = "利用者 会員 ユーザー ユーザ お客様 お客さま お客さん 契約者 加入者 需要者 登録者 メンバー 購読者 使用者 顧客 来館者 来場者 ライセンシー".split()
_SPELLINGS = (frozenset(("お客様", "お客さま", "お客さん")), frozenset(("ユーザー", "ユーザ")))
_JOINED, _PARTICLE = re.compile(f"[{SIGNS}お]"), re.compile("[はがをにのへと、。]|から|より|どうし|同士")
_FEW, _MANY, _TIMES = 3, 5, 5
_MODIFIED = re.compile(r"(?:[のるたな]|その他|他|各)$")
_LONGEST = len("その他")
# The two sides of a contract as any contract may call them: who gives the thing or the order, and who takes it.
_SIDES = tuple(
    frozenset(side.split())
    for side in (
        "賃貸人 貸主 貸し主 荷送人 依頼主 依頼者 依頼人 委託者 発注者 注文者 売主 売り主 開示者 開示当事者 許諾者 ライセンサー 譲渡人 寄託者 荷主 使用者 雇用者 雇い主 本部 委任者 著作者 著者 著作権者 "
        "発行会社",
        "賃借人 借主 借り主 受託者 受注者 請負人 請負者 買主 買い主 受領者 受領当事者 被許諾者 ライセンシー 譲受人 受寄者 運送人 労働者 被用者 加盟者 加盟社 加盟店 受任者 出版者 出版社 "
        "投資者 投資家 引受人",
    )
)
_BODIES = frozenset("会社 大学 学校 病院 財団 法人 組合 協会".split())


def find(reading: Reading, parties: Sequence[Party]) -> Iterator[Finding]:
    """party-two-names."""
    own = [fold(party.term) for party in parties if party.role == "provider" and _OF_OURS.match(fold(party.term))]
    yield from _two_names(reading, list(dict.fromkeys((*_OURSELVES, *own))), _FEW)
    yield from _users(reading, parties)
    yield from _others(reading, parties)


def _bare(reading: Reading, word: str) -> list[tuple[Passage, int]]:
    """Where word stands as a word of its own that nothing before it modifies."""
    found: list[tuple[Passage, int]] = []
    if word not in reading.whole:
        return found
    for passage in reading.passages:
        for at in standing(word, passage.text, before=_JOINED, behind=_PARTICLE):
            if not _MODIFIED.search(passage.text[max(0, at - _LONGEST) : at]) and not _in_quotes(passage.text, at):
                found.append((passage, at))
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
    defined = set(reading.defined) | named
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
                r"(?:(?:又は|または|及び|および|若しくは|並びに)[^、。]{1,10})?は|が(?!い)|に対し|に、|の(?:賠償|損害|請求|承諾|同意|責任|負担|費用|義務|権利|申出)|どうし|同士",
                passage.text[end:],
            )
            opens = at == 0 or passage.text[at - 1] in "、。\n"
            if alike or (acts and opens):
                yield _told(passage, at, word, usual)
                break


def _others(reading: Reading, parties: Sequence[Party]) -> Iterator[Finding]:
    """賃借人は, 請負人は or 大学は as a subject once or twice, where the document calls its parties otherwise."""
    named = {fold(party.term): len(_bare(reading, fold(party.term))) for party in parties}
    known = set(reading.defined) | set(named)
    usual = {term for term, count in named.items() if count >= _MANY}
    if not usual:
        return
    for word in sorted(frozenset(_BODIES).union(*_SIDES)):
        if word in known or any(word in term and word not in _BODIES for term in known):
            continue
        places = [
            (passage, at)
            for passage, at in _bare(reading, word)
            if passage.text.startswith("は", at + len(word)) and (at == 0 or passage.text[at - 1] in "、。\n")
        ]
        if 0 < len(places) <= 2 and len(_bare(reading, word)) <= _FEW:
            passage, at = places[0]
            yield _told(passage, at, word, _called(reading, word, usual))


def _called(reading: Reading, word: str, usual: Collection[str]) -> str:
    """The party that is meant: the one introduced by this word, the one on its side, else the one called most often."""
    for passage in reading.passages:
        if found := re.search(
            rf"{re.escape(word)}[^、。「]{{0,40}}\((?:以下)?[、,]?「(?P<term>[^」]+)」", passage.text
        ):
            if found["term"] in usual:
                return found["term"]
    side = next((side for side in _SIDES if word in side), frozenset[str]())
    alike = [term for term in usual if term in side or (word in _BODIES and word in term)]
    return max(alike or usual, key=reading.whole.count)
