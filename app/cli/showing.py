"""ontology: the clause ontology as a page or as data."""

import json
from pathlib import Path

import click

from app.cli.options import ONTOLOGY, one_of
from app.japanese import Command


@click.command(
    "ontology",
    cls=Command,
    short_help="条項の種類・事実・文書の種類の一覧を表示します。",
    epilog="yakkan ontology > ontology.md\nyakkan ontology --json-schema > extract.schema.json\nyakkan ontology --skos > ontology.jsonld\nyakkan ontology --check 自分の.toml",
)
@click.option("--json-schema", "schema", is_flag=True, help="extract --json の JSON Schema を出力します")
@click.option("--skos", is_flag=True, help="概念体系を SKOS（JSON-LD）で出力します")
@click.option(
    "--check",
    "checked",
    metavar="ファイル.toml",
    type=click.Path(path_type=Path),
    help="自分のファイルを調べ、誤りをファイル・行・理由で知らせます",
)
@ONTOLOGY
def show_ontology(schema: bool, skos: bool, checked: Path | None) -> None:
    """条項の種類・事実・文書の種類の一覧を Markdown で表示します。"""
    from pipeline import ontology
    from pipeline.ontology.page import page
    from pipeline.ontology.schema import json_schema
    from pipeline.ontology.skos import skos as as_skos

    one_of({"--json-schema": schema, "--skos": skos, "--check": checked is not None})
    if checked is not None:
        with ontology.using(checked) as found:
            click.echo(
                f"誤りはありません（条項の種類 {len(found.types)}、事実 {len(found.fields)}、文書の種類 {len(found.kinds)}）。"
            )
    elif schema or skos:
        found = ontology.load()
        click.echo(json.dumps(json_schema(found) if schema else as_skos(found), ensure_ascii=False, indent=2))
    else:
        click.echo(page(ontology.load()), nl=False)
