"""diff: what changed between two versions."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app import settings
from app.cli.files import echo_json, read
from app.cli.options import JSON, PASSWORD, one_of
from app.japanese import Command

if TYPE_CHECKING:
    from pipeline.types.revision import Revision

_COLUMNS = ("改定後/改定前", "改定前/改定後", "新/旧", "旧/新", "改定案/現行", "現行/改定案")


@click.command(
    cls=Command,
    short_help="二つの版を比べ、何が変わったかを示します。",
    epilog="yakkan diff 旧規約.docx 新規約.pdf\nyakkan diff --json 旧規約.md 新規約.md > changes.json\n"
    "git show HEAD~1:規約.md | yakkan diff - 規約.md\n"
    "yakkan diff --docx 新旧対照表.docx --columns 新/旧 旧規約.docx 新規約.docx\nyakkan diff --redline 赤字.docx 旧規約.docx 新規約.pdf",
)
@click.argument("old", metavar="旧ファイル", type=click.Path(allow_dash=True))
@click.argument("new", metavar="新ファイル", type=click.Path(allow_dash=True))
@JSON
@click.option(
    "--docx",
    metavar="出力.docx",
    type=click.Path(path_type=Path),
    help="新旧対照表を Word 文書に書き出します（A4 横。変わった語に下線、変わらない条項は（略））",
)
@click.option(
    "--xlsx",
    metavar="出力.xlsx",
    type=click.Path(path_type=Path),
    help="新旧対照表を Excel のブックに書き出します（2枚目は社内で検討するための変更一覧）",
)
@click.option(
    "--html",
    metavar="出力.html",
    type=click.Path(path_type=Path),
    help="新旧対照表をブラウザで見るページに書き出します（j・k で次・前の変更、f で番号・表記だけの変更をたたむ）",
)
@click.option(
    "--columns",
    type=click.Choice(_COLUMNS),
    help=f"新旧対照表の左の列/右の列の見出し（既定は {_COLUMNS[0]}）",
)
@click.option(
    "--redline",
    metavar="出力.docx",
    type=click.Path(path_type=Path),
    help="変更履歴と、内容の変更ごとのコメントが付いた Word 文書に書き出します（すべて承諾すれば新、元に戻せば旧の文言になります）",
)
@click.option(
    "--author",
    metavar="名前",
    default="yakkan",
    show_default=True,
    envvar=settings.AUTHOR,
    help=f"--redline の変更履歴に残す作成者（環境変数 {settings.AUTHOR} でも指定できます）",
)
@PASSWORD
def diff(
    old: str,
    new: str,
    machine: bool,
    docx: Path | None,
    xlsx: Path | None,
    html: Path | None,
    columns: str | None,
    redline: Path | None,
    author: str,
    password: str | None,
) -> None:
    """二つの版（形式は違っていてもかまいません）の条・項・号を内容で対応させ、内容の変更と、番号や表記だけの変更を分けて示します。[-…-] は消えた語、{+…+} は加わった語です。どちらに有利かは文言から推した目安です。違いがあっても 0 で終わります。"""
    from app import as_revision
    from models import clause_types
    from pipeline import run

    if old == new == "-":
        raise click.UsageError("標準入力（-）は、旧ファイルと新ファイルの片方にだけ指定できます。")
    tables = {"--docx": docx, "--xlsx": xlsx, "--html": html}
    outs = {name: out for name, out in {**tables, "--redline": redline}.items() if out is not None}
    one_of({"--json": machine, **dict.fromkeys(outs, True)})
    for option, out in outs.items():
        _separate(option, out, (old, new))
    if columns and not any(tables.values()):
        raise click.UsageError("--columns は、--docx・--xlsx・--html のどれかと一緒に指定してください。")
    olds, news = read(old, password), read(new, password)
    found = run.revise(olds, news, clause_types=clause_types.default())
    for name, documents in ((old, olds), (new, news)):
        if len(documents) > len(found):
            click.echo(
                f"yakkan: 「{name}」には文書が {len(documents)} 件あり、内容の近い {len(found)} 件だけを比べました。",
                err=True,
            )
    if redline is not None:
        _write_redline(found, redline, author, _word_file(found, old, password))
    elif outs:
        [(option, out)] = outs.items()
        _write_table(found, option, out, columns or _COLUMNS[0])
    elif machine:
        for one in found:
            echo_json(as_revision.as_json(one))
    else:
        click.echo("\n\n".join(map(as_revision.as_text, found)))


def _separate(option: str, out: Path, compared: Sequence[str]) -> None:
    """Refuses to write where a contract named by a slip would be overwritten."""
    suffix = ".docx" if option == "--redline" else f".{option.removeprefix('--')}"
    if out.suffix.lower() != suffix:
        raise click.UsageError(f"{option} には {suffix} で終わる書き出し先を指定してください。")
    if any(name != "-" and out.resolve() == Path(name).resolve() for name in compared):
        raise click.UsageError(f"{option} には、比べる二つのファイルとは別の書き出し先を指定してください。")


def _write_table(found: "Sequence[Revision]", option: str, out: Path, columns: str) -> None:
    """The 新旧対照表; the pairs of a file that holds several documents one after the other."""
    from app import as_comparison
    from models import clause_types
    from pipeline import export, run

    types, named = clause_types.default(), as_comparison.columns(columns)
    with export.replacing(out) as stream:
        tables = [
            as_comparison.table(one, *(run.extract(side, clause_types=types) for side in (one.old, one.new)))
            for one in found
        ]
        if option == "--docx":
            from pipeline.export.word_table import write_word_table

            write_word_table(stream, tables, named)
        elif option == "--xlsx":
            from pipeline.export.sheet_table import write_sheet_table

            write_sheet_table(stream, tables, named, [as_comparison.changes(one) for one in found])
        else:
            from pipeline.export.web_table import write_web_table

            write_web_table(stream, tables, named)
    click.echo(f"{out} に書き出しました（{'、'.join(map(_told, found))}）。", err=True)


def _word_file(found: "Sequence[Revision]", old: str, password: str | None) -> bytes | None:
    """The old file where it is one of Word, unlocked; what came through standard input is gone."""
    import os

    from app import settings
    from pipeline import read as reading
    from pipeline.read.sniff import WORD

    if old == "-" or found[0].old.source.media_type != WORD:
        return None
    limits = settings.from_environment(os.environ)
    data = reading.load(Path(old), max_bytes=limits.max_bytes)
    return reading.unlocked(data, old, password=password or None, settings=limits)


def _write_redline(found: "Sequence[Revision]", out: Path, author: str, original: bytes | None) -> None:
    from datetime import UTC, datetime

    from app.as_redline import as_redline
    from pipeline import export

    with export.replacing(out) as stream:
        data, is_old = as_redline(found, author=author.strip() or "yakkan", when=datetime.now(UTC), original=original)
        stream.write(data)
    how = "旧ファイルの書式のまま" if is_old else "新しく組んだ文書として"
    click.echo(f"{out} に{how}書き出しました（{'、'.join(map(_told, found))}）。", err=True)


def _told(revision: "Revision") -> str:
    substance = sum(change.substantive for change in revision.changes)
    return f"内容の変更 {substance} 件、番号・表記だけの変更 {len(revision.changes) - substance} 件"
