"""What the user sets through the environment."""

import re
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.store import Place
    from pipeline.types.index import Models

_MEGABYTE = 1_048_576
_MOST = 1_000_000  # of anything: an exabyte or a year is a slip of the hand
_UNPACKED = Settings().max_unpacked_bytes // Settings().max_bytes

PASSWORD = "YAKKAN_PASSWORD"
ONTOLOGY = "YAKKAN_ONTOLOGY"
WORKSPACE = "YAKKAN_WORKSPACE"
AUTHOR = "YAKKAN_AUTHOR"
EMBEDDER, RERANKER = "YAKKAN_EMBEDDER", "YAKKAN_RERANKER"
_SIZE, _PAGES = "YAKKAN_MAX_MB", "YAKKAN_MAX_PAGES"
_SECONDS, _MEMORY = "YAKKAN_MAX_SECONDS", "YAKKAN_MAX_MEMORY_MB"
_LEAST = {_SIZE: 1, _PAGES: 1, _SECONDS: 1, _MEMORY: 256}  # MB: with 64 a file of one page is read

VARIABLES: tuple[tuple[str, str], ...] = (
    (PASSWORD, "パスワード付きのファイルのパスワード（--password と違い、コマンドの履歴に残りません）"),
    (ONTOLOGY, "条項の種類・事実・文書の種類を足すファイル（--ontology と同じ）"),
    (EMBEDDER, "検索に使う埋め込みモデル（sentence-transformers のモデルの名前かフォルダ。例 cl-nagoya/ruri-v3-130m。既定は内蔵のモデル）"),
    (RERANKER, "見つかった条項を並べ直すモデル（CrossEncoder の名前かフォルダ。既定では並べ直しません）"),
    (AUTHOR, "diff --redline の変更履歴に残す作成者（--author と同じ）"),
    (_SIZE, f"読むファイルの大きさの上限（MB、既定は {Settings().max_bytes // _MEGABYTE}。Word の展開後はその {_UNPACKED} 倍まで）"),
    (_PAGES, f"PDF のページ数の上限（既定は {Settings().max_pages}）"),
    (_SECONDS, f"一つのファイルを読む時間の上限（秒、既定は {Settings().max_seconds:g}）"),
    (_MEMORY, f"一つのファイルを読むのに使うメモリーの上限（MB、既定は {Settings().max_memory_bytes // _MEGABYTE}）"),
)  # fmt: skip
"""Names and what they set, for the help."""


def from_environment(environment: Mapping[str, str]) -> Settings:
    """Settings with the limits that environment names; click.UsageError where one is no whole number in its range."""
    usual = Settings()
    most = _limit(environment, _SIZE, usual.max_bytes // _MEGABYTE) * _MEGABYTE
    return Settings(
        max_bytes=most,
        max_unpacked_bytes=most * _UNPACKED,
        max_pages=_limit(environment, _PAGES, usual.max_pages),
        max_seconds=_limit(environment, _SECONDS, int(usual.max_seconds)),
        max_memory_bytes=_limit(environment, _MEMORY, usual.max_memory_bytes // _MEGABYTE) * _MEGABYTE,
    )


def place(named: str) -> "Place":
    """Where a workspace is that is named by a folder or the URL of a database; click.UsageError where it is neither."""
    from pipeline.store import Place

    if not named.strip():
        raise click.UsageError("--workspace に、フォルダか、データベースの URL を指定してください。")
    if "://" not in named:
        if Path(named).is_file():
            raise click.UsageError(
                f"--workspace の {named} はファイルです。フォルダか、データベースの URL を指定してください。"
            )
        return Place(Path(named))
    if not named.startswith(("postgresql://", "postgres://")):
        raise click.UsageError(
            "--workspace の URL は、postgresql://ユーザー@サーバー/データベース の形で指定してください。"
        )
    # The index of a database lies on this machine, in a folder that its URL names but not its password.
    without = re.sub(r"(?<=://)([^/@]*?):[^/@]*@", r"\1@", named)
    return Place(Path(click.get_app_dir("yakkan")) / "databases" / sha256(without.encode()).hexdigest()[:12], named)


def models(environment: Mapping[str, str]) -> "Models":
    """The models that answer questions, those that environment names in place of the built-in ones."""
    from models import clause_types, cross_encoder, question_types, sentence_transformer, static_embedder
    from pipeline.types.index import Models

    embedders, reranker = static_embedder.default(), None
    if name := environment.get(EMBEDDER, "").strip():
        # Single words stay with the built-in vectors, which the ranker knows and which cost nothing.
        given = sentence_transformer.load(name)
        embedders = replace(given, name=f"{name} + {embedders.name}", words=embedders.passages)
    if name := environment.get(RERANKER, "").strip():
        reranker = cross_encoder.load(name)
    return Models(question_types.default(), clause_types.default(), embedders, reranker)


def _limit(environment: Mapping[str, str], name: str, usual: int) -> int:
    given = environment.get(name, "").strip()
    if not given:
        return usual
    number = int(given) if given.isdecimal() and len(given) < 10 else 0
    if not _LEAST[name] <= number <= _MOST:
        raise click.UsageError(f"環境変数 {name} には {_LEAST[name]} から {_MOST} までの整数を指定してください。")
    return number
