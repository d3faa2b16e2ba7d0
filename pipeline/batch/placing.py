"""Files that are whole or absent, whatever happens while they are written."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.batch.port import BatchError
from pipeline.errors import why


class Place:
    """A folder for results; scratch: a folder on the same disk where drafts are written."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.scratch = out / ".yakkan" / "scratch"
        with writable(out):
            self.scratch.mkdir(parents=True, exist_ok=True)

    def sweep(self) -> None:
        """Removes the drafts of a run that was killed; no other run may be at work."""
        with writable(self.out):
            for left in self.scratch.iterdir():
                left.unlink()

    def write(self, target: Path, data: bytes) -> None:
        """Puts data at target in one step; BatchError where it cannot be."""
        draft = self.scratch / f"{secrets.token_hex(8)}.draft"
        with writable(self.out):
            try:
                draft.write_bytes(data)
                self.put(draft, target)
            finally:
                with suppress(OSError):
                    draft.unlink(missing_ok=True)

    def put(self, draft: Path, target: Path) -> None:
        """Moves a whole file of the scratch folder to target in one step, once it is on the disk."""
        with writable(self.out):
            target.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(draft, os.O_RDWR)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            draft.replace(target)


@contextmanager
def writable(out: Path) -> Iterator[None]:
    """Turns what the disk refuses into a BatchError that says how to go on."""
    try:
        yield
    except OSError as error:
        raise BatchError(
            f"「{out}」に書き込めません（{why(error)}）。空き容量と権限を確かめ、開いているアプリを閉じてもう一度実行すると、続きから始めます。"
        ) from error
