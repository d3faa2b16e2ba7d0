"""add, list, history, remove: the workspace."""

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.files import echo_json, leave, open_workspace, settled, stdin, tried
from app.cli.options import FILES, JSON, ONTOLOGY, PASSWORD
from app.japanese import Command

if TYPE_CHECKING:
    from datetime import datetime

    from pipeline.store import Place, Record


@click.command(
    cls=Command,
    short_help="文書を登録します。",
    epilog="yakkan add 利用規約.md\nyakkan add 改定後.md --revision-of d0123456789ab\n"
    "yakkan add 改定後.md --revision-of d0123456789ab --effective 2026-04-01",
)
@FILES
@click.option("--revision-of", "revision_of", metavar="ID", help="この文書の改定版として登録します")
@click.option(
    "--effective",
    metavar="年-月-日",
    type=click.DateTime(["%Y-%m-%d"]),
    help="効力が生じる日（指定がなければ、本文の施行日・発効日を読み取ります）",
)
@JSON
@ONTOLOGY
@PASSWORD
@click.pass_obj
def add(
    place: "Place",
    files: tuple[str, ...],
    revision_of: str | None,
    effective: "datetime | None",
    machine: bool,
    password: str | None,
) -> None:
    """文書を読み取り、原本・本文・取り出した値をまとめて登録します。同じ内容の文書は二重に登録しません。パスワード付きの Word は、パスワードを外した中身を登録します。"""
    from app import as_json
    from models import clause_types
    from pipeline import run
    from pipeline.store.people import Role

    if revision_of is not None and len(files) > 1:
        raise click.UsageError("--revision-of を使うときは、ファイルを一つだけ指定してください。")
    with open_workspace(place) as workspace:
        limits = settled(workspace)
        workspace.require(Role.REVIEWER)

        def add_one(path: str) -> None:
            record, new = run.add(
                workspace,
                Path(path) if path != "-" else stdin(limits.max_bytes),
                clause_types=clause_types.default(),
                revision_of=revision_of,
                effective=effective.date().isoformat() if effective else None,
                password=password or None,
                settings=limits,
            )
            if machine:
                echo_json(as_json.stored(record) | {"added": new})
            else:
                click.echo(f"{record.id}  {record.title or record.name}" + ("" if new else "  （登録済み）"))

        leave(tried(files, add_one))


@click.command("list", cls=Command, short_help="登録済みの文書を一覧します。", epilog="yakkan list\nyakkan list --json")
@JSON
@click.pass_obj
def list_documents(place: "Place", machine: bool) -> None:
    """登録済みの文書を、登録した順に一覧します（ID・登録日・題名・ファイル名）。改定・変更・個別契約などの関係は、その文書の下に示します。"""
    from app import as_json, as_standing
    from pipeline.store.relations import Relations

    with open_workspace(place) as workspace:
        records = workspace.records()
        relations = as_standing.by_document(Relations(workspace).all())
    if machine:
        lines = [
            json.dumps(
                as_json.stored(record)
                | {"relations": [as_standing.relation_json(one) for one in relations.get(record.id, ())]},
                ensure_ascii=False,
            )
            for record in records
        ]
    else:
        titles = {record.id: record.title for record in records}
        lines = [
            line
            for record in records
            for line in (
                _line(record),
                *(as_standing.relation_line(one, titles) for one in relations.get(record.id, ())),
            )
        ]
    if lines:
        click.echo("\n".join(lines))
    elif not machine:
        click.echo("登録された文書はありません。yakkan add ファイル で登録できます。", err=True)


def _line(record: "Record") -> str:
    line = f"{record.id}  {record.added_at[:10]}  {record.title or '（題名なし）'}  {record.name}"
    return f"{line}  （{record.revision_of} の改定版）" if record.revision_of else line


@click.command(
    cls=Command,
    short_help="文書の版、または一つの条項の変わり方を示します。",
    epilog="yakkan history d0123456789ab\nyakkan history d0123456789ab 第3条第2項\nyakkan history d0123456789ab 第3条 --as-of 2025-04-01",
)
@click.argument("document_id", metavar="ID")
@click.argument("address", metavar="[番地]", required=False)
@click.option(
    "--as-of", "day", metavar="年-月-日", type=click.DateTime(["%Y-%m-%d"]), help="この日に効力のあった版だけを示します"
)
@JSON
@ONTOLOGY
@click.pass_obj
def history(place: "Place", document_id: str, address: str | None, day: "datetime | None", machine: bool) -> None:
    """文書の版を順に、それぞれ何が変わったかを示します。番地を指定すると、条番号が変わってもその条項を追い、変わった語句を示します。"""
    from app import as_history
    from models import clause_types
    from pipeline import run
    from pipeline.history import in_force
    from pipeline.types.address import Address

    try:
        asked = Address.parse(address) if address is not None else None
    except ValueError as error:
        raise click.UsageError(f"「{address}」は番地ではありません。第3条第2項 のように指定してください。") from error
    with open_workspace(place, makes=False) as workspace:
        limits = settled(workspace)
        steps = run.history(workspace, document_id, asked, clause_types=clause_types.default(), settings=limits)
    if day is not None:
        found = in_force(steps, day.date().isoformat())
        steps = [replace(found, revisions=(), operations=())]
    if machine:
        for step in steps:
            echo_json(as_history.as_json(step, is_clause=asked is not None))
    else:
        show = as_history.of_document if asked is None else as_history.of_clause
        click.echo(show(steps, document_id))


@click.command(cls=Command, epilog="yakkan remove d0123456789ab")
@click.argument("ids", metavar="ID…", nargs=-1, required=True)
@click.pass_obj
def remove(place: "Place", ids: tuple[str, ...]) -> None:
    """登録済みの文書を、取り出した値・訂正・索引とともに完全に削除します。"""
    from app.dismissals import Dismissals
    from pipeline import run
    from pipeline.store.people import Role

    with open_workspace(place, makes=False) as workspace:
        workspace.require(Role.ADMIN)

        def remove_one(document_id: str) -> None:
            record = workspace.record(document_id)
            run.remove(workspace, document_id)
            Dismissals(place.folder).forget([record.title, *record.title.split("、"), record.name])
            click.echo(f"{document_id} を削除しました。")

        leave(tried(ids, remove_one))
