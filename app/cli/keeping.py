"""add, list, remove: the workspace."""

import os
from pathlib import Path

import click

from app import settings
from app.cli.files import echo_json, leave, open_workspace, stdin, tried
from app.cli.options import FILES, JSON, PASSWORD
from app.japanese import Command


@click.command(
    cls=Command,
    short_help="文書を登録します。",
    epilog="yakkan add 利用規約.md\nyakkan add 改定後.md --revision-of d0123456789ab",
)
@FILES
@click.option("--revision-of", "revision_of", metavar="ID", help="この文書の改定版として登録します")
@JSON
@PASSWORD
@click.pass_obj
def add(folder: Path, files: tuple[str, ...], revision_of: str | None, machine: bool, password: str | None) -> None:
    """文書を登録します。同じ内容の文書は二重に登録しません。パスワード付きの Word は、パスワードを外した中身を登録します。"""
    from app import as_json
    from pipeline import run

    if revision_of is not None and len(files) > 1:
        raise click.UsageError("--revision-of を使うときは、ファイルを一つだけ指定してください。")
    limits = settings.from_environment(os.environ)
    with open_workspace(folder) as workspace:

        def add_one(path: str) -> None:
            record, new = run.add(
                workspace,
                Path(path) if path != "-" else stdin(limits.max_bytes),
                revision_of=revision_of,
                password=password or None,
                settings=limits,
            )
            if machine:
                echo_json(as_json.stored(record) | {"added": new})
            else:
                click.echo(f"{record.id}  {record.title or record.name}" + ("" if new else "  （登録済み）"))

        leave(tried(files, add_one))


@click.command("list", cls=Command, epilog="yakkan list\nyakkan list --json")
@JSON
@click.pass_obj
def list_documents(folder: Path, machine: bool) -> None:
    """登録済みの文書を一覧します。"""
    from app import as_json

    with open_workspace(folder) as workspace:
        records = workspace.records()
    for record in records:
        if machine:
            echo_json(as_json.stored(record))
        else:
            click.echo(f"{record.id}  {record.added_at[:10]}  {record.title or '（題名なし）'}  {record.name}")
    if not records and not machine:
        click.echo("登録された文書はありません。yakkan add ファイル で登録できます。", err=True)


@click.command(cls=Command, epilog="yakkan remove d0123456789ab")
@click.argument("ids", metavar="ID…", nargs=-1, required=True)
@click.pass_obj
def remove(folder: Path, ids: tuple[str, ...]) -> None:
    """登録済みの文書を削除します。"""
    from pipeline import run

    with open_workspace(folder) as workspace:

        def remove_one(document_id: str) -> None:
            run.remove(workspace, document_id)
            click.echo(f"{document_id} を削除しました。")

        leave(tried(ids, remove_one))
