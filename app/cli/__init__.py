"""The command line: parse arguments, call the pipeline, show."""

import atexit
import gc

import click

from app import login, settings, writing
from app.cli import (
    amending,
    asking,
    batching,
    caring,
    checking,
    comparing,
    keeping,
    peopling,
    reading,
    relating,
    serving,
    showing,
)
from app.japanese import Group

# What is left is given back as a whole: Python would look through all of it for cycles first, 0.1 s behind a long command.
atexit.register(gc.freeze)


class _Yakkan(Group):
    environment = (*settings.VARIABLES, *writing.VARIABLES, *login.VARIABLES)


@click.group(cls=_Yakkan, context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100})
@click.version_option(None, "--version", package_name="yakkan", message="yakkan %(version)s", help="版を表示します")
@click.option(
    "--workspace",
    metavar="フォルダ|URL",
    envvar=settings.WORKSPACE,
    default=lambda: click.get_app_dir("yakkan"),
    help=f"文書を置くフォルダ、または postgresql:// で始まるデータベースの URL（環境変数 {settings.WORKSPACE} でも指定できます）",
)
@click.pass_context
def main(ctx: click.Context, workspace: str) -> None:
    """利用規約・約款・契約書を条・項・号の構造に読み、根拠の条項を示して質問に答えます。"""
    ctx.obj = settings.place(workspace)


for _command in (
    reading.parse,
    reading.extract,
    checking.check,
    comparing.diff,
    amending.amend,
    asking.ask,
    batching.batch,
    keeping.add,
    keeping.list_documents,
    keeping.history,
    keeping.remove,
    relating.relate,
    peopling.people,
    caring.doctor,
    caring.backup,
    caring.restore,
    caring.retention,
    serving.serve,
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
