"""Arguments and options that several commands take."""

from pathlib import Path

import click

from app import settings

FILES = click.argument("files", metavar="ファイル…", nargs=-1, required=True, type=click.Path(allow_dash=True))
JSON = click.option("--json", "machine", is_flag=True, help="JSON で出力します（文書ごとに1行）")
PASSWORD = click.option(
    "--password",
    metavar="パスワード",
    envvar=settings.PASSWORD,
    help=f"パスワード付きのファイルを開きます（環境変数 {settings.PASSWORD} でも指定できます）",
)


def _use_ontology(ctx: click.Context, _: click.Parameter, own: Path | None) -> None:
    """Puts the user's file over the built-in ontology until the command is done."""
    if own is not None:
        from pipeline import ontology

        ctx.with_resource(ontology.using(own))


ONTOLOGY = click.option(
    "--ontology",
    metavar="ファイル.toml",
    type=click.Path(path_type=Path),
    envvar=settings.ONTOLOGY,
    callback=_use_ontology,
    expose_value=False,
    help=f"自分の条項の種類や事実を足します（環境変数 {settings.ONTOLOGY} でも指定できます。書き方は docs/ontology.md）",
)


def one_of(options: dict[str, bool]) -> None:
    """Refuses two options that exclude each other."""
    given = [name for name, is_given in options.items() if is_given]
    if len(given) > 1:
        raise click.UsageError(f"{given[0]} と {given[1]} は同時に指定できません。")
