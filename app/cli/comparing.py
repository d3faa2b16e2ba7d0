"""diff: what changed between two versions."""

import functools
import gc
import os
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app import ahead, settings
from app.cli.files import echo_json, read
from app.cli.options import JSON, PASSWORD, one_of
from app.compared import COLUMNS, OUTPUTS, Asked, Output
from app.japanese import Command

if TYPE_CHECKING:
    from pipeline.types.document import Document
    from pipeline.types.revision import Revision

_NO_COLOR = "NO_COLOR"


def _day(_: click.Context, param: click.Parameter, given: str | None) -> date | None:
    """A day as Japanese write it: 2026-04-01, 2026年4月1日, 令和8年4月1日."""
    if given is None:
        return None
    from pipeline.extract.values import dates

    text = given.strip()
    found = next((one.value for one in dates(text) if (one.start, one.end) == (0, len(text))), None)
    if not isinstance(found, str):
        raise click.UsageError(
            f"{param.opts[0]} の「{given}」は日付として読めません。2026-04-01 や 令和8年4月1日 のように指定してください。"
        )
    return date.fromisoformat(found)


def _outputs(command: Callable[..., None]) -> Callable[..., None]:
    """The command with an option for each file that it can write."""
    for output in reversed(OUTPUTS):
        command = click.option(
            output.option,
            metavar=f"出力{output.suffix}",
            type=click.Path(path_type=Path),
            help=output.help,
        )(command)
    return command


@click.command(
    cls=Command,
    short_help="二つの版を比べ、何が変わったかを示します。",
    epilog="yakkan diff 旧規約.docx 新規約.pdf\nyakkan diff --json 旧規約.md 新規約.md > changes.json\n"
    "git show HEAD~1:規約.md | yakkan diff - 規約.md\n"
    "yakkan diff --docx 新旧対照表.docx --columns 新/旧 旧規約.docx 新規約.docx\nyakkan diff --redline 赤字.docx 旧規約.docx 新規約.pdf\n"
    "yakkan diff --pack 説明資料.docx --effective 2026-10-01 旧規約.docx 新規約.docx",
)
@click.argument("old", metavar="旧ファイル", type=click.Path(allow_dash=True))
@click.argument("new", metavar="新ファイル", type=click.Path(allow_dash=True))
@JSON
@_outputs
@click.option(
    "--columns",
    type=click.Choice(COLUMNS),
    help=f"新旧対照表の左の列/右の列の見出し（既定は {COLUMNS[0]}）",
)
@click.option(
    "--author",
    metavar="名前",
    default="yakkan",
    show_default=True,
    envvar=settings.AUTHOR,
    help=f"--redline の変更履歴に残す作成者（環境変数 {settings.AUTHOR} でも指定できます）",
)
@click.option(
    "--effective",
    metavar="日付",
    callback=_day,
    help="新しい版の施行日（--pack・--json。既定は、新しい版の附則などから読み取ります）",
)
@click.option(
    "--announced",
    metavar="日付",
    callback=_day,
    help="変更を周知する日（--pack・--json。既定は今日）。規約の予告期間を置いているかを計算します",
)
@PASSWORD
def diff(
    old: str,
    new: str,
    machine: bool,
    columns: str | None,
    author: str,
    effective: date | None,
    announced: date | None,
    password: str | None,
    **outs: Path | None,
) -> None:
    """二つの版（形式は違っていてもかまいません）の条・項・号を内容で対応させ、内容の変更と、番号や表記だけの変更を分けて示します。[-…-] は消えた語、{+…+} は加わった語です。どちらに有利かは文言から推した目安です。違いがあっても 0 で終わります。"""
    if old == new == "-":
        raise click.UsageError("標準入力（-）は、旧ファイルと新ファイルの片方にだけ指定できます。")
    chosen = _chosen(
        outs, machine, (old, new), {"--columns": columns, "--effective": effective, "--announced": announced}
    )
    found = _compared((old, new), password)
    asked = Asked(
        found,
        columns or COLUMNS[0],
        author,
        lambda: _word_file(found, old, password),
        effective,
        announced or date.today(),
    )
    if chosen:
        _write(asked, *chosen)
    elif machine:
        for one in found:
            echo_json(_json(one, asked))
    else:
        from app import as_revision

        # A terminal that wants no colour says so; what is no terminal never gets any.
        color = False if os.environ.get(_NO_COLOR) else None
        click.echo("\n\n".join(map(as_revision.as_text, found)), color=color)


def _chosen(
    outs: Mapping[str, Path | None], machine: bool, compared: Sequence[str], given: Mapping[str, object]
) -> tuple[Output, Path] | None:
    """The output that was asked for and where it goes; refuses what does not go together."""
    asked = [(output, out) for output in OUTPUTS if (out := outs[output.name]) is not None]
    one_of({"--json": machine, **{output.option: True for output, _ in asked}})
    for output, out in asked:
        _separate(output, out, compared)
    for option in (name for name, value in given.items() if value is not None):
        takers = [output.option for output in OUTPUTS if option in output.takes]
        dates = option not in ("--columns",)
        if not any(option in output.takes for output, _ in asked) and not (machine and dates):
            told = "・".join([*takers, *(["--json"] if dates else [])])
            which = "のどれかと一緒に" if len(takers) > 1 or dates else "と一緒に"
            raise click.UsageError(f"{option} は、{told} {which}指定してください。")
    return asked[0] if asked else None


def _separate(output: Output, out: Path, compared: Sequence[str]) -> None:
    """Refuses to write where a contract named by a slip would be overwritten."""
    if out.suffix.lower() != output.suffix:
        raise click.UsageError(f"{output.option} には {output.suffix} で終わる書き出し先を指定してください。")
    if any(name != "-" and out.resolve() == Path(name).resolve() for name in compared):
        raise click.UsageError(f"{output.option} には、比べる二つのファイルとは別の書き出し先を指定してください。")


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of cycles: what is made here stays until the end, and it goes through all of it again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.freeze()  # else the collector goes through all of it at its first chance
            gc.enable()


def _look(file: Path) -> None:
    """SourceError for a file that is not there to be read; nothing is taken out of a pipe."""
    if not os.access(file, os.R_OK) or file.is_dir():
        from pipeline import read as reading

        reading.load(file)  # raises what is wrong with it


def _load() -> None:
    """Loads all that compares and judges, and what tells it, while another process still reads."""
    from app import as_pack, as_revision  # noqa: F401
    from pipeline import extract
    from pipeline.extract import apart, norms  # noqa: F401
    from pipeline.revise import align, changes, judge, margins, recut  # noqa: F401

    extract.prepare()


def _compared(names: Sequence[str], password: str | None) -> "Sequence[Revision]":
    """What changed, the files being read while what compares them is loaded."""
    limits = settings.from_environment(os.environ)
    signal.signal(signal.SIGTERM, signal.getsignal(signal.SIGINT))  # as Ctrl-C: no process is left behind
    files = [Path(name) for name in names if name != "-"]
    for file in files:
        _look(file)
    with _uncollected(), ahead.reading(files if len(files) == len(names) else (), password or None, limits) as coming:

        def documents(name: str) -> "Sequence[Document]":
            return next(coming, ()) or read(name, password)

        from models import clause_types
        from pipeline import run

        model = clause_types.default()
        if coming.is_apart:
            _load()
        olds, news = documents(names[0]), functools.cache(lambda: documents(names[1]))
        found = run.revise(olds, news, clause_types=model, counted=coming.terms, beside=coming.beside)
    for name, side in zip(names, (olds, news()), strict=True):
        if len(side) > len(found):
            click.echo(
                f"yakkan: 「{name}」には文書が {len(side)} 件あり、内容の近い {len(found)} 件だけを比べました。",
                err=True,
            )
    return found


def _json(one: "Revision", asked: Asked) -> dict[str, Any]:
    from app import as_pack, as_revision

    pack = as_pack.pack(one, announced=asked.announced, effective=asked.effective)
    return {**as_revision.as_json(one), "pack": as_pack.as_json(pack)}


def _write(asked: Asked, output: Output, out: Path) -> None:
    from pipeline import export

    with export.replacing(out) as stream:
        how = output.write(stream, asked)
    click.echo(f"{out} に{how}書き出しました（{'、'.join(map(_told, asked.found))}）。", err=True)


def _word_file(found: "Sequence[Revision]", old: str, password: str | None) -> bytes | None:
    """The old file where it is one of Word, unlocked; what came through standard input is gone."""
    from pipeline import read as reading
    from pipeline.read.sniff import WORD

    if old == "-" or found[0].old.source.media_type != WORD:
        return None
    limits = settings.from_environment(os.environ)
    data = reading.load(Path(old), max_bytes=limits.max_bytes)
    return reading.unlocked(data, old, password=password or None, settings=limits)


def _told(revision: "Revision") -> str:
    substance = sum(change.substantive for change in revision.changes)
    return f"内容の変更 {substance} 件、番号・表記だけの変更 {len(revision.changes) - substance} 件"
