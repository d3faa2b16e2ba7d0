"""What is needed: 変更届は必要ですか, where the text says that it is handed in. Texts are folded, without white space."""

import re

from pipeline.answer import signs
from pipeline.answer.sides import Sides

_NEEDED = re.compile(
    r"(?P<thing>[一-龠ァ-ヶー]{2,}|[一-龠][りいえきけ])(?:は|が|も)(?:必要|要り|要る|いり|いる)(?:ます|です|な(?=[のん])|に?なります)?(?:の|ん)?(?:です)?か?$"
)
_PAIR = re.compile("[一-龠ァ-ヶー]{2}")
_MAY = re.compile(r"できる|できます|ことが(?:ある|あります)|場合が(?:ある|あります)|努め|望まし|かどうか")
_THEY = r"当(?:社|店|館|校|院|会|園|法人)|弊社|会社"


def needed(asked: str, said: str, sides: Sides) -> bool | None:
    """True where a clause of the one who asks has the thing and does with it what is asked about; None where none does.

    What the other side does (当社は証明書を発行する), what may be done, and what is denied say nothing here.
    """
    found = _NEEDED.search(asked.rstrip("。?"))
    if found is None:
        return None
    they = "|".join((*map(re.escape, sides.providers), _THEY))
    rest = asked[: found.start()]
    for sentence in filter(None, said.split("。")):
        if _PAIR.search(rest) and not signs.shared(rest, sentence):
            continue  # 解約に申込書は必要ですか beside 入会には申込書を出す
        clauses = signs.clauses(sentence)
        for number, clause in enumerate(clauses):
            predicate = signs.predicate(clauses, number)
            if f"{found['thing']}を" not in clause and not clause.startswith(f"{found['thing']}が"):
                continue
            if re.search(rf"(?:{they})(?:は|が)", sentence) or _MAY.search(predicate) or signs.denies(predicate):
                continue
            return True
    return None
