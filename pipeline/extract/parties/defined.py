"""Persons that a document defines and that act in it: the customer by another name, or a third party."""

import re
from collections.abc import Sequence

from pipeline.extract.canonical import canonical
from pipeline.extract.parties.names import is_named, organisation, person, short_for
from pipeline.extract.parties.roles import PROVIDER_WORDS
from pipeline.extract.parties.words import PERSON, THING, THIRD, Texts, is_customer, is_customer_word, units_acting
from pipeline.text.normalize import fold
from pipeline.types.clause import Definition, Party

_NAMED_OFTEN = 3
"""Times that a third party is named, its definition counted."""
# Staff of a side is no party of its own.
_STAFF = re.compile(
    r"従業|担当|代表者|責任者|管理者|役員|社員|技術者|作業者|作業員|係員|委託先|下請|スタッフ|暴力団|反社|排除|子会社|関係会社|関連会社|グループ|技師|講師|教員"
)
_SERVES = re.compile(
    r"暴力団|従業員(?:$|で|のうち|の中)|役員(?:$|、|および|または)|派遣された|指揮の下|に雇用|置く者$|を担当する|が指名|巡回を委"
)
_OWN = (
    "の従業員",
    "の役員",
    "の社員",
    "の指揮",
    "の職員",
    "が置",
    "が選任",
    "が任命",
    "の議決権",
    "が議決権",
    "の子会社",
)


def defined(found: Sequence[Party], definitions: Sequence[Definition], texts: Texts) -> list[Party]:
    """Persons that the document defines and that act in it: the customer by another name, or a third party."""
    known = {canonical(party.term).text for party in found}
    own = [canonical(party.term).text for party in found if party.role in ("provider", "customer")]
    has_customer = any(party.role != "provider" for party in found) or any(
        is_customer_word(one.term) and units_acting(canonical(one.term).text, texts) >= _NAMED_OFTEN
        for one in definitions
    )
    has_provider = any(party.role != "customer" for party in found)
    out: list[Party] = []
    for definition in definitions:
        term, meaning = canonical(definition.term).text, canonical(definition.meaning).text
        if term in PROVIDER_WORDS and term not in known and organisation(meaning) and not has_provider:
            out.append(Party(definition.term, organisation(fold(definition.meaning)), "provider", definition.address))
            known.add(term)
        if term in known or term in PROVIDER_WORDS or THING.search(term) or not _is_person(term, meaning):
            continue
        third = bool(THIRD.search(term)) or (is_named(meaning) and not is_customer_word(term))
        third = third or (has_customer and bool(re.match("親権者|法定代理人", meaning)))
        acting = units_acting(term, texts)
        mentions = sum(form.text.count(term) for _, form, _ in texts)
        if (
            _SERVES.search(meaning)
            or _STAFF.search(term)
            or any(f"{word}{deed}" in meaning for word in own for deed in _OWN)
        ):
            continue
        if third and ((acting and mentions >= _NAMED_OFTEN) or short_for(term, meaning)):
            out.append(
                Party(
                    definition.term,
                    organisation(fold(definition.meaning)) or person(meaning),
                    "third_party",
                    definition.address,
                )
            )
        elif not third and (is_customer_word(term) or acting >= 3) and is_customer(term, meaning):
            out.append(Party(definition.term, None, "customer", definition.address))
            has_customer = True
        elif acting >= 3 and has_customer and re.search(r"(?:者|人|方|家族|団体|機関|事業者)$", term):
            out.append(Party(definition.term, None, "third_party", definition.address))
        else:
            continue
        known.add(term)
    return out


def _is_person(term: str, meaning: str) -> bool:
    meaning = meaning.partition("。")[0]
    return bool(
        is_named(meaning)
        or THIRD.search(term)
        or re.search(rf"{PERSON}(?:等|のこと|のいずれか)?$|(?:お連れ)?様$|[一-龥]社員$", meaning)
    )
