"""The door to an OpenAI-compatible endpoint (vLLM, llama.cpp, Ollama, a cloud): instructions and material -> its reply."""

import http.client
import ipaddress
import json
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field

from pipeline.errors import ModelError

SECONDS = 60.0
"""A small model on a CPU needs about half of it for an answer of six sentences."""
MOST_BYTES = 1_000_000
"""Of a reply: the longest that is used has a few thousand."""
_PIECE = 65_536
_PATH = "/chat/completions"
_LOCAL_NAMES = (".local", ".localhost", ".internal", ".lan", ".home.arpa")


@dataclass(frozen=True, slots=True)
class ChatWriter:
    """A Writer at an endpoint. url: up to /v1, or whole; key: sent to that host alone, and shown nowhere; seconds: for a reply."""

    url: str
    name: str
    key: str = field(default="", repr=False)
    seconds: float = SECONDS

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ModelError("文章化のモデルの名前がありません。環境変数 YAKKAN_WRITER_MODEL に指定してください。")
        try:
            parts = urllib.parse.urlsplit(self.url)
            named = parts.hostname is not None and parts.port != 0
        except ValueError:
            named = False
        if not named or parts.scheme not in ("http", "https") or not self.url.isascii() or not self.url.isprintable():
            raise ModelError(
                "文章化の接続先が URL になっていません。環境変数 YAKKAN_WRITER_URL に http://localhost:8000/v1 のように指定してください。"
            )
        if parts.username is not None:
            raise ModelError(
                "文章化の接続先の URL に鍵を書かないでください。鍵は環境変数 YAKKAN_WRITER_KEY に指定してください。"
            )
        if parts.scheme == "http" and not _is_near(parts.hostname or ""):
            raise ModelError(
                f"文章化の接続先 {parts.hostname} へは暗号化せずに送れません。https:// の URL を指定してください。"
            )
        if not self.key.isascii() or any(sign.isspace() for sign in self.key):
            raise ModelError(
                "環境変数 YAKKAN_WRITER_KEY の鍵に使えない文字があります。発行された鍵を確かめてください。"
            )

    @property
    def host(self) -> str:
        """Where text is sent to, without path or key."""
        return urllib.parse.urlsplit(self.url).netloc

    def write(self, instructions: str, material: str) -> str:
        """See Writer."""
        asked = {
            "model": self.name,
            "messages": [{"role": "system", "content": instructions}, {"role": "user", "content": material}],
            "stream": False,
        }
        try:
            # Not every endpoint knows these two; it is asked again without them.
            return self._reply(asked | {"temperature": 0, "response_format": {"type": "json_object"}})
        except _Refused:
            return self._reply(asked)

    def _reply(self, asked: dict[str, object]) -> str:
        raw = self._post(json.dumps(asked, ensure_ascii=False).encode())
        try:
            content = json.loads(raw)["choices"][0]["message"]["content"]
        except (ValueError, LookupError, TypeError, RecursionError) as error:
            raise self._failed("応答が OpenAI 互換の形になっていません", "接続先の種類を確かめてください") from error
        if not isinstance(content, str):
            raise self._failed("応答に文章がありません", "モデルを確かめてください")
        return content

    def _post(self, body: bytes) -> bytes:
        base = self.url.rstrip("/")
        headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "yakkan"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        request = urllib.request.Request(base if base.endswith(_PATH) else base + _PATH, body, headers)
        ends = time.monotonic() + self.seconds
        try:
            with _opener(self.host).open(request, timeout=self.seconds) as response:
                read = b""
                while piece := response.read1(_PIECE):
                    read += piece
                    if len(read) > MOST_BYTES:
                        raise self._failed("応答が大きすぎます", "モデルと接続先を確かめてください")
                    if time.monotonic() > ends:
                        raise TimeoutError
                return read
        except urllib.error.HTTPError as error:
            error.close()
            if error.code in (400, 422):
                raise _Refused(
                    self._told(f"要求が受け付けられません（HTTP {error.code}）", "モデルの名前を確かめてください")
                ) from None
            raise self._failed(*_meant(error.code)) from None
        except (OSError, http.client.HTTPException) as error:
            late = isinstance(error, TimeoutError) or isinstance(getattr(error, "reason", None), TimeoutError)
            if late:
                raise self._failed(
                    f"{self.seconds:g} 秒以内に応答がありません",
                    "YAKKAN_WRITER_SECONDS を延ばすか、接続先を確かめてください",
                ) from None
            raise self._failed("つながりません", "URL と、接続先が動いていることを確かめてください") from None

    def _failed(self, what: str, advice: str) -> ModelError:
        return ModelError(self._told(what, advice))

    def _told(self, what: str, advice: str) -> str:
        return f"文章化の接続先 {self.host}: {what}。{advice}。"


class _Refused(ModelError):
    """The endpoint does not take the request as it is."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """The text goes to the host that the user named, and nowhere else."""

    def redirect_request(self, *_: object, **__: object) -> None:
        """None: the answer that points elsewhere is an error."""


def _opener(netloc: str) -> urllib.request.OpenerDirector:
    host = urllib.parse.urlsplit(f"//{netloc}").hostname or ""
    # What runs here is not asked for through a proxy elsewhere.
    direct = [urllib.request.ProxyHandler({})] if _is_loopback(host) else []
    return urllib.request.build_opener(_NoRedirect, *direct)


def _meant(code: int) -> tuple[str, str]:
    if 300 <= code < 400:
        return f"別の場所へ転送されました（HTTP {code}）", "転送先の URL を YAKKAN_WRITER_URL に指定してください"
    if code in (401, 403):
        return f"鍵が受け付けられません（HTTP {code}）", "環境変数 YAKKAN_WRITER_KEY を確かめてください"
    if code == 404:
        return "URL かモデルがありません（HTTP 404）", "YAKKAN_WRITER_URL と YAKKAN_WRITER_MODEL を確かめてください"
    if code == 429:
        return "混み合っています（HTTP 429）", "しばらく待ってからやり直してください"
    return f"失敗しました（HTTP {code}）", "接続先の記録を確かめてください"


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _is_near(host: str) -> bool:
    """This machine or one of the same network, where unencrypted HTTP is usual."""
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return "." not in host or host.endswith(_LOCAL_NAMES)
