"""What kind of document it is, and what such a document is expected to hold and does not."""

import math
import re
from collections.abc import Iterator, Sequence

from pipeline.extract.canonical import canonical
from pipeline.extract.reader import Reading
from pipeline.ontology import DocumentKind, Ontology, Pattern
from pipeline.types.clause import Absent, Clause, Fact, RecognisedKind

# 変更契約書（第2回）: what stands in brackets at the end, and 書, say nothing of the kind.
_TAIL = re.compile(r"(?:\([^()]*\)|[【\[〔][^】\]〕]*[】\]〕]|<[^<>]*>|について|書|案|ひな形|雛形|\s)+$")
_TITLE, _LAST, _LONG = 4.0, 3.0, 0.25  # a title's word, how much more the last word of it, each character that matched
_LONGEST = 3.0
_CUES, _MARKS, _PARTY = 4.0, 2.0, 1.0  # all cues, all marking types, a party's term
_OFTEN = 3  # a cue that stands there so often counts in full
_LEAST = 3.0  # below it no kind is told: a single word in the title is worth more
_MANY = frozenset("甲乙丙丁") | {"当社", "弊社", "会社"}  # terms that every kind of document has


def recognise(reading: Reading, clauses: Sequence[Clause], ontology: Ontology) -> RecognisedKind | None:
    """The kind of a document by its title, its words, its parties and its clause types; None where nothing shows it."""
    title = _TAIL.sub("", canonical(reading.document.title).text.replace("\n", ""))
    mains = frozenset(clause.types[0] for clause in clauses if len(clause.address.parts) == 1)
    terms = frozenset(party.term for party in reading.parties.found) - _MANY
    body = "\n".join(_texts(reading))
    scores = {id_: _score(kind, title, body, mains, terms) for id_, kind in ontology.kinds.items()}
    if not scores or max(scores.values()) < _LEAST:
        return None
    best = max(scores, key=lambda id_: scores[id_])
    share = 1 / sum(math.exp(score - scores[best]) for score in scores.values())
    return RecognisedKind(best, ontology.kinds[best].label, round(share, 3))


def absent(
    kind: RecognisedKind | None, clauses: Sequence[Clause], facts: Sequence[Fact], ontology: Ontology
) -> tuple[Absent, ...]:
    """The types and fields that a document of this kind is expected to hold and does not, in the order of kinds.toml."""
    if kind is None:
        return ()
    expected = ontology.kinds[kind.id]
    types = {type_ for clause in clauses for type_ in clause.types}
    fields = {fact.field for fact in facts}
    return (
        *(
            Absent("type", id_, ontology.types[id_].label, ontology.types[id_].question)
            for id_ in expected.types
            if id_ not in types
        ),
        *(Absent("field", id_, ontology.fields[id_].label, None) for id_ in expected.facts if id_ not in fields),
    )


def _texts(reading: Reading) -> Iterator[str]:
    """Captions and texts in canonical form: a cue may stand in either."""
    for node in reading.walk():
        if node.caption:
            yield node.caption
    yield reading.body


def _score(kind: DocumentKind, title: str, body: str, mains: frozenset[str], terms: frozenset[str]) -> float:
    named = max((_named(pattern, title) for pattern in kind.titles), default=0.0)
    cues = sum(cue.count(body, _OFTEN) / _OFTEN for cue in kind.cues) / max(len(kind.cues), 1)
    marks = sum(mark in mains for mark in kind.marks) / max(len(kind.marks), 1)
    return named + _CUES * cues + _MARKS * marks + (_PARTY if terms & set(kind.parties) else 0.0)


def _named(pattern: Pattern, title: str) -> float:
    """The head of a Japanese title is its end: 保守契約の変更契約 is a 変更契約."""
    return max(
        (
            _TITLE + _LAST * found.end() / len(title) + min(_LONGEST, _LONG * len(found.group()))
            for found in pattern.finditer(title)
            if found.group()
        ),
        default=0.0,
    )
