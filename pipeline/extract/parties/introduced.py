"""Parties whose word is given where they are named, （以下「当社」という。）, or where it is told who they are."""

import re
from dataclasses import replace

from pipeline.extract.parties import roles
from pipeline.extract.parties.names import LEADING, NAME, ORGANISATION, cleaned, is_person
from pipeline.extract.parties.roles import CUSTOMER_WORDS, MARKS, PROVIDER_WORDS, WORKERS
from pipeline.extract.parties.words import (
    COVER,
    PERSON,
    THING,
    THIRD,
    Texts,
    acts,
    is_customer,
    is_customer_word,
    units_acting,
)
from pipeline.types.clause import Party

# (以下「当社」という。), and ("Acme") or (「お客様」あるいは「貴社」) as translated contracts have it.
_CALLED_SO = (
    r"[(\[〔](?:(?:以下|以降|以後)[、,]?(?:総称して|単に|併せて)?[「『“\"]?|[「『“\"](?=[^「」『』“”\"()]{1,14}[」』”\"]))"
    r"(?P<term>[^「」『』“”\"()]{1,14}?)[」』”\"]?(?:(?:または|もしくは|あるいは|、|/)[「『][^「」『』()]*[」』])*"
    r"(?:と(?:いう|いいます|いい|いふ|いひ|する|します|称|呼|総称|略|記|表)[^()]*)?[)\]〕]"
)
_CALLED = re.compile(_CALLED_SO)
_NAMED = re.compile(rf"(?P<name>{NAME}{{1,40}}?)(?:[(][^()]*[)])?{_CALLED_SO}")
_NO_NAME = re.compile(r"希望|申込|利用|する|した|または|および|される|各種|者$")
# 大学の長（以下「学長」という。） acts for the organisation and is no side of its own.
_OFFICER = re.compile(
    r"の(?:長|代表|代表者|代表取締役|(?:代表)?理事|理事長|会長|社長|所長|校長|園長|院長|役員|総長|学長)$"
)
_CUSTOMER_AS = re.compile(
    rf"(?:利用|購入|申込|登録|入会|契約|受講|締結|使用|参加|加入|注文|予約|承諾|同意)[^。()「」]{{0,30}}{PERSON}(?:[^。()「」]{{0,12}})?{_CALLED_SO}"
)
_MEANS = re.compile(
    rf"[「『]?(?P<term>[^「」『』。、()]{{1,14}}?)[」』]?とは、?(?P<meaning>[^。]{{0,160}}?{PERSON}(?:等|のこと)?)(?:を|の)?(?:いう|いいま|指|意味|こと|総称|とし)"
)
# An entry of a list of definitions: 出店者 第5条の規定により契約が成立した法人
_LISTED = re.compile(
    rf"^「?(?P<term>[一-龥ァ-ヶー]{{2,10}}?)」?(?:[::]|\n|(?=第)|(?<=者)|(?<=員)|(?<=様))(?P<meaning>[^。]{{4,120}}{PERSON})。?$"
)
_BECOMES = re.compile(r"(?:申込者|希望者|申請者)は、?(?P<term>[^、。「」]{1,12}?)とな(?:り|る)")


def introduced(texts: Texts) -> list[Party]:
    """Parties whose word is given where they are named or defined."""
    found: dict[str, Party] = {}
    others: list[Party] = []
    for address, form, original in texts:
        # What these patterns need is looked for first: most units lack it, and it is found much faster.
        called = _CALLED.search(form.text) is not None
        means = "とは" in form.text
        for pattern, possible in ((_CUSTOMER_AS, called), (_MEANS, means), (_LISTED, True), (_BECOMES, True)):
            for match in pattern.finditer(form.text) if possible else ():
                term, meaning = match["term"], match.groupdict().get("meaning")
                known = (
                    term in found
                    or term in PROVIDER_WORDS
                    or term in MARKS
                    or THIRD.search(term)
                    or roles.of_word(term) in ("discloser", "recipient")
                )
                if known or not (is_customer_word(term) or acts(term, texts)):
                    continue
                if meaning is None or is_customer(term, meaning):
                    begin, stop = form.span(*match.span("term"))
                    found[term] = Party(original[begin:stop], None, "customer", address)
        for match in _NAMED.finditer(form.text) if called else ():
            term, head = match["term"], LEADING.match(match["name"])
            start, end = match.start("name") + (head.end() if head else 0), match.end("name")
            name = form.text[start:end]
            role = _role_of(term, name, match["name"], texts, 2 if address == COVER else 3)
            if term not in found and role and start < end:
                begin, stop = form.span(start, end)
                named = re.search(ORGANISATION, name) or not (
                    term in (*CUSTOMER_WORDS, *WORKERS) or "当事者" in name or name.endswith("保証人")
                )
                named = named or is_person(original[begin:stop])
                printed = original[slice(*form.span(*match.span("term")))] if roles.is_mark(term) else term
                found[term] = Party(printed, cleaned(original[begin:stop]) if named else None, role, address)
            elif term not in found and start < end and not THING.search(term) and acts(term, texts):
                others.append(Party(original[slice(*form.span(*match.span("term")))], None, "provider", address))
    known_roles = {party.role for party in found.values()}
    # Of two sides the one that is not the customer: ○○（以下「乙社」という。）.
    return [*_two_sides(found), *([] if known_roles - {"customer"} else others[:1])]


def _two_sides(found: dict[str, Party]) -> list[Party]:
    """Two organisations by words that tell no role are the two sides; what each does tells which is which."""
    named = [party for party in found.values() if party.role == "provider" and party.name]
    told = any(party.role not in ("provider", "third_party") for party in found.values())
    if (
        told
        or len(named) != len(MARKS[:2])
        or any(party.term in PROVIDER_WORDS or roles.of_word(party.term) for party in named)
    ):
        return list(found.values())
    return [replace(party, role=f"party_{'ab'[number]}") for number, party in enumerate(named)]


def _role_of(term: str, name: str, before: str, texts: Texts, needed: int) -> str | None:
    """The role of who is called `term`; None where the bracket names no party.

    needed: in how many units an organisation has to act.
    """
    if roles.is_mark(term):
        return roles.of_label(before) or roles.open_role(term)
    if role := roles.of_word(term):
        return role
    if term in PROVIDER_WORDS:
        return "provider"
    organisation = re.search(ORGANISATION, name) and not _NO_NAME.search(name) and not _OFFICER.search(name)
    if organisation and term in CUSTOMER_WORDS:
        return "customer"
    return (
        "provider"
        if organisation and (re.match(r"[当弊本]|運営", term) or units_acting(term, texts) >= needed)
        else None
    )
