"""check: what a proofreader would mark."""

from typing import TYPE_CHECKING

import click

from app.cli.files import leave, read, tried
from app.cli.options import FILES, JSON, PASSWORD
from app.japanese import Command

if TYPE_CHECKING:
    from pipeline.store import Place


@click.command(
    cls=Command,
    short_help="文書の形式を点検し、直すべき箇所を示します。",
    epilog="yakkan check 契約書.docx\nyakkan check --json 規約1.md 規約2.pdf > issues.jsonl\nyakkan check --level error 契約書.docx\n"
    "yakkan check --dismiss unused-term@第2条第6号 契約書.docx",
)
@FILES
@JSON
@click.option(
    "--level",
    type=click.Choice(["error", "warning", "note"]),
    metavar="error|warning|note",
    default="warning",
    help="この段階以上の指摘を示します（error 誤り、warning 要確認、note 参考。既定は warning）",
)
@click.option(
    "--dismiss",
    metavar="種別@番地",
    multiple=True,
    help="この指摘を無視し、ワークスペースに記録して次からも示しません（何度でも指定できます）",
)
@click.option("--restore", metavar="種別@番地", multiple=True, help="無視した指摘を、また示すようにします")
@PASSWORD
@click.pass_obj
def check(
    place: "Place",
    files: tuple[str, ...],
    machine: bool,
    level: str,
    dismiss: tuple[str, ...],
    restore: tuple[str, ...],
    password: str | None,
) -> None:
    """参照の行き先、番号、用語、当事者や会社の名、期間や金額の食い違い、空欄、括弧、途切れた文などを点検し、場所・理由・修正案を示します。「誤り」はそのままでは正しくない箇所、「要確認」は誤りの見込みが大きい箇所、「参考」は知っておくとよい箇所です。選んだ段階以上の指摘（無視したものを除く）がなければ 0、あれば 1 で終わります。無視した指摘は、少しの書き換えや番号のずれがあっても無視したままです。"""
    from app import checking
    from pipeline.types.proof import Level

    run_of = checking.Checking(place.folder, Level(level), dismiss=dismiss, restore=restore)

    def check_one(path: str) -> None:
        for document in read(path, password):
            click.echo(run_of.line(document) if machine else run_of.report(document) + "\n")

    failed = tried(files, check_one)
    for unknown in run_of.unmatched():
        click.echo(f"yakkan: {unknown} に当たる指摘はありません。指摘の「キー」を指定してください。", err=True)
    if not machine:
        click.echo(run_of.summary())
    leave(failed or run_of.found or bool(run_of.unmatched()))
