"""What is kept with a workspace holds for the commands that work on it."""

import pytest
from click.testing import CliRunner

from app.cli import main
from models import clause_types
from pipeline import ontology
from pipeline.index.fingerprint import fingerprint
from pipeline.store import Workspace
from pipeline.store.preferences import Own, Preferences

OWN = '[types.parking]\nlabel = "駐輪の定め"\ndefinition = "自転車の置き方"\nquestion = "どこに置くか"\ncaptions = ["駐輪"]\n'
TEXT = "見本駐輪規約\n\n第1条（駐輪）\n利用者は、自転車を所定の場所に置くものとします。\n"


@pytest.fixture
def place(tmp_path):
    with Workspace(tmp_path / "ws") as made:
        Preferences(made).set_limits({"YAKKAN_MAX_MB": 1})
        Preferences(made).set_ontology(Own("自分.toml", OWN))
    return tmp_path


def yakkan(place, *words):
    return CliRunner().invoke(main, ["--workspace", str(place / "ws"), *words])


def test_the_limits_of_the_workspace_hold(place):
    big = place / "big.txt"
    big.write_text("見本の定めです。\n" * 45_000, "utf-8")
    refused = yakkan(place, "add", str(big))
    assert refused.exit_code == 1 and "上限の 1.0 MB" in refused.output


def test_the_ontology_of_the_workspace_is_in_use_for_what_is_added(place):
    (place / "a.txt").write_text(TEXT, "utf-8")
    assert yakkan(place, "add", "--json", str(place / "a.txt")).exit_code == 0
    assert yakkan(place, "ask", "自転車はどこに置く？").exit_code == 0
    with Workspace(place / "ws") as there:
        (record,) = there.records()
        assert there.extracted(record.id, fingerprint(clause_types.default())) is None
        with ontology.using(ontology.Text("自分.toml", OWN)):
            (pair,) = there.extracted(record.id, fingerprint(clause_types.default()))
    assert "parking" in pair[1].clauses[0].types
