"""The lines typed in earlier talks, in a file that only its owner can read."""

import os
from collections.abc import Sequence
from pathlib import Path

NAME = "ask_history"
MOST = 500
"""Lines that are kept."""


def read(path: Path) -> list[str]:
    """The lines, oldest first; none where there is no file."""
    if not path.exists():
        return []
    return path.read_text("utf-8", errors="replace").splitlines()[-MOST:]


def write(path: Path, lines: Sequence[str]) -> None:
    """Keeps the last of the lines; nobody but the owner may read the file, from the moment it is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    there = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(there, "w", encoding="utf-8") as file:
        path.chmod(0o600)
        file.writelines(f"{line}\n" for line in lines[-MOST:] if line.isprintable())
