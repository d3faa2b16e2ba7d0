"""One sentence of an amendment -> the orders in it, clause by clause. Nothing is guessed: what is not understood is UNREAD."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.amend import numbers
from pipeline.amend.orders import Level, Order, Pair, Piece, Selector, Verb
from pipeline.amend.selectors import CONTRACT, SIGN, Context, Referred, referred
from pipeline.amend.wording import QUOTE, Masked

R, Q, _N = SIGN, QUOTE, numbers.N
_ERA = rf"(?:令和|平成|西暦)?\s*(?:{_N}|元)\s*年\s*{_N}\s*月\s*(?:{_N}\s*日|末日)"
_JOIN = r"(?:及び|および|並びに|ならびに|又は|または|と|、|,|・)"
_LIST = rf"{R}(?:{_JOIN}{R})*"
_RULES = r"(?:の(?:各?規定|全文|全部|全て|すべて|内容|文言|記載|定め|条文|条項|一部))?"
_END = (
    r"(?:(?:る|ます|する|します|いたします|致します|す|ること|し|て|た)?(?:もの|こと)?(?:と(?:する|します|し|いたします)|に(?:合意(?:する|した|します|し)|同意する)"
    r"|を(?:合意|確認)(?:する|した))?)(?:(?=[、,。\n]|$)|(?<=し)て?(?=[、,]))"
)
_CHANGE = rf"(?:改め|(?:変更|改定|改正|修正|訂正)(?:を(?:し|行い|行う))?(?:いた|致)?し?|(?:置き?|書き?|読み?|差し?|入れ?)[換替]え){_END}"
_DELETE = rf"(?:削[りるっ]|(?:削除|廃止|撤廃)(?:を)?(?:いた)?し?){_END}"
_ADD = rf"(?:加え|付け加え|(?:追加|挿入|新設|追記)(?:を)?(?:いた)?し?|設け){_END}"
_MAKE = rf"(?:と(?:し|する|します|いたし)|に(?:改め|変更し?|繰り?[下上]げ)){_END}"
_SHIFT = rf"繰り?(?P<way>[下上])げ(?:て)?{_END}"
_AS = r"(?:次|以下|下記|左記|後記|下表|次表)(?:の|に(?:掲げる|示す|定める|記載する?の?)?)?"
_LIKE = r"(?:各?(?:とおり|通り|ように|よう|内容(?:の?(?:とおり|ように))?|条文|規定|文言|もの|表(?:の(?:とおり|ように))?))*(?:に|と|へ|で)?"
_CLAUSES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (
            "substitute",
            rf"(?:(?P<scope>{_LIST}){_RULES}(?:の(?:うち|中))?(?:中|のうち|において|における|に(?:定める|規定する|記載(?:の|された)|ある)|の|について|に)?は?、?)?"
            rf"(?P<pairs>(?:(?:(?:の)?(?:中|うち)、?)?(?:{Q}{_JOIN}?)+(?:とある(?:の|もの|部分|箇所|字句|文言)?|(?:の|という|との)?(?:部分|文言|字句|記載|規定|語|数字|箇所))?(?:を|は|については)、?(?:すべて|全て|いずれも|それぞれ|各々)?、?{Q}(?:に|と|へ)(?:それぞれ|すべて|全て)?、?)+)"
            rf"(?:{_CHANGE}|(?:し|する|します)(?:もの|こと)?(?:とする)?(?=[、。\n]|$))",
        ),
        (
            "insert",
            rf"(?:(?P<scope>{_LIST}){_RULES}(?:中|のうち|において|における|の)?、?)?(?P<old>{Q})の(?P<side>次|後ろ?|下|前|直後|直前|あと)に、?(?P<new>{Q})を、?{_ADD}",
        ),
        (
            "strike",
            rf"(?:(?P<scope>{_LIST}){_RULES}(?:中|のうち|において|における|の)、?)?(?P<olds>(?:{Q}{_JOIN}?)+)(?:とある(?:の|部分)?|(?:の|という|との)?(?:部分|文言|字句|記載|規定|語|一文))?を、?(?:すべて|全て|いずれも)?{_DELETE}",
        ),
        (
            "rewrite",
            rf"(?:{CONTRACT})?の(?:全部|全文|全条項|全条文)を、?(?:全面的に)?(?:{_AS}{_LIKE}|(?P<place>[^{R[1:-1]}{Q[1:-1]}。]{{0,24}}{R})の?{_LIKE})?、?(?:全面的に)?{_CHANGE}",
        ),
        (
            "renumber",
            rf"(?P<scope>{_LIST})(?:を|は)、?(?:それぞれ|順次)?、?(?P<to>{_LIST})(?:の?項番号)?{_MAKE}",
        ),
        (
            "shift",
            rf"(?:(?P<scope>{_LIST}){_RULES}(?:(?:の各?(?:条|項|号))?(?:の(?:条|項|号)?(?:番号|数))?(?:を|は|について))?|(?:以下|以降|以後)(?:の?(?P<own>[条項号])(?:文|数)?(?:の?番号)?)?(?:を|は)?)、?(?:順次|順に|それぞれ)?、?(?:(?P<by>{_N})\s*[つ条項号]?\s*(?:ずつ|づつ)?)?、?(?:順次|順に)?、?{_SHIFT}",
        ),
        (
            "add",
            rf"(?:(?P<scope>{_LIST}){_RULES}(?:の(?P<side>次|後ろ?|直後|あと|前|直前|末尾|最後)に(?:、|は)?|に(?:は)?、?|として、?)|(?:{CONTRACT})(?:の末尾|の最後)?に、?)?"
            rf"(?:新たに|新しく)?、?(?:(?P<as>後段|ただし書き?|但し?書き?)として、?)?(?:(?:{_AS})?(?P<to>{_LIST})(?:として|を)、?(?:新たに)?)?(?:{_AS}(?:とおり|ように)?、?|[^{R[1:-1]}{Q[1:-1]}。]{{0,16}}(?P<place>{R})の?(?:とおり|ように)、?)?(?:新たに|新しく)?"
            rf"(?:(?:、?(?:(?P<count>{_N})\s*(?:箇|か|個)?)?(?P<unit>条|項|号|別紙|別表|章|節|ただし書き?|但し?書き?|後段|文言|一文|(?:各)?(?:条|項|号)?(?:の)?(?:規定|条文|条項|内容|定め|文章|文|とおり))(?:の(?:規定|条文))?(?:を|に)?、?)+)?(?:新たに|末尾に|最後に)?、?{_ADD}",
        ),
        (
            "annex",
            rf"(?P<place>{R})を、?(?:{CONTRACT}(?:に|の))?(?P<to>{R})として、?(?:新たに)?、?{_ADD}",
        ),
        (
            "put",
            rf"(?P<scope>{_LIST}){_RULES}(?:の(?P<side>次|後ろ?|直後|あと|前|直前|末尾|最後|文末)に|に)、?(?:新たに)?(?:{_AS}(?:とおり|ように))?、?(?:{_N}?(?:項|号|条)?として、?)?(?P<new>{Q})を、?(?:末尾に)?{_ADD}",
        ),
        (
            "delete",
            rf"(?P<scope>{_LIST}){_RULES}(?:は|を)、?(?:すべて|全て|全文|いずれも)?、?{_DELETE}(?P<keep>、?(?:欠番|空番)(?:とする|とし))?",
        ),
        ("void", rf"(?P<scope>{_LIST}){_RULES}(?:は|を)、?「?(?:削除|欠番)」?{_MAKE}"),
        (
            "replace",
            rf"(?P<scope>{_LIST}){_RULES}(?:を|は|につき|について|に関し|については)、?(?:それぞれ|全面的に)?、?"
            rf"(?:{_AS}{_LIKE}|(?P<new>{Q})(?:の?(?:とおり|ように))?(?:に|と)?|(?:[^{R[1:-1]}{Q[1:-1]}。]{{0,24}}(?P<place>{R})(?:の?{_LIKE})?))、?(?:全面的に)?(?:{_CHANGE}|と(?:する|し|します)(?:もの)?(?:とする)?(?=[、。\n]|$)|定め{_END})",
        ),
    )
)
_NOISE = re.compile(
    rf"(?:[、,\s]|{R}(?:中|のうち)、?(?={R})|(?:甲|乙|丙|丁|当社|両者|双方|両当事者|当事者(?:双方)?|会員|お客様)(?:(?:及び|、|と|並びに)(?:甲|乙|丙|丁|当社|お客様))*(?:の間で?)?(?:は|とは)、?(?:(?:協議|合意)の上、)?"
    rf"|(?:なお|また|これに伴い|これにより|これらに伴い|上記に伴い|併せて|あわせて|さらに|加えて|この場合において|本覚書により|本契約により|次のとおり)、?"
    rf"|{CONTRACT}(?:書)?(?:の(?:規定の)?|について|のうち|中|における|につき|(?:の)?(?:一部|規定))*(?:、|(?={R}|{Q}))"
    rf"|(?P<date>{_ERA})(?:から|より|以降|以後|をもって|付け?で|付け?をもって)、?)"
)
_DONE = re.compile(
    rf"{_CHANGE}|{_DELETE}|{_ADD}|{_SHIFT}|(?:延長|短縮|増額|減額|適用除外と)(?:を)?し?{_END}|引き?[上下]げ{_END}"
)
_OPENS = re.compile(rf"(?:{_AS}|下記|別紙)[^。]{{0,12}}(?:{_CHANGE}|合意)")
_LEVELS = {"条": Level.ARTICLE, "項": Level.PARAGRAPH, "号": Level.ITEM, "別紙": Level.APPENDIX, "別表": Level.APPENDIX,
           "章": Level.DIVISION, "節": Level.DIVISION}  # fmt: skip


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
    return bool(_OPENS.search(sentence))


def clauses(sentence: str, whole: Masked, context: Context) -> list[Clause]:
    """The orders of a sentence of masked text; [] where it orders nothing."""
    found = referred(sentence, context)
    if not re.search(rf"{R}|{Q}|全[部文]", found.text):
        return []
    out: list[Clause] = []
    text = found.text
    at = number.end() if (number := re.match(r"\s*[(]?\d{1,2}[).．、]?\s+", text)) else 0
    last: tuple[Selector, ...] = ()
    while at < len(text):
        if noise := _NOISE.match(text, at):
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


def _unread(rest: str, found: Referred, read: list[Clause]) -> str:
    """Why the rest of a sentence cannot be applied; "" where it orders nothing."""
    if not _DONE.search(rest):
        return ""
    names = found.chosen(rest)
    if not names and (
        lead := re.search(
            rf"(?P<topic>[^、。]*?)(?:を|について|に関し|につき)?、?{_AS}(?:とおり|通り|ように|内容)", rest
        )
    ):
        if re.search(
            rf"(?:契約書?|規約|約款|条項|条件|規程|規則|一部|内容|覚書|[)]|{Q}|、|^|、|次|以下|下記)$", lead["topic"]
        ):
            return ""  # 原契約の一部を次のとおり変更する: what follows says what
        return "どの条項を改めるのかが示されていません。覚書の文言を確かめてください。"
    if not read and not names and not re.search(Q, rest):
        return ""
    if not read and re.search(
        r"(?:とき|場合)(?:は|には|に)、|(?:こと|もの)ができる|てはならない|なければならない", rest
    ):
        return ""  # a rule on changes, no change
    if re.search(r"読み?替え", rest):
        return "読替えの定めで、どの条文のどの語をいつから改めるのかが一つに決まらないので、条文はそのままにしました。"
    if not re.search(Q, rest):
        return "置き換える文言が「」などで示されていないので、条文に当てはめられません。覚書の文言を確かめてください。"
    return "何をどう改めるのかを読み取れない書き方です。覚書の文言を確かめてください。"


def _clause(found: Referred, at: int, whole: Masked, last: tuple[Selector, ...]) -> tuple[Clause, int] | None:
    for name, pattern in _CLAUSES:
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
        level=(_level_of(to[0]) if to else None) or _LEVELS.get(unit),
        count=numbers.value(groups["count"]) if groups["count"] else None,
        ahead="前" in side,
        inside=not side or side in ("末尾", "最後"),
    )
    if re.search(rf"{R}として、?$", match[0][: match.start("to") - match.start()] if groups["to"] else ""):
        return None
    if scoped and re.match(rf"{_LIST}として", match[0]):
        order = replace(order, to=order.targets, targets=(), level=_level_of(order.targets[0]) or order.level)
    place = found.selector(groups["place"]) if groups["place"] else None
    return Clause(order, match.start(), match.end(), waits=place is None, place=place)


def _level_of(selector: Selector) -> Level | None:
    last = selector.path[-1] if selector.path else ""
    return next((level for sign, level in _LEVELS.items() if sign in last), None)
