"""The command line: parse arguments, call the pipeline, show."""

from importlib.metadata import version
from pathlib import Path

import click

from app import settings, writing
from app.cli import asking, checking, comparing, keeping, reading, showing
from app.japanese import Group


class _Yakkan(Group):
    environment = (*settings.VARIABLES, *writing.VARIABLES)


@click.group(cls=_Yakkan, context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100})
@click.version_option(version("yakkan"), "--version", message="yakkan %(version)s", help="版を表示します")
@click.option(
    "--workspace",
    metavar="フォルダ",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="YAKKAN_WORKSPACE",
    default=lambda: Path(click.get_app_dir("yakkan")),
    help="文書を置く場所（環境変数 YAKKAN_WORKSPACE でも指定できます）",
)
@click.pass_context
def main(ctx: click.Context, workspace: Path) -> None:
    """利用規約・約款・契約書を条・項・号の構造に読み、根拠の条項を示して質問に答えます。"""
    ctx.obj = workspace


for _command in (
    reading.parse,
    reading.extract,
    checking.check,
    comparing.diff,
    asking.ask,
    keeping.add,
    keeping.list_documents,
    keeping.remove,
    showing.show_ontology,
):
    main.add_command(_command)


@main.command(epilog='eval "$(yakkan completion bash)"')
@click.argument("shell", metavar="bash|zsh|fish", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """シェルの補完を設定する命令を出力します。"""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is not None:
        click.echo(kind(main, {}, "yakkan", "_YAKKAN_COMPLETE").source())
