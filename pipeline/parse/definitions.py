"""Definitions: terms and what the text says they mean."""

import re
from collections.abc import Iterator, Sequence

from pipeline.text.normalize import Normalized, normalize
from pipeline.text.places import Places
from pipeline.text.sentences import split
from pipeline.types.clause import Definition
from pipeline.types.document import Unit

_QUOTED = r"[「『“\"](?P<term>[^「」『』“”\"]{1,50})[」』”\"]"
_SAYS = r"(?:と(?:いい|いう|呼び|呼ぶ|称し|称する|総称し|総称する|定義し|定義する|表記し|略し|略す|します|する|(?:言|云)[いう])|といいます|とします)"
_MEANS = re.compile(
    rf"^{_QUOTED}\s*(?:\([^()]*\)\s*)?(?:とは|という用語は|の定義は|は)\s*[、,]?(?P<meaning>.+?)(?:を(?:いい|いう|指し|指す|意味し|意味する|言い|言う)|のことを(?:いい|いう|指し|指す|言)|をさ[しす]|とする|とします|です|である)(?:ます|もの)?"
)
_BARE = re.compile(
    r"^(?P<term>[^「」、。\s]{1,30}?)とは[、,]?(?P<meaning>.+?)(?:を(?:いい|いう|指し|指す|意味し|意味する)|のことを(?:いい|いう|指し|指す))"
)
_SHORT = re.compile(
    rf"(?P<open>[(（])(?:以下|以後)[、,]?\s*(?:(?:これらを?|あわせて|併せて|単に|総称して|本[^「]{{0,8}}において)[、,]?\s*)*{_QUOTED}\s*(?:又は[「『][^」』]+[」』])?\s*(?:{_SAYS}[^()（）]*)?[)）]"
)
_BARE_SHORT = re.compile(
    r"[(（](?:以下|以後)[、,]?\s*(?P<term>[^「」()（）、]{1,24}?)(?:という|といいます|と総称(?:する|します)|と呼(?:ぶ|びます)|と称(?:する|します))?[。]?[)）]"
)
_INLINE = re.compile(
    rf"(?P<before>[^。]{{2,80}}?)[、,]?(?:以下|以後)[、,]?\s*(?:(?:これを|これらを|あわせて|総称して)[、,]?\s*)?{_QUOTED}\s*{_SAYS}"
)
_TOPIC = re.compile(r"(?<!また)(?<!あるい)(?<!もしく)(?<!若しく)は$")
_CLAUSE_END = re.compile(
    r"(?:より|おいて|ついて|対して|対し|場合|とき|ため|もと|って|して|され|上で|うえ|ほか|が|に|で|り)、$"
)
_AND = re.compile(r"^(?:と|及び|および|並びに)、?")
_COMPANY = re.compile(
    r"^(?:株式会社|合同会社|有限会社|一般社団法人).+|.+(?:株式会社|合同会社|有限会社|法人|組合|大学)$"
)
_LIST_ENTRY = re.compile(r"^(?P<term>[^\s。、:：「」()（）]{1,30})(?:\s*[:：]\s*|\n)(?P<meaning>[^\n].+)", re.DOTALL)
_LIST_LEAD = re.compile(r"(?:用語|定義|意味|意義)")


def find(units: Sequence[Unit], source: str) -> tuple[Definition, ...]:
    """The definitions of a document in order: 「X」とは…をいう, （以下「X」という）, and the entries of a list of definitions.

    The meaning of a term set in brackets is the noun phrase before the bracket as far as punctuation tells it.
    """
    return tuple(definition for top in units for unit in top.walk() for definition in _of_unit(unit, source))


def _of_unit(unit: Unit, source: str) -> Iterator[Definition]:
    if unit.address is None:
        return
    for text, spans in ((unit.text, unit.spans), (unit.wrap_up, unit.wrap_up_spans)):
        if not text:
            continue
        folded = normalize(text)
        places = Places(text, spans, source)
        for term, meaning, start, end in sorted(_in_text(folded.text), key=lambda found: found[2]):
            original = folded.span(start, end)
            yield Definition(term, meaning, unit.address, places.spans(*original))
    lead = unit.text + (unit.caption or "")
    if unit.children and _LIST_LEAD.search(normalize(lead).text):
        yield from _list_entries(unit.children, source)


def _in_text(text: str) -> list[tuple[str, str, int, int]]:
    found: list[tuple[str, str, int, int]] = []
    for start, end in split(text):
        sentence = text[start:end]
        if match := _MEANS.match(sentence) or _BARE.match(sentence):
            found.append((match["term"], match["meaning"].strip(" 、"), start, start + match.end()))
        for match in (*_SHORT.finditer(sentence), *_BARE_SHORT.finditer(sentence)):
            phrase = _phrase(sentence[: match.start()])
            if phrase:
                found.append((match["term"], phrase, start + match.start() - len(phrase), start + match.end()))
        for match in _INLINE.finditer(sentence):
            if not any(one[0] == match["term"] for one in found):
                phrase = _phrase(match["before"])
                found.append((match["term"], phrase, start + match.start(), start + match.end()))
    return found


def _phrase(before: str) -> str:
    """The noun phrase that ends where before ends: back to the topic (…は), the end of a clause, or another party's bracket."""
    depth = 0
    for index in range(len(before) - 1, -1, -1):
        sign, head = before[index], before[: index + 1]
        if sign in ")）」』":
            if not depth and sign in ")）" and index < len(before) - 1 and before[index + 1] in "と及並お":
                return _AND.sub("", before[index + 1 :]).strip(" 、")
            depth += 1
        elif sign in "(（「『":
            if not depth:
                return before[index + 1 :].strip()
            depth -= 1
        elif not depth and (sign == "。" or _TOPIC.search(head) or _CLAUSE_END.search(head)):
            return _company(before[index + 1 :].strip(" 、"))
    return _company(before.strip(" 、"))


def _company(phrase: str) -> str:
    """お客様と見本株式会社 -> 見本株式会社: a bracket after a company's name is about the company."""
    tail = re.split(r"[とや]|及び|および", phrase)[-1]
    return tail if _COMPANY.search(tail) else phrase


def _list_entries(children: Sequence[Unit], source: str) -> Iterator[Definition]:
    """本サイト ⏎ 本サービスのウェブサイト: a term and its meaning as an entry of a list of definitions."""
    for child in children:
        folded: Normalized = normalize(child.text)
        match = _LIST_ENTRY.match(folded.text)
        if match and child.address is not None and "とは" not in match["term"]:
            places = Places(child.text, child.spans, source)
            yield Definition(
                match["term"], match["meaning"].strip(), child.address, places.spans(*folded.span(*match.span()))
            )
