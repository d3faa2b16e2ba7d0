"""What all who use the app share: one library with its models, loaded once in the process."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import streamlit as st

from app import settings
from app.web.documents.intake import Intake
from app.web.library import Library
from pipeline import ontology


@st.cache_resource(show_spinner=False)
def library() -> Library:
    """The library over the workspace of the environment."""
    place = settings.place(os.environ.get("YAKKAN_WORKSPACE") or click.get_app_dir("yakkan"))
    return Library(place, settings.from_environment(os.environ), settings.models(os.environ))


@st.cache_resource(show_spinner=False)
def intake() -> Intake:
    """What takes in the files that are uploaded, one after the other."""
    return Intake(library().add)


@contextmanager
def own_ontology() -> Iterator[None]:
    """Inside, and in threads begun inside with its context, the user's own ontology is in use, where the environment names one."""
    own = os.environ.get(settings.ONTOLOGY)
    with ontology.using(Path(own) if own else None):
        yield
