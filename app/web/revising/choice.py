"""Which two versions to compare: what the workspace knows to be a revision of another, and what to do where nothing is chosen."""

from collections.abc import Mapping, Sequence

from app.web import links
from app.web.library import record_id
from app.web.markup import Html, tag
from pipeline.store import Record


def chains(records: Sequence[Record], titles: Mapping[str, str]) -> list[tuple[str, str]]:
    """The pairs (old, new) that are known: a document and the version it revises, newest first."""
    there = {record_id(one): one for one in reversed(list(titles))}
    return [
        (there[record.revision_of], there[record.id])
        for record in reversed(records)
        if record.revision_of in there and record.id in there
    ]


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
        tag("p", "改定版として登録されている文書:", class_="soft") if pairs else None,
        tag("div", *(_pair(*pair, names) for pair in pairs), class_="examples"),
        class_="empty",
    )


def _pair(old: str, new: str, names: Mapping[str, str]) -> Html:
    return tag("a", f"{names[old]} → {names[new]}", href=links.revision(old, new).href, data_go=True)
