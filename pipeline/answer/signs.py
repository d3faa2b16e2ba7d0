"""The sign of a statement: does it say yes or no, before it is asked of what. Texts are folded and without white space."""

import re
from collections.abc import Callable

_NEGATED = re.compile(
    r"(?:ない|ません|ぬ)(?!(?:限り|場合|とき|よう|者|で|まま|うち|ければ|と(?:きは|なら|いけ|だめ)))|ず(?=$|、|に|。|と)|(?<!不)可(?:能)?ではな|禁(?:じ|止)|禁ずる|不可|できかね|いたしかね|拒(?:否|絶|む)|断(?:る|り)|失(?:う|い|効)|免(?:除|責|れ)|無効"
)
_OBLIGED = re.compile(
    r"な(?:ければ|くては)(?:なら|いけ)(?:ない|ません)|なければならず|ないわけに|(?:妨げ|限ら|限りで)(?:ない|ません|は(?:ない|ありません))|を除き|ざるを得(?:ない|ません)"
)


def of_question(asked: str) -> bool:
    """False where the question supposes that something is not so: 払わなくて済みますか, 断られますか."""
    tail = re.split(r"[。?]", asked.rstrip("。?"))[-1]
    tail = re.sub(
        r"(?:と(?:いう)?(?:こと|理解|認識|解釈)(?:で(?:合って|よい|よろしい|いい|正しい|間違いない))?.*|って本当.*|で間違いない.*)$",
        "",
        tail,
    )
    negative = 0
    if re.search(
        r"な(?:く|い)(?:て|で)(?:も)?(?:済|す|いい|良い|よい|よろし|構わ|大丈夫|平気)|ずに(?:済|す)|なしで(?:も)?(?:いい|よい|大丈夫)",
        tail,
    ):
        negative += 1
    elif re.search(
        r"ない(?:の|ん|もの)(?:です|でしょう)?か|ない(?:ん|の)?です(?:よね|ね)|ませんよね|ない(?:の)?$|ないこと(?:に|は|も)|ないという",
        tail,
    ):
        negative += 1
    if re.search(
        r"(?:断ら|断る|拒否|拒ま|拒絶|はじかれ|禁止|禁じ|してはいけ|しちゃ(?:だめ|ダメ|いけ)|ては(?:だめ|ダメ|いけ)|違反に(?:な|当)|(?:だめ|ダメ|NG)(?:です|か|$)|免除|免責|失(?:い|う|われ)|無効に|不可)",
        tail,
    ):
        negative += 1
    return negative % 2 == 0


def of_rule(said: str, focus: Callable[[str], float] | None) -> bool:
    """False where the clause that speaks of what is asked denies or forbids it."""
    clauses = [clause for clause in re.split(r"(?<=。)|(?<=、)", said) if clause]
    if not clauses:
        return True
    start = 0
    if focus is not None:
        scores = [focus(clause) for clause in clauses]
        start = max(range(len(clauses)), key=lambda index: (scores[index], -index))
    for clause, follower in zip(clauses[start:], [*clauses[start + 1 :], ""], strict=True):
        if _ENDS.search(clause) and not _GOES_ON.match(follower):
            return not denies(clause)
    return not denies(clauses[-1])


_GOES_ON = re.compile(r"又は|または|若しくは|もしくは|及び|および|並びに|かつ|あるいは")
_ENDS = re.compile(
    r"。$|(?:とし|でき|あり|せず|ず|なく|ません|ない|ます|する|した|れる|った|である|おり|負い|行い|し)、$|[^、]$"
)


def denies(clause: str) -> bool:
    """True where a clause says no: an odd number of negations, 「しなければならない」 and the like being none."""
    plain = _OBLIGED.sub("", clause)
    return len(_NEGATED.findall(plain)) % 2 == 1


def rest_of_sentence(text: str, position: int) -> str:
    """The rest of the sentence that position stands in."""
    end = text.find("。", position)
    return text[position : end + 1 if end >= 0 else len(text)]


def rest_of_clause(text: str, position: int) -> str:
    """From position to the end of the first clause that ends there."""
    rest = rest_of_sentence(text, position)
    clauses = re.split(r"(?<=、)", rest)
    out = ""
    for clause in clauses:
        out += clause
        if _ENDS.search(clause):
            break
    return out
