"""An answer as HTML, by its kind: said, said by many, left to another text, not said."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app import as_text
from app.web import links
from app.web.asking.asked import Asked
from app.web.chips import chip, copies, notice, table
from app.web.clause import short
from app.web.markup import Child, Html, join, tag, text
from pipeline.types.address import Address
from pipeline.types.answer import Answer, Citation, Verdict
from pipeline.types.index import Index
from pipeline.types.table import Column, Row, Said, Table

UNSURE = 0.5
"""Below this an answer is shown with the word to check it."""
_NEAR = 5
_MOST_SAID = 4
Place = tuple[str, Address] | None
"""The clause that is open beside the answer."""


def answer_html(asked: Asked, found: Answer, index: Index, opened: Place = None) -> Html:
    """The answer with its quotes and chips; opened: whose chip is marked."""
    several = len(index.titles) > 1
    parts: list[Child] = [tag("h2", found.question, class_="question"), _scope(asked, index)]
    if found.verdict is Verdict.ANSWERED:
        if several and found.table is None:
            parts.append(_whose(asked, found, index.titles))
        parts.append(tag("p", text(found.text or ""), class_="said"))
        if found.confidence < UNSURE:
            parts.append(notice("確からしさは高くありません。根拠の条項を読んで確かめてください。", "warning"))
    else:
        parts += _silent(asked, found, index)
    if found.table is not None:
        parts.append(table_html(asked, found.table, opened))
    elif found.citations:
        parts.append(
            tag(
                "ol",
                *(_citation(asked, one, index.titles, several, opened) for one in found.citations),
                class_="citations",
            )
        )
    if found.verdict is Verdict.NOT_STATED or (opened and not _cites(found, opened)):
        parts.append(_nearest(asked, found, index, several, opened))
    return tag("div", *parts, class_="answer")


def told(found: Answer, titles: Mapping[str, str]) -> str:
    """The answer with its citations as text, to be put into a message."""
    lines = [f"問　{found.question}", f"答　{found.text or silence(found)}"]
    lines += [f"「{one.quote}」（{place(one, titles[one.document])}）" for one in found.citations]
    return "\n".join(lines)


def place(citation: Citation, title: str) -> str:
    """見本利用規約 第12条第1項（3ページ）"""
    pages = f"（{'・'.join(map(str, citation.pages))}ページ）" if citation.pages else ""
    return f"{title} {citation.address}{pages}"


def silence(found: Answer) -> str:
    """One sentence for an answer that is not there."""
    if found.delegated_to:
        return f"この文書には定めがありません。{found.delegated_to}に委ねられています。"
    return "定めはありません。"


def _scope(asked: Asked, index: Index) -> Html:
    count = len(index.titles)
    where = short(next(iter(index.titles.values()), ""), 40) if count == 1 else f"{count} 件の文書"
    every = Asked(asked.question, as_of=asked.as_of).link()
    rest = tag("a", "すべての文書に聞く", href=every.href, data_go=True) if asked.within else None
    which = f"（{asked.further + 1} 番目の答え）" if asked.further else ""
    day = f"（{asked.as_of} に効力のあった版）" if asked.as_of else ""
    without = "" if asked.as_of else _without(len(asked.within) - count)
    return tag("p", f"{where}{day}から{which}{without} ", rest, class_="scope")


def _whose(asked: Asked, found: Answer, titles: Mapping[str, str]) -> Html:
    """Of many documents the ones that the answer is of: it holds for none of the others."""
    whose = dict.fromkeys(one.document for one in found.citations)
    named = join((tag("b", titles[one]) for one in whose), "、")
    these = "この文書だけに聞く" if len(whose) == 1 else "これらの文書だけに聞く"
    only = tag("a", these, href=replace(asked, within=tuple(whose), further=0).link().href, data_go=True)
    return tag("p", named, "の定めです。 ", only, class_="whose")


def _without(missing: int) -> str:
    return f"（選んだうち {missing} 件は、いまは読めないか、登録から外されています）" if missing > 0 else ""


def _silent(asked: Asked, found: Answer, index: Index) -> list[Child]:
    if asked.further:
        return [tag("p", "ほかに答えになる定めは見つかりませんでした。", class_="said")]
    units = "すべての条・項・号"
    return [
        tag("p", silence(found), class_="said"),
        tag(
            "p",
            f"{len(index.titles)} 件の文書の{units}を探しましたが、問いに答える文言がありません。言い換えると見つかることもあります。",
            class_="searched",
        ),
    ]


def _citation(asked: Asked, one: Citation, titles: Mapping[str, str], several: bool, opened: Place) -> Html:
    title = titles[one.document]
    return tag(
        "li",
        tag(
            "p",
            chip(asked.link(one.document, one.address), str(one.address), here=opened == (one.document, one.address)),
            tag("span", title, class_="title") if several else None,
            tag("span", f"{'・'.join(map(str, one.pages))}ページ", class_="pages") if one.pages else None,
            copies(f"「{one.quote}」（{place(one, title)}）"),
            class_="where",
        ),
        tag("blockquote", text(one.quote)),
    )


def _nearest(asked: Asked, found: Answer, index: Index, several: bool, opened: Place) -> Html | None:
    near = [
        hit
        for hit in found.hits
        if (hit.document, hit.address) not in {(c.document, c.address) for c in found.citations}
    ]
    entries = []
    for hit in list({(hit.document, hit.address): hit for hit in near}.values())[:_NEAR]:
        unit = index.document(hit.document).find(hit.address)
        entries.append(
            tag(
                "li",
                chip(
                    asked.link(hit.document, hit.address), str(hit.address), here=opened == (hit.document, hit.address)
                ),
                tag("span", index.titles[hit.document], class_="title") if several else None,
                tag("span", short(unit.whole_text, 80) if unit else "", class_="begins"),
            )
        )
    return tag("section", tag("h3", "近い条項"), tag("ul", *entries, class_="near")) if entries else None


def _cites(found: Answer, opened: tuple[str, Address]) -> bool:
    return found.table is not None or opened in {(one.document, one.address) for one in found.citations}


def table_html(asked: Asked, value: Table, opened: Place = None) -> Html:
    """A row for each document, each value with its clause; 判定 only where there is a condition."""
    judged = value.condition is not None
    heads: list[Child] = [*(["判定"] if judged else []), "文書", *(column.label for column in value.columns)]
    rows = [_row(asked, value.columns, row, opened) for row in value.rows]
    shown = table(heads, rows, caption=value.condition or "文書ごとの定め", class_="matrix")
    return join([shown, tag("p", f"※ {value.rule}", class_="rule") if value.rule else None])


def _row(asked: Asked, columns: Sequence[Column], row: Row, opened: Place) -> list[Child]:
    standing = (
        [tag("span", as_text.STANDINGS[row.standing], class_=f"standing {row.standing.value}")] if row.standing else []
    )
    return [
        *standing,
        tag("a", row.title, href=links.clause(row.document).href, data_go=True),
        *(_cell(asked, column, cell, opened) for column, cell in zip(columns, row.cells, strict=True)),
    ]


def _cell(asked: Asked, column: Column, cell: Sequence[Said], opened: Place) -> Html:
    if not cell:
        return tag("span", "定めなし", class_="none")
    first = sorted(cell, key=lambda said: not said.meets)
    lines = [
        tag(
            "p",
            as_text.said_words(column, said, several=len(cell) > 1),
            " ",
            chip(
                asked.link(said.citation.document, said.citation.address),
                str(said.citation.address),
                here=opened == (said.citation.document, said.citation.address),
                title=said.citation.quote,
            ),
        )
        for said in first
    ]
    if len(lines) <= _MOST_SAID:
        return join(lines)
    rest = tag("details", tag("summary", f"ほか {len(lines) - _MOST_SAID} 件"), *lines[_MOST_SAID:])
    return join([*lines[:_MOST_SAID], rest])
