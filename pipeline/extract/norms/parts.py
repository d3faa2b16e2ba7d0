"""Condition, exception, deadline and counterparty of a statement, as places in its text."""

import re
from collections.abc import Iterator

from pipeline.extract.norms.sides import SIGN
from pipeline.extract.norms.statements import Statement

Place = tuple[int, int]

# 〜ときは, 〜した場合において, 〜する際: what has to be so.
_CASE = re.compile(
    r"(?:とき|場合|(?<=[るたう])時点?|際|おり|折)(?:に(?:は|も|おいて(?:は|も)?|限り|限って|のみ)?|は|も|で(?:も|は)?|であって(?:も)?|のみ|から|(?=、)|(?=そ))"
)
_IF = re.compile(r"(?:があれ|なけれ)ば(?!なら|なり|いけ|、)")
# At the end of a piece only.
_ENDS = re.compile(
    r"(?:[けれせねべめえてげ]ば|[ただ]ら|なら|[うくすつぬぶむるたいの]限り|かぎり|に限り|に限って|限りで|範囲で|範囲内で|については|につき|に関しては|に関して|にあっては|[てで]も|[たる]後(?:は|も|に|、)?|後も"
    r"|(?<!協議)(?<!合意)(?:[たのる]うえ|[たのる]上で?)|条件(?:として|に|で)|ことにより|ことによって|かかわらず|以降は?|以後は?|[るた]ので|ことなく)$"
)
_WITHOUT = re.compile(
    r"(?:除き|除いて|(?:場合|とき)(?:の|を除く)?ほか(?:は)?|除くほか|でなければ|な(?:い|けれ)(?:限り|かぎり|ければ)|ないかぎり|ない限り|以外(?:は|には)?|を別として|別段の定めがない限り)$"
)
_BACK = re.compile(r"^(?:この|その|かかる)(?:とき|場合)(?:に(?:は|おいて(?:は|も)?)|は|も)?$|かかわらず$|であっても$")
_COUNT = r"(?:[0-9０-９.,]+|[一二三四五六七八九十百千数]+|何)"
_LENGTH = rf"{_COUNT}(?:営業日|か月|箇月|ヶ月|週間|日|年|時間|分間?|月)(?:間)?"
_DEADLINE = re.compile(
    rf"(?:[^、]{{0,60}}?(?:(?<!回)(?<!名)(?<!人)(?<!週[0-9]日)(?<=日|時|月|年|前|間|限|末|午|後|週|分|る|た)まで(?:に|の間に|の間)?|以内(?:に限り|に|で)?|[るた]間(?:は|に)?|(?:期間|契約)(?:中|内)(?:は|に)?"
    rf"|(?:日|月|年|週|時間)の間|(?:期間|日|月|年)のうちに?|末日に|の際に?(?:は)?|と同時に)"
    rf"|[^、]{{0,40}}?{_LENGTH}(?:前(?:まで)?(?:に)?|間(?!の|で)|後に|を経過する日まで|以上の間をおいて)"
    rf"|(?:毎|翌|当)[月年日週][^、]{{0,12}}?(?:日|末|回)(?:に|まで)|(?:少なくとも)?年{_COUNT}回(?!まで)"
    rf"|[^、]{{0,30}}(?:期間を通じて|[るの]前に(?!定|掲|記))|毎[月年日週]初めに|[月年]{_COUNT}回以上|[^、]{{0,12}}(?:引渡|支払|納入|締結|更新|満了)日に(?=、)"
    r"|(?:遅滞なく|すみやかに|速やかに|ただちに|直ちに))"
)
# Words without which nothing is due: a cheap test before the dear one.
_TIMED = re.compile(
    r"まで|以内|間|中|内|のうち|末日|際に|同時に|前|後に|[毎翌当][月年日週]|回|遅滞|すみやか|速やか|ただちに|直ちに|日に|通じて|経過|初め"
)
# 期日の翌日から支払の済む日まで: how long interest runs, not when something is due.
_ACCRUES = re.compile(r"翌日から.*まで")
_SIGN = re.compile(SIGN)
_TO = re.compile(
    rf"(?<!他の)(?<!ほかの){SIGN}(?:(?:および|または|ならびに|と|・)?{SIGN})?(?:の[一-龥ァ-ヶー]{{1,10}})?(?:に対し(?:て)?|に(?!あって|おいて|おける|とって|よ[りるっ]|つき|つい|関|係|かか|限|基)|へ|から|宛)|相手方(?:に対し(?:て)?|に|へ|から)|第三者(?:に対し(?:て)?|に|へ)"
)


def pieces(text: str) -> Iterator[Place]:
    """What the commas part."""
    begin = 0
    for index, sign in enumerate(text + "、"):
        if sign == "、":
            yield begin, index
            begin = index + 1


def conditions(statement: Statement) -> tuple[list[Place], list[Place]]:
    """The conditions and the exceptions of a statement, each as begin and end in its text, the last comma left out."""
    text = statement.text
    found: list[Place] = []
    without: list[Place] = []
    begin = 0
    for start, end in pieces(text):
        piece = text[start:end]
        last = end == len(text)
        if not last and _WITHOUT.search(piece):
            without.append((begin, end))
            begin = end + 1
        elif not last and (
            _ENDS.search(piece) or (_CASE.search(text, max(start, end - 8), end + 1) and _closes(text, start, end))
        ):
            found.append((begin, end))
            begin = end + 1
        elif (inner := _inner(text, start, end)) is not None:
            found.append((begin, inner))
            begin = inner
        elif piece.endswith("は") and not _CASE.search(piece) and not last:
            begin = end + 1 if _topic_ends(piece) else begin
    return found, without


def _closes(text: str, start: int, end: int) -> bool:
    matches = list(_CASE.finditer(text, start, end + 1))
    return bool(matches) and matches[-1].end() >= end


def _inner(text: str, start: int, end: int) -> int | None:
    """Where a condition ends inside a piece: 紛失したときは|再発行の手数料を支払う."""
    found = [
        match
        for pattern in (_CASE, _IF)
        for match in pattern.finditer(text, start, end)
        if match.end() < end and match.group().endswith(("は", "限り", "も", "のみ", "ば")) and match.start() > start
    ]
    return found[-1].end() if found else None


def _topic_ends(piece: str) -> bool:
    return bool(re.search(r"[^には]は$|(?:に|と|で)は$", piece))


def weight(text: str) -> tuple[int, int]:
    """How well words tell the condition of a norm, the best greatest: a case before a mere 〜については, この場合 last."""
    if _BACK.search(text):
        return 0, len(text)
    if _CASE.search(text, max(0, len(text) - 8)) or text.endswith(("とき", "場合")):
        return 3, len(text)
    return (2 if text.endswith(("ば", "ら", "限り", "かぎり", "後", "後は", "うえ", "条件として")) else 1), len(text)


def deadline(statement: Statement, begin: int) -> Place | None:
    """The first words that say until or within when, after begin."""
    text = statement.text
    timed = [(max(start, begin), end) for start, end in pieces(text) if end > begin and _TIMED.search(text, start, end)]
    for start, end in timed:
        match = _DEADLINE.match(text, start, end)
        if match and match.end() > start and not _ACCRUES.search(match.group()):
            return start, match.end()
    found = (_DEADLINE.search(text, start, min(end + 1, len(text))) for start, end in timed)
    match = next(filter(None, found), None)
    return match.span() if match and not _ACCRUES.search(match.group()) else None


def counterparty(text: str, begin: int) -> str | None:
    """To whom the act is done, as the words in text have it: the signs of one party or two, 相手方 or 第三者."""
    match = _TO.search(text, begin)
    if match is None:
        return None
    word = match.group()
    return word[:3] if word.startswith(("相手方", "第三者")) else "".join(_SIGN.findall(word))
