"""The units that an amendment names, in masked text: 原契約第3条第1項第5号, 同条第2項, 第6条から第9条まで, 別紙2."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.amend import numbers
from pipeline.amend.orders import Piece, Selector

SIGN = "[\U000f0000-\U000fffff]"
"""Units in text whose references are masked."""
_FIRST = 0xF0000
CONTRACT = (
    r"(?:[々一-龠ァ-ヶーA-Za-z0-9]{0,14}(?:契約書?|規約|約款|規程|規定|規則|協定書?|合意書|会則|細則|利用条件)"
    r"(?:\([^()]{1,60}\))?)"
)
_N = numbers.N
_ARTICLE = rf"第\s*{_N}\s*条(?:\s*の\s*{_N}(?![条項号日月年か]))*"
_PLACE = rf"(?:附則|前文|(?:別紙|別表|別添|別記|付属書)(?:\s*第?\s*{_N}(?!\s*(?:[条項号]|の\s*{_N})))?|様式第\s*{_N}\s*号|特約(?:事項|条項)?)"
_CAPTION = r"(?:\s*[(【\[](?P<caption{}>[^()\[\]【】]{{1,60}})[)】\]])?"
_REFERENCE = re.compile(
    rf"(?P<name>(?P<own>(?:この|本)(?:変更|覚書|合意)(?:(?![別附様第特前同])[々一-龠]){{0,4}}(?:の)?)|{CONTRACT}(?:の|における|中の?|に添付の)?)?"
    rf"(?:(?P<place>{_PLACE}|同(?:附則|別紙|別表)){_CAPTION.format(0)}(?:[の中](?=第))?)?"
    rf"(?P<article>{_ARTICLE}|同条|[前次]条|[本当]条)?{_CAPTION.format(1)}"
    rf"(?P<paragraph>(?:の)?第\s*{_N}\s*項|同項|前項)?{_CAPTION.format(2)}"
    rf"(?P<item>(?:の)?第\s*{_N}\s*号(?:\s*の\s*{_N})*|(?:の)?[(]{_N}[)]号?|同号|前号)?"
    rf"(?P<below>[①-⑳]|[ア-ン](?![ァ-ヶー一-龠])|[a-zａ-ｚ](?![a-z])|[(][ア-ンa-z][)])?"
    rf"{_CAPTION.format(3)}"
)
_DIVISION = re.compile(rf"第\s*{_N}\s*[編章節款]")
_NAMED = re.compile(r"[(【](?P<caption>[^()【】]{1,30})[)】]\s*(?:の|と題する)(?:条項?|定め|規定)(?!件)")
_TITLE = re.compile(r"(?:題名|表題|契約書名|契約の名称|標題)(?=[をはの中])")
_THROUGH = re.compile(r"\s*(?:から|ないし|乃至|[~〜～-])\s*")
_UNTIL = re.compile(r"まで(?:の?各?[条項号])?(?:の(?:規定|各規定))?")
_ONWARD = re.compile(r"(?:以下|以降|以後)(?:の各?(?:条項?|項|号))?(?!の(?:とおり|よう))")
_PIECES = (
    (re.compile(r"(?:の|中の?)?(?:条?見出し|条名|標題|[編章節款]名)(?:名|部分)?"), Piece.CAPTION),
    (re.compile(r"(?:の|中の?)?(?:ただし書き?|但し?書き?)"), Piece.PROVISO),
    (re.compile(r"(?:の|中の?)?本文"), Piece.MAIN),
    (re.compile(r"(?:の|中の?)?前段"), Piece.FIRST),
    (re.compile(r"(?:の|中の?)?後段"), Piece.SECOND),
    (re.compile(r"(?:の|中の?)?(?:柱書き?(?:部分)?|各号列記以外の部分|各号以外の部分|各号列記部分以外)"), Piece.LEAD),
)


@dataclass(slots=True)
class Context:
    """What 同条 and a bare 第2項 go on from: the path named last in the amendment's unit."""

    path: tuple[str, ...] = ()


@dataclass(slots=True)
class Referred:
    """Masked text with each reference as one sign; starts: offset of each character in the masked text."""

    text: str = ""
    starts: list[int] = field(default_factory=list)
    selectors: list[Selector | None] = field(default_factory=list)  # None: a unit of the amendment itself

    def selector(self, sign: str) -> Selector | None:
        """What a sign stands for."""
        return self.selectors[ord(sign) - _FIRST]

    def chosen(self, signs: str) -> tuple[Selector, ...]:
        """All units that a stretch of text names."""
        found = (self.selector(sign) for sign in re.findall(SIGN, signs))
        return tuple(one for one in found if one is not None)

    def put(self, selector: Selector | None, start: int) -> None:
        """One more reference."""
        self.text += chr(_FIRST + len(self.selectors))
        self.starts.append(start)
        self.selectors.append(selector)


def referred(text: str, context: Context) -> Referred:
    """The text with its references masked; context goes on from the last unit named."""
    found = Referred()
    at = 0
    while at < len(text):
        selector, end = _read(text, at, context)
        if end > at:
            found.put(selector, at)
            at = end
            continue
        found.text += text[at]
        found.starts.append(at)
        at += 1
    found.starts.append(len(text))
    return found


def _read(text: str, at: int, context: Context) -> tuple[Selector | None, int]:
    """The reference that begins here and where it ends; at where there is none."""
    if named := _NAMED.match(text, at):
        context.path = (f"（{named['caption'].strip()}）",)
        below = _REFERENCE.match(text, named.end())
        if (
            below
            and (below["paragraph"] or below["item"])
            and not (below["place"] or below["article"] or below["name"])
        ):
            context.path = _path(below, context.path, below=False) or context.path
            return _with_piece(text, Selector(context.path), below.end())
        return _with_piece(text, Selector(context.path), named.end())
    if text[at] == "第" and (division := _DIVISION.match(text, at)):
        return _with_piece(text, Selector((re.sub(r"\s", "", division[0]),)), division.end())
    if title := _TITLE.match(text, at):
        return Selector(("題名",)), title.end()
    found = _REFERENCE.match(text, at)
    if found is None or not any(found[name] for name in ("place", "article", "paragraph", "item")):
        return None, at
    end = found.end()
    if found["own"] and found["place"] and not found["article"]:
        return Selector((_number(found["place"]),)), end
    if found["own"] or ((found["article"] or "")[:1] in "前次本当" and found["article"]):
        return None, end
    if any((found[name] or "").startswith("前") and found[name] != "前文" for name in ("place", "paragraph", "item")):
        return None, end
    if found["below"] and text[found.start("below") - 1] not in "号)項条":
        end = found.start("below")
    path = _path(found, context.path, below=end > found.start("below") if found["below"] else False)
    if path is None:
        return None, end
    context.path = path
    caption = next((found[f"caption{at}"] for at in (1, 0, 2, 3) if found[f"caption{at}"]), None)
    selector = Selector(path, caption if len(path) == 1 and "条" in path[0] else None)
    through = _THROUGH.match(text, end)
    if through and (last := _REFERENCE.match(text, through.end())):
        beyond = _path(last, path[:-1] if not last["article"] else path, below=False)
        until = _UNTIL.match(text, last.end())
        if beyond and len(beyond) == len(path) and (until or through[0].strip() not in ("から",)):
            selector = replace(selector, through=beyond)
            end = until.end() if until else last.end()
    elif onward := _ONWARD.match(text, end):
        selector, end = replace(selector, onward=True), onward.end()
    return _with_piece(text, selector, end)


def _with_piece(text: str, selector: Selector, end: int) -> tuple[Selector, int]:
    for pattern, piece in _PIECES:
        if found := pattern.match(text, end):
            return replace(selector, piece=piece), found.end()
    return selector, end


def _path(found: re.Match[str], before: Sequence[str], *, below: bool) -> tuple[str, ...] | None:
    """The parts from the top that a reference names; None for a 第2項 that leans on nothing: the amendment's own."""
    levels: dict[str, str] = {}
    for part in before:
        levels[_level(part)] = part
    if place := found["place"]:
        plain = re.sub(r"\s", "", place)
        kept = levels.get("place") if plain.startswith("同") else _number(plain)
        levels = {"place": kept} if kept else {}
    if article := found["article"]:
        if not article.startswith("同"):
            of_place = levels.get("place") if found["place"] else None
            levels = {**({"place": of_place} if of_place else {}), "article": _number(article)}
        elif "article" not in levels:
            return (article,)
        levels = {name: part for name, part in levels.items() if name in ("place", "article")}
    if paragraph := found["paragraph"]:
        if not levels:
            return (paragraph,) if paragraph.startswith("同") else None
        if not paragraph.startswith("同"):
            levels["paragraph"] = _number(paragraph)
        levels.pop("item", None)
        levels.pop("below", None)
    elif article:
        levels.pop("paragraph", None)
    if item := found["item"]:
        if not levels:
            return (item,) if item.startswith("同") else None
        if not item.startswith("同"):
            levels["item"] = f"第{_number(item)}号" if "(" in item else _number(item)
            levels["item"] = re.sub(r"第\((\d+)\)号?号", r"第\1号", levels["item"])
        levels.pop("below", None)
    if below:
        levels["below"] = re.sub(r"[()]", "", found["below"])
    return tuple(levels[name] for name in ("place", "article", "paragraph", "item", "below") if name in levels) or None


def _level(part: str) -> str:
    if part.startswith("（"):
        return "article"
    for sign, level in (("条", "article"), ("項", "paragraph"), ("号", "item")):
        if part.startswith("第") and sign in part:
            return level
    return "below" if len(part) == 1 else "place"


def _number(text: str) -> str:
    """The part of an address as addresses write it: 第八条の二 -> 第8条の2."""
    plain = re.sub(r"\s", "", text).removeprefix("の")
    return re.sub(numbers.N, lambda found: str(numbers.value(found[0]) or found[0]), plain)
