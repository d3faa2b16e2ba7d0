"""The windows in which a person corrects a value, or enters one that was not found."""

import streamlit as st

from app.web import view, windows
from app.web.chips import notice
from app.web.clause import short
from app.web.documents import values
from app.web.documents.facts import value
from app.web.library import Library
from app.web.markup import tag
from app.web.shared import own_ontology
from pipeline.errors import YakkanError
from pipeline.ontology import load
from pipeline.ontology.forms import FORMS
from pipeline.ontology.values import Field
from pipeline.types.clause import Fact
from pipeline.types.document import Document


@st.dialog("値を直す", width="medium", on_dismiss=windows.close)
@own_ontology()
def edit(library: Library, document: Document, fact: Fact) -> None:
    """Asks for the right value, or says that there is none; what was said holds over later extractions."""
    field = load().fields[fact.field]
    shown = tag("p", tag("b", field.label), f"　{fact.addresses[0]}　", tag("q", fact.quote))
    view.show(shown, key="editing_fact")
    with st.form("editing_form", border=False):
        typed = _typed(field, fact)
        note = st.text_input("覚え書き（なくてもかまいません）")
        with st.container(horizontal=True):
            saves = st.form_submit_button("保存", type="primary")
            removes = st.form_submit_button("この値は誤り（外す）")
    if saves or removes:
        try:
            library.said.correct(document, fact, None if removes else values.read(fact.field, typed), note=note)
        except YakkanError as error:
            view.show(notice(str(error), "error"), key="editing_error")
        else:
            windows.close()
            st.rerun()


@st.dialog("値を足す", width="medium")
@own_ontology()
def enter(library: Library, document: Document) -> None:
    """Asks for a value that was not found, and for the clause it belongs to."""
    fields = load().fields
    units = {str(unit.address): unit for unit in document.walk() if unit.address is not None}
    chosen = st.selectbox(
        "項目", list(fields), index=None, format_func=lambda one: fields[one].label, placeholder="項目を選ぶ"
    )
    address = st.selectbox(
        "条項",
        list(units),
        index=None,
        format_func=lambda one: f"{one}　{short(units[one].caption or units[one].text, 30)}",
        placeholder="根拠の条項を選ぶ",
    )
    if chosen is None:
        return
    with st.form("entering_form", border=False):
        typed = _typed(fields[chosen])
        saves = st.form_submit_button("保存", type="primary")
    if saves:
        try:
            if address is None or (place := units[address].address) is None:
                raise YakkanError("条項を選んでください。")
            library.said.enter(document, chosen, place, values.read(chosen, typed))
        except YakkanError as error:
            view.show(notice(str(error), "error"), key="entering_error")
        else:
            st.rerun()


def _typed(field: Field, fact: Fact | None = None) -> str:
    """The words for a value; fact: the one that is to be corrected."""
    if field.form == "boolean":
        given = st.radio("正しい値", ["はい", "いいえ"], index=1 if fact and not fact.value else 0, horizontal=True)
    elif field.choices:
        at = field.choices.index(str(fact.value)) if fact and fact.value in field.choices else 0
        given = st.selectbox("正しい値", field.choices, index=at)
    else:
        given = st.text_input("正しい値", value=value(fact) if fact else "")
        form = FORMS[field.form].label
        hint = f"{form}を、条文にある言葉のまま入力できます（2か月、令和7年4月1日、年14.6％など）。"
        view.show(tag("p", hint, class_="soft"), key="editing_hint")
    return str(given)
