"""What a sentence takes out of its own rule: 「…を除き」, 「…しない限り」, 「…することなく」, 「…に限り」.

Texts are folded, without white space.
"""

import re
from collections.abc import Callable

from pipeline.answer import signs

_LEFT_OUT = re.compile(
    r"(?P<case>[^、。はも()]{2,60}?)(?:を除(?:き(?!ます|まし)|いて|く(?:ほか|外))|以外(?:は|に))、?(?=[^、。())])"
)
_UNLESS = re.compile(
    r"(?P<case>[^、。はも()]{2,60}?)(?:[かさたなまらわばがれえけせてでし]ない|ありません|しません|ません)限り(?:は)?、?"
)
_UNDONE = re.compile(
    r"(?P<case>[^、。はも()]{2,60}?)(?:こと(?:も)?なく|(?:を|は|も)要せず(?:に)?|[しれせさ]ずに|[しれせ]ないで(?!くだ|下さ|いただ|ほし|欲し)|を(?:付|求め|設け|述べ)(?:さ)?ずに)、?(?=[^、。])"
)
_USUAL = re.compile("認め|承諾|同意|許可|許さ|許諾|合意|定め|定める|正当な|やむを得")
"""What nearly every rule sets aside: no question is about it."""
_ASKS_UNDONE = re.compile(
    r"な(?:く|し|い(?!(?:です|の|ん|と|ので|から)))|ず(?:に|、)|無断|勝手|黙って|いきなり|突然|一方的|自動|直接|すぐ|一存|以外|ほか|しか|だけ"
)


def verdict(asked: str, said: str, focus: Callable[[str], float]) -> bool | None:
    """True or False where the question speaks of what a sentence takes out of its rule, more than of the rule itself; else None.

    focus: how well a text speaks of what is asked.
    """
    positive = signs.of_question(asked)
    for sentence in said.split("。"):
        for sign in (_LEFT_OUT, _UNLESS, _UNDONE):
            for found in sign.finditer(sentence):
                case, rest = found["case"], sentence[found.end() :]
                usual = sign is not _UNDONE and _USUAL.search(case)
                if not rest or usual or focus(case) <= focus(sentence[: found.start()] + rest):
                    continue
                denied = signs.denies(signs.predicate(signs.clauses(rest), 0))
                if sign is _UNDONE:
                    return None if _ASKS_UNDONE.search(asked) else positive is denied
                if sign is _UNLESS and _ASKS_UNDONE.search(asked):
                    continue
                return positive is denied
    return None


_DEFINED = re.compile(
    r"(?P<list>[^。「」]{2,80}?)を除(?:く|いた)[^、。]{1,8}(?:を(?:いう|いい|指す|指し|意味)|とする|とし、|である)"
)
_AND = re.compile("、|及び|並びに|又は|および|または|その他の?|とは|は、")


def left_out(asked: str, said: str) -> bool | None:
    """土曜日は営業日ですか, where the text has 「営業日」とは土曜日、日曜日及び国民の祝日を除く日をいう."""
    for found in _DEFINED.finditer(said):
        if any(len(one) > 1 and one in asked for one in _AND.split(found["list"])):
            return not signs.of_question(asked)
    return None


_LIMITED = re.compile(r"([^、。]{2,40}?)(?:に限り|に限って|に限る|に限られ|に限ります|のみ|(?<!いた)だけ)(?!で)")
_MEASURE = re.compile(r"[0-9一二三][か回度台日月部年枚]|目的|ため|以内|条件|最大限|[たる]もの$")


def beyond(asked: str, said: str) -> bool:
    """True where a sentence allows something within limits only, of which the question says nothing: 昇降機のある場合に限り伺う."""
    found = _LIMITED.search(said)
    if found is None or not signs.of_question(asked) or re.search("だけ|のみ|限|場合", asked):
        return False
    case = re.sub(".*[はが]", "", found[1])
    if _MEASURE.search(case) or _USUAL.search(case) or signs.denies(said[found.end() :]):
        return False
    pairs = re.findall("(?=([一-龠ァ-ヶー]{2}))", case)
    return bool(pairs) and not any(pair in asked for pair in pairs)
