"""`python -m evaluation.norm_subjects`: whose a norm is where no subject is written, by the rules and by GiNZA's parse.

Read are the train documents whose norms are known; every sentence is parsed once, whatever norms stand in it.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from corpus.catalog import entries
from evaluation.cases import of_corpus
from evaluation.gold import GoldNorm
from evaluation.scoring.texts import plain, shares_words
from pipeline.extract.canonical import canonical
from pipeline.extract.norms import find_norms
from pipeline.extract.norms.parts import conditions
from pipeline.extract.norms.sides import Sides, sides
from pipeline.extract.norms.statements import Statement, statements
from pipeline.extract.norms.subject import person, subject
from pipeline.extract.reader import Reading, read
from pipeline.types.clause import Norm

_SUBJECTS = ("nsubj", "csubj", "dislocated", "nsubj:pass")
_LINKS = ("aux", "fixed", "mark", "punct", "cop", "case")
_NAMED = 12  # characters before the end of a subject in which its party is named


def measured() -> Counter[str]:
    """How often the bearer is right of the norms without a written subject.

    norms: how many there are; rules: right by the rules; named: GiNZA names a party; ginza, rules_there: right of these;
    both: right where GiNZA decides whenever it names a party.
    """
    counts: Counter[str] = Counter()
    for entry in entries():
        if entry.split != "train" or not (gold := of_corpus(entry)).gold.norms:
            continue
        reading = read(gold.document)
        known = sides(reading)
        wanted = list(gold.gold.norms)
        for norm, statement in _unwritten(reading, known):
            match = next((one for one in wanted if _same(one, norm)), None)
            if match is None:
                continue
            wanted.remove(match)
            right = norm.bearer == match.bearer
            named = _named(statement, norm.action, reading, known)
            counts.update(norms=1, rules=right, both=(named or norm.bearer) == match.bearer)
            if named:
                counts.update(named=1, ginza=named == match.bearer, rules_there=right)
    return counts


def _same(gold: GoldNorm, norm: Norm) -> bool:
    return str(gold.address) == str(norm.address) and shares_words(plain(gold.quote), plain(norm.action))


def _unwritten(reading: Reading, known: Sides) -> Iterator[tuple[Norm, Statement]]:
    """The norms whose statement names no subject that the rules see."""
    norms = {(str(norm.address), norm.action): norm for norm in find_norms(reading)}
    for sentence in reading.sentences():
        for fine in (True, False):
            for statement in statements(sentence, known, fine=fine):
                words = statement.quote(0, len(statement.text))
                cases = [place for places in conditions(statement) for place in places]
                if subject(statement.text, cases, known)[0] or person(statement.text, cases, known, bilateral=True):
                    continue
                for key in [k for k in norms if k[0] == str(sentence.node.address) and words.endswith(k[1])]:
                    yield norms.pop(key), statement


@cache
def _ginza() -> Language:
    return spacy.load("ja_ginza")


@cache
def _parsed(text: str) -> Doc:
    return _ginza()(text)


def _named(statement: Statement, action: str, reading: Reading, known: Sides) -> str | None:
    """The party that GiNZA has as the subject of the predicate at the end of the action."""
    sentence = statement.sentence
    text = sentence.quote(0, len(sentence.text)).replace("\n", "")
    end = text.find(action.replace("\n", "")) + len(action.replace("\n", ""))
    within = [token for token in _parsed(text) if token.idx < end]
    if not within:
        return None
    verb = within[-1]
    while verb.dep_ in _LINKS and verb.head != verb:
        verb = verb.head
    around = [verb, *(one for one in verb.ancestors if one.idx < end), *verb.children]
    sides_named = (_side(child, reading, known) for token in around for child in token.children if _is_subject(child))
    return next(filter(None, sides_named), None)


def _is_subject(token: Token) -> bool:
    return token.dep_ in _SUBJECTS or (token.dep_ == "obl" and any(child.text == "は" for child in token.children))


def _side(token: Token, reading: Reading, known: Sides) -> str | None:
    words = token.doc.text[token.left_edge.idx : token.idx + len(token)][-_NAMED:]
    signs = [sign for sign in reading.parties.signed(canonical(words)).text if sign in known.bearers]
    return known.bearer("".join(signs)) if signs else None


def main() -> None:
    """Prints the counts."""
    for name, count in measured().items():
        print(f"{name}: {count}")


if __name__ == "__main__":
    main()
