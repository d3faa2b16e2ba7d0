"""What all who use the app share: one library with its models, loaded once in the process."""

import os

import click
import streamlit as st

from app import settings
from app.web.documents.intake import Intake
from app.web.library import Library


@st.cache_resource(show_spinner=False)
def library() -> Library:
    """The library over the workspace of the environment."""
    place = settings.place(os.environ.get("YAKKAN_WORKSPACE") or click.get_app_dir("yakkan"))
    return Library(place, settings.from_environment(os.environ), settings.models(os.environ))


@st.cache_resource(show_spinner=False)
def intake() -> Intake:
    """What takes in the files that are uploaded, one after the other."""
    return Intake(library().add)
