"""Parties that nobody introduces but that act throughout, and the word that a document mostly uses."""

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.extract.canonical import canonical
from pipeline.extract.parties.roles import CUSTOMER_WORDS, MARKS, PROVIDER_WORDS, WORKERS
from pipeline.extract.parties.words import Texts
from pipeline.types.clause import Party


def unintroduced(texts: Texts, body: str, roles: dict[str, str], *, of_work: bool) -> list[Party]:
    """Parties that are not introduced but act throughout: 当社 beside a defined name, 会員 that nobody defined.

    of_work: the document is about employment, and 従業員 may be the side that is served.
    """
    out: list[Party] = []
    if any(role not in ("provider", "customer", "third_party") or term in MARKS for term, role in roles.items()):
        return out
    uses = _customer_counts(body, (*CUSTOMER_WORDS, *(WORKERS if of_work else ())))
    known = max(
        (
            len(re.findall(rf"{re.escape(term)}(?=[はがのにとをへ、・])", body))
            for term, role in roles.items()
            if role == "customer"
        ),
        default=0,
    )
    candidates = [(term, "customer") for term, count in uses.most_common(1) if count >= 3 and count > known]
    named = "provider" in roles.values()
    candidates += [
        (term, "provider")
        for term, count in _provider_counts(body).most_common(2 if named else 1)
        if count >= (5 if named else 3) and (not named or term[0] in "当弊小")
    ]
    if not candidates and not known:
        candidates += [(term, "customer") for term, count in _subjects(body, roles).most_common(1) if count >= 3]
    for term, role in candidates:
        if term not in roles:
            address, form, original = next(text for text in texts if term in text[1].text)
            at = form.text.index(term)
            begin, stop = form.span(at, at + len(term))
            out.append(Party(original[begin:stop], None, role, address))
    return out


def _subjects(body: str, roles: dict[str, str]) -> Counter[str]:
    """Nouns that begin a sentence as the one who must or may: the customer where no known word stands for him."""
    found = re.findall(
        r"(?:^|[。\n])([一-龥ァ-ヶー]{2,10})は、[^。]{0,120}(?:てはな|なければな|ものとし|ものとする|できる|できます)",
        body,
    )
    return Counter(
        term
        for term in found
        if term not in (*roles, *WORKERS) and not re.search(r"規約|契約|条|サービス|料|期間|前項", term)
    )


def _provider_counts(body: str) -> Counter[str]:
    words = "|".join(sorted(PROVIDER_WORDS, key=len, reverse=True))
    return Counter(re.findall(rf"(?<![一-龥ァ-ヶー])({words})(?=[はがのにとをへ、・]|から|および|または|所定)", body))


def _customer_counts(body: str, known: Sequence[str]) -> Counter[str]:
    words = "|".join(sorted(known, key=len, reverse=True))
    pattern = rf"(?<![一-龥ァ-ヶーごお])((?:[ごお]?[一-龥ァ-ヶー]{{0,6}}?)(?:{words})(?:様)?)(?=[はがのにとをへ、・]|から|および|または)"
    return Counter(re.sub(r"^(?:当該|各|全|他|同|該当|上記|本人|特定)", "", term) for term in re.findall(pattern, body))


def customer_term(found: Sequence[Party], body: str) -> Party | None:
    """The word by which the document mostly calls the customer; a defined word stands before one that is only used."""
    customers = [party for party in found if party.role == "customer"]
    uses = {
        party.term: len(re.findall(rf"{re.escape(canonical(party.term).text)}[はがのにとをへ、]", body))
        for party in customers
    }
    return max(customers, key=lambda party: uses[party.term], default=None)
