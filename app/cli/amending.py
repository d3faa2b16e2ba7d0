"""amend: a contract with its 覚書 and 変更契約書 worked in."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.files import echo_json, leave, read
from app.cli.options import PASSWORD, one_of
from app.japanese import Command

if TYPE_CHECKING:
    from pipeline.types.document import Document


@click.command(
    cls=Command,
    short_help="覚書・変更契約書を原契約に当てはめ、統合した本文を示します。",
    epilog="yakkan amend 原契約.docx 変更覚書.docx\nyakkan amend --text 原契約.pdf 覚書1.docx 覚書2.docx > 統合.txt\n"
    "yakkan amend --docx 統合.docx 原契約.docx 変更契約書.docx\nyakkan amend --text 原契約.txt 覚書.txt | yakkan diff 原契約.txt -",
)
@click.argument("base", metavar="原契約", type=click.Path(allow_dash=True))
@click.argument("amendments", metavar="覚書…", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option("--json", "machine", is_flag=True, help="JSON で出力します（統合した単位ごとの由来、改め文ごとの結果）")
@click.option("--text", "plain", is_flag=True, help="統合した本文だけを出力します（parse で読み直せます）")
@click.option(
    "--docx",
    metavar="出力.docx",
    type=click.Path(path_type=Path),
    help="統合した本文を Word 文書に書き出します（改めた箇所に、どの覚書の何条によるかのコメントが付きます）",
)
@PASSWORD
def amend(
    base: str, amendments: tuple[str, ...], machine: bool, plain: bool, docx: Path | None, password: str | None
) -> None:
    """覚書・変更契約書の改め文（「第5条を次のとおり改める」「第7条第2項を削る」「第8条の次に次の1条を加える」、新旧対照表など）を、並べた順に原契約へ当てはめます。原契約に合わない改め文は、理由を示して当てはめません。すべて当てはめれば 0、一つでも当てはめられなければ 1 で終わります。"""
    from app import as_amendment
    from pipeline import run

    if (base, *amendments).count("-") > 1:
        raise click.UsageError("標準入力（-）は、一つのファイルにだけ指定できます。")
    one_of({"--json": machine, "--text": plain, "--docx": docx is not None})
    if docx is not None:
        _separate(docx, (base, *amendments))
    contract = _only(read(base, password), base)
    found = run.amend(contract, [document for name in amendments for document in read(name, password)])
    if docx is not None:
        from datetime import UTC, datetime

        from pipeline import export

        with export.replacing(docx) as stream:
            stream.write(as_amendment.word(found, author="yakkan", when=datetime.now(UTC)))
        click.echo(f"{docx} に書き出しました。", err=True)
    elif machine:
        echo_json(as_amendment.json_of(found))
    elif plain:
        click.echo(found.document.source.text, nl=False)
    else:
        click.echo(as_amendment.as_text(found))
    if plain or docx is not None:
        click.echo("\n".join(as_amendment.report(found)), err=True)
    leave(not found.is_whole or not found.steps)


def _only(documents: "Sequence[Document]", name: str) -> "Document":
    """The one contract of a file."""
    from pipeline.errors import SourceError

    if len(documents) > 1:
        raise SourceError(f"「{name}」には文書が {len(documents)} 件あるので、原契約だけのファイルを指定してください。")
    return documents[0]


def _separate(out: Path, given: Sequence[str]) -> None:
    """Refuses to write where a contract named by a slip would be overwritten."""
    if out.suffix.lower() != ".docx":
        raise click.UsageError("--docx には .docx で終わる書き出し先を指定してください。")
    if any(name != "-" and out.resolve() == Path(name).resolve() for name in given):
        raise click.UsageError("--docx には、原契約や覚書とは別の書き出し先を指定してください。")
