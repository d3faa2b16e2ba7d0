"""Which two versions to compare: what the workspace knows or takes to be a revision of another, and what to do where nothing is chosen."""

from collections.abc import Mapping, Sequence

from app.web import links
from app.web.markup import Html, tag
from app.web.naming import record_id
from pipeline.errors import MissingError
from pipeline.store import Workspace
from pipeline.store.relations import Relations
from pipeline.types.relation import RelationKind


def firsts(titles: Mapping[str, str]) -> dict[str, str]:
    """The first document of each record, by the record."""
    return {record_id(one): one for one in sorted(titles, reverse=True)}


def chains(workspace: Workspace, titles: Mapping[str, str]) -> list[tuple[str, str]]:
    """The pairs (old, new) that are known or proposed: a document and the version it revises, newest first."""
    told = [(one.revision_of, one.id) for one in reversed(workspace.records()) if one.revision_of]
    proposed = [
        (kept.relation.other, kept.relation.document)
        for kept in Relations(workspace).all()
        if kept.relation.kind is RelationKind.REVISION
    ]
    there = firsts(titles)
    pairs = dict.fromkeys((*told, *proposed))
    return [(there[old], there[new]) for old, new in pairs if old in there and new in there]


def amended(workspace: Workspace, titles: Mapping[str, str]) -> list[tuple[str, tuple[str, ...]]]:
    """The contracts that others amend, as told or proposed, each with these in the order of their days."""
    there, found = firsts(titles), dict[str, list[str]]()
    order = {one.id: (one.effective or one.added_at, one.added_at) for one in workspace.records()}
    for kept in Relations(workspace).all():
        base, amendment = kept.relation.other, kept.relation.document
        if kept.relation.kind is RelationKind.AMENDS and base in there and amendment in there:
            found.setdefault(base, []).append(amendment)
    return [
        (there[base], tuple(there[one] for one in sorted(set(amendments), key=order.__getitem__)))
        for base, amendments in found.items()
    ]


def are_versions(workspace: Workspace, one: str, other: str) -> bool:
    """Whether two records are versions of one document."""
    try:
        return other in {record.id for record in workspace.versions(one)}
    except MissingError:
        return False


def nothing_chosen(pairs: Sequence[tuple[str, str]], names: Mapping[str, str]) -> Html:
    """What to do next; pairs: versions to choose from with one click; names: what each document is called."""
    if len(names) < 2:
        return tag(
            "section",
            tag("h2", "改定の前と後を比べます"),
            tag(
                "p",
                "二つの版が要ります。上の「登録していない二つのファイルを比べる」にファイルを渡すか、",
                tag("a", "文書", href=links.documents().href, data_go=True),
                "のページで登録できます。Word と PDF のように形式が違っていてもかまいません。",
            ),
            class_="empty",
        )
    return tag(
        "section",
        tag("h2", "改定の前と後を比べます"),
        tag("p", "上で旧と新の文書を選ぶと、内容の変更と、番号や表記だけの変更を分けて示します。"),
        tag("p", "改定版と分かっている、または思われる文書:", class_="soft") if pairs else None,
        tag("div", *(_pair(*pair, names) for pair in pairs), class_="examples"),
        class_="empty",
    )


def _pair(old: str, new: str, names: Mapping[str, str]) -> Html:
    return tag("a", f"{names[old]} → {names[new]}", href=links.revision(old, new).href, data_go=True)
