"""Condition, exception and counterparty of a statement, as places in its text."""

import re
from collections.abc import Iterator

from pipeline.extract.norms.sides import SIGN
from pipeline.extract.norms.statements import Statement

Place = tuple[int, int]

# 〜ときは, 〜した場合において, 〜する際: what has to be so.
_CASE = re.compile(
    r"(?:とき|場合|(?<=[るたう])時点?|際|おり|折)(?:に(?:は|も|おいて(?:は|も)?|限り|限って|のみ)?|は|も|で(?:も|は)?|であって(?:も)?|のみ|から|(?=、)|(?=そ))"
)
_IF = re.compile(
    r"(?:があれ|なけれ)ば(?!なら|なり|いけ|、)|目からは|(?:必要|相当|合理的|要る|要する|認め[たる])な?(?:範囲|限度)(?:内)?で"
)
# 会員の求めがない限り開かない: within a piece.
_UNLESS = re.compile(r"(?:ない(?:限り|かぎり)|(?:場合|とき|もの)を除き|(?:場合|とき)を除いて)(?=[^、])")
# 承諾がなければ譲ってはならない: what lifts a ban.
_LIFTED = re.compile(r"(?:承諾|同意|許可|承認|許し|合意|書面|出席|場合|事由|署名)[^、]{0,10}なければ$")
# 退会を望む会員は, 会費を滞納した者は: only some of those who are meant.
_WHICH = re.compile(rf"[^、はも](?:(?!は、).)*[うくぐすつぬぶむるたい](?<!うち)(?<!および)(?<!び)(?:{SIGN})(?:に)?は$")
# At the end of a piece only.
_ENDS = re.compile(
    r"(?:[けれせねべめえてげ]ば|[ただ]ら|なら|[うくすつぬぶむるたいの]限り|かぎり|に限り|に限って|限りで|範囲で|範囲内で|については|につき|に関しては|に関して|にあっては|[てで]も|[たる]後(?:は|も|に|、)?|後も"
    r"|(?<!協議)(?<!合意)(?<!押印)(?<!捺印)(?<!署名)(?:[たのる]うえ|[たのる]上で?)|条件(?:として|に|で)|(?<!利用)(?<!解釈)(?:に(?:あたり|当たり|際し)(?:て)?は?|に(?:あたって|当たって)は?)|(?<=[一-龥]{2})時に?は|ことにより|ことによって|[うくぐすつぬぶむる]には|[うくぐすつぬぶむる]と|[うくすつぬぶむる]たび(?:に|ごとに)?|かかわらず|以降は?|以後は?|[るた]ので|ことなく)$"
)
_WITHOUT = re.compile(
    r"(?:(?<!を)除き|(?<!を)除いては?|^(?!.*から.*を除).*を除(?:き|いては?)|(?:場合|とき)(?:の|を除く)?ほか(?:は)?|除くほか|でなければ|な(?:い|けれ)(?:限り|かぎり|ければ)|ないかぎり|ない限り|以外(?:は|には)?|を別として|別段の定めがない限り)$"
)
_BACK = re.compile(r"^(?:この|その|かかる)(?:とき|場合)(?:に(?:は|おいて(?:は|も)?)|は|も)?$|かかわらず$|であっても$")
# 甲の承諾を得ずに: without whose leave a ban holds.
_UNLET = re.compile(
    r"(?:^|(?<=[はもがを、]))(?P<words>[^、はがを]*(?:承諾|同意|許諾|許可|承認|許し|合意)(?:を(?:得|受け|と)(?:ることなく|ずに?|ないで|ないまま)|なしに?|なく|もなく))(?=、|[一-龥ぁ-ん])"
)
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
        elif (unless := _UNLESS.search(text, start, end)) is not None and unless.end() < end:
            without.append((max(begin, _from(text, start, unless.start())), unless.end()))
            begin = unless.end()
        elif (inner := _inner(text, start, end)) is not None:
            found.append((begin, inner))
            begin = inner
        elif piece.endswith("は") and not _CASE.search(piece) and not last:
            begin = end + 1 if _topic_ends(piece) else begin
    return found, without


def _from(text: str, start: int, end: int) -> int:
    """Where words that end at end begin behind a topic: 当社は|会員の求めが."""
    return max(start, text.rfind("は", start, end) + 1)


def lifted(text: str, place: Place) -> bool:
    """Whether a case is what lifts a ban: 同意がなければ."""
    return bool(_LIFTED.search(text[slice(*place)]))


def which(text: str, begin: int, stop: int) -> Place | None:
    """Where a subject that ends at stop tells which of many it means: 退会を望む会員は."""
    return (begin, stop) if _WHICH.match(text[begin:stop]) else None


def unlet(text: str) -> Place | None:
    """Where a ban tells without whose leave it holds: 甲の書面による承諾なく."""
    found = _UNLET.search(text)
    return found.span("words") if found else None


def _closes(text: str, start: int, end: int) -> bool:
    matches = list(_CASE.finditer(text, start, end + 1))
    return bool(matches) and matches[-1].end() >= end


def _inner(text: str, start: int, end: int) -> int | None:
    """Where a condition ends inside a piece: 紛失したときは|再発行の手数料を支払う."""
    found = [
        match
        for pattern in (_CASE, _IF)
        for match in pattern.finditer(text, start, end)
        if match.end() < end
        and match.group().endswith(("は", "限り", "も", "のみ", "ば", "範囲で", "範囲内で", "限度で"))
        and match.start() > start
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


def counterparty(text: str, begin: int) -> str | None:
    """To whom the act is done, as the words in text have it: the signs of one party or two, 相手方 or 第三者."""
    match = _TO.search(text, begin)
    if match is None:
        return None
    word = match.group()
    return word[:3] if word.startswith(("相手方", "第三者")) else "".join(_SIGN.findall(word))
