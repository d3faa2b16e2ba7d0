"""One document from every side; which one and what is lit up stands in the address."""

import streamlit as st

from app.dismissals import Dismissals, key
from app.web import links, view, windows
from app.web.chips import notice, several, tabs
from app.web.dismissing import dismissals
from app.web.documents import facts, files, reader, sides
from app.web.documents.editing import edit, enter
from app.web.documents.sharing import sharing
from app.web.doing import made
from app.web.library import Library, Pair
from app.web.markup import Html, tag
from app.web.naming import record_id
from app.web.shared import library
from pipeline.errors import YakkanError
from pipeline.store.people import Role
from pipeline.types.address import Address
from pipeline.types.clause import Fact
from pipeline.types.document import Document, Unit

_VIEWS = {
    "": "本文",
    "facts": "事実",
    "kinds": "条項の種類・不足",
    "terms": "当事者・定義・参照",
    "norms": "権利義務",
    "issues": "指摘",
}


def show(document_id: str, side: str, address: str, page: str) -> None:
    """One run of the page."""
    shelf = library()
    pair = shelf.pair(document_id)
    document, found = pair
    left, right = st.columns([5, 2], vertical_alignment="center")
    with left:
        view.show(_header(pair, side), key="one_header")
    with right:
        _files(shelf, pair)
    if side == "facts":
        _facts(shelf, pair)
    elif side == "kinds":
        view.show(sides.kinds_html(document, found), key="one_kinds")
    elif side == "terms":
        view.show(sides.terms_html(document, found), key="one_terms")
    elif side == "norms":
        view.show(sides.norms_html(document, found), key="one_norms")
    elif side == "issues":
        _issues(shelf, document)
    else:
        _text(shelf, document, address, page)


def _header(pair: Pair, side: str) -> Html:
    document, found = pair
    told = [
        found.kind.label if found.kind else "",
        "、".join(party.name or party.term for party in found.parties[:2]),
        document.source.name,
    ]
    pages = tag("span", f"{document.source.pages} ページ　", class_="day") if document.source.pages else None
    asks = tag("a", "この文書に質問する", href=links.question("", [document.id]).href, data_go=True)
    past = tag("a", "版と履歴", href=links.history(document.id).href, data_go=True)
    return tag(
        "header",
        tag("h2", document.title or document.source.name),
        tag("p", several(filter(None, told), "　"), "　", pages, asks, "　", past, class_="soft"),
        tabs(((name, links.view(document.id, one), one == side) for one, name in _VIEWS.items()), "文書の見方"),
    )


def _files(shelf: Library, pair: Pair) -> None:
    document, stem = pair[0], files.stem(pair)
    with st.container(horizontal=True, horizontal_alignment="right", key="one_files"):
        st.download_button(
            "Excel",
            data=made(lambda: files.excel(pair), document.id),
            file_name=f"{stem}.xlsx",
            mime=files.EXCEL,
            on_click="ignore",
            help="取り出した値の一覧を Excel で保存",
        )
        st.download_button(
            "JSON",
            data=made(lambda: files.machine(pair), document.id),
            file_name=f"{stem}.json",
            mime="application/json",
            on_click="ignore",
            help="取り出した値を JSON で保存",
        )
        with st.popover("その他"):
            st.download_button(
                "元のファイルを保存",
                data=made(lambda: shelf.raw(document.id)),
                file_name=document.source.name,
                on_click="ignore",
                key="one_raw",
            )
            if shelf.may(Role.ADMIN):
                sharing(shelf, document)
                if st.button("登録から削除する…", key="one_remove"):
                    _remove(shelf, document)


@st.dialog("登録から削除")
def _remove(shelf: Library, document: Document) -> None:
    """Asks once more before the file of a document is taken out."""
    name = tag("b", document.title or document.source.name)
    told = tag("p", name, "と、その値・訂正・指摘を、登録から削除します。元には戻せません。")
    view.show(told, key="removing_told")
    if st.button("削除する", type="primary", key="removing_yes"):
        try:
            shelf.remove(document.id)
        except YakkanError as error:
            view.show(notice(str(error), "error"), key="removing_wrong")
        else:
            view.go(links.documents())
            st.rerun()


def _text(shelf: Library, document: Document, address: str, page: str) -> None:
    lit = _unit(document, address)
    if address and lit is None:
        view.show(notice(f"{address}は、この文書にありません。", "warning"), key="one_no_clause")
    number = reader.page_of(document, lit, page)
    columns = st.columns([3, 7, 6] if number else [3, 8, 4])
    with columns[0]:
        view.show(reader.tree_html(document, lit), key="one_tree")
    with columns[1]:
        view.show(reader.text_html(document, lit), key="one_text")
    with columns[2]:
        if number:
            _paper(shelf, document, lit, number)
        if lit is not None:
            view.show(reader.beside_html(document, lit), key="one_beside")
        elif not number:
            view.show(
                tag("p", "目次か本文の条項を選ぶと、参照している条項と使っている用語をここに示します。", class_="soft"),
                key="one_hint",
            )


def _paper(shelf: Library, document: Document, lit: Unit | None, number: int) -> None:
    try:
        with st.spinner("原本のページを描いています…"):
            picture = shelf.picture(document.id, number)
    except YakkanError as error:
        view.show(notice(str(error), "warning"), key="one_no_paper")
        return
    view.show(reader.paper_html(document, lit, number, picture), key="one_paper")


def _unit(document: Document, address: str) -> Unit | None:
    try:
        return document.find(Address.parse(address)) if address else None
    except ValueError:
        return None


def _facts(shelf: Library, pair: Pair) -> None:
    document, found = pair
    said = facts.of_part(shelf.said.corrections(record_id(document.id)), document)
    stated, may = facts.stated(found, said), shelf.may(Role.REVIEWER)
    if not stated:
        view.show(tag("p", "取り出せた値はありません。"), key="one_no_facts")

    def do(words: str) -> None:
        does, _, number = words.partition(":")
        if does == "withdraw":
            shelf.said.withdraw(document.id, int(number))
        elif does == "confirm":
            fact = stated[int(number)].fact
            shelf.said.correct(document, fact, fact.value)
        elif does == "edit":
            windows.open_window("one_editing", stated[int(number)].fact)

    match windows.about("one_editing"):
        case Fact() as fact:
            edit(shelf, document, fact)
    open_ones = [one for one in stated if one.state is facts.State.OPEN]
    sure = [one for one in open_ones if not one.is_doubtful]
    with st.container(horizontal=True, vertical_alignment="center", key="one_bulk"):
        told = f"{len(stated)} 件の値のうち {len(stated) - len(open_ones)} 件を確認しました。"
        view.show(tag("p", told, class_="soft", role="status"), key="one_count")
        if may and st.button("値を足す…", key="one_enter", help="取り出せなかった値を、条項を選んで足します"):
            enter(shelf, document)
        if sure and may and st.button(f"確かさの高い {len(sure)} 件をまとめて確認済にする", key="one_all"):
            for one in sure:
                shelf.said.correct(document, one.fact, one.fact.value)
            st.rerun()
    view.show(facts.facts_html(document, stated, may_correct=may), key="one_facts", does=do)
    if (gone := facts.gone_html(said, may_correct=may)) is not None:
        view.show(gone, key="one_gone", does=do)


def _issues(shelf: Library, document: Document) -> None:
    kept = Dismissals(shelf.place.folder)
    with st.spinner("点検しています…"):
        findings = shelf.findings(document.id)
    shown = [one for one in findings if not kept.holds(document, one)]

    def do(words: str) -> None:
        shelf.require(Role.REVIEWER)
        does, _, which = words.partition(":")
        with dismissals(shelf.place.folder) as now:
            if does == "restore":
                now.restore(document, findings)
            else:
                now.dismiss(document, [one for one in shown if key(one) == which])

    html = sides.issues_html(document, findings, shown, may_dismiss=shelf.may(Role.REVIEWER))
    view.show(html, key="one_issues", does=do)
