"""diff: what changed between two versions."""

import click

from app.cli.files import echo_json, read
from app.cli.options import JSON, PASSWORD
from app.japanese import Command


@click.command(
    cls=Command,
    short_help="二つの版を比べ、何が変わったかを示します。",
    epilog="yakkan diff 旧規約.docx 新規約.pdf\nyakkan diff --json 旧規約.md 新規約.md > changes.json\n"
    "git show HEAD~1:規約.md | yakkan diff - 規約.md",
)
@click.argument("old", metavar="旧ファイル", type=click.Path(allow_dash=True))
@click.argument("new", metavar="新ファイル", type=click.Path(allow_dash=True))
@JSON
@PASSWORD
def diff(old: str, new: str, machine: bool, password: str | None) -> None:
    """二つの版（形式は違っていてもかまいません）の条・項・号を内容で対応させ、内容の変更と、番号や表記だけの変更を分けて示します。[-…-] は消えた語、{+…+} は加わった語です。どちらに有利かは文言から推した目安です。違いがあっても 0 で終わります。"""
    from app import as_revision
    from models import clause_types
    from pipeline import run

    if old == new == "-":
        raise click.UsageError("標準入力（-）は、旧ファイルと新ファイルの片方にだけ指定できます。")
    olds, news = read(old, password), read(new, password)
    found = run.revise(olds, news, clause_types=clause_types.default())
    for name, documents in ((old, olds), (new, news)):
        if len(documents) > len(found):
            click.echo(
                f"yakkan: 「{name}」には文書が {len(documents)} 件あり、内容の近い {len(found)} 件だけを比べました。",
                err=True,
            )
    if machine:
        for one in found:
            echo_json(as_revision.as_json(one))
    else:
        click.echo("\n\n".join(map(as_revision.as_text, found)))
