"""people: who may see and do what."""

from typing import TYPE_CHECKING

import click

from app.cli.files import echo_json, open_workspace
from app.cli.options import JSON
from app.japanese import Group

if TYPE_CHECKING:
    from pipeline.store import Place

_ROLES = ("reader", "reviewer", "admin")
_GROUPS = click.option(
    "--group", "groups", metavar="グループ", multiple=True, help="グループの名前（何度でも指定できます）"
)
_NAME = click.argument("name", metavar="名前")


@click.group(
    cls=Group,
    short_help="ワークスペースを使う人と、文書を読めるグループを決めます。",
    epilog="yakkan people add 佐藤 --role reviewer --group 法務\nyakkan people share d0123456789ab --group 法務\n"
    "yakkan people list",
)
def people() -> None:
    """ワークスペースを使う人・役割・グループを決めます。役割は reader（読む）、reviewer（登録・訂正もする）、admin（削除・管理もする）です。グループを付けた文書は、そのグループの人と管理者だけに見えます。画面（yakkan serve）にログインする人は、提供元の確かめたメールアドレスで登録します（はじめの管理者は yakkan people add 自分のメールアドレス --role admin）。この機械でコマンドを使う持ち主には、すべてが許されます。"""


@people.command("list", epilog="yakkan people list")
@JSON
@click.pass_obj
def list_people(place: "Place", machine: bool) -> None:
    """登録した人を一覧します。"""
    from pipeline.store.members import People

    with open_workspace(place) as workspace:
        found = People(workspace).all()
    for person in found:
        if machine:
            echo_json({"name": person.name, "role": person.role.value, "groups": list(person.groups)})
        else:
            click.echo(f"{person.name}  {person.role.label}  {'、'.join(person.groups) or '（グループなし）'}")
    if not found and not machine:
        click.echo("登録された人はいません。yakkan people add で登録できます。", err=True)


@people.command(epilog="yakkan people add 佐藤 --role reviewer --group 法務 --group 営業")
@_NAME
@click.option(
    "--role", type=click.Choice(_ROLES), metavar="|".join(_ROLES), default="reader", help="役割（既定は reader）"
)
@_GROUPS
@click.pass_obj
def add(place: "Place", name: str, role: str, groups: tuple[str, ...]) -> None:
    """人を登録します。登録済みなら、役割とグループを置き換えます。"""
    from pipeline.store.members import People
    from pipeline.store.people import Role

    with open_workspace(place) as workspace:
        person = People(workspace).put(name, Role(role), groups)
    click.echo(f"{person.name} さんを{person.role.label}として登録しました。")


@people.command(epilog="yakkan people remove 佐藤")
@_NAME
@click.pass_obj
def remove(place: "Place", name: str) -> None:
    """人の登録を消します。その人がした操作の記録は残ります。"""
    from pipeline.store.members import People

    with open_workspace(place) as workspace:
        People(workspace).remove(name)
    click.echo(f"{name} さんの登録を消しました。")


@people.command(epilog="yakkan people share d0123456789ab --group 法務\nyakkan people share d0123456789ab")
@click.argument("document", metavar="ID")
@_GROUPS
@click.pass_obj
def share(place: "Place", document: str, groups: tuple[str, ...]) -> None:
    """文書を、指定したグループの人だけに見せます。グループを指定しなければ、全員に見せます。"""
    from pipeline.store.members import People

    with open_workspace(place) as workspace:
        People(workspace).share(document, groups)
    click.echo(f"{document} を{'、'.join(groups) or '全員'}に見せます。")
