"""Whose unit a number names: 民法第415条, 旧規程第5条, 同規則附則 are of other texts, 本規約第3条 of the document itself."""

import re
from collections.abc import Sequence

from pipeline.text.normalize import fold, squash
from pipeline.types.document import Kind, Unit

NAME_REACH = 300
"""Characters before a number in which the name of a text stands, with its brackets."""

_DOCUMENT = (
    r"契約書?|契約条項|約款|規約|規則|規程|規定|学則|会則|定款|細則|内規|基準|要綱|要領|要項|方針|指針|ガイドライン|ポリシー|協定書?|覚書|合意書|念書|"
    r"誓約書|同意書|申込書|注文書|仕様書|説明書|確認書|約定書|条例|特約|特約条項|特約事項"
)
_KIND = re.compile(
    rf"(?:{_DOCUMENT}|憲法|憲章|法|法律|令|通知|通達|告示|訓令|条約|議定書|規準|準則|通則|規範|綱領|手順書|計画書|施行規則)$"
)
_NO_NAME = re.compile(r"(?:原則|附則|本則|罰則)$")  # 原則第3条による: an adverb
_NAME = re.compile(r"[々一-龠ァ-ヶー・A-Za-z0-9.&]*$")
_PERSONS = r"人社店学会校院部国県市町村所局州"  # 本学規程 is a rule of the school; 本学則, 本会則 are the document
_OWN = re.compile(
    rf"(?:(?:この|新|当(?!該))(?:利用|基本|業務|就業|[ァ-ヶーA-Za-z0-9]+)*|(?<![一-龠])本(?![{_PERSONS}](?!則))[々一-龠ァ-ヶーA-Za-z0-9]*)"
    rf"(?:{_DOCUMENT})$"
)
_OWN_KIND = re.compile(rf"新?(?:{_DOCUMENT})?")
_BEFORE = re.compile(r"(?:改正|改定|改訂|変更|廃止)前の?$")
_AFTER = re.compile(r"(?:改正|改定|改訂|変更)後の?$")
_OLD = re.compile(r"(?:^|[^復新])旧(?P<name>[^旧]*)$")
_LAW_NUMBER = re.compile(
    r"(?:明治|大正|昭和|平成|令和|\d{4})\s*(?:\d+|元|[一二三四五六七八九十]+)?\s*年[^()]{0,20}第\s*\d+\s*号"
)
_THING_NUMBER = re.compile(r"(?:[々一-龠ァ-ヶーA-Za-z]|\d)\s*$")
_NO_THING = re.compile(r"(?:本文|前段|中段|後段|書|[上下前左]記|当該|[条項])\s*$")
_ALIAS = re.compile(
    r"[(]\s*以下[、,]?\s*(?:単に)?[「『](?P<alias>[^」』]{1,20})[」』][^()]*[)](?P<concludes>を締結(?!した|済|して))?"
)
_CONCLUDED = re.compile(r"(?:日付け?|締結した|締結済みの?|締結している)[^、。]{0,30}$")
_PAIRS = {")": "(", "」": "「", "』": "『", "】": "【"}


class Belonging:
    """Tells the document's own name from the names of others."""

    def __init__(self, units: Sequence[Unit]) -> None:
        lines = [
            squash(line) for unit in units if unit.kind is Kind.FRONT_MATTER for line in unit.text.split("\n") if line
        ]
        self.names = {name for line in lines if _KIND.search(name := re.sub(r"[(【].*$", "", line))}
        self.others: set[str] = set()
        for unit in (below for top in units for below in top.walk()):
            for match in _ALIAS.finditer(fold(unit.text)) if "以下" in unit.text else ():
                alias, before = match["alias"], match.string[: match.start()]
                if not _KIND.search(alias):
                    continue
                if _CONCLUDED.search(before) and not match["concludes"]:
                    self.others.add(alias)  # 4月1日付業務委託契約(以下「本契約」という。): another contract
                elif self.is_own(before):
                    self.names.add(alias)

    def is_own(self, before: str) -> bool | None:
        """Whether the words that end the text before a number name the document itself; None where they name no text."""
        if re.fullmatch(r"[「『][^「」『』]*[」』]\s+", before):
            return None  # 「会員」　第4条の手続を終えた方: the term of an entry
        near = before[-NAME_REACH:].rstrip(" ")
        if near.endswith("\n") and not near.rstrip().endswith((")", "」", "』")):
            return None
        near = near.rstrip()
        possessive = near.endswith("の")
        outer, numbered = _without_brackets(near[:-1] if possessive else near)
        start = _opening(outer) if outer.endswith(("」", "』")) else -1
        quoted = start >= 0
        if quoted:
            inner, inside = _without_brackets(outer[start + 1 : -1])
            outer, numbered = outer[:start] + inner, numbered or inside
        match = _NAME.search(outer)
        run = match[0] if match else ""
        lead = outer[: len(outer) - len(run)]
        named = bool(_KIND.search(run)) and not _NO_NAME.search(run)
        if self._is_old(run, lead, named):
            return False
        if run in self.others:
            return False
        if self._is_this(outer, run, lead, possessive):
            return True
        if numbered or named or (quoted and not possessive):
            return False
        return None

    def _is_old(self, run: str, lead: str, named: bool) -> bool:
        old = _OLD.search(run)
        return bool(
            (old and (named or not old["name"])) or _BEFORE.search(run) or ((named or not run) and _BEFORE.search(lead))
        )

    def _is_this(self, outer: str, run: str, lead: str, possessive: bool) -> bool:
        squashed = squash(outer)
        if any(
            squashed.endswith(name) and not re.search(r"[々一-龠ァ-ヶーA-Za-z0-9]$", squashed[: -len(name)])
            for name in self.names
        ):
            return True
        if _AFTER.search(lead) and not possessive and _OWN_KIND.fullmatch(run):
            return True
        return bool(_OWN.search(outer))


def is_number_of_a_thing(before: str) -> bool:
    """True where a bare 第3号 that follows is the number of a law, a notice, a patent: 令和5年規程第3号."""
    return bool(_THING_NUMBER.search(before)) and not _NO_THING.search(before)


def is_of_another(before: str) -> bool:
    """True where something in brackets or quotation marks owns what follows: 「業務仕様書」の別紙1."""
    return bool(re.search(r"[」』)]の\s*$", before))


def quotations(text: str) -> list[tuple[int, int]]:
    """[start, end) of quoted wording for another place: a whole sentence, or words put for others (「第3条」を「第4条」に改める)."""
    found: list[tuple[int, int]] = []
    depth = start = 0
    for at, sign in enumerate(text):
        if sign == "「":
            start = start if depth else at
            depth += 1
        elif sign == "」" and depth:
            depth -= 1
            if not depth and ("。" in text[start:at] or _REPLACED.match(text, at + 1)):
                found.append((start, at + 1))
    return found


_REPLACED = re.compile(
    r"とある(?:の)?は|に改め|[にと]読み?替え|を削(?:り|る)|を加え|を「[^」]*」(?:に|と)(?:改め|読み?替え|する)"
)


def _without_brackets(text: str) -> tuple[str, bool]:
    """Text without the brackets at its end, and whether they held the number of a law."""
    numbered = False
    while text.endswith((")", "】")) and (start := _opening(text)) >= 0:
        numbered = numbered or bool(_LAW_NUMBER.search(text[start:]))
        text = text[:start].rstrip()
    return text, numbered


def _opening(text: str) -> int:
    """Where the bracket that closes the text was opened; -1 where it was not."""
    closing = text[-1]
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] == closing) - (text[at] == _PAIRS[closing])
        if not depth:
            return at
    return -1
