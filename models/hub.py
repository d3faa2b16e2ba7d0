"""Names of models that others have made."""

from pathlib import Path

from pipeline.errors import ModelError


def checked(name: str, what: str) -> str:
    """The name as it is; ModelError, which says what is not there, where it is a path and nothing is there.

    A hub would be asked for it over and over; its names are 名前 or 作者/名前.
    """
    path = Path(name)
    if (path.is_absolute() or name.startswith(".") or len(path.parts) > 2) and not path.is_dir():
        raise unreadable(name, what)
    return name


def unreadable(name: str, what: str) -> ModelError:
    """What to tell where a model cannot be loaded."""
    return ModelError(
        f"{what} {name} を読み込めません。フォルダの場所か名前（と、取り寄せるならネットワーク）を確かめてください。"
    )
