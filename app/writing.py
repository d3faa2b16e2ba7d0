"""The writer that the user sets through the environment, and only there."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from models.writer import ChatWriter

URL, MODEL, KEY, SECONDS = "YAKKAN_WRITER_URL", "YAKKAN_WRITER_MODEL", "YAKKAN_WRITER_KEY", "YAKKAN_WRITER_SECONDS"
VARIABLES: tuple[tuple[str, str], ...] = (
    (URL, "答えを文章にする OpenAI 互換の接続先（http://localhost:8000/v1 など。--writer を付けたときだけ使います）"),
    (MODEL, "接続先のモデルの名前"),
    (KEY, "接続先の鍵（必要なときだけ。表示も記録もしません）"),
    (SECONDS, "接続先の応答を待つ時間の上限（秒、既定は 60）"),
)
"""Names and what they set, for the help."""
_LONGEST = 3600


def from_environment(environment: Mapping[str, str]) -> "ChatWriter":
    """The writer that environment names; click.UsageError where it names none or one that cannot be."""
    from models.writer import SECONDS as USUAL
    from models.writer import ChatWriter
    from pipeline.errors import ModelError

    url, model = (environment.get(name, "").strip() for name in (URL, MODEL))
    missing = [name for name, given in ((URL, url), (MODEL, model)) if not given]
    if missing:
        raise click.UsageError(f"--writer を使うには、環境変数 {' と '.join(missing)} を設定してください。")
    given = environment.get(SECONDS, "").strip()
    if given and not (given.isascii() and given.isdecimal() and 1 <= int(given[:6]) <= _LONGEST):
        raise click.UsageError(f"環境変数 {SECONDS} には 1 から {_LONGEST} までの整数を指定してください。")
    try:
        return ChatWriter(url, model, environment.get(KEY, "").strip(), float(given) if given else USUAL)
    except ModelError as error:
        raise click.UsageError(str(error)) from error
