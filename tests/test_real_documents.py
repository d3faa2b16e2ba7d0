"""Real documents beside the checkout, where there are any: what holds for every tree holds for them."""

from pathlib import Path

import pytest

from pipeline.errors import SourceError
from pipeline.parse import parse
from pipeline.read import read_file
from tests.tools import needed
from tests.trees import check_tree

_BESIDE = Path(__file__).resolve().parents[2] / "shared"
_SUFFIXES = (".txt", ".md", ".html", ".docx", ".pdf")
_PICTURES = "50_orderauto_sales_img.pdf"
_REAL = sorted(
    path
    for folder in ("terms", "more")
    for path in (_BESIDE / folder).rglob("*")
    if path.suffix in _SUFFIXES and path.name not in ("README.md", _PICTURES)
)


@pytest.mark.parametrize("path", _REAL, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_tree_of_a_real_document(path: Path) -> None:
    documents = parse(read_file(path))
    for document in documents:
        assert document.title
        assert any(unit.address for unit in document.walk())
    check_tree(*documents)


@pytest.mark.skipif(not _REAL, reason="no documents beside the checkout")
def test_a_page_of_pictures_that_cannot_be_read_says_so() -> None:
    needed("tesseract")
    source = read_file(next((_BESIDE / "more").rglob(_PICTURES)))
    assert any("1ページ" in issue.message and "読み取れません" in issue.message for issue in source.issues)


@pytest.mark.skipif(not _REAL, reason="no documents beside the checkout")
def test_a_file_of_pictures_without_the_program_that_reads_them_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SourceError, match="tesseract"):
        read_file(next((_BESIDE / "more").rglob(_PICTURES)))
