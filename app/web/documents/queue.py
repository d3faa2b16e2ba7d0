"""What a person should look at, over all documents: values that are not sure and that nobody has confirmed."""

from collections.abc import Iterable, Sequence

from app.web import links
from app.web.chips import chip, table
from app.web.documents.facts import button, label, value
from app.web.documents.summaries import Summary
from app.web.markup import Child, Html, join, tag
from pipeline.types.clause import Fact

_MOST = 300
"""Rows that are shown; the rest comes when these are done."""


def doubts(rows: Iterable[Summary]) -> list[tuple[Summary, Fact]]:
    """The least sure first, as many as are shown at once."""
    found = [(row, fact) for row in rows for fact in row.doubts]
    return sorted(found, key=lambda one: (one[1].confidence, one[0].title))


def queue_html(found: Sequence[tuple[Summary, Fact]], reading: int, *, may_confirm: bool = True) -> Html:
    """A row for each value; its buttons say confirm or edit and the number of the row. reading: documents that are still to be read.

    may_confirm: who looks at it may confirm; without it the table has no buttons.
    """
    told = f"（ほか {reading} 件の文書を読み取り中）" if reading else ""
    if not found:
        return tag("p", f"確認を待つ値はありません{told}。", class_="notice")
    rows: list[tuple[Child, ...]] = [
        (
            tag("a", row.title, href=links.view(row.id, "facts").href, data_go=True),
            tag("b", label(fact.field)),
            value(fact),
            join((chip(links.clause(row.id, address), str(address)) for address in fact.addresses), " "),
            tag("q", fact.quote),
            tag("span", f"{fact.confidence:.0%}", class_="sure low"),
            *(
                [join([button("confirm", number, "確認済にする"), button("edit", number, "直す")])]
                if may_confirm
                else []
            ),
        )
        for number, (row, fact) in enumerate(found[:_MOST])
    ]
    heads = ("文書", "項目", "値", "条項", "引用", "確かさ", *(["操作"] if may_confirm else []))
    return tag(
        "div",
        tag(
            "p",
            f"確かさの低い値が {len(found)} 件あります{told}。合っていれば確認済に、違えば直してください。",
            class_="soft",
        ),
        table(heads, rows, caption="確認待ちの値", class_="facts queue"),
    )
