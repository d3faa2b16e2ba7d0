import re
from pathlib import Path

from pipeline.ontology import Text, load, read
from pipeline.ontology.page import page

COMMITTED = Path(__file__).parents[2] / "docs" / "ontology.md"
CLAUSES = """
[fees]
label = '料金'
definition = '払う額。'
excludes = { late_charge = '遅れたときの利息' }
question = 'いくらか'
captions = ['{利用者}の支払']
triggers = ['料金 支払']
negative = '無料'
facts = ['fee.amount']
statute = '民法1条'
cuad = ['Minimum Commitment']
ledgar = ['Fees']
exact = ['Fees']
[late_charge]
label = '遅延損害金'
definition = '利息。'
question = '何%か'
"""


def test_the_committed_page_is_what_is_written() -> None:
    assert COMMITTED.read_text("utf-8") == page(load()), "yakkan ontology > docs/ontology.md"


def test_an_entry_is_shown_with_all_it_says() -> None:
    written = page(read(CLAUSES, "[fee.amount]\nlabel = '料金の額'\nform = 'money'\ntypes = ['fees']\n"))
    shown = written.split("### 料金 `fees`")[1].split("###")[0]
    assert [line for line in shown.split("\n") if line] == [
        "払う額。",
        "- 使う文書: 規約・契約書",
        "- 含まないもの: 遅れたときの利息（→ 遅延損害金 `late_charge`）",
        "- 確かめる問い: いくらか",
        "- 期待する事実: 料金の額 `fee.amount`（金額）",
        "- 法令: 民法1条",
        "- 対応: CUAD: Minimum Commitment / LEDGAR: Fees（同じ）",
        "- 見出しの手がかり: `{利用者}の支払`",
        "- 打ち消す手がかり: `無料`",
        "- 本文の手がかり:",
        "  - `料金 支払`",
    ]
    assert "| `fee.amount` | 料金の額 | 金額 | 料金 `fees` |" in written


def test_every_entry_has_its_place() -> None:
    ontology = load()
    written = page(ontology)
    for entry in (*ontology.types.values(), *ontology.kinds.values()):
        assert f"### {entry.label} `{entry.id}`" in written
    for id_ in ontology.fields:
        assert f"| `{id_}` |" in written
    assert not re.search("[\ue000-\uf8ff]", written)


def test_the_own_file_of_the_opening_is_one() -> None:
    shown = re.search(r"```toml\n(.*?)```", page(load()), re.DOTALL)
    assert shown
    folder = Path(__file__).parents[2] / "pipeline" / "ontology"
    built_in = [(folder / f"{name}.toml").read_text("utf-8") for name in ("clauses", "fields", "kinds")]
    own = read(*built_in, Text("own.toml", shown[1]))
    assert own.types["data_residency"].facts == ("data.retention",)
    assert own.types["late_charge"].label == load().types["late_charge"].label
