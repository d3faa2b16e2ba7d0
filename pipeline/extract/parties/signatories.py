"""The sides of a contract: as its head and its signatures name them, or as 甲 and 乙 that act without a name."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.canonical import canonical
from pipeline.extract.parties import roles
from pipeline.extract.parties.names import organisation
from pipeline.extract.parties.roles import MARKS
from pipeline.extract.parties.words import COVER, Texts, units_acting
from pipeline.text.normalize import fold
from pipeline.types.clause import Party

# 甲：株式会社見本; 委託者（甲）　株式会社見本; 甲 株式会社見本 in the head of a contract.
_HEADED = re.compile(
    rf"(?:^|\n)[\s「(]*(?:(?P<label>{roles.ALL_WORDS})[\s(「]*)?(?P<term>[甲乙丙丁]|(?<![一-龥])(?:{roles.ALL_WORDS}))[)」\s]*(?:[:：\t]| |　|が|は)\s*(?P<name>[^\n。]{{2,60}})"
)
_MARKED = re.compile(r"(?P<name>[^、。()「」\n]{2,40})[(]「?(?P<term>[甲乙丙丁])」?[)]")
_CALLED = re.compile(r"(?P<name>[^、。()「」\n]{2,40})を「?(?P<term>[甲乙丙丁])」?(?:と(?:し|する|いい|称)|、)")
_ACTS = r"(?<![一-龥]){}(?:は|が|および|または|に|の|から)"
_BESIDE = re.compile(
    r"(?:^|\n)[ (]*(?P<term>(?:連帯|身元)?保証人|身元引受人|(?:法定)?代理人|親権者|(?:成年)?後見人|立会人|仲介人)[)]?[ :]+"
    r"(?:(?:氏名|署名)[ :]*)?(?P<name>[一-龥々ヶ]{1,4} [一-龥々ぁ-んァ-ヶー]{1,5})(?= *(?:[(]|印|$|\n))",
)
"""代理人　山川 太郎（長男）, the two names apart."""
_PAIRED = (("開示者", "受領者"), ("開示者", "被開示者"), ("開示当事者", "受領当事者"), ("情報開示者", "情報受領者"))
_FIRST = 12
"""Texts of a document in which its sides are named."""


def signing(texts: Texts, cover: Sequence[str]) -> list[Party]:
    """Sides of a contract named without brackets of 以下: 甲：株式会社見本, 株式会社見本（甲）, 株式会社見本を甲とし."""
    found: dict[str, Party] = {}
    head = [text for text in texts[:_FIRST] if text[0].parts[0] in ("前文", "第1条")]
    for address, form, original in (*((COVER, canonical(text), text) for text in cover), *head):
        for pattern in (_HEADED, _MARKED, _CALLED):
            for match in pattern.finditer(fold(original) if pattern is _HEADED else form.text):
                term, name = match["term"], organisation(match["name"])
                if name and term not in found:
                    label = match.groupdict().get("label") or ""
                    role = (
                        roles.of_word(label)
                        or roles.of_label(match["name"])
                        or roles.of_word(term)
                        or roles.open_role(term)
                    )
                    found[term] = Party(term, name, role, address)
    return list(found.values()) if len(found) > 1 else []


def beside(texts: Texts, cover: Sequence[str]) -> list[Party]:
    """Who signs beside the two sides: 連帯保証人　山川 太郎."""
    found: dict[str, Party] = {}
    for text in cover:
        for match in _BESIDE.finditer(fold(text)):
            if match["term"] not in found and units_acting(match["term"], texts):
                found[match["term"]] = Party(match["term"], match["name"], "third_party", COVER)
    return list(found.values())


def unnamed(found: Sequence[Party], texts: Texts, body: str) -> list[Party]:
    """Sides that act but are named nowhere: a form with the names still to be written, 開示者 and 受領者 of any contract."""
    known = {party.term for party in found}
    out: list[Party] = []
    for words in (MARKS, *_PAIRED):
        acting = [word for word in words if word in body and re.search(_ACTS.format(word), body)]
        if len(acting) > 1 and not out and (not known or known & set(words)):
            places = {word: next(address for address, form, _ in texts if word in form.text) for word in acting}
            out += [
                Party(word, None, roles.of_word(word) or roles.open_role(word), at)
                for word, at in places.items()
                if word not in known
            ]
    return out


def with_roles(found: Sequence[Party], texts: Texts, *, secrets: bool) -> list[Party]:
    """Each term once, provider and customer told by who does what where the words leave it open.

    secrets: whether the document is about secrets alone, where nobody provides and nobody is served.
    """
    once = {party.term: party for party in reversed(found)}
    parties = [once[term] for term in dict.fromkeys(party.term for party in found)]
    open_ones = [party.term for party in parties if party.role.startswith("party_")][:2]
    bodies = [form.text for _, form, _ in texts]
    told: dict[str, str] = {}
    if len(open_ones) == 2:
        told = (not secrets and roles.by_deeds(open_ones, bodies)) or roles.by_disclosure(open_ones, bodies)
    shared = {term[0]: role for term, role in told.items() if roles.is_mark(term)}
    return [
        replace(party, role=shared.get(party.term[0], party.role))
        if party.role.startswith("party_") and roles.is_mark(party.term)
        else replace(party, role=told.get(party.term, party.role))
        for party in parties
    ]
