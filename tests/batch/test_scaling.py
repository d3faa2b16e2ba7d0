"""What docs/scaling.md says is to be typed works: tables of a batch in a real PostgreSQL, documents read by a URL."""

import re
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from pyarrow import parquet

from tests import postgres
from tests.app.test_cli import said, yakkan

_ROOT = Path(__file__).resolve().parents[2]
_TERMS = (
    "{name}利用規約\n\n第1条（解約）\n会員は、退会を希望する日の{months}か月前までに、書面で届け出るものとします。\n"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("文書")
    for months in (1, 3):
        (folder / f"規約{months}.txt").write_text(_TERMS.format(name=f"見本{months}", months=months), "utf-8")
    return folder


@pytest.fixture(scope="module")
def results(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of a batch over the folder, named by its URL as a store of objects is."""
    out = tmp_path_factory.mktemp("台") / "結果"
    done = yakkan("batch", f"file://{folder}", "--out", out, "--jobs", 1)
    assert done.returncode == 0, said(done)
    return out


@pytest.fixture
def base() -> Iterator[str]:
    with postgres.server() as socket:
        yield postgres.database(socket)


def test_the_tables_go_into_a_database_as_the_document_says(results: Path, base: str) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", (_ROOT / "docs" / "scaling.md").read_text("utf-8"), re.DOTALL)
    assert "postgresql:///contracts" in code and "結果/parquet" in code
    exec(code.replace("postgresql:///contracts", base).replace("結果/parquet", str(results / "parquet")), {})
    (asked,) = re.findall(r"```sql\n(.*?)```", (_ROOT / "docs" / "scaling.md").read_text("utf-8"), re.DOTALL)
    with psycopg.connect(base) as connection:
        rows = connection.execute("SELECT path, field_id, value, quote FROM facts ORDER BY path").fetchall()
        told = parquet.read_table(results / "parquet" / "facts.parquet").to_pylist()
        assert sorted((row[0], row[1], row[3]) for row in rows) == sorted(
            (row["path"], row["field_id"], row["quote"]) for row in told
        )
        assert sorted(row[2] for row in rows) == sorted(row["value"] for row in told)
        assert [path for path, _ in connection.execute(asked)] == ["規約3.txt"]


def test_a_folder_named_by_a_url_goes_on_where_it_was(folder: Path, results: Path) -> None:
    assert len(list((results / "json").iterdir())) == 2
    again = yakkan("batch", f"file://{folder}", "--out", results, "--jobs", 1)
    assert again.returncode == 0 and "今回読んだのは 0 件" in said(again)
