"""Real documents beside the checkout, where there are any: what holds for every tree holds for them."""

from pathlib import Path

import pytest

from pipeline.parse import parse
from pipeline.read import read_file
from tests.trees import check_tree

_BESIDE = Path(__file__).resolve().parents[2] / "shared"
_REAL = sorted(path for suffix in ("txt", "md", "html") for path in (_BESIDE / "terms").glob(f"*.{suffix}")) + sorted(
    path
    for suffix in ("txt", "md", "html")
    for path in (_BESIDE / "more").rglob(f"*.{suffix}")
    if path.name != "README.md"
)


@pytest.mark.parametrize("path", _REAL, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_tree_of_a_real_document(path: Path) -> None:
    documents = parse(read_file(path))
    for document in documents:
        assert document.title
        assert any(unit.address for unit in document.walk())
    check_tree(*documents)
