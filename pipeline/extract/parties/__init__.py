"""Who the two sides are, as the document calls them, and the signs that stand for them in the rules."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.extract.canonical import Canonical, canonical
from pipeline.extract.parties.defined import defined
from pipeline.extract.parties.introduced import introduced
from pipeline.extract.parties.names import organisation
from pipeline.extract.parties.roles import CUSTOMER_WORDS, MARKS, PROVIDER_WORDS, WORKERS, is_mark
from pipeline.extract.parties.ruled import is_of_work, with_rules
from pipeline.extract.parties.signatories import beside, signing, unnamed, with_roles
from pipeline.extract.parties.styled import with_body
from pipeline.extract.parties.unintroduced import unintroduced
from pipeline.extract.parties.words import Texts, units_acting
from pipeline.ontology import CUSTOMER, PARTY, PROVIDER
from pipeline.text.normalize import fold
from pipeline.types.clause import Definition, Party

_OF_SECRETS = re.compile(r"(?:秘密|機密)\s*保持[^\n]{0,8}(?:契約|誓約|覚書|合意)|NDA")
_OTHERS = {*WORKERS, "保護者", "加盟店"}
"""Words for a customer that mean somebody else where another word stands for him: 職員 of a school, 加盟店 of a wallet."""
_STANDS_FOR = re.compile("親権者|代理人|未成年")
_APPLIES = (
    r"(?:希望する|希望される|申し?込もうとする|しようとする|申し?込む|申請する)[^、。()]{0,8}[(](?:以下|以降)[、,]?「?"
)
"""Before the word for one who is no customer yet."""
# A party's word is a word of its own: 当社サービス and お客様情報 are other words, 当社所定 is the party's.
_BEFORE = r"(?<![一-龥ァ-ヶーA-Za-z0-9])|(?<=当該)|(?<=各)|(?<=全)|(?<=該当)|(?<=本)|(?<=同)|(?<=[甲乙丙丁])|(?<=前記)|(?<=上記)"
_AFTER = r"(?=[^一-龥ァ-ヶーA-Za-z々]|$|所定|指定|自身|自ら|双方|各位|側|宛|名義|本人|以外|所有|固有|協議|間[にでのと、]|両者|相互|代表|担当|負担|[甲乙丙丁]|発行|独自|等[はがにのを、])"


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of a document; `pattern` finds their words in canonical text and `signs` says what stands for each."""

    found: tuple[Party, ...]
    pattern: re.Pattern[str]
    signs: dict[str, str]

    def signed(self, text: Canonical) -> Canonical:
        """Canonical text with a sign for every word that names a party."""
        return text.replaced(self.pattern, self.signs)


def find_parties(texts: Texts, definitions: Sequence[Definition] = (), cover: Sequence[str] = ()) -> Parties:
    """The parties named in a document.

    texts: of every unit its address, its canonical text and the text itself, in document order; definitions: the terms
    that the document defines; cover: the text of its cover and of its signatures.
    """
    body = "\n".join(form.text for _, form, _ in texts)
    secrets = any(_OF_SECRETS.search(text) for text in cover)
    of_work = is_of_work(texts, cover)
    found = with_rules(with_body([*signing(texts, cover), *introduced(texts)], texts), texts, cover)
    found = with_roles([*found, *unnamed(found, texts, body)], texts, secrets=secrets)
    found.sort(key=lambda party: MARKS.find(party.term[0]) if is_mark(party.term) else -1)
    found += [party for party in beside(texts, cover) if party.term not in {one.term for one in found}]
    found += defined(found, definitions, texts)
    if not of_work:
        found = [party for party in found if party.name or party.role != "customer" or party.term not in WORKERS]
    terms = {canonical(party.term).text for party in found}
    roles = {canonical(party.term).text: party.role for party in found}
    found += [
        party for party in unintroduced(texts, body, roles, of_work=of_work) if canonical(party.term).text not in terms
    ]
    found = [_with_name(party, found, definitions, cover) for party in _without_applicants(found, texts, body)]
    signs = {word: PROVIDER for word in PROVIDER_WORDS} | {word: CUSTOMER for word in CUSTOMER_WORDS}
    signs |= {word: CUSTOMER for word in WORKERS if of_work}
    signs |= {mark: PARTY for mark in MARKS if mark in body}
    for party in found:
        term = canonical(party.term).text
        if party.role == "third_party" and not is_mark(term):
            signs.pop(term, None)
        else:
            signs[term] = {"provider": PROVIDER, "customer": CUSTOMER}.get(party.role, PARTY)
    if any(party.role != "provider" for party in found) or any(w in body for w in CUSTOMER_WORDS if w not in _OTHERS):
        for word in _OTHERS - {canonical(party.term).text for party in found} - _parents(definitions):
            signs.pop(word, None)
    words = "|".join(map(re.escape, sorted(signs, key=len, reverse=True)))
    pattern = re.compile(rf"(?:{_BEFORE})(?:{words}){_AFTER}")
    return Parties(tuple(found), pattern, signs)


def _parents(definitions: Sequence[Definition]) -> set[str]:
    """保護者 where the document defines who that is beside its pupil; who only stands for a minor is no party."""
    return {"保護者"} & {one.term for one in definitions if not _STANDS_FOR.search(one.meaning)}


def _without_applicants(found: Sequence[Party], texts: Texts, body: str) -> list[Party]:
    """The parties but for those who only want to become customers, where another word for the customer acts more."""
    acting = {
        party.term: units_acting(canonical(party.term).text, texts) for party in found if party.role == "customer"
    }
    return [
        party
        for party in found
        if acting.get(party.term, 0) == max(acting.values(), default=0)
        or not re.search(_APPLIES + re.escape(canonical(party.term).text), body)
        or party.role != "customer"
    ]


def _with_name(party: Party, found: Sequence[Party], definitions: Sequence[Definition], cover: Sequence[str]) -> Party:
    """The party with the one organisation that its definition, or else the cover, names."""
    if party.name is None and party.role == "provider" and sum(one.role == "provider" for one in found) == 1:
        told = [one.meaning for one in definitions if one.term == party.term]
        names = [name for text in told if (name := organisation(fold(text)))]
        names += dict.fromkeys(
            name for text in cover for line in fold(text).split("\n") if (name := organisation(line))
        )
        if names and (told or len(set(names)) == 1):
            return replace(party, name=names[0])
    return party
