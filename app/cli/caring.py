"""doctor, backup, restore: a workspace kept well."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.files import echo_json, leave, open_workspace
from app.japanese import Command
from pipeline.errors import WorkspaceError

_FOR_EVER = "なし"

if TYPE_CHECKING:
    from pipeline.store import Place
    from pipeline.types.care import Trouble


@click.command(
    cls=Command,
    short_help="ワークスペースを調べ、直せるものを直します。",
    epilog="yakkan doctor\nyakkan doctor --check\nyakkan doctor --json > 点検.json",
)
@click.option("--check", "only_look", is_flag=True, help="調べるだけで、何も直しません")
@click.option("--json", "machine", is_flag=True, help="JSON で出力します")
@click.pass_obj
def doctor(place: "Place", only_look: bool, machine: bool) -> None:
    """原本のハッシュ、本文と抽出値の欠け、行き先のない行、途中で終わった作業、索引と登録の食い違い、操作の記録の改変、ファイルの権限を調べ、直せるものは直します。異常がないか、すべて直せば 0、人の手が要るものが残れば 1 で終わります。"""
    from app import as_care
    from pipeline import run

    try:
        with open_workspace(place, makes=False) as workspace:
            count = workspace.count()
            troubles: list[Trouble] = []
            mends = not only_look and not workspace.is_read_only()
            if not mends and not only_look:
                _told("読むことしかできないワークスペースなので、調べるだけで何も直しません。")
            for trouble in run.examine(workspace, mends=mends):
                troubles.append(trouble)
                if not machine:
                    click.echo(as_care.line(trouble))
            name = workspace.name
    except WorkspaceError as error:
        if not machine:
            raise
        echo_json(as_care.unopened(str(error)))
        raise click.exceptions.Exit(1) from error
    if machine:
        echo_json(as_care.report(name, count, troubles))
    else:
        click.echo(as_care.summary(name, count, troubles))
    leave(not as_care.is_well(troubles))


@click.command(
    cls=Command,
    short_help="ワークスペースを一つのファイルに写します。",
    epilog="yakkan backup 2026-04-01.zip\nyakkan --workspace postgresql://法務@db/yakkan backup 移行.zip",
)
@click.argument("out", metavar="出力", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def backup(place: "Place", out: Path) -> None:
    """登録した文書と、訂正・質問・操作の記録などを、一つのファイルに写します（画面の一括処理に入れて登録していないファイルと、その結果は入りません）。ほかの人が使っている間もでき、ある時点のそろった内容になります。途中で止まっても、書きかけのファイルは残りません。契約の本文を含むので、置き場所に注意してください。"""
    from app import dismissals
    from pipeline.store import backup as stage

    with open_workspace(place, makes=False) as workspace:
        files = [place.folder / dismissals.NAME]  # what lies beside the rows and cannot be made again
        count = stage.backup(workspace, out, files=files, tell=_told)
    click.echo(f"{out} に {count} 件の文書を写しました。")


@click.command(
    cls=Command,
    short_help="バックアップから、空のワークスペースに戻します。",
    epilog="yakkan --workspace 新しいフォルダ restore 2026-04-01.zip\nyakkan --workspace postgresql://法務@db/yakkan restore 移行.zip",
)
@click.argument("file", metavar="バックアップ", type=click.Path(path_type=Path))
@click.pass_obj
def restore(place: "Place", file: Path) -> None:
    """バックアップの内容を、空のワークスペースに戻します。フォルダで取ったものをデータベースに、またその逆にも戻せます。すべて戻るか、何も戻らないかのどちらかです。索引は次に質問したときに作り直します。"""
    from pipeline.store import backup as stage

    with open_workspace(place) as workspace:
        count = stage.restore(workspace, file, tell=_told)
        name = workspace.name
    click.echo(f"{name} に {count} 件の文書を戻しました。")


@click.command(
    cls=Command,
    short_help="質問・評価・操作の記録を残す日数を見る、または決めます。",
    epilog="yakkan retention\nyakkan retention 365\nyakkan retention なし",
)
@click.argument("days", metavar="[日数|なし]", required=False)
@click.pass_obj
def retention(place: "Place", days: str | None) -> None:
    """質問・評価・操作の記録を残す日数を示します。日数を指定すると、それより古い記録をすぐに消し、以後もその日数だけ残します。「なし」は期限なしです。文書には関わりません。"""
    from pipeline.store.questions import MOST_DAYS, Questions

    if days is not None and days != _FOR_EVER and not (days.isdecimal() and len(days) < 10):
        raise click.UsageError(f"残す日数には、1 から {MOST_DAYS} までの整数か「なし」を指定してください。")
    with open_workspace(place, makes=False) as workspace:
        questions = Questions(workspace)
        if days is not None:
            questions.keep_for(None if days == _FOR_EVER else int(days))
        kept = questions.kept_for()
    click.echo("記録は期限なしに残します。" if kept is None else f"記録は {kept} 日残します。")


def _told(said: str) -> None:
    click.echo(f"yakkan: {said}", err=True)
