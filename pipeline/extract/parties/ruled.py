"""The organisation that makes rules for itself, 就業規則, 学則, 規程, and those who are bound by them."""

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.parties.names import LEADING, NAME, ORGANISATION, cleaned, organisation
from pipeline.extract.parties.roles import CUSTOMER_WORDS, PROVIDER_WORDS, WORKERS, is_mark
from pipeline.extract.parties.words import Texts, units_acting
from pipeline.text.normalize import fold
from pipeline.types.address import Address
from pipeline.types.clause import Party

_RULES = r"(?:規則|規程|学則|細則|内規)"
# 海辺大学学則, この規則は
_OF_RULES = re.compile(rf"^[^\n]{{0,40}}{_RULES}(?:[(][^\n]*)?(?:\n|$)")
_FOR_CUSTOMERS = re.compile(
    rf"^[^\n]*(?:利用|使用|貸渡|貸出|入居|入館|加盟|受講|会員|宿泊|サービス|取引|販売|受付)[^\n]{{0,2}}{_RULES}"
)
# 就業規則, 学則, パートタイム労働者雇用契約書: of those who work or learn there, whoever else is spoken of.
_OF_WORK = re.compile(
    r"^(?![^\n]*(?:派遣|委託|サービス|システム|利用|使用|紹介))[^\n]*(?:就業|雇用|労働|勤務|服務|任用|嘱託|職員|従業員|社員)"
)
_OF_SCHOOL = re.compile(r"^[^\n]{0,40}(?:学則|校則|園則)")
_THESE = re.compile(rf"(?:この|本)[一-龥]{{0,4}}{_RULES}(?:は|に|で|の|を|\()")
_FIRST = re.compile(r"前文|第[1-3]条(?:#|$)")
_BOUND = "教職員|役職員|従業員|従業者|職員|社員|労働者|学生|生徒|児童|園児|寮生|組合員"
_BROUGHT_IN = re.compile(
    rf"(?:以下、?(?:単に)?)?「(?P<term>[一-龥]{{0,4}}(?:{_BOUND}))」(?:と(?:いう|する|称)|とは|は)"
)
_CALLED = re.compile(
    rf"(?P<name>{NAME}{{2,40}}?)\((?:以下|以降)[、,]?(?:単に)?「(?P<term>[一-龥]{{1,6}})」と(?:いう|する|いいます|称する)"
)
_WHOSE = re.compile(rf"(?P<name>{NAME}{{2,40}}?)(?:\([^()]*\))?の(?:{_BOUND})")
_BEGINS = re.compile(rf"(?P<term>{'|'.join(sorted(PROVIDER_WORDS, key=len, reverse=True))})は、")
_SERVED = {*CUSTOMER_WORDS, "借受人", "使用者", "入館者"} - {*_BOUND.split("|"), "保護者"}
_OFTEN = 3
"""In how many units a word acts that nobody defines."""
_CLEARLY = 2
"""It acts in more than so many times as many units as any word for a customer of another kind."""


def with_rules(found: Sequence[Party], texts: Texts, cover: Sequence[str]) -> list[Party]:
    """The parties with the organisation that the first articles of its rules name and the word for those they bind.

    As they are where the document is no such rules; a side that is known already stays.
    """
    head = [text for text in texts if _FIRST.match(text[0].parts[0])]
    if any(is_mark(party.term) for party in found) or not _is_rules(head, cover):
        return list(found)
    roles = {party.role for party in found}
    others = 0 if _is_sure(cover) else _others(texts)
    own = [] if roles - {"customer", "third_party"} else [*_called(head), *_named_only(texts, head), *_itself(head)][:1]
    return [*found, *own, *([] if "customer" in roles else _bound(texts, head, others))]


def is_of_work(texts: Texts, cover: Sequence[str]) -> bool:
    """Whether 従業員 and 職員 are a side of the document: by its title, or since it is rules that hardly bind others."""
    if any(_OF_WORK.match(fold(text)) for text in cover):
        return True
    head = [text for text in texts if _FIRST.match(text[0].parts[0])]
    return _is_rules(head, cover) and max(units_acting(word, texts) for word in WORKERS) > _CLEARLY * _others(texts)


def _is_sure(cover: Sequence[str]) -> bool:
    return any(pattern.match(fold(text)) for text in cover for pattern in (_OF_WORK, _OF_SCHOOL))


def _others(texts: Texts) -> int:
    """In how many units the customer acts by the word that acts most, 受講者, 会員, among those for no staff and no pupil."""
    return max(units_acting(word, texts) for word in _SERVED)


def _is_rules(head: Texts, cover: Sequence[str]) -> bool:
    if any(_FOR_CUSTOMERS.match(fold(text)) for text in cover):
        return False
    return any(_OF_RULES.match(fold(text)) for text in cover) or any(_THESE.search(form.text) for _, form, _ in head)


def _organisations(head: Texts, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], str, Address]]:
    """The matches of a pattern whose `name` is that of an organisation, the name as printed and where it stands."""
    for address, form, original in head:
        for match in pattern.finditer(form.text):
            leading = LEADING.match(match["name"])
            start, end = match.start("name") + (leading.end() if leading else 0), match.end("name")
            name = cleaned(original[slice(*form.span(start, end))]) if start < end else None
            if name and re.search(ORGANISATION, name):
                yield match, name, address


def _called(head: Texts) -> Iterator[Party]:
    """Organisations whose word is a part of their name: 財団法人見本協会（以下「協会」という。）."""
    for match, name, address in _organisations(head, _CALLED):
        if match["term"] in name:
            yield Party(match["term"], name, "provider", address)


def _named_only(texts: Texts, head: Texts) -> Iterator[Party]:
    """見本株式会社の従業員 in rules that call it 会社 without a word about that."""
    acting = {word: units_acting(word, texts) for word in PROVIDER_WORDS}
    term = max(acting, key=lambda one: acting[one])
    if acting[term] >= _OFTEN:
        for _, name, address in _organisations(head, _WHOSE):
            if organisation(fold(name)):
                yield Party(term, name, "provider", address)


def _itself(head: Texts) -> Iterator[Party]:
    """本校は、… at the beginning of rules that name the school in their title alone."""
    for address, form, original in head:
        if match := _BEGINS.match(form.text):
            yield Party(original[slice(*form.span(*match.span("term")))], None, "provider", address)


def _bound(texts: Texts, head: Texts, others: int) -> list[Party]:
    """Whom the rules bind: who is defined in the first articles, else the word that acts most.

    others: in how many units a customer by another word acts; the defined word acts in more, an undefined one in many more.
    """
    for address, form, _ in head:
        match = _BROUGHT_IN.search(form.text)
        if match and (not others or units_acting(match["term"], texts) > others):
            return [Party(match["term"], None, "customer", address)]
    acting = {word: units_acting(word, texts) for word in _BOUND.split("|")}
    word = max(acting, key=lambda one: acting[one])
    alone = re.compile(rf"(?<![一-龥ァ-ヶー]){word}(?![一-龥ァ-ヶー])")  # not 学生マンション
    if acting[word] < _OFTEN or acting[word] <= _CLEARLY * others:
        return []
    return [Party(word, None, "customer", address) for address, form, _ in texts if alone.search(form.text)][:1]
