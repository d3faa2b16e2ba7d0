"""What all who use the app share: the workspace with its models, loaded once in the process, and each person's view of it."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

import click
import streamlit as st

from app import settings
from app.web import who
from app.web.documents.intake import Intake
from app.web.library import Added, Library
from pipeline import ontology
from pipeline.store.members import People
from pipeline.store.preferences import Preferences
from pipeline.types.index import Models

_PEOPLE = 200
"""People whose incoming files are remembered."""


@st.cache_resource(show_spinner=False)
def whole() -> Library:
    """The library over the workspace of the environment as its owner sees it: for what is done for all, not for one person."""
    place = settings.place(os.environ.get(settings.WORKSPACE) or click.get_app_dir("yakkan"))
    return Library(place, settings.from_environment(os.environ), models)


@st.cache_resource(show_spinner=False)
def models() -> Models:
    """The models of the environment."""
    return settings.models(os.environ)


def visitor(claims: Mapping[str, Any] | None = None) -> who.Visitor:
    """Who uses the app just now. claims: those that were taken while the page was made, for what is done outside of its run."""
    return who.visitor(People(whole().workspace).all, who.claims() if claims is None else claims)


def library(claims: Mapping[str, Any] | None = None) -> Library:
    """The library as who uses the app just now sees it; OutsideError where they are not let in. claims: as of visitor."""
    return _of(_person(claims))


def intake() -> Intake:
    """What takes in the files that this person uploads, one after the other."""
    return _intake(_person())


@contextmanager
def own_ontology(*, lenient: bool = False) -> Iterator[None]:
    """Inside, and in threads begun inside with its context, the own ontology of the environment or the workspace is in use.

    OntologyError where it has faults, with the way out; lenient: that of the package alone is in use then.
    """
    own = settings.own_ontology(os.environ, Preferences(whole().workspace).ontology())
    with ExitStack() as stack:
        try:
            if own is not None or ontology.own() is not None:
                stack.enter_context(settings.using(own))
        except ontology.OntologyError:
            if not lenient:
                raise
            stack.enter_context(ontology.using(None))
        yield


def _person(claims: Mapping[str, Any] | None = None) -> str | None:
    found = visitor(claims)
    if not found.is_in:
        raise who.OutsideError("ログインが終わっています。ページを開き直して、もう一度ログインしてください。")
    return found.person or None


def _of(person: str | None) -> Library:
    shelf = whole()
    return shelf.of(person, settings.from_environment(os.environ, Preferences(shelf.workspace).limits()))


@st.cache_resource(max_entries=_PEOPLE, show_spinner=False)
def _intake(person: str | None) -> Intake:
    def add(raw: bytes, name: str, password: str | None, groups: Sequence[str]) -> Added:
        with own_ontology():  # as it is when the file is read, not when the first one came
            return _of(person).add(raw, name, password, groups)

    return Intake(add)
