"""A user's own file: put over the built-in ontology, validated alike."""

from pathlib import Path

import pytest

from pipeline.ontology import OntologyError, Text, load, read, using

OWN = """
[types.data_residency]
label = 'データの所在地'
definition = 'データを保存する国や地域を定める。'
excludes = { customer_data = 'データの管理一般' }
question = 'データはどこに保存されるか'
captions = ['所在地']
triggers = ['データ {国} 保存']
facts = ['data.retention']

[fields.data.retention]
label = 'データの保存期間'
form = 'duration'
triggers = ['データ 保存']
types = ['data_residency']

[types.late_charge]
question = '年14.6%以内か'

[kinds.saas_terms]
types = ['fees', 'data_residency']

[words]
'国' = '国内|海外'
"""

CLAUSES = "[fees]\nlabel = 'x'\ndefinition = 'y'\nquestion = 'z'\n"
FIELDS = "[fee.amount]\nlabel = 'x'\nform = 'money'\n"
KINDS = "[nda]\nlabel = 'x'\ndefinition = 'y'\n"


def test_new_entries_stand_beside_the_built_in_ones(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(OWN, "utf-8")
    with using(tmp_path / "own.toml") as own:
        assert own.types["data_residency"].rules("データは国内のサーバに保存する。")
        assert own.fields["data.retention"].types == ("data_residency",)
        assert own.kinds["saas_terms"].types == ("fees", "data_residency")
        assert load() is own


def test_only_the_keys_that_are_written_are_replaced(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(OWN, "utf-8")
    built_in = load().types["late_charge"]
    with using(tmp_path / "own.toml") as own:
        late = own.types["late_charge"]
        assert late.question == "年14.6%以内か"
        assert (late.label, late.facts, late.statute) == (built_in.label, built_in.facts, built_in.statute)
    assert load().types["late_charge"] == built_in


def test_no_own_file_is_the_built_in_ontology() -> None:
    with using(None) as same:
        assert same is load()


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ("[types.fees]\ncuad = ['Fee']\n", "own.toml の2行目 [fees]: cuad の Fee は定義されていません"),
        (
            "[types.fees]\nledgar = [\n  'Fees',\n  'Fines',\n]\n",
            "own.toml の4行目 [fees]: ledgar の Fines は定義されていません",
        ),
        ("[types.fees]\nexact = ['Insurance']\n", "own.toml の2行目 [fees]: exact の Insurance は定義されていません"),
        ("[types.fees]\nexcludes = { fee = 'x' }\n", "own.toml の2行目 [fees]: excludes の fee は定義されていません"),
        ("[types.fees]\n\ncaptions = [\n  '料金',\n  '(',\n]\n", "own.toml の5行目 [fees]: captions の正規表現 '('"),
        ("[types.fees]\ncontract = 'yes'\n", "own.toml の2行目 [fees]: contract は true か false"),
        ("[types.new]\nlabel = 'x'\n", "own.toml の1行目 [new]: definition"),
        ("[fields.fee.amount]\nform = 'sum'\n", "own.toml の2行目 [fee.amount]: form の sum という形はありません"),
        ("[fields.\"fee.amount\"]\nchoices = ['a']\n", "own.toml の2行目 [fee.amount]: choices は form = 'choice'"),
        ("[kinds.nda]\nfacts = ['fee.none']\n", "own.toml の2行目 [nda]: facts の fee.none は定義されていません"),
        ("[kinds.nda]\ncolour = 'x'\n", "own.toml の2行目 [nda]: colour という項目はありません"),
        ("[clauses.fees]\nlabel = 'x'\n", "own.toml: [clauses] は使えません"),
        ("[types.fees\n", "own.toml が TOML として読めません"),
    ],
)
def test_what_is_wrong_is_told_with_file_line_and_reason(own: str, told: str) -> None:
    with pytest.raises(OntologyError) as error:
        read(CLAUSES, FIELDS, KINDS, Text("own.toml", own))
    assert told in str(error.value)


def test_all_faults_are_told_at_once() -> None:
    own = Text("own.toml", "[types.fees]\ncuad = ['Fee']\n[kinds.nda]\nfacts = ['x']\n")
    with pytest.raises(OntologyError) as error:
        read(
            "[fees]\nlabel = 'x'\ndefinition = 'y'\nquestion = 'z'\n", "", "[nda]\nlabel = 'n'\ndefinition = 'd'\n", own
        )
    assert [line.split(" [")[0] for line in str(error.value).split("\n")] == ["own.toml の2行目", "own.toml の4行目"]


def test_a_fault_of_a_replaced_entry_names_the_file_it_stands_in() -> None:
    with pytest.raises(OntologyError, match=r"clauses\.toml の5行目 \[fees\]"):
        read(CLAUSES + "facts = ['fee.gone']\n", FIELDS, KINDS, Text("own.toml", "[types.fees]\nlabel = 'w'\n"))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="読めません"), using(tmp_path / "none.toml"):
        pass
