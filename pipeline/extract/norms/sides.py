"""The sides of a contract and the signs that stand for them in the text of a statement."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.extract.canonical import canonical
from pipeline.extract.reader import Reading
from pipeline.ontology import CUSTOMER, PARTY, PROVIDER

PROVIDES, CUSTOMS, BOTH, THIRD = "provider", "customer", "both", "third_party"
SIGN = "[\ue001-\ue003\ue010-\ue0ff]"
_FIRST_OPEN = 0xE010
_SIDES = {PROVIDER: PROVIDES, CUSTOMER: CUSTOMS}
_PARTS = ("discloser", "recipient")
# 当事者, 開示当事者, 受領する側: either of the two, whatever role it plays here.
_EITHER = re.compile(r"当事者|側$")
_MUTUAL = re.compile(r"相手方|甲乙|双方|両者|両当事者|各当事者|互い|いずれの?当事者|他方|他の当事者")
# 甲又は乙に属する役員及び職員, 当社が派遣する者, 事業所に所属し
_WORKS_FOR = r"(?:に(?:雇用|所属し|所属する|属する|勤務)|が(?:雇用|派遣|配置)(?:し|する))"
_STAFF = r"(?:従業員|役員|職員|社員|使用人|スタッフ)"
_EMPLOYEE = rf"の{_STAFF}(?:(?:(?:、|および|または){_STAFF})*(?:$|で、|のうち)|(?:、{_STAFF})+および)"
_OR = r"(?:および|または|もしくは|ならびに|と|、|・)"
_PLACE = r"(?:事業所|営業所|店舗|施設|事務所)"
# 乙に雇用されていない個人, 甲の従業員以外の者
_NOT_OF = re.compile(r"ない|以外|除く|第三者|独立|かつて|[てで]いた")
_WORKER = re.compile(r"(?:者|員|師|士|人|長|スタッフ|ー)$")
_MANY = 6  # words of two sides that tell a contract where no title does
_ONE_SIDED = re.compile(r"規約|約款|ポリシー|方針|規程|規則|ルール|ガイドライン|会則")
_CONTRACT = re.compile(r"契約書|覚書|合意書|協定書|念書|(?:契約|協定)$")


@dataclass(frozen=True, slots=True)
class Sides:
    """Who the signs are; a party that is neither provider nor customer has a sign of its own here.

    signs: by canonical word; bearers: by sign, the word itself (甲) where no side is known;
    unlike: whether one serves and one is served, as they do not in a mutual contract; thirds: canonical words of others;
    staff: canonical words of those who work for a side, by whom they act for.
    """

    signs: Mapping[str, str]
    bearers: Mapping[str, str]
    unlike: bool
    thirds: frozenset[str]
    staff: Mapping[str, str] = field(default_factory=dict)
    _seen: dict[str, str] = field(default_factory=dict)

    def sign(self, word: str) -> str:
        """The sign of a party's word as it stands in the document."""
        if word not in self._seen:
            self._seen[word] = self.signs.get(canonical(word).text, PARTY)
        return self._seen[word]

    def bearer(self, signs: str) -> str:
        """Who is meant by one sign or several, 甲及び乙."""
        named = {self.bearers.get(sign, BOTH) for sign in signs}
        return BOTH if len(named) > 1 else named.pop()

    def other(self, bearer: str | None) -> str | None:
        """The opposite side; None where there is not just one."""
        if bearer in (PROVIDES, CUSTOMS):
            return CUSTOMS if bearer == PROVIDES else PROVIDES
        named = [one for one in dict.fromkeys(self.bearers.values()) if one not in (PROVIDES, CUSTOMS, BOTH, THIRD)]
        return next((one for one in named if one != bearer), None) if bearer in named and len(named) == 2 else None


def sides(reading: Reading) -> Sides:
    """The sides of a document. A part that each of two parties may play, 受領者, is both where the parties have words besides."""
    roles = {canonical(party.term).text: party.role for party in reading.parties.found}
    besides = any(role not in (*_PARTS, THIRD) for role in roles.values())
    mutual = besides or any(_EITHER.search(term) for term in roles)
    signs: dict[str, str] = {}
    bearers = dict(_SIDES)
    for word, sign in reading.parties.signs.items():
        if sign != PARTY:
            continue
        signs[word] = chr(_FIRST_OPEN + len(signs))
        role = roles.get(word)
        bearers[signs[word]] = _meant(word, role, mutual=mutual)
    thirds = frozenset(word for word, role in roles.items() if role == THIRD)
    unlike = bool({PROVIDES, CUSTOMS} & set(roles.values()))
    return Sides(signs, bearers, unlike, thirds, _staff(reading, signs, bearers))


def _staff(reading: Reading, signs: Mapping[str, str], bearers: Mapping[str, str]) -> dict[str, str]:
    """Those whom the document defines as working for a side: 訪問員 for 乙に雇用された者."""
    known = reading.parties.signs
    word = "|".join(map(re.escape, sorted(known, key=len, reverse=True))) or "(?!)"
    named = rf"(?P<side>(?:{word})(?:{_OR}(?:{word}))*"
    employee = re.compile(rf"(?<![一-龥]){named}){_EMPLOYEE}")
    works = re.compile(rf"(?:^|(?<=、)){named}|{_PLACE}(?=に)){_WORKS_FOR}")
    found: dict[str, str] = {}
    for one in reading.document.definitions:
        term, meaning = canonical(one.term).text, canonical(one.meaning).text
        match = employee.search(meaning) or works.search(meaning)
        if match and _WORKER.search(term) and not _NOT_OF.search(meaning):
            acting = {bearers.get(signs.get(side, known[side]), BOTH) for side in re.findall(word, match["side"])}
            found[term] = BOTH if len(acting) > 1 else next(iter(acting), PROVIDES)
    return found


def _meant(word: str, role: str | None, *, mutual: bool) -> str:
    if _EITHER.search(word):
        return BOTH
    if role == THIRD:
        return THIRD
    return BOTH if role in _PARTS and mutual else word


def bilateral(reading: Reading) -> bool:
    """Whether it is a contract of two sides that name each other, not terms that one side sets."""
    title = reading.document.title
    if _CONTRACT.search(title):
        return True
    if _ONE_SIDED.search(title):
        return False
    return {"甲", "乙"} <= {party.term for party in reading.parties.found} or len(
        _MUTUAL.findall(reading.body)
    ) >= _MANY
