"""The sides of a contract and the signs that stand for them in the text of a statement."""

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


@dataclass(frozen=True, slots=True)
class Sides:
    """Who the signs are; a party that is neither provider nor customer has a sign of its own here.

    signs: by canonical word; bearers: by sign, the word itself (甲) where no side is known.
    """

    signs: Mapping[str, str]
    bearers: Mapping[str, str]
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
    signs: dict[str, str] = {}
    bearers = dict(_SIDES)
    for word, sign in reading.parties.signs.items():
        if sign != PARTY:
            continue
        signs[word] = chr(_FIRST_OPEN + len(signs))
        role = roles.get(word)
        bearers[signs[word]] = THIRD if role == THIRD else BOTH if role in _PARTS and besides else word
    return Sides(signs, bearers)
