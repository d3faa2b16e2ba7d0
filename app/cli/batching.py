"""batch: extraction over all files of a folder."""

import os
import signal
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app import settings
from app.cli.files import has_workspace, leave, open_workspace
from app.cli.options import PASSWORD
from app.japanese import Command

if TYPE_CHECKING:
    from pipeline.batch import Engine, Folder, Loader
    from pipeline.ontology import Text
    from pipeline.settings import Settings
    from pipeline.store import Place


_MOST_JOBS = 1000


def _jobs(ctx: click.Context, _: click.Parameter, given: str | None) -> int | None:
    if given is None:
        return None
    if not (given.isascii() and given.isdecimal() and 1 <= int(given[:6]) <= _MOST_JOBS):
        raise click.UsageError(f"--jobs には 1 から {_MOST_JOBS} までの整数を指定してください。", ctx)
    return int(given)


@click.command(
    cls=Command,
    short_help="フォルダーの文書をまとめて読み、一覧にします。",
    epilog="yakkan batch 契約書 --out 結果\nyakkan batch 契約書 --out 結果 --jobs 8\nyakkan batch 受付 --out 結果 --watch\n"
    "RAY_ADDRESS=ray-head:6379 yakkan batch /mnt/契約書 --out 結果 --engine ray",
)
@click.argument("folder", metavar="フォルダー", type=click.Path())
@click.option(
    "--out",
    metavar="フォルダー",
    type=click.Path(path_type=Path),
    help="結果を書き出すフォルダー（必須。一覧.xlsx、report.md、json・csv・parquet の各フォルダー）",
)
@click.option(
    "--engine",
    type=click.Choice(["local", "ray"]),
    default="local",
    help="local（既定）はこのコンピューター、ray は環境変数 RAY_ADDRESS の Ray クラスター（なければこのコンピューターの Ray）で処理します",
)
@click.option("--jobs", metavar="数", callback=_jobs, help="同時に動かすワーカーの数（既定は使える CPU の数）")
@click.option(
    "--watch", is_flag=True, help="終わらずにフォルダーを見張り、増えた文書を読み続けます（Ctrl-C で終わります）"
)
@click.option(
    "--ontology",
    "own",
    metavar="ファイル.toml",
    type=click.Path(path_type=Path),
    envvar=settings.ONTOLOGY,
    help=f"自分の条項の種類や事実を足します（環境変数 {settings.ONTOLOGY} でも指定できます。書き方は docs/ontology.md。指定がなければ、ワークスペースに登録したもの）",
)
@PASSWORD
@click.pass_obj
def batch(
    place: "Place",
    folder: str,
    out: Path | None,
    engine: str,
    jobs: int | None,
    watch: bool,
    own: Path | None,
    password: str | None,
) -> None:
    """フォルダーの文書（PDF・Word・HTML・Markdown・テキスト・画像など。下のフォルダーも含みます）をすべて読み、文書ごとの JSON と、Excel の一覧・CSV・Parquet・報告を書き出します。途中で止まっても、もう一度実行すると続きから始めます。変わったファイルは読み直し、なくなったファイルは結果からも消えます。読めないファイルがあれば 1 で終わります。"""
    from app import as_batch
    from app.as_batch_progress import Progress
    from app.as_batch_run import Batch

    if out is None:
        raise click.UsageError("結果を書き出すフォルダーを --out で指定してください。", click.get_current_context())
    limits, kept = _kept(place, own)
    mine: Path | Text | None = own or kept
    signal.signal(signal.SIGTERM, _interrupt)  # as Ctrl-C: what is done is kept, the workers are ended
    source = _folder(folder, out, limits)
    with settings.using(mine):
        extractor = as_batch.extractor(mine)
    load = as_batch.loader(limits, password or None, mine, extractor)
    course = Batch(
        source,
        out,
        name=folder,
        own=mine,
        extractor=extractor,
        engine=lambda: _engine(engine, load, jobs, limits),
        watcher=Progress(sys.stderr),
        tell=lambda words: click.echo(words, err=True),
    )
    with course.opened():
        try:
            failed = course.watch() if watch else course.once().counts.failed > 0
        except KeyboardInterrupt:
            click.echo("中断しました。もう一度実行すると、続きから始めます。", err=True)
            raise click.exceptions.Exit(130) from None
    leave(failed)


def _kept(place: "Place", own: Path | None) -> "tuple[Settings, Path | Text | None]":
    """Limits and the own ontology, those of the workspace where there is one and something is left for it to say: a batch asks for none."""
    if (own is not None and settings.are_limits_given(os.environ)) or not has_workspace(place):
        return settings.from_environment(os.environ), None
    with open_workspace(place, makes=False) as workspace:
        return settings.of_workspace(os.environ, workspace)


def _folder(folder: str, out: Path, limits: "Settings") -> "Folder":
    from pipeline import batch, read
    from pipeline.batch import remote

    if remote.is_url(folder):
        return remote.remote_folder(folder, most=limits.max_bytes, suffixes=read.SUFFIXES)
    root = Path(folder)
    if root.resolve() == out.resolve():
        raise click.UsageError("--out には、文書のフォルダーとは別のフォルダーを指定してください。")
    load = partial(read.load, max_bytes=limits.max_bytes)
    return batch.local_folder(root, load=load, suffixes=read.SUFFIXES, without=out)


def _engine(name: str, load: "Loader", jobs: int | None, limits: "Settings") -> "Engine":
    from app.as_batch_run import bounds, processors
    from pipeline.batch import LocalEngine

    if name == "ray":
        from pipeline.batch.ray_engine import RayEngine

        return RayEngine(load, jobs=jobs, limits=bounds(limits))
    return LocalEngine(load, jobs=jobs or processors(), limits=bounds(limits))


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt
