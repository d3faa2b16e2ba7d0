"""The words of a condition -> what is asked about and what it has to be: 遅延損害金が年10%を超える, 再委託を禁じている."""

import re
from collections.abc import Callable, Sequence

from pipeline import ontology
from pipeline.answer.across import subjects
from pipeline.answer.across.measures import Condition, Relation
from pipeline.answer.across.subjects import Subject
from pipeline.text.numerals import number
from pipeline.types.clause import Value
from pipeline.types.index import Index

Conditioned = tuple[tuple[Subject, ...], Condition]

_N = r"(?:[0-9][0-9,]*|[一二三四五六七八九十百千]+)"
_DATE = re.compile(
    r"(?<!\d)(?P<year>[12][0-9]{3})年(?:(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日)?)?(?!間)(?P<after>.{0,8})"
)
_RATE = re.compile(r"(?:(?P<per>年|月|日)(?:率|利)?)?(?P<rate>[0-9]+(?:\.[0-9]+)?)(?:%|パーセント)(?P<after>.{0,8})")
_FEES = re.compile(rf"(?P<count>{_N})か月分(?P<after>.{{0,8}})")
_MONEY = re.compile(r"(?P<count>[0-9][0-9,]*[万億千]*|[一二三四五六七八九十百千万億]+)円(?P<after>.{0,8})")
_LENGTH = re.compile(
    rf"(?:(?P<count>{_N})(?P<unit>営業日|日|週間|か月|年|時間)|(?P<half>半年))(?:間)?(?P<early>前)?(?P<after>.{{0,12}})"
)
_DATED = {
    "document.established": "制定",
    "document.revised": "改[定訂正]",
    "document.effective": "施行|実施|適用|発効|効力",
    "contract.date": "締結|契約日|結[んば]",
    "term.start": "始期|始ま",
    "term.end": "終期|満了|終わる|終了",
}
"""What is said to happen on a date, by the field that has the date."""
_UNITS = {"日": "P{}D", "週間": "P{}W", "か月": "P{}M", "年": "P{}Y", "時間": "PT{}H", "営業日": "{}BD"}
_RELATIONS = (
    (Relation.BELOW, re.compile(r"未満|に満たない|を?下回る|よりも?(?:(?:短|少な|低|安|小さ|早)い|前)")),
    (Relation.ABOVE, re.compile(r"を?超え[るて]|超(?!え)|を?上回る|よりも?(?:(?:長|多|高|大き|遅)い|後)")),
    (Relation.AT_MOST, re.compile(r"以内|以下|以前|を?超えない|まで(?!も)")),
    (Relation.AT_LEAST, re.compile(r"以上|以降|以後")),
)
_ENOUGH = re.compile(r"できる|足りる|済む|[よ良]い|間に合|やめられ|辞められ")
_COURT = re.compile(r"(?P<place>[一-龥]{2,4}?)(?P<level>地方|簡易|高等|家庭)?(?:裁判所|(?P<short>[地簡高家])裁)")
_PLACE = re.compile(r"(?:管轄|裁判所)(?:裁判所)?[がは](?P<place>[一-龥]{2,5}?)(?=以外|でな|じゃ|では|の|で|に|$)")
_LEVELS = {"地": "地方", "簡": "簡易", "高": "高等", "家": "家庭"}
_LAW = re.compile(r"準拠法[がは](?P<law>[一-龥ァ-ヴー]{1,12}?)(?:法|の法律)?(?=以外|でな|では|の|で|に|と|$)")
_OTHER = re.compile(r"以外|で(?:は)?ない|じゃない")
_PRESENCE = re.compile(
    r"^(?P<what>.{2,24}?)(?P<clause>条項|(?:に関する|についての|の)?(?:定め|規定|条項|条文|記載|取決め?|言及))?(?:が|の|は|も|を)?"
    r"(?P<has>(?:置い|定め|設け|含ん|入っ)て?(?P<not>いない|ない)?(?:いる|ある|る)?|(?P<none>ない|なし|無い|欠く|抜けている)|ある|あり|含む)$"
)
_NOT = re.compile(r"要らない|いらない|禁|不可|不要|以外|ない|なし|なく|ません|ずに")
_AFFIRMED = re.compile(r"可|あり|要")
_TELLING = ("renewal.auto", "jurisdiction.exclusive")
"""Fields whose bare name tells the side: 自動更新の契約, but not 再委託の契約."""
_BINARY: dict[str, Callable[[str, bool], tuple[Value, ...]]] = {
    "renewal.auto": lambda words, denied: (not denied,),
    "subcontracting.allowed": lambda words, denied: (not denied,),
    "termination_by_provider.notice_required": lambda words, denied: (not denied,),
    "jurisdiction.exclusive": lambda words, denied: (not denied,),
    # 譲渡を禁じている: without consent; 承諾なしに譲渡できる: no consent is needed
    "assignment.consent_required": lambda words, denied: (denied ^ bool(re.search(r"同意|承諾|許可", words)),),
    "refund.policy": lambda words, denied: (
        ("none",) if denied else ("full",) if "全額" in words else ("full", "partial")
    ),
}
"""Fields of two sides: from the words and whether they deny, the values that are wanted."""


def read(words: str, index: Index) -> Conditioned | None:
    """What the words of a condition ask about and demand; None where they set none that facts can answer.

    words: in one spelling without white space, up to the document: 1か月以内に解約できる.
    """
    presence = _PRESENCE.match(words)
    if presence and presence["clause"]:
        return _presence(presence, index)
    for reader in (_measure, _court, _law, _binary):
        if found := reader(words, index):
            return found
    return _presence(presence, index) if presence else None


def _presence(found: re.Match[str], index: Index) -> Conditioned | None:
    """競業避止の定めがある, 反社のない: of a type by its name, or of a field by its name or the words that ask for it."""
    what = found["what"]
    subject: Subject | None = subjects.bearing(what, index)
    if subject is None or ontology.spell(subject.label) != what:
        named = subjects.fields(what, index)
        sure = len(named) == 1 and subjects.explained(what, named) and subjects.asks(named[0], what)
        subject = named[0] if sure else subjects.kind(what, index) if subject or found["clause"] else None
    if subject is None:
        return None
    absent = bool(found["none"] or found["not"])
    relation, said = (Relation.UNSTATED, "定めがない") if absent else (Relation.STATED, "定めがある")
    return (subject,), Condition(f"{subject.label}の{said}", relation)


def _measure(words: str, index: Index) -> Conditioned | None:
    readers: Sequence[tuple[re.Pattern[str], Callable[[re.Match[str]], Value | None], tuple[str, ...]]] = (
        (_DATE, _date, ("date",)),
        (_RATE, _rate, ("rate",)),
        (_FEES, _fees, ("cap",)),
        (_MONEY, _money, ("cap", "money")),
        (_LENGTH, _length, ("duration",)),
    )
    for pattern, value, forms in readers:
        if (found := pattern.search(words)) and (wanted := value(found)) is not None:
            relation, said = _relation(found)
            asked = _dated(words) if forms == ("date",) else subjects.fields(words, index, forms=forms)
            if not asked:
                return None
            printed = words[found.start() : found.start("after")].removesuffix("前") + said
            return asked, Condition(f"{_labels(asked)}が{printed}", relation, (wanted,))
    return None


def _dated(words: str) -> tuple[Subject, ...]:
    loaded = ontology.load().fields
    return tuple(loaded[name] for name, sign in _DATED.items() if name in loaded and re.search(sign, words))


def _relation(found: re.Match[str]) -> tuple[Relation, str]:
    """How a value has to stand to the number, and the words that say so."""
    early = found.groupdict().get("early")
    for relation, sign in _RELATIONS:
        if place := sign.match(found["after"]):
            return relation, "以内" if early and place.group() == "まで" else place.group()
    # 1か月前に申し出れば解約できる: no more than a month is demanded.
    if early and _ENOUGH.search(found.string[found.start("after") :]):
        return Relation.AT_MOST, "以内"
    return Relation.IS, ""


def _date(found: re.Match[str]) -> Value:
    parts = [found["year"], *(f"{int(found[name]):02}" for name in ("month", "day") if found[name])]
    return "-".join(parts)


def _rate(found: re.Match[str]) -> Value:
    per = {"月": "month", "日": "day"}.get(found["per"] or "", "year")
    return {"rate": float(found["rate"]) / 100, "per": per}


def _fees(found: re.Match[str]) -> Value | None:
    count = number(found["count"])
    return None if count is None else {"months": count, "of": "fees"}


def _money(found: re.Match[str]) -> Value | None:
    count = number(found["count"])
    return None if count is None else {"amount": count, "currency": "JPY"}


def _length(found: re.Match[str]) -> Value | None:
    if found["half"]:
        return "P6M"
    count = number(found["count"])
    return None if count is None else _UNITS[found["unit"]].format(count)


def _court(words: str, index: Index) -> Conditioned | None:
    asked = subjects.fields(words, index, forms=("text",))
    court = ontology.load().fields.get("jurisdiction.court")
    found = _COURT.search(re.sub(r"管轄(?:裁判所)?|裁判所[がはを]", "、", words)) or _PLACE.search(words)
    if found is None or court is None or court not in asked:
        return None
    named = found.groupdict()
    level = named.get("level") or _LEVELS.get(named.get("short") or "", "")
    wanted = f"{found['place']}{level}裁判所" if level else found["place"]
    return _text(court, wanted, words)


def _law(words: str, index: Index) -> Conditioned | None:
    field, found = ontology.load().fields.get("governing_law"), _LAW.search(words)
    return _text(field, f"{found['law']}法", words) if field and found else None


def _text(field: ontology.Field, wanted: str, words: str) -> Conditioned:
    relation = Relation.IS_NOT if _OTHER.search(words) else Relation.IS
    other = "以外" if relation is Relation.IS_NOT else ""
    return (field,), Condition(f"{field.label}が{wanted}{other}", relation, (wanted,))


def _binary(words: str, index: Index) -> Conditioned | None:
    bare = words.endswith("の") and not (_NOT.search(words) or _AFFIRMED.search(words))
    for field in subjects.fields(words, index):
        if field.id in _BINARY and (not bare or field.id in _TELLING):
            denied = len(_NOT.findall(words)) % 2 == 1
            wanted = _BINARY[field.id](words, denied)
            return (field,), Condition(words.removesuffix("の"), Relation.IS, wanted)
    return None


def _labels(asked: Sequence[Subject]) -> str:
    return "・".join(one.label for one in asked)
