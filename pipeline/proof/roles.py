"""Persons and bodies that a contract speaks of once as if it had told who they are: 管理人の到着を待つ, 提携医療機関に送る."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.proof.alone import SIGNS, standing
from pipeline.proof.reading import Passage, Reading
from pipeline.text.normalize import fold
from pipeline.types.clause import Party
from pipeline.types.proof import Finding, Level

_RUN = re.compile(f"[{SIGNS}]+")
_FORE = re.compile(r"^(?:その)?(?:他|当該|同|各|全|両|次|前|新|旧|元|副|正)")
_ROLE = re.compile(
    rf"(?:[{SIGNS}]{{2,}}(?:管理者|責任者|担当者|監督者|監督員|監理者|取扱者|取扱員|世話人|幹事)"
    rf"|(?:提携|協力|指定|認定|専属|特約|公認)[{SIGNS}]{{0,6}}(?:機関|医|医師|病院|業者|店|会社|工場|施設|センター|事業者|パートナー)"
    r"|管理人|管理員|監督員|係員|世話人|嘱託医|産業医|主任技術者|運営委員会|事務局長|世話役|コーディネーター|インストラクター)"
)
_HEAD = re.compile(r"(?:責任者|管理者|担当者|監督者|監督員|業者|機関|会社|センター|[者人員医店])$")
_PERSON = re.compile(r"[者人員係医士長]$")
# What brings the person in: 管理責任者を置く, 現場責任者（以下…）, 乙が選んだ担当者.
_BROUGHT = re.compile(
    r"\s*(?:[(（::]|と(?:は|し(?:て|、)|する|定め)|を(?:[^、。]{0,16}(?:置|定め|選|任命|指名|届|指定|設け|通知|配置|とす|とし)))"
)
_CHOSEN = re.compile(r"(?:が|の)[^、。]{0,12}(?:選|定め|指定|任命|指名|置|委託|依頼|認め)[^、。]{0,4}[ただるす]$")
_LISTED = re.compile(
    r"(?:その他の?|善良な|[・「『]|[一-龥々ァ-ヶー]、|(?<!、)(?:又は|または|若しくは|及び|および|や)|[本当弊]社の)\s*$"
)
_AMONG = re.compile(r"\s*(?:[・」』]|など|等|その他)")
_COUNTED = re.compile("以上|以内|以下|未満")
"""1回以上担当者を派遣する: a number goes on into the word."""
_ORGANS = frozenset(
    "理事会 役員会 幹事会 評議員会 運営委員会 取締役会 総会 社員総会 株主総会 教授会 理事長 会長 代表理事".split()
)
"""Organs of which a body has its own: one told of once, where another is told of often, is a slip."""
_OWN = 4
_NOT = frozenset("公認会計士 認定機関 破産管財人 事業担当者 運用担当者".split())


def find(reading: Reading, parties: Sequence[Party]) -> Iterator[Finding]:
    """undefined-term."""
    yield from _organs(reading)
    told = set(reading.defined) | {fold(one.term) for one in parties}
    found: dict[str, tuple[Passage, int]] = {}
    counts: Counter[str] = Counter()
    for passage in reading.passages:
        for match in _RUN.finditer(passage.text):
            word = _FORE.sub("", match[0])
            if not _ROLE.fullmatch(word) or _COUNTED.search(word):
                continue
            if not passage.text[max(0, match.start() - 1) : match.start()].isdecimal():
                counts[word] += 1
                found.setdefault(word, (passage, match.end() - len(word)))
    for word, (passage, start) in found.items():
        if counts[word] > 1 or word in _NOT or word in reading.headings or reading.whole.count(word) > 1:
            continue
        if any(word.endswith(term) or (term in word and len(term) > 2) for term in told) and not _PERSON.search(word):
            continue
        if not any(word == term for term in told) and _is_bare(passage, start, start + len(word), word):
            yield _told(passage, start, word, _near(word, told))


def _is_bare(passage: Passage, start: int, end: int, word: str) -> bool:
    """Whether the word stands as one that has been told of before."""
    begin, stop = passage.sentence(start)
    before, behind = passage.text[begin:start], passage.text[end:stop]
    chosen = _CHOSEN.search(before) and not word.startswith(("提携", "協力"))
    return not (
        "\t" in before + behind or _BROUGHT.match(behind) or chosen or _LISTED.search(before) or _AMONG.match(behind)
    )


def _near(word: str, told: set[str]) -> str | None:
    """A term for a person of the same kind."""
    head = _HEAD.search(word)
    alike = sorted((term for term in told if head and term.endswith(head[0])), key=len)
    return alike[0] if alike else None


def _told(passage: Passage, start: int, word: str, near: str | None) -> Finding:
    hint = f"「{near}」のことであれば、言葉をそろえてください。別の者であれば、" if near else ""
    message = f"「{word}」は、ここにだけ出てきて、定義されていません。{hint}誰のことかを定めてください。"
    return passage.finding("undefined-term", Level.WARNING, message, start, start + len(word), near)


def _organs(reading: Reading) -> Iterator[Finding]:
    """理事会 once in rules that speak of 役員会 everywhere else."""
    counts = Counter({organ: sum(1 for _ in standing(organ, reading.whole)) for organ in _ORGANS})
    usual = [organ for organ in sorted(_ORGANS) if counts[organ] >= _OWN]
    for organ in sorted(_ORGANS):
        alike = [one for one in usual if one[-1] == organ[-1]]
        if counts[organ] != 1 or not alike or organ in reading.headings or reading.whole.count(organ) > 1:
            continue
        for passage in reading.passages:
            start = passage.text.find(organ)
            if start >= 0 and not _BROUGHT.match(passage.text, start + len(organ)):
                yield _told(passage, start, organ, max(alike, key=counts.__getitem__))
