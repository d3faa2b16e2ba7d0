from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.store import Place
from tests import postgres


@pytest.fixture(scope="session")
def socket() -> Iterator[Path]:
    with postgres.server() as folder:
        yield folder


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """An empty workspace of either kind."""
    url = postgres.database(request.getfixturevalue("socket")) if request.param == "postgresql" else None
    return Place(tmp_path / "w", url)
