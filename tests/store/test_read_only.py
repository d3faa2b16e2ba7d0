"""A workspace that cannot be written opens for reading; what would write says so, what is only kept beside is left out.

Root may write whatever the modes say: the commands run in a child without that right, over folders without the right to write.
"""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli import main
from models import question_types
from pipeline import run
from pipeline.errors import ReadOnlyError
from pipeline.store import Workspace
from pipeline.store.corrections import Corrections
from pipeline.store.questions import Questions
from pipeline.types.index import Models
from tests import postgres
from tests.store.made import terms
from tests.store.test_migrations import FIRST
from tests.tools import needed

CHILD = """
import json, sys
from click.testing import CliRunner
from app.cli import main
for line in sys.stdin:
    done = CliRunner().invoke(main, json.loads(line))
    print(json.dumps([done.exit_code, done.stdout, done.stderr + (repr(done.exception) if done.exc_info[0] is not SystemExit and done.exception else "")]))
"""
_CAPABILITIES = "-dac_override,-dac_read_search"
Said = tuple[int, str, str]


def bound(command: list[str], stdin: str = "") -> str:
    """What a program writes that may do to files what their modes say and no more."""
    if os.geteuid() == 0:
        lesser = [f"--bounding-set={_CAPABILITIES}", f"--inh-caps={_CAPABILITIES}", "--"]
        command = [needed("setpriv"), *lesser, *command]
    done = subprocess.run(command, input=stdin, capture_output=True, text=True, check=True, timeout=300)
    return done.stdout


def yakkan(workspace: Path, *commands: list[str]) -> list[Said]:
    """Exit code, output and messages of each command."""
    lines = "".join(json.dumps(["--workspace", str(workspace), *words]) + "\n" for words in commands)
    return [tuple(json.loads(line)) for line in bound([sys.executable, "-c", CHILD], lines).splitlines()]


def state(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def frozen(tmp_path: Path) -> Iterator[Callable[[], Path]]:
    """Takes the right to write away from a workspace in tmp_path/w."""
    folder = tmp_path / "w"

    def freeze() -> Path:
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o500 if path.is_dir() else 0o400)
        return folder

    yield freeze
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o700)


def filled(folder: Path) -> str:
    """A workspace with one document; its id."""
    with Workspace(folder) as workspace:
        return run.add(workspace, terms().encode())[0].id


def test_modes_count_in_the_child(tmp_path: Path, frozen: Callable[[], Path]) -> None:
    (tmp_path / "w").mkdir()
    told = bound([sys.executable, "-c", "import os, sys; print(os.access(sys.argv[1], os.W_OK))", str(frozen())])
    assert told == "False\n"


def test_it_is_read_and_asked_and_copied_and_nothing_of_it_changes(tmp_path: Path, frozen: Callable[[], Path]) -> None:
    folder = tmp_path / "w"
    document = filled(folder)
    CliRunner().invoke(main, ["--workspace", str(folder), "ask", "退会の届け出は？"])  # makes the index
    before, copy = state(frozen()), tmp_path / "写し.zip"
    question = ["ask", "退会の届け出は？"]
    found = yakkan(
        folder, ["list"], ["history", document], question, ["doctor"], ["backup", str(copy)], ["retention"], ["relate"]
    )
    assert [code for code, _, _ in found] == [0] * len(found), found
    listed, history, answer, doctor, *_ = found
    assert document in listed[1] and "第1版" in history[1] and "前月10日まで" in answer[1]
    assert "異常はありません" in doctor[1] and "調べるだけで何も直しません" in doctor[2]
    assert state(folder) == before
    again = ["--workspace", str(tmp_path / "v")]
    assert CliRunner().invoke(main, [*again, "restore", str(copy)]).exit_code == 0
    assert document in CliRunner().invoke(main, [*again, "list"]).stdout


def test_what_would_write_says_in_one_sentence_that_it_cannot(tmp_path: Path, frozen: Callable[[], Path]) -> None:
    folder, paper = tmp_path / "w", tmp_path / "新.txt"
    paper.write_text(terms("末日"), "utf-8")
    document = filled(folder)
    before = state(frozen())
    found = yakkan(
        folder,
        ["add", str(paper), str(paper)],
        ["remove", document],
        ["relate", document, "--under", "d1"],
        ["people", "add", "佐藤"],
        ["people", "share", document, "--group", "法務"],
        ["people", "remove", "佐藤"],
        ["retention", "30"],
    )
    for code, out, told in found:
        assert (code, out, told.count("\n")) == (1, "", 1), told
        assert (
            told
            == f"yakkan: ワークスペース {folder} は読むことしかできません。権限を確かめるか、yakkan backup で写し、yakkan restore で書き込める場所に戻してください。\n"
        )
    assert state(folder) == before


def test_an_index_that_cannot_be_kept_is_used_in_memory(tmp_path: Path, frozen: Callable[[], Path]) -> None:
    folder = tmp_path / "w"
    filled(folder)
    before = state(frozen())  # it has never been asked: there is no index
    [(code, out, _)] = yakkan(folder, ["ask", "会費はいくら？", "--as-of", "2024-05-01"])
    assert code == 0 and "3,000円" in out and state(folder) == before


def test_what_was_read_by_an_older_program_is_read_again_and_corrected(
    tmp_path: Path, frozen: Callable[[], Path]
) -> None:
    folder = tmp_path / "w"
    document = filled(folder)
    with Workspace(folder) as workspace:
        said = {"by": "佐藤", "field": "fees.amount", "address": "第2条", "old": None, "new": {"amount": 4000}}
        Corrections(workspace).add(document, **said)
        with workspace.writing() as connection:
            connection.exec_driver_sql("DELETE FROM reading")
    script = (
        "import sys; from pathlib import Path; from pipeline import run; from pipeline.store import Workspace\n"
        "with Workspace(Path(sys.argv[1])) as workspace:\n"
        "    print([fact.value for _, found in run.pairs(workspace, sys.argv[2]) for fact in found.facts])"
    )
    assert "{'amount': 4000}" in bound([sys.executable, "-c", script, str(frozen()), document])


def test_what_a_process_left_in_the_log_is_read(tmp_path: Path, frozen: Callable[[], Path]) -> None:
    folder = tmp_path / "w"
    Workspace(folder).close()
    script = (
        "import os, sys; from pathlib import Path; from pipeline import run; from pipeline.store import Workspace\n"
        "run.add(Workspace(Path(sys.argv[1])), sys.argv[2].encode())\n"
        "os._exit(0)"  # as one that is killed
    )
    subprocess.run([sys.executable, "-c", script, str(folder), terms()], check=True, timeout=300)
    assert (folder / "yakkan.sqlite3-wal").stat().st_size
    frozen()
    [(code, out, _)] = yakkan(folder, ["list"])
    assert code == 0 and "灯台ジム会則" in out


def test_what_an_older_program_made_has_to_be_copied_first(tmp_path: Path, frozen: Callable[[], Path]) -> None:
    folder = tmp_path / "w"
    folder.mkdir()
    database = sqlite3.connect(folder / "yakkan.sqlite3")
    database.executescript(FIRST)
    database.close()
    frozen()
    [(code, _, told)] = yakkan(folder, ["list"])
    assert code == 1 and "前の版の yakkan で作られています" in told and "写して開いてください" in told


def test_a_server_that_only_reads(tmp_path: Path) -> None:
    with postgres.server() as socket:
        url = postgres.database(socket)
        with Workspace(tmp_path / "p", url) as workspace:
            record, _ = run.add(workspace, terms().encode())
            assert not workspace.is_read_only()
        only_read = f"{url}&options=-c%20default_transaction_read_only%3Don"
        nowhere = tmp_path / "file"
        nowhere.write_text("no folder can be made here")
        with Workspace(nowhere / "p", only_read) as workspace:
            assert workspace.is_read_only() and workspace.records() == [record]
            [answer], _ = run.ask_workspace(
                ["会費はいくら？"], workspace, Models(question_types.default()), tell=lambda _: None
            )
            assert "3,000円" in (answer.text or "") and Questions(workspace).last() == []
            with pytest.raises(ReadOnlyError, match="読むことしかできません"):
                run.add(workspace, terms("末日").encode())
