"""What all who use the app share: one desk for the batches of the workspace."""

import os

import streamlit as st

from app import settings
from app.web.batches.desk import Desk, Given
from app.web.batches.lots import Lot, Lots
from app.web.library import Library
from app.web.shared import whole
from pipeline.errors import MissingError
from pipeline.store.people import Role


@st.cache_resource(show_spinner=False)
def desk() -> Desk:
    """The desk, which has gone on with what was under way when the last process ended."""
    made = Desk(Lots(whole().place.folder), _given)
    made.resume()
    return made


def seen(shelf: Library) -> list[Lot]:
    """The batches that a person sees, the newest first: their own, and all for admins and the owner."""
    every, person = desk().lots.all(), shelf.workspace.person
    return every if shelf.may(Role.ADMIN) else [lot for lot in every if lot.by == person]


def one(shelf: Library, id_: str) -> Lot:
    """A batch that a person sees; MissingError for any other."""
    lot = desk().lots.one(id_)
    if shelf.may(Role.ADMIN) or lot.by == shelf.workspace.person:
        return lot
    raise MissingError("この一括処理はありません。取り除かれたか、ほかの人のものです。一覧から選んでください。")


def _given() -> Given:
    return Given(*settings.of_workspace(os.environ, whole().workspace))
