"""One sentence of an amendment -> the orders in it, clause by clause. Nothing is guessed: what is not understood is UNREAD."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.amend import numbers
from pipeline.amend.orders import Level, Order, Pair, Piece, Selector, Verb
from pipeline.amend.patterns import AS, CLAUSES, DONE, LIST, NOISE, OPENS, UNNAMED, Q, R
from pipeline.amend.selectors import Context, Referred, referred
from pipeline.amend.wording import Masked

_LEVELS = {"条": Level.ARTICLE, "項": Level.PARAGRAPH, "号": Level.ITEM, "別紙": Level.APPENDIX, "別表": Level.APPENDIX,
           "章": Level.DIVISION, "節": Level.DIVISION}  # fmt: skip
_RULE = re.compile(r"(?:とき|場合)(?:は|には|に)、|(?:こと|もの)ができる|てはならない|なければならない")
_NO_UNIT = "どの条項を改めるのかが示されていません。覚書の文言を確かめてください。"


@dataclass(frozen=True, slots=True)
class Clause:
    """An order with the words it stands in, [start, end) in the sentence; waits: its new wording follows the sentence."""

    order: Order
    start: int
    end: int
    waits: bool = False
    place: Selector | None = None  # the 別紙 of the amendment that has the new wording


def opens(sentence: str) -> bool:
    """Whether a sentence that names no unit announces what follows: 原契約の一部を次のとおり変更する。"""
    return bool(OPENS.search(sentence))


def clauses(sentence: str, whole: Masked, context: Context) -> list[Clause]:
    """The orders of a sentence of masked text; [] where it orders nothing."""
    found = referred(sentence, context)
    if not re.search(rf"{R}|{Q}|全[部文]", found.text):
        return _unnamed(sentence)
    out: list[Clause] = []
    text = found.text
    at = number.end() if (number := re.match(r"\s*[(]?\d{1,2}[).．、]?\s+", text)) else 0
    last: tuple[Selector, ...] = ()
    while at < len(text):
        if noise := NOISE.match(text, at):
            if noise.end() > at:
                at = noise.end()
                continue
        if text[at] in "。.\n":
            break
        clause = _clause(found, at, whole, last)
        if clause is None:
            break
        made, end = clause
        out.append(replace(made, start=found.starts[made.start], end=found.starts[made.end]))
        last = made.order.targets or last
        at = end
    rest = text[at:].strip("。、 \n")
    if rest and (unread := _unread(rest, found, out)):
        words = sentence[found.starts[at] :]
        out.append(
            Clause(
                Order(Verb.UNREAD, "", None, targets=found.chosen(rest), reason=unread),
                found.starts[at],
                at + len(words),
            )
        )
        out[-1] = replace(out[-1], end=len(sentence))
    return out


def _unnamed(sentence: str) -> list[Clause]:
    """The order of a sentence that changes what the contract says on a matter and names no unit."""
    if not UNNAMED.search(sentence) or re.search(AS, sentence) or _RULE.search(sentence):
        return []
    return [Clause(Order(Verb.UNREAD, "", None, reason=_NO_UNIT), 0, len(sentence))]


def _unread(rest: str, found: Referred, read: list[Clause]) -> str:
    """Why the rest of a sentence cannot be applied; "" where it orders nothing."""
    if not DONE.search(rest):
        return ""
    names = found.chosen(rest)
    if not names and (
        lead := re.search(
            rf"(?P<topic>[^、。]*?)(?:を|について|に関し|につき)?、?{AS}(?:とおり|通り|ように|内容)", rest
        )
    ):
        if re.search(
            rf"(?:契約書?|規約|約款|条項|条件|規程|規則|一部|内容|覚書|[)]|{Q}|、|^|、|次|以下|下記)$", lead["topic"]
        ):
            return ""  # 原契約の一部を次のとおり変更する: what follows says what
        return _NO_UNIT
    if not read and not names and not re.search(Q, rest):
        return ""
    if not read and _RULE.search(rest):
        return ""  # a rule on changes, no change
    if re.search(r"読み?替え", rest):
        return "読替えの定めで、どの条文のどの語をいつから改めるのかが一つに決まらないので、条文はそのままにしました。"
    if not re.search(Q, rest):
        return "置き換える文言が「」などで示されていないので、条文に当てはめられません。覚書の文言を確かめてください。"
    return "何をどう改めるのかを読み取れない書き方です。覚書の文言を確かめてください。"


def _clause(found: Referred, at: int, whole: Masked, last: tuple[Selector, ...]) -> tuple[Clause, int] | None:
    for name, pattern in CLAUSES:
        match = pattern.match(found.text, at)
        if match is None:
            continue
        clause = _made(name, match, found, whole, last)
        if clause is not None:
            return clause, match.end()
    return None


def _made(name: str, match: re.Match[str], found: Referred, whole: Masked, last: tuple[Selector, ...]) -> Clause | None:
    groups = match.groupdict()
    scope = groups.get("scope") or ""
    if scope and len(found.chosen(scope)) < len(re.findall(R, scope)):
        return None  # a unit of the amendment itself
    targets = found.chosen(scope) or last
    everywhere = bool(re.search(r"すべて|全て|いずれも|各所", match[0]))
    order = Order(Verb.UNREAD, "", None, targets=targets, everywhere=everywhere)
    waits, place = False, None

    def quote(sign: str) -> str:
        return whole.quote(sign)

    match name:
        case "substitute":
            order = replace(order, verb=Verb.SUBSTITUTE, pairs=tuple(_pairs(groups["pairs"], whole)))
        case "insert":
            side = -1 if "前" in groups["side"] else 1
            order = replace(
                order, verb=Verb.SUBSTITUTE, pairs=(Pair(quote(groups["old"]), quote(groups["new"]), side),)
            )
        case "strike":
            olds = re.findall(Q, groups["olds"])
            order = replace(order, verb=Verb.SUBSTITUTE, pairs=tuple(Pair(quote(one), "") for one in olds))
        case "rewrite":
            waits = True
            order = replace(order, verb=Verb.REWRITE, targets=())
            if groups["place"]:
                waits, place = False, found.selector(groups["place"][-1]) or Selector(("別紙",))
        case "renumber":
            order = replace(order, verb=Verb.RENUMBER, to=found.chosen(groups["to"]))
        case "shift":
            by = numbers.value(groups["by"]) if groups["by"] else 0
            level = _LEVELS.get(groups["own"] or "")
            order = replace(order, verb=Verb.SHIFT, by=(by or 0), level=level, ahead=groups["way"] == "上")
            order = replace(order, inside=not scope)
        case "put":
            order = replace(
                order, verb=Verb.ADD, payload=tuple(quote(groups["new"]).split("\n")), inside=not groups["side"]
            )
            if groups["side"] and groups["side"] in ("末尾", "最後", "文末"):
                order = replace(order, verb=Verb.APPEND, inside=True)
            if groups["as"]:
                piece = Piece.SECOND if groups["as"] == "後段" else Piece.PROVISO
                order = replace(order, verb=Verb.APPEND, inside=True, piece=piece)
            order = replace(order, ahead="前" in (groups["side"] or ""))
        case "annex":
            place = found.selector(groups["place"])
            order = replace(order, verb=Verb.ADD, targets=(), to=found.chosen(groups["to"]), level=Level.APPENDIX)
            if place is None or not order.to or not order.to[0].path or "別" not in order.to[0].path[-1]:
                return None
        case "add":
            return _added(match, found, order)
        case "delete":
            order = replace(order, verb=Verb.DELETE, strikes="除" in match[0] or "廃" in match[0] or "撤" in match[0])
            order = replace(order, everywhere=bool(groups["keep"]))
        case "void":
            order = replace(order, verb=Verb.DELETE, strikes=True, everywhere=True)
        case "replace":
            order = replace(order, verb=Verb.REPLACE)
            if groups["new"]:
                order = replace(order, payload=tuple(quote(groups["new"]).split("\n")))
            elif groups["place"]:
                place = found.selector(groups["place"])
                if place is None or not place.path[0].startswith(("別", "付", "様")):
                    return None
            else:
                waits = True
    if name in ("substitute", "insert", "strike") and not scope and not targets:
        order = replace(order, targets=(Selector(()),), everywhere=True)
    return Clause(order, match.start(), match.end(), waits, place)


def _pairs(text: str, whole: Masked) -> Iterator[Pair]:
    """「甲」及び「乙」を「丙」に、「丁」を「戊」に."""
    olds: list[str] = []
    for found in re.finditer(rf"(?P<sign>{Q})(?P<after>[^{Q[1:-1]}]*)", text):
        after = found["after"]
        if re.match(r"(?:に|と|へ)(?:それぞれ|すべて|全て)?、?(?:(?:の)?(?:中|うち)、?)?$", after) and olds:
            new = whole.quote(found["sign"])
            yield from (Pair(old, new) for old in olds)
            olds = []
        else:
            olds.append(whole.quote(found["sign"]))


def _added(match: re.Match[str], found: Referred, order: Order) -> Clause | None:
    groups = match.groupdict()
    to = found.chosen(groups["to"] or "")
    unit, side = groups["as"] or groups["unit"] or "", groups["side"] or ""
    piece = Piece.PROVISO if "書" in unit else Piece.SECOND if unit == "後段" else Piece.WHOLE
    scoped = bool(groups["scope"])
    if not scoped and not to and not unit:
        return None
    order = replace(
        order,
        verb=Verb.APPEND
        if piece is not Piece.WHOLE or (side in ("末尾", "最後") and unit not in _LEVELS)
        else Verb.ADD,
        to=to,
        targets=order.targets if scoped else (),
        piece=piece,
        level=(_level_of(to[0]) if to else None) or _LEVELS.get(unit.removeprefix("各")),
        count=numbers.value(groups["count"]) if groups["count"] else None,
        ahead="前" in side,
        inside=not side or side in ("末尾", "最後"),
    )
    if re.search(rf"{R}として、?$", match[0][: match.start("to") - match.start()] if groups["to"] else ""):
        return None
    if scoped and re.match(rf"{LIST}として", match[0]):
        order = replace(order, to=order.targets, targets=(), level=_level_of(order.targets[0]) or order.level)
    place = found.selector(groups["place"]) if groups["place"] else None
    return Clause(order, match.start(), match.end(), waits=place is None, place=place)


def _level_of(selector: Selector) -> Level | None:
    last = selector.path[-1] if selector.path else ""
    return next((level for sign, level in _LEVELS.items() if sign in last), None)
