"""ask: an answer with its clause."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app import settings
from app.cli.files import echo_json, leave, open_workspace, read_all
from app.cli.options import JSON, ONTOLOGY, PASSWORD
from app.japanese import Command
from pipeline.errors import SourceError

if TYPE_CHECKING:
    from pipeline.types.document import Document


@click.command(
    cls=Command,
    short_help="質問に、根拠の条項を示して答えます。",
    epilog="yakkan ask 解約はいつまでに申し出る？ 利用規約.md\nyakkan ask 支払いが遅れたら？\nyakkan ask --questions 質問.jsonl 利用規約.md --json",
)
@click.argument("question", metavar="[質問]", required=False)
@click.argument("files", metavar="[ファイル…]", nargs=-1, type=click.Path(allow_dash=True))
@click.option(
    "--questions",
    "list_file",
    metavar="質問.jsonl",
    type=click.Path(allow_dash=True),
    help='質問をまとめて読みます（1行に {"id": …, "question": …}）',
)
@JSON
@ONTOLOGY
@PASSWORD
@click.pass_obj
def ask(
    folder: Path,
    question: str | None,
    files: tuple[str, ...],
    list_file: str | None,
    machine: bool,
    password: str | None,
) -> None:
    """質問に、根拠の条項を示して答えます。定めがないときは「定めはありません」と答えます。ファイルの指定がなければ登録済みの文書全体から答えます。"""
    from app import as_json, as_text
    from models import clause_types, question_types, static_embedder
    from pipeline import run

    if list_file is None and not (question or "").strip():
        raise click.UsageError("質問を指定してください。")
    paths = files if list_file is None else tuple(filter(None, (question, *files)))
    asked = [{"question": question}] if list_file is None else _questions(list_file)
    documents, failed = read_all(paths, password)
    if not paths:
        documents = _of_workspace(folder)
    if failed and not documents:
        raise click.exceptions.Exit(1)
    titles = {document.id: document.title or document.source.name for document in documents}
    answers = run.ask(
        [str(one["question"]) for one in asked],
        documents,
        question_types=question_types.default(),
        clause_types=clause_types.default(),
        embedders=static_embedder.default(),
    )
    for record, answer in zip(asked, answers, strict=True):
        if machine:
            echo_json(({"id": record["id"]} if "id" in record else {}) | as_json.answer(answer))
        else:
            click.echo(as_text.answer(answer, titles))
    leave(failed)


def _of_workspace(folder: Path) -> "list[Document]":
    from pipeline import run

    with open_workspace(folder) as workspace:
        documents = run.stored_documents(workspace, settings=settings.from_environment(os.environ))
    if not documents:
        raise SourceError("登録された文書がありません。ファイルを指定するか、yakkan add で登録してください。")
    return documents


def _questions(path: str) -> list[dict[str, Any]]:
    try:
        text = sys.stdin.read() if path == "-" else Path(path).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"質問のファイル {path} を読めません。UTF-8 の JSON Lines を指定してください。") from error
    return list(_question_lines(text, path))


def _question_lines(text: str, path: str) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            raise _no_question(path, number) from error
        if (
            not isinstance(record, dict)
            or not isinstance(record.get("question"), str)
            or not record["question"].strip()
        ):
            raise _no_question(path, number)
        yield record


def _no_question(path: str, number: int) -> SourceError:
    return SourceError(f'{path} の{number}行目が {{"id": …, "question": …}} の形になっていません。')
