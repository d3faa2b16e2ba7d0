"""serve: the app in a browser."""

import ipaddress
import os
import socket
import threading
import webbrowser
from typing import TYPE_CHECKING

import click

from app import login, settings
from app.japanese import Command
from pipeline.errors import YakkanError

if TYPE_CHECKING:
    from pipeline.store import Place

_PORT = 8501
_TRIES = 20
"""Ports that are tried where none was given."""


@click.command(
    cls=Command,
    short_help="ブラウザで使う画面を起動します。",
    epilog="yakkan serve\nyakkan serve --port 8080 --no-browser\nyakkan --workspace 契約 serve",
)
@click.option(
    "--host",
    metavar="アドレス",
    default="127.0.0.1",
    show_default=True,
    help="待ち受けるアドレス（ログインを設定していないうちは、この機械の中だけ。設定すれば 0.0.0.0 なども）",
)
@click.option(
    "--port",
    metavar="番号",
    type=click.IntRange(1, 65535),
    help=f"待ち受けるポート（既定は {_PORT}、使われていれば次に空いている番号）",
)
@click.option("--no-browser", "stays", is_flag=True, help="ブラウザを開きません")
@click.pass_obj
def serve(place: "Place", host: str, port: int | None, stays: bool) -> None:
    """質問・文書などの画面をこの機械で起動し、ブラウザで開きます。文書はこの機械の外に出ません。終えるときは Ctrl-C を押します。

    何人かで使うときは、環境変数 YAKKAN_URL と YAKKAN_OIDC_… でログインを設定します。はじめに yakkan people add 自分のメールアドレス --role admin で管理者を登録してください。ほかの人は、ログインした管理者が「設定」で登録できます。
    """
    from app.web import server

    provider = login.from_environment(os.environ)
    if provider is None:
        _refuse_others(host)
    else:
        login.reach(provider)
    limits = settings.from_environment(os.environ)
    chosen = _free(host, port)
    url = provider.url if provider else f"http://{f'[{host}]' if ':' in host else host}:{chosen}"
    click.echo(f"yakkan: {url} で起動します。終えるときは Ctrl-C を押してください。", err=True)
    if not stays:
        threading.Thread(target=_open, args=(url, host, chosen), daemon=True).start()
    server.run(place.name, host, chosen, limits=limits, provider=provider)


def _refuse_others(host: str) -> None:
    """Lets nobody in from elsewhere: there is no login that would tell who it is."""
    try:
        inside = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        inside = False
    if not inside:
        raise YakkanError(
            f"ログインを設定していないので、ほかの機械からつながる {host} では起動できません。--host を付けずに起動してください（127.0.0.1 になります）。"
        )


def _free(host: str, port: int | None) -> int:
    """The port, or the first free one from the usual one on."""
    for tried in [port] if port else range(_PORT, _PORT + _TRIES):
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.socket(family) as probe:
            if os.name != "nt":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, tried))
            except OSError:
                continue
            return tried
    taken = f"ポート {port} は" if port else f"ポート {_PORT} から {_PORT + _TRIES - 1} は、どれも"
    raise YakkanError(f"{taken}使えません。--port でほかの番号を指定してください。")


def _open(url: str, host: str, port: int) -> None:
    """Opens the browser as soon as the server answers."""
    from app.web import server

    if server.answers(host, port):
        webbrowser.open(url)
