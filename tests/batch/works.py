"""What workers are given to do in the tests: functions that can be imported there."""

import json
import os
import signal
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from pipeline.batch import Found, Item, Limits, Outcome, Piece, Work
from pipeline.errors import ModelError, SourceError

LIMITS = Limits(seconds=20, whole=60, memory=512 * 1024 * 1024)


def loader(log: Path) -> Work:
    """Writes a line to log each time it is called."""
    with log.open("a") as file:
        file.write(f"{os.getpid()}\n")
    return partial(work, log.parent)


def broken_loader() -> Work:
    raise ModelError("モデルがありません。")


def work(folder: Path, data: bytes, name: str) -> tuple[Piece, ...]:
    """Does what the text of a file says."""
    match data.decode().split():
        case ["refuse"]:
            raise SourceError(f"「{name}」は読めないので、直してください。")
        case ["die"]:
            os.kill(os.getpid(), signal.SIGKILL)
        case ["spin"]:
            while True:
                pass
        case ["eat"]:
            bytes(2 * LIMITS.memory)
        case ["err"]:
            raise ZeroDivisionError
        case ["beat", path]:
            while True:
                Path(path).write_text(str(time.time()))
                time.sleep(0.05)
        case ["lose", mark]:  # the actor that leads this worker, the first time
            if not Path(mark).exists():
                Path(mark).write_text("x")
                os.kill(os.getppid(), signal.SIGKILL)
                time.sleep(600)
        case ["lose-always"]:
            os.kill(os.getppid(), signal.SIGKILL)
            time.sleep(600)
        case ["two"]:
            return piece("d0123456789ab-1", name), piece("d0123456789ab-2", name)
    return (piece(f"d{hash_of(data)}", name, data.decode()),)


def piece(id_: str, name: str, text: str = "") -> Piece:
    return Piece(id_, json.dumps({"id": id_, "name": name, "text": text}).encode(), text.encode())


def hash_of(data: bytes) -> str:
    from hashlib import sha256

    return sha256(data).hexdigest()[:12]


def item(text: str, name: str = "甲.txt") -> Item:
    return Item(hash_of(text.encode()), name, text.encode())


def done(engine: object, items: list[Item]) -> Iterator[Outcome]:
    """The outcomes of items that are all given at once."""
    for one in items:
        engine.submit(one)  # type: ignore[attr-defined]
    for _ in items:
        yield engine.next()  # type: ignore[attr-defined]


def found(path: str, *, changed: int = 1) -> Found:
    return Found(path, f"/{path}", 3, changed)
