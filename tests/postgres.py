"""A real PostgreSQL server for tests: in a folder of its own, over a socket, without a port."""

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.tools import needed

_PLACES = Path("/usr/lib/postgresql")
"""Where Debian keeps the programs of the server, a folder for each version."""


@contextmanager
def server() -> Iterator[Path]:
    """The folder of the socket of a server that runs while the context lasts; its owner is the user who may."""
    initdb = _program("initdb")
    # The path of a socket may have 107 characters, fewer than the folders of pytest take.
    folder = Path(tempfile.mkdtemp(prefix="yakkan-pg-"))
    try:
        if os.getuid() == 0:
            user = pwd.getpwnam("postgres")  # the server refuses to run as root
            os.chown(folder, user.pw_uid, user.pw_gid)
        data = folder / "data"
        _run([initdb, "-D", data, "-U", "yakkan", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"])
        quick = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off -c max_connections=200"
        control = initdb.with_name("pg_ctl")
        _run([control, "-D", data, "-w", "-l", folder / "log", "-o", quick, "start"])
        try:
            yield folder
        finally:
            _run([control, "-D", data, "-w", "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder)


def database(socket: Path) -> str:
    """The URL of a new, empty database."""
    name = f"w{uuid.uuid4().hex[:12]}"
    subprocess.run(
        [_program("createdb"), "-h", socket, "-U", "yakkan", name], check=True, capture_output=True, timeout=60
    )
    return f"postgresql://yakkan@/{name}?host={socket}"


def _program(name: str) -> Path:
    found = sorted(_PLACES.glob(f"*/bin/{name}"))
    return found[-1] if found else Path(needed(name))


def _run(command: list[object]) -> None:
    as_user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    subprocess.run([*as_user, *map(str, command)], check=True, capture_output=True, timeout=60, cwd="/")
