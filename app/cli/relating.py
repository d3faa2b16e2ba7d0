"""relate: what documents are to each other."""

from typing import TYPE_CHECKING

import click

from app.cli.files import echo_json, open_workspace
from app.cli.options import JSON, one_of
from app.japanese import Command

if TYPE_CHECKING:
    from pipeline.store import Place

_KINDS = {"--revision-of": "revision_of", "--amends": "amends", "--under": "under"}


@click.command(
    cls=Command,
    short_help="文書どうしの関係の提案を見て、決めます。",
    epilog="yakkan relate\nyakkan relate d0123456789ab\nyakkan relate d0123456789ab --amends d5d85b17a11ba\n"
    "yakkan relate d0123456789ab --under d5d85b17a11ba --not",
)
@click.argument("document", metavar="[文書]", required=False)
@click.option("--revision-of", "revision_of", metavar="相手", help="文書を、相手の後の版（改定版）と決めます")
@click.option("--amends", metavar="相手", help="文書を、相手を変更するもの（覚書・変更契約）と決めます")
@click.option(
    "--under", metavar="相手", help="文書を、相手の下にあるもの（個別契約・注文書・特約・個別規定）と決めます"
)
@click.option(
    "--not", "refused", is_flag=True, help="その関係ではないと決めます（登録済みなら取り消し、もう提案しません）"
)
@JSON
@click.pass_obj
def relate(
    place: "Place",
    document: str | None,
    revision_of: str | None,
    amends: str | None,
    under: str | None,
    refused: bool,
    machine: bool,
) -> None:
    """登録した文書の本文から読み取った関係（改定・変更・個別契約など）を、根拠の条項とともに示します。文書と相手の ID を、関係の種類とともに指定すると、文書が相手の何であるかを決めます。決めるまでは提案のままです。"""
    from app import as_standing
    from pipeline.store.relations import Relations
    from pipeline.types.relation import RelationKind

    given = dict(zip(_KINDS, (revision_of, amends, under), strict=True))
    one_of({name: other is not None for name, other in given.items()})
    chosen = next(((RelationKind(_KINDS[name]), other) for name, other in given.items() if other is not None), None)
    if (chosen or refused) and document is None:
        raise click.UsageError("関係を決める文書の ID を指定してください。")
    if refused and chosen is None:
        raise click.UsageError("--not と一緒に、--revision-of、--amends、--under のどれかを指定してください。")
    with open_workspace(place) as workspace:
        relations = Relations(workspace)
        if chosen and document:
            decide = relations.refuse if refused else relations.tell
            decide(document, *chosen)
            click.echo(
                f"{document} は {chosen[1]} {as_standing.OF[chosen[0]]}{'ではありません' if refused else 'です'}。"
            )
            return
        if document is not None:
            workspace.record(document)
        found = relations.all(document)
        titles = {record.id: record.title for record in workspace.records()}
    for kept in found:
        if machine:
            echo_json({"document": kept.relation.document} | as_standing.relation_json(kept))
        else:
            click.echo("\n".join(as_standing.relation_lines(kept, titles)))
    if not found and not machine:
        click.echo("文書どうしの関係は見つかっていません。", err=True)
