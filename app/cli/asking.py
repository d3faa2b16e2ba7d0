"""ask: an answer with its clause."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app import settings, writing
from app.cli.files import echo_json, leave, open_workspace, read_all, settled
from app.cli.options import JSON, ONTOLOGY, PASSWORD, one_of
from app.japanese import Command
from pipeline.errors import SourceError

if TYPE_CHECKING:
    from datetime import datetime

    from models.writer import ChatWriter
    from pipeline.store import Place, Workspace
    from pipeline.types.answer import Answer
    from pipeline.types.index import Index, Models


@click.command(
    cls=Command,
    short_help="質問に、根拠の条項を示して答えます。",
    epilog="yakkan ask 解約はいつまでに申し出る？ 利用規約.md\nyakkan ask 支払いが遅れたら？\nyakkan ask 支払いが遅れたら？ --as-of 2025-04-01\nyakkan ask -i 利用規約.md\nyakkan ask --questions 質問.jsonl 利用規約.md --json",
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
@click.option(
    "--interactive",
    "-i",
    "talks",
    is_flag=True,
    help="対話で続けて質問します（手数料は？ などの続きの質問、条項の表示、語の検索。端末で質問もファイルも指定しないときも同じ）",
)
@click.option(
    "--as-of",
    "day",
    metavar="年-月-日",
    type=click.DateTime(["%Y-%m-%d"]),
    help="登録済みの文書のうち、この日に効力のあった版だけから答えます（施行日の分からない文書も含め、そのことを示します）",
)
@click.option(
    "--writer",
    "writes",
    is_flag=True,
    help=f"答えを外のモデルで文章にします（環境変数 {writing.URL} と {writing.MODEL} の接続先に、質問と、見つかった条項と、その用語の定義だけを送ります。各文を条項と照合し、通らなければ原文の言葉で答えます。鍵は {writing.KEY}、待つ秒数は {writing.SECONDS}）",
)
@JSON
@ONTOLOGY
@PASSWORD
@click.pass_obj
def ask(
    place: "Place",
    question: str | None,
    files: tuple[str, ...],
    list_file: str | None,
    talks: bool,
    day: "datetime | None",
    writes: bool,
    machine: bool,
    password: str | None,
) -> None:
    """質問に、根拠の条項を示して答えます。定めがないときは「定めはありません」と答えます。ファイルの指定がなければ登録済みの文書全体から答えます。"""
    from app import as_json, as_standing, as_text
    from app.standing import standings
    from pipeline import run
    from pipeline.answer.written import word

    one_of({"--interactive": talks, "--questions": list_file is not None, "--json": machine and talks})
    talks = talks or (question is None and list_file is None and not machine and sys.stdin.isatty())
    if not talks and list_file is None and not (question or "").strip():
        raise click.UsageError("質問を指定してください。")
    question = question and _printable(question)
    paths = files if list_file is None and not talks else tuple(filter(None, (question, *files)))
    if talks and "-" in paths:
        raise click.UsageError("対話では標準入力から質問を読むので、文書はファイルで指定してください。")
    if paths and day is not None:
        raise click.UsageError("--as-of は登録済みの文書に質問するときの指定なので、ファイルと一緒には使えません。")
    as_of = day.date().isoformat() if day else None
    asked = [] if talks else [{"question": question}] if list_file is None else _questions(list_file)
    writer = _writer() if writes else None
    documents, failed = read_all(paths, password)
    if failed and not documents:
        raise click.exceptions.Exit(1)
    models = settings.models(os.environ)
    texts = [str(one["question"]) for one in asked]
    workspace: Workspace | None = None
    if paths:
        index = run.index_of(documents, models)
        answers = run.answers(texts, index)
    else:
        workspace = click.get_current_context().with_resource(open_workspace(place))
        answers, index = _of_workspace(texts, workspace, models, as_of)
    if talks:
        _talk(place.folder, index, models, writer, workspace, as_of)
    for record, answer in zip(asked, answers, strict=True):
        written = word(answer, index, writer) if writer else None
        shown = written.answer if written else answer
        if machine:
            told: dict[str, Any] = {"writer": as_json.writer(written, writer)} if writer else {}
            if as_of:
                told["as_of"] = as_of
            if not paths:
                told["documents"] = [as_standing.as_json(one) for one in standings(workspace, shown)]
            echo_json(({"id": record["id"]} if "id" in record else {}) | as_json.answer(shown) | told)
        else:
            text = as_text.answer(shown, index.titles, note=written.note if written else "")
            click.echo("\n".join([text.rstrip("\n"), *as_standing.lines(standings(workspace, shown), as_of), ""]))
    leave(failed)


def _talk(
    folder: Path,
    index: "Index",
    models: "Models",
    writer: "ChatWriter | None",
    workspace: "Workspace | None",
    as_of: str | None,
) -> None:
    from app import as_standing
    from app.standing import standings
    from app.talking.prompt import hold
    from app.talking.talk import Talk
    from pipeline import run
    from pipeline.answer.written import word

    def worded(answer: "Answer") -> "tuple[Answer, str]":
        written = word(answer, index, writer) if writer else None
        told = as_standing.lines(standings(workspace, answer), as_of)
        return (written.answer, "\n".join([written.note, *told])) if written else (answer, "\n".join(told))

    hold(Talk(index, lambda document: run.index_of([document], models), worded), folder)


def _writer() -> "ChatWriter":
    """The writer of the environment; says once where text is sent to."""
    writer = writing.from_environment(os.environ)
    click.echo(f"yakkan: 質問と見つかった条項を {writer.host} に送ります。", err=True)
    return writer


def _of_workspace(
    texts: list[str], workspace: "Workspace", models: "Models", as_of: str | None
) -> "tuple[list[Answer], Index]":
    from pipeline import run

    if not workspace.count():
        raise SourceError("登録された文書がありません。ファイルを指定するか、yakkan add で登録してください。")
    limits = settled(workspace)
    return run.ask_workspace(
        texts,
        workspace,
        models,
        as_of=as_of,
        settings=limits,
        tell=lambda said: click.echo(f"yakkan: {said}", err=True),
    )


def _questions(path: str) -> list[dict[str, Any]]:
    try:
        text = sys.stdin.buffer.read().decode("utf-8-sig") if path == "-" else Path(path).read_text("utf-8-sig")
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
        yield record | {"question": _printable(record["question"])}


def _printable(question: str) -> str:
    """A question without the half characters that another encoding leaves in an argument."""
    return question.encode("utf-8", "replace").decode()


def _no_question(path: str, number: int) -> SourceError:
    return SourceError(f'{path} の{number}行目が {{"id": …, "question": …}} の形になっていません。')
