"""parse and extract: what a file holds."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.files import each, echo_json, gap, leave, read_all
from app.cli.options import FILES, JSON, ONTOLOGY, PASSWORD, one_of
from app.japanese import Command

if TYPE_CHECKING:
    from pipeline.types.document import Document


@click.command(
    cls=Command,
    epilog="yakkan parse 利用規約.md\nyakkan parse --json 契約書.docx > tree.json\nyakkan parse --akn 契約書.docx > contract.akn.xml\ncat 約款.html | yakkan parse -",
)
@FILES
@JSON
@click.option(
    "--text", "original", is_flag=True, help="読み取った原文をそのまま出力します（位置情報はこの原文の文字数です）"
)
@click.option(
    "--akn",
    is_flag=True,
    help="Akoma Ntoso 3.0（法律文書の XML の国際標準）で出力します（複数の文書は一つの XML にまとめます）",
)
@PASSWORD
def parse(files: tuple[str, ...], machine: bool, original: bool, akn: bool, password: str | None) -> None:
    """文書の構造（章・条・項・号）を表示します。"""
    from app import as_json, as_text

    one_of({"--json": machine, "--text": original, "--akn": akn})
    if akn:
        _echo_akn(files, password)
        return

    def show_one(document: "Document") -> None:
        if original and document.part <= 1:  # all parts of a file stand in one text
            click.echo(document.source.text, nl=False)
        elif original:
            return
        elif machine:
            echo_json(as_json.document(document))
        else:
            click.echo(as_text.tree(document) + gap(files, document))

    each(files, password, show_one)


@click.command(
    cls=Command,
    epilog="yakkan extract 利用規約.md\nyakkan extract --json 規約1.md 規約2.txt > facts.jsonl\nyakkan extract --csv 契約書.docx > 一覧.csv\nyakkan extract --xlsx 一覧.xlsx 契約書1.docx 契約書2.pdf",
)
@FILES
@JSON
@click.option(
    "--jsonld", "linked", is_flag=True, help="JSON-LD で出力します（文書ごとに1行。語彙は schema.org と ELI）"
)
@click.option("--csv", "comma", is_flag=True, help="値ごとに1行の CSV で出力します（UTF-8。Excel でそのまま開けます）")
@click.option(
    "--xlsx",
    "workbook",
    metavar="出力.xlsx",
    type=click.Path(path_type=Path),
    help="Excel のブックに書き出します（確認欄のある一覧と、条項の種類・当事者・定義・参照・規範・指摘のシート）",
)
@ONTOLOGY
@PASSWORD
def extract(
    files: tuple[str, ...], machine: bool, linked: bool, comma: bool, workbook: Path | None, password: str | None
) -> None:
    """条項の種類・数値や期間などの事実・定義・参照・指摘を取り出します。"""
    from app import as_json, as_text
    from models import clause_types
    from pipeline import run

    one_of({"--json": machine, "--jsonld": linked, "--csv": comma, "--xlsx": workbook is not None})
    if workbook is not None:
        _write_workbook(files, password, workbook)
        return
    if comma:
        _echo_csv(files, password)
        return

    def show_one(document: "Document") -> None:
        extraction = run.extract(document, clause_types=clause_types.default())
        if linked:
            from pipeline import export

            echo_json(export.json_ld(document, extraction))
        elif machine:
            echo_json(as_json.extraction(document, extraction))
        else:
            click.echo(as_text.report(document, extraction) + gap(files, document))

    each(files, password, show_one)


def _echo_akn(files: Sequence[str], password: str | None) -> None:
    from models import clause_types
    from pipeline import export, run

    documents, failed = read_all(files, password)
    if documents:
        types = clause_types.default()
        dated = [export.Dated(document, run.extract(document, clause_types=types).facts) for document in documents]
        click.echo(export.akoma_ntoso(dated), nl=False)
    leave(failed)


def _echo_csv(files: Sequence[str], password: str | None) -> None:
    """Bytes, so that no locale and no platform changes the encoding or the line ends."""
    from app.as_tables import FACT_HEADS, Extracted, fact_rows
    from models import clause_types
    from pipeline import export, run

    click.echo((export.BOM + export.csv_lines([FACT_HEADS])).encode(), nl=False)

    def show_one(document: "Document") -> None:
        rows = fact_rows(Extracted(document, run.extract(document, clause_types=clause_types.default())))
        click.echo(export.csv_lines(rows).encode(), nl=False)

    each(files, password, show_one)


def _write_workbook(files: Sequence[str], password: str | None, out: Path) -> None:
    from app.as_tables import Extracted, sheets
    from models import clause_types
    from pipeline import export, run

    if out.suffix.lower() != ".xlsx":  # a contract named here by a slip would be overwritten
        raise click.UsageError("--xlsx には .xlsx で終わる書き出し先を指定してください。")
    with export.replacing(out) as stream:
        documents, failed = read_all(files, password)
        if not documents:
            raise click.exceptions.Exit(1)
        types = clause_types.default()
        read = [Extracted(one, run.extract(one, clause_types=types)) for one in documents]
        export.write_workbook(stream, sheets(read))
    click.echo(f"{out} に書き出しました（文書 {len(documents)} 件）。", err=True)
    leave(failed)
