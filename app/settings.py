"""What the user sets through the environment."""

import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import click

from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.ontology import Text
    from pipeline.store import Place, Workspace
    from pipeline.store.preferences import Own
    from pipeline.types.index import Models

_MEGABYTE = 1_048_576
MOST = 1_000_000  # of anything: an exabyte or a year is a slip of the hand
_WAY_OUT = (
    "ワークスペースに登録された条項オントロジーに誤りがあります。"
    "yakkan serve で開く「設定」の「条項オントロジー」で、管理者が替えるか外してください。"
)
_UNPACKED = Settings().max_unpacked_bytes // Settings().max_bytes

PASSWORD = "YAKKAN_PASSWORD"
ONTOLOGY = "YAKKAN_ONTOLOGY"
WORKSPACE = "YAKKAN_WORKSPACE"
AUTHOR = "YAKKAN_AUTHOR"
EMBEDDER, RERANKER = "YAKKAN_EMBEDDER", "YAKKAN_RERANKER"
SIZE, PAGES = "YAKKAN_MAX_MB", "YAKKAN_MAX_PAGES"
SECONDS, MEMORY = "YAKKAN_MAX_SECONDS", "YAKKAN_MAX_MEMORY_MB"
USUAL: Mapping[str, int] = {
    SIZE: Settings().max_bytes // _MEGABYTE,
    PAGES: Settings().max_pages,
    SECONDS: int(Settings().max_seconds),
    MEMORY: Settings().max_memory_bytes // _MEGABYTE,
}
"""The limits of files: MB, pages, seconds, MB of memory."""
LEAST: Mapping[str, int] = {SIZE: 1, PAGES: 1, SECONDS: 1, MEMORY: 256}  # MB: with 64 a file of one page is read

VARIABLES: tuple[tuple[str, str], ...] = (
    (PASSWORD, "パスワード付きのファイルのパスワード（--password と違い、コマンドの履歴に残りません）"),
    (ONTOLOGY, "条項の種類・事実・文書の種類を足すファイル（--ontology と同じ）"),
    (EMBEDDER, "検索に使う埋め込みモデル（sentence-transformers のモデルの名前かフォルダ。例 cl-nagoya/ruri-v3-130m。既定は内蔵のモデル）"),
    (RERANKER, "見つかった条項を並べ直すモデル（CrossEncoder の名前かフォルダ。既定では並べ直しません）"),
    (AUTHOR, "diff --redline の変更履歴に残す作成者（--author と同じ）"),
    (SIZE, f"読むファイルの大きさの上限（MB、既定は {USUAL[SIZE]}。Word の展開後はその {_UNPACKED} 倍まで）"),
    (PAGES, f"PDF のページ数の上限（既定は {USUAL[PAGES]}）"),
    (SECONDS, f"一つのファイルを読む時間の上限（秒、既定は {USUAL[SECONDS]}）"),
    (MEMORY, f"一つのファイルを読むのに使うメモリーの上限（MB、既定は {USUAL[MEMORY]}）"),
)  # fmt: skip
"""Names and what they set, for the help."""


def from_environment(environment: Mapping[str, str], kept: Mapping[str, int] = MappingProxyType({})) -> Settings:
    """Settings with the limits that environment names, else those that are kept with a workspace (by the same names).

    click.UsageError where environment has one that is no whole number in its range.
    """
    found = {name: _limit(environment, name, kept.get(name, usual)) for name, usual in USUAL.items()}
    most = found[SIZE] * _MEGABYTE
    return Settings(
        max_bytes=most,
        max_unpacked_bytes=most * _UNPACKED,
        max_pages=found[PAGES],
        max_seconds=found[SECONDS],
        max_memory_bytes=found[MEMORY] * _MEGABYTE,
    )


def are_limits_given(environment: Mapping[str, str]) -> bool:
    """Whether environment names every limit, so that nothing is left for a workspace to say."""
    return all(environment.get(name, "").strip() for name in USUAL)


def own_ontology(environment: Mapping[str, str], kept: "Own | None") -> "Path | Text | None":
    """The user's own file of the ontology: that of environment, else the one kept with a workspace, where it is in use."""
    from pipeline.ontology import Text

    if named := environment.get(ONTOLOGY, "").strip():
        return Path(named)
    return Text(kept.name, kept.content) if kept and kept.is_used else None


def of_workspace(environment: Mapping[str, str], workspace: "Workspace") -> "tuple[Settings, Path | Text | None]":
    """Limits of files and the user's own file of the ontology: of environment, else those kept with the workspace."""
    from pipeline.store.preferences import Preferences

    kept = Preferences(workspace)
    return from_environment(environment, kept.limits()), own_ontology(environment, kept.ontology())


@contextmanager
def using(own: "Path | Text | None") -> Iterator[None]:
    """Inside, what own_ontology gives is in use; OntologyError with its faults and, where it is kept with a workspace, the way out."""
    from pipeline import ontology

    with ExitStack() as stack:
        try:
            stack.enter_context(ontology.using(own))
        except ontology.OntologyError as error:
            if isinstance(own, ontology.Text):
                raise ontology.OntologyError(f"{error}\n{_WAY_OUT}") from error
            raise
        yield


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
    if not LEAST[name] <= number <= MOST:
        raise click.UsageError(f"環境変数 {name} には {LEAST[name]} から {MOST} までの整数を指定してください。")
    return number
