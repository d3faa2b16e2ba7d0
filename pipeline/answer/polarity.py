"""はい or いいえ: does the rule say what the question supposes?

Where both speak of a matter known here (consent, notice, refund …) its own words decide; else the sign of what is supposed
is compared with the sign of the clause that speaks of it.
"""

import re
from collections.abc import Callable

from pipeline.answer import duty, excepted, leave, numbers, signs
from pipeline.answer.acts import ACTS, in_writing
from pipeline.answer.matters import MATTERS
from pipeline.answer.sides import Sides
from pipeline.text.normalize import fold


def agrees(question: str, rule: str, sides: Sides, *, focus: Callable[[str], float] | None = None) -> bool:
    """True where the rule affirms what the question supposes, False where it denies it.

    rule: the lead and the sentences that answer, in their order; focus: how well a clause speaks of what is asked.

    >>> agrees("支払った料金は戻ってきますか。", "受領した料金は返金しないものとします。", Sides())
    False
    """
    verdict = known(question, rule, sides, focus=focus)
    if verdict is not None:
        return verdict
    main, _ = _parted(rule)
    asked = plain(question)
    if focus is not None and excepted.beyond(asked, max(plain(main).split("。"), key=focus)):
        return False
    telling = _with_number(asked, focus) if focus is not None else None
    return signs.of_question(asked) == signs.of_rule(plain(main), telling, leave=signs.asks_leave(asked), asked=asked)


def known(question: str, rule: str, sides: Sides, *, focus: Callable[[str], float] | None = None) -> bool | None:
    """Like agrees, where the ただし書 speaks of what is asked, another has the duty, or both speak of a known matter; else None."""
    main, exception = _parted(rule)
    lacking = (
        leave.is_lacking(plain(question), plain(exception)) or in_writing(plain(question), plain(exception)) is False
    )
    if exception and not lacking and focus is not None and _about(exception, main, focus):
        if _NOT_SO.search(plain(exception)):
            return not agrees(question, main, sides, focus=focus)
        return agrees(question, exception, sides, focus=focus)
    asked = plain(question)
    if focus is not None and (verdict := excepted.verdict(asked, plain(main), focus)) is not None:
        return verdict
    if signs.asks_leave(asked) and _SET_ASIDE.search(plain(main)):
        return signs.of_question(asked)
    if _of_another(asked, plain(rule), sides):
        return not signs.of_question(asked)
    if (left_out := excepted.left_out(asked, plain(rule))) is not None:
        return left_out
    if (
        focus is not None
        and (told := _told(plain(rule), focus))
        and (verdict := settles(question, told, sides)) is not None
    ):
        return verdict
    settled = settles(question, rule, sides)
    return settled if settled is not None else duty.needed(asked, plain(main), sides)


def _told(said: str, focus: Callable[[str], float]) -> str | None:
    """The sentence that speaks of what is asked clearly more than the others; None where none does or there is but one."""
    parts = [part + "。" for part in said.split("。") if part]
    if len(parts) < 2:
        return None
    best, second = sorted(map(focus, parts), reverse=True)[:2]
    return max(parts, key=focus) if best > second + TOLD else None


def _with_number(asked: str, focus: Callable[[str], float]) -> Callable[[str], float]:
    """A number of the question (一万円札) tells the sentence apart that has it."""
    wanted = numbers.named(asked)
    return lambda text: focus(text) + SAME_NUMBER * bool(wanted and wanted & numbers.named(text))


def _about(exception: str, main: str, focus: Callable[[str], float]) -> bool:
    """True where the question speaks of the exception: more than of the rule, or in words that the rule has not."""
    return focus(exception) > focus(main) + MARGIN or focus(f"{main}\n{exception}") > focus(main) + ADDED


def settles(question: str, rule: str, sides: Sides) -> bool | None:
    """Like agrees, where both speak of one of the matters known here; None where not."""
    asked, said = plain(question), plain(rule)
    if (plainly := next((verdict for act in ACTS if (verdict := act(asked, said)) is not None), None)) is not None:
        return plainly
    return next((verdict for matter in MATTERS if (verdict := matter(asked, said, sides)) is not None), None)


def _of_another(asked: str, said: str, sides: Sides) -> bool:
    """True where a duty of one party is asked about and the rule lays it on another alone: 甲も…義務を負いますか, 乙は…."""
    named = "|".join(map(re.escape, sorted({*sides.providers, *sides.customers, *"甲乙丙"}, key=len, reverse=True)))
    subject = re.match(rf"(?:[^、。]*、)?({named})(?:も|は|が|側も|側は|に(?:も|は))", asked)
    if subject is None or not _DUTY.search(asked) or _EACH.search(said):
        return False
    bearers = re.findall(rf"(?:^|[、。])({named})(?:は|も)", said)
    return bool(bearers) and subject[1] not in bearers


_DUTY = re.compile("義務|負[いうわっ]|なければ|守[らりる]|遵守|禁止|てはいけ|てはなら")
_EACH = re.compile("甲及び乙|甲と乙|甲乙|両当事者|各当事者|当事者は|双方|相互に|互いに|相手方|いずれの")
_SET_ASIDE = re.compile(
    r"(?:(?:開示|漏|提供|公表|複製|再委託|譲渡|転貸)[^、。]{0,6}(?:場合|とき)(?:に)?は?、[^。]{0,16}?(?:第[^。、]{1,8}[条項]|前[^。、]{0,3}[条項]|本条)[^。]{0,10}"
    r"|(?:場合|とき)(?:に)?は?、[^。、]{0,10}(?:義務|禁止|制限)[^。、]{0,6}?)適用(?:し(?:ない|ません)|され(?:ない|ません)|が(?:ない|ありません))"
)
"""What is forbidden elsewhere is free in this case: 命令により開示する場合には、前項の規定は適用しない."""
SAME_NUMBER = 2.0
"""What a number of the question adds to a sentence that has it: as much as all the words of the question together."""
TOLD = 0.1
"""By how much of the question's words more a sentence has to speak of what is asked than any other to be looked at alone."""
MARGIN = 0.1
"""By how much of the question's words more the ただし書 has to speak of what is asked to answer instead of its main sentence."""
ADDED = 0.2
"""Or which share of them it has to add."""
_NOT_SO = re.compile(
    r"(?:この|その|当該)?限り(?:で(?:は)?(?:な|あり)|に(?:は)?(?:な|あ)|を用い)|適用し(?:な|ま)|除(?:く|き|か)"
)


def _parted(rule: str) -> tuple[str, str]:
    """The rule without its ただし書, and that ただし書; "" where there is none."""
    found = re.search(r"(?<=[。\n])\s*(?:ただし|但し)[、,]?([^。]*。?)", rule) or re.search(
        r"(?<=[。\n])([^。\n]*(?:この|その)限りで(?:は)?(?:な|あり)[^。]*。?)", rule
    )
    return (rule[: found.start()] + rule[found.end() :], found[1]) if found else (rule, "")


def plain(text: str) -> str:
    """Folded, without white space, with 、 and 。 for the commas and full stops that are not part of a number."""
    bare = re.sub(r"\s+", "", fold(text))
    return re.sub(r"(?<![0-9])[.]|[.](?![0-9])", "。", re.sub(r"(?<![0-9]),|,(?![0-9])", "、", bare))
