"""Reads the files of a command one by one: what fails is told and the others go on."""

import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app import settings
from pipeline.errors import WorkspaceError, YakkanError
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.store import Place, Workspace
    from pipeline.types.document import Document


def read_all(files: Sequence[str], password: str | None) -> "tuple[list[Document], bool]":
    """The documents of all files that can be read; True where one cannot."""
    documents: list[Document] = []
    failed = tried(files, lambda path: documents.extend(read(path, password)))
    return documents, failed


def gap(files: Sequence[str], document: "Document") -> str:
    """A blank line after each of several documents."""
    return "\n" if len(files) > 1 or document.part else ""


def each(files: Sequence[str], password: str | None, show_one: Callable[["Document"], None]) -> None:
    """Shows each document of the files and leaves with 1 where a file cannot be read."""

    def one(path: str) -> None:
        for document in read(path, password):
            show_one(document)

    leave(tried(files, one))


def leave(failed: bool) -> None:
    """Ends the command with 1 where something has failed."""
    if failed:
        raise click.exceptions.Exit(1)


def tried(names: Sequence[str], do: Callable[[str], None]) -> bool:
    """Each of names in turn; what fails is told and the others go on. True where one has failed."""
    failed = False
    for name in names:
        try:
            do(name)
        except YakkanError as error:
            failed = True
            click.echo(f"yakkan: {error}", err=True)
    return failed


def read(path: str, password: str | None) -> "tuple[Document, ...]":
    """The documents of a file, or of standard input for "-"."""
    from pipeline import run

    limits = settings.from_environment(os.environ)
    if path == "-":
        return run.parse_bytes(stdin(limits.max_bytes), "-", password=password or None, settings=limits)
    return run.parse_file(Path(path), password=password or None, settings=limits)


def stdin(most: int) -> bytes:
    """One byte more than is allowed at most: enough to be refused."""
    return sys.stdin.buffer.read(most + 1)


def echo_json(value: object) -> None:
    """One line of JSON."""
    click.echo(json.dumps(value, ensure_ascii=False))


def settled(workspace: "Workspace") -> Settings:
    """The limits of files: of the environment, else those kept with the workspace; its own ontology is in use until the command is done."""
    from pipeline import ontology
    from pipeline.store.preferences import Preferences

    kept = Preferences(workspace)
    if ontology.own() is None:  # the command line and the environment go first
        own = settings.own_ontology(os.environ, kept.ontology())
        click.get_current_context().with_resource(settings.using(own))
    return settings.from_environment(os.environ, kept.limits())


def has_workspace(place: "Place") -> bool:
    """Whether there is a workspace at a place; none is made. WorkspaceError where its database cannot be asked."""
    from pipeline.store import schema

    return (place.folder / "yakkan.sqlite3").is_file() if place.url is None else schema.is_made(place)


def open_workspace(place: "Place", *, makes: bool = True) -> "Workspace":
    """The workspace of a place; where there is none it is made, or WorkspaceError for what looks after a workspace."""
    from pipeline.store import Workspace

    if not makes and not has_workspace(place):
        where = (
            f"ワークスペース {place.folder} は" if place.url is None else "指定されたデータベースに、ワークスペースは"
        )
        raise WorkspaceError(f"{where}まだありません。--workspace を確かめるか、yakkan add で文書を登録してください。")
    return Workspace(place.folder, place.url)
