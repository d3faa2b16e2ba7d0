"""The window in which a person corrects a value."""

import streamlit as st

from app.web import view
from app.web.chips import notice
from app.web.documents import values
from app.web.documents.facts import value
from app.web.library import Library
from app.web.markup import tag
from pipeline.errors import YakkanError
from pipeline.ontology import load
from pipeline.ontology.forms import FORMS
from pipeline.types.clause import Fact
from pipeline.types.document import Document


@st.dialog("値を直す", width="medium")
def edit(library: Library, document: Document, fact: Fact) -> None:
    """Asks for the right value, or says that there is none; what was said holds over later extractions."""
    field = load().fields[fact.field]
    shown = tag("p", tag("b", field.label), f"　{fact.addresses[0]}　", tag("q", fact.quote))
    view.show(shown, key="editing_fact")
    with st.form("editing_form", border=False):
        if field.form == "boolean":
            typed = st.radio("正しい値", ["はい", "いいえ"], index=0 if fact.value else 1, horizontal=True)
        elif field.choices:
            at = field.choices.index(str(fact.value)) if fact.value in field.choices else 0
            typed = st.selectbox("正しい値", field.choices, index=at)
        else:
            typed = st.text_input("正しい値", value=value(fact))
            hint = (
                f"{FORMS[field.form].label}を、条文にある言葉のまま入力できます（2か月、令和7年4月1日、年14.6％など）。"
            )
            view.show(tag("p", hint, class_="soft"), key="editing_hint")
        note = st.text_input("覚え書き（なくてもかまいません）")
        with st.container(horizontal=True):
            saves = st.form_submit_button("保存", type="primary")
            removes = st.form_submit_button("この値は誤り（外す）")
    if saves or removes:
        try:
            library.correct(document, fact, None if removes else values.read(fact.field, typed), note=note)
        except YakkanError as error:
            view.show(notice(str(error), "error"), key="editing_error")
        else:
            st.rerun()
