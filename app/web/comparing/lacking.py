"""What most of one's own documents of a kind regulate, and which of them do not."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.web import links
from app.web.chips import notice, section, table
from app.web.documents.summaries import Summary
from app.web.markup import Child, Html, join, tag
from pipeline.ontology import load

FEWEST = 3
"""Documents of one kind from which on something can be called usual among them."""
_SHARE = 2 / 3
_OTHER = "other"
_MOST = 20
"""Documents that are named at once."""


@dataclass(frozen=True, slots=True)
class Usual:
    """A clause type that most documents of a kind have. have: how many; lack: the ids of the others."""

    type: str
    have: int
    lack: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfKind:
    """kind: its name; documents: how many; usual: the types of which some document lacks one, the most usual first."""

    kind: str
    documents: int
    usual: tuple[Usual, ...]


def lacking(rows: Iterable[Summary]) -> list[OfKind]:
    """For each kind of which there are enough documents; the kind with the most documents first."""
    kinds: dict[str, list[Summary]] = defaultdict(list)
    for row in rows:
        if row.kind:
            kinds[row.kind].append(row)
    found = [_of_kind(kind, documents) for kind, documents in kinds.items() if len(documents) >= FEWEST]
    return sorted(found, key=lambda one: (-one.documents, one.kind))


def lacking_html(found: Sequence[OfKind], titles: Mapping[str, str]) -> Html:
    """A table for each kind: the clause type, how many have it, and the documents that do not."""
    if not found:
        return notice(
            f"同じ種類の文書が {FEWEST} 件以上あると、その多くにある定めと、それが欠けている文書をここに示します。"
        )
    return join(section(f"{one.kind}（{one.documents} 件）", _table(one, titles)) for one in found)


def _of_kind(kind: str, documents: Sequence[Summary]) -> OfKind:
    counts = Counter(one for row in documents for one in row.types if one != _OTHER)
    usual = [
        Usual(type_, have, tuple(row.id for row in documents if type_ not in row.types))
        for type_, have in counts.items()
        if _SHARE * len(documents) <= have < len(documents)
    ]
    return OfKind(kind, len(documents), tuple(sorted(usual, key=lambda one: (-one.have, one.type))))


def _table(one: OfKind, titles: Mapping[str, str]) -> Html:
    if not one.usual:
        return tag("p", "多くの文書にある定めは、すべての文書にあります。", class_="soft")
    types = load().types
    rows = [
        (
            tag("b", types[usual.type].label if usual.type in types else usual.type),
            join(
                (
                    tag("meter", value=usual.have, max=one.documents, aria_label=f"{one.documents} 件中"),
                    f" {usual.have}件",
                )
            ),
            _documents(usual.lack, titles),
        )
        for usual in one.usual
    ]
    return table(
        ("多くにある定め", "ある文書", "見つからない文書"), rows, caption=f"{one.kind}に多い定め", class_="lacking"
    )


def _documents(ids: Sequence[str], titles: Mapping[str, str]) -> Html:
    named: list[Child] = []
    for one in ids[:_MOST]:
        title = titles.get(one, "")
        named += [tag("a", title, href=links.view(one, "kinds").href, data_go=True), "　"] if title else []
    rest = len(ids) - _MOST
    return join([*named, f"ほか {rest} 件" if rest > 0 else None])
