"""The login that the user sets through the environment, and only there: an OpenID Connect provider."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import click

from pipeline.errors import YakkanError

URL, ISSUER = "YAKKAN_URL", "YAKKAN_OIDC_ISSUER"
CLIENT, SECRET, COOKIE = "YAKKAN_OIDC_CLIENT_ID", "YAKKAN_OIDC_CLIENT_SECRET", "YAKKAN_OIDC_COOKIE_SECRET"
CALLBACK = "/oauth2callback"
DISCOVERY = "/.well-known/openid-configuration"
"""Where, from the issuer on, a provider describes itself."""
_NEEDED = (URL, ISSUER, CLIENT, SECRET)
_LEAST_SECRET = 32
_WAIT = 10.0
"""Seconds."""
_OWN = ("localhost", "127.0.0.1", "::1")

VARIABLES: tuple[tuple[str, str], ...] = (
    (URL, "ログインを使うとき、利用者が開くアドレス（https://yakkan.example.co.jp など）"),
    (ISSUER, "ログインに使う OpenID Connect の提供元（issuer。https://accounts.google.com など）"),
    (CLIENT, f"提供元に登録したクライアントの ID（戻り先には、開くアドレスに {CALLBACK} を付けたものを登録します）"),
    (SECRET, "そのクライアントの秘密の鍵（表示も記録もしません）"),
    (COOKIE, f"ログインの印に署名する鍵（{_LEAST_SECRET} 文字以上。既定では起動のたびに作り、起動し直すとログインし直しになります）"),
)  # fmt: skip
"""Names and what they set, for the help."""


@dataclass(frozen=True, slots=True)
class Provider:
    """Who tells who somebody is. url: where people open the app; cookie: "" for a key that is made at each start."""

    url: str
    issuer: str
    client: str
    secret: str = field(repr=False)
    cookie: str = field(default="", repr=False)

    @property
    def host(self) -> str:
        """The host of the address at which people open the app."""
        return urlsplit(self.url).hostname or ""


def from_environment(environment: Mapping[str, str]) -> Provider | None:
    """The provider that environment names, None where it names none; click.UsageError where something is missing or cannot be."""
    given = {name: environment.get(name, "").strip() for name in (*_NEEDED, COOKIE)}
    if not any(given.values()):
        return None
    if missing := [name for name in _NEEDED if not given[name]]:
        raise click.UsageError(f"ログインを使うには、環境変数 {' と '.join(missing)} も設定してください。")
    for name in (URL, ISSUER):
        given[name] = given[name].rstrip("/")
        _checked(name, given[name])
    if urlsplit(given[URL]).path:
        raise click.UsageError(f"環境変数 {URL} には、https://yakkan.example.co.jp のように、パスのないアドレスを指定してください。")  # fmt: skip
    if given[COOKIE] and len(given[COOKIE]) < _LEAST_SECRET:
        raise click.UsageError(f"環境変数 {COOKIE} には {_LEAST_SECRET} 文字以上の鍵を指定してください。")
    return Provider(given[URL], given[ISSUER], given[CLIENT], given[SECRET], given[COOKIE])


def reach(provider: Provider) -> None:
    """Asks the provider how it is used, with the client that a login uses later; YakkanError where nobody could log in."""
    import httpx

    try:
        told = httpx.get(f"{provider.issuer}{DISCOVERY}", timeout=_WAIT).raise_for_status().json()
        is_one = isinstance(told, dict) and "authorization_endpoint" in told
    except (httpx.HTTPError, httpx.InvalidURL, ValueError):
        is_one = False
    if not is_one:
        raise YakkanError(
            f"ログインの提供元 {provider.issuer} から設定（{DISCOVERY}）を読めません。環境変数 {ISSUER} の値と、この機械から提供元につながることを確かめて、もう一度起動してください。"
        )


def _checked(name: str, url: str) -> None:
    """Refuses what is no address, and one over which words of contracts or a login would go in the clear."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https") or parts.query or parts.fragment or "@" in parts.netloc:
        raise click.UsageError(f"環境変数 {name} には、https:// で始まるアドレスを指定してください。")
    if parts.scheme == "http" and host not in _OWN:
        raise click.UsageError(
            f"環境変数 {name} の {url} は暗号化されません。https:// のアドレスを指定してください（暗号化は手前のリバースプロキシで行えます）。"
        )
