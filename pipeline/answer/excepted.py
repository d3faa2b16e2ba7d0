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


_OWN = re.compile(
    r"(?<![一-龠ァ-ヶー])(?P<word>[一-龠ァ-ヶー]{1,12}(?:[いえきけげしせちめりれ][一-龠]{1,4})?[いきしちり]?)(?P<topic>に?は|でも|も(?!の)|なら|(?<=[日時期月間中始])に|として"
    r"|が(?:あって|いて)も|が(?:ある|あった)(?:なら|とき|場合)|し(?:てい)?ても|に該当(?:し(?:てい)?ても|する))"
)
"""The case a question names as its own: 火曜日は, 貸切日に, 未払いがあっても."""
_ENDS_CASE = r"(?:(?:の|が(?:ある|あった)|である|した|する|に該当する)?(?:場合|とき|者|方|人|もの|日)?|が)$"


def _is_own(asked: str, case: str, other: str) -> bool:
    """True where what the question names as its own case is what the sentence takes out, and stands nowhere else in it."""
    words = (found["word"] for found in _OWN.finditer(asked))
    return any(
        len(word) > 1 and word not in other and re.search(f"(?<![一-龠ァ-ヶー]){word}{_ENDS_CASE}", case)
        for word in words
    )


_OTHERS = re.compile(
    r"(?P<case>[^、。はも()]{2,40}?)以外の[^、。はがをにで]{1,10}(?P<role>は|が|に|として)、?(?=[^、。])"
)


def _of_others(asked: str, said: str) -> bool | None:
    """会員は入れますか, where the text forbids it 「会員以外の方」; else None."""
    for sentence in said.split("。"):
        for found in _OTHERS.finditer(sentence):
            rest = sentence[found.end() :]
            topic = found["role"] in "はが"
            words = "".join(one[0] for one in _OWN.finditer(asked) if (one["topic"] != "として") is topic)
            if _is_own(words, found["case"], sentence[: found.start()] + rest) and signs.denies(
                signs.predicate(signs.clauses(rest), 0)
            ):
                return signs.of_question(asked)
    return None


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
                other = sentence[: found.start()] + rest
                asked_of = (sign is not _UNDONE and _is_own(asked, case, other)) or focus(case) > focus(other)
                if not rest or usual or not asked_of:
                    continue
                denied = signs.denies(signs.predicate(signs.clauses(rest), 0))
                if sign is _UNDONE:
                    return None if _ASKS_UNDONE.search(asked) else positive is denied
                if sign is _UNLESS and _ASKS_UNDONE.search(asked):
                    continue
                return positive is denied
    return _of_others(asked, said)


_DEFINED = re.compile(
    r"(?P<list>[^。「」]{2,80}?)を除(?:く|いた)(?P<kept>[^、。]{1,8}?)(?:を(?:いう|いい|指す|指し|意味)|とする|とし(?:ます|、)|である)"
)
_AND = re.compile("、|及び|並びに|又は|および|または|その他の?")


_ALL = ("毎日", "全員", "全部", "すべて", "全て")
"""What is no longer so where something is left out of it: 日曜日を除く毎日."""


def left_out(asked: str, said: str) -> bool | None:
    """土曜日は営業日ですか, where the text has 「営業日」とは土曜日、日曜日及び国民の祝日を除く日をいう."""
    for found in _DEFINED.finditer(said):
        if found["kept"] in _ALL and found["kept"] in asked:
            return not signs.of_question(asked)
        bare = asked.replace(found["kept"], "") if len(found["kept"]) > 1 else asked
        listed = _AND.split(re.split("とは、?|は、", found["list"])[-1])
        if any(len(one) > 1 and one in bare for one in listed):
            return not signs.of_question(asked)
    return None


_LIMITED = re.compile(r"([^、。]{2,40}?)(?:に限り|に限って|に限る|に限られ|に限ります|のみ|(?<!いた)だけ)(?!で)")
_SUPPOSES = re.compile("[えけせてねべめれげ]ば|[ただ]ら|なら(?!な|ず)")
"""The question supposes a case of its own: 頼めば, in other words than the rule perhaps."""
_MEASURE = re.compile(r"[0-9一二三][か回度台日月部年枚]|目的|ため|以内|条件|最大限|[たる]もの$")


def beyond(asked: str, said: str) -> bool:
    """True where a sentence allows something within limits only, of which the question says nothing: 昇降機のある場合に限り伺う."""
    found = _LIMITED.search(said)
    if found is None or not signs.of_question(asked) or re.search("だけ|のみ|限|場合", asked):
        return False
    case = re.sub(".*[はが]", "", found[1])
    if re.search("(?:場合|とき)$", case) and _SUPPOSES.search(asked):
        return False
    if _MEASURE.search(case) or _USUAL.search(case) or signs.denies(said[found.end() :]):
        return False
    pairs = re.findall("(?=([一-龠ァ-ヶー]{2}))", case)
    return bool(pairs) and not any(pair in asked for pair in pairs)
