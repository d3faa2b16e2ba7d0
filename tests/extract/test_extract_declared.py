"""Fields that only the data knows: types, fields and kinds of a user's own file in the extraction."""

from pathlib import Path

import pytest

from pipeline.extract import extract
from pipeline.ontology import using
from pipeline.types.clause import Value
from tests.texts import document


def _values(tmp_path: Path, form: str, triggers: str, text: str, more: str = "") -> list[Value]:
    own = tmp_path / "own.toml"
    own.write_text(f"[fields.own.value]\nlabel = '値'\nform = '{form}'\ntriggers = [{triggers}]\n{more}", "utf-8")
    with using(own):
        found = extract(document(f"見本規約\n\n第1条（見本）\n{text}\n"))
    return [fact.value for fact in found.facts if fact.field == "own.value"]


@pytest.mark.parametrize(
    ("form", "triggers", "text", "value"),
    [
        ("duration", "'アクセス記録 保存'", "当社は、アクセス記録を90日間保存します。", "P90D"),
        ("duration", "'アクセス記録 保存'", "当社は、90日間、アクセス記録を保存します。", "P90D"),
        (
            "money",
            "'保険金額'",
            "保険金額は、金500万円とする。",
            {"amount": 5000000, "currency": "JPY", "tax": "unspecified"},
        ),
        ("rate", "'割戻し'", "割戻しは、年3%とする。", {"rate": 0.03, "per": "year"}),
        ("date", "'開館'", "開館の日は、令和8年4月1日とする。", "2026-04-01"),
        ("hours", "'開館時間'", "開館時間は、平日 9:00から17:00までとする。", "平日 9:00-17:00"),
        ("integer", "'予備の鍵'", "予備の鍵は、3本とする。", 3),
        ("boolean", "'ペット 同伴'", "ペットを同伴することができます。", True),
        ("boolean", "'ペット 同伴'", "ペットを同伴することはできません。", False),
        ("text", "'東京|大阪'", "データは東京に保存する。", "東京"),
    ],
)
def test_the_value_stands_in_behind_or_before_the_words(
    tmp_path: Path, form: str, triggers: str, text: str, value: Value
) -> None:
    assert _values(tmp_path, form, triggers, text) == [value]


def test_a_choice_is_one_of_the_choices(tmp_path: Path) -> None:
    more = "choices = ['国内', '国外']\n"
    assert _values(tmp_path, "choice", "'データ 保管'", "データは、国外のサーバに保管します。", more) == ["国外"]
    assert _values(tmp_path, "choice", "'データ 保管'", "データは、厳重に保管します。", more) == []


def test_words_without_a_value_and_values_without_the_words_are_nothing(tmp_path: Path) -> None:
    assert _values(tmp_path, "duration", "'アクセス記録 保存'", "当社は、アクセス記録を保存します。") == []
    assert _values(tmp_path, "duration", "'アクセス記録 保存'", "当社は、請求書を90日間保存します。") == []


def test_own_types_and_kinds_take_part(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        """
[types.pets]
label = 'ペット'
definition = '動物の同伴を定める。'
question = '動物を連れて来られるか'
captions = ['ペット']
triggers = ['ペット 同伴']
[fields.pets.fee]
label = 'ペットの料金'
form = 'money'
triggers = ['ペット 同伴']
types = ['pets']
[kinds.dog_run]
label = 'ドッグラン利用規則'
definition = '犬の遊び場の規則。'
titles = ['ドッグラン']
types = ['pets', 'insurance']
facts = ['pets.fee']
""",
        "utf-8",
    )
    text = "見本ドッグラン\n\n第1条（ペットの同伴）\nペットを同伴するときは、1頭につき500円を支払う。\n"
    with using(own):
        found = extract(document(text))
    assert found.kind and (found.kind.id, found.kind.label) == ("dog_run", "ドッグラン利用規則")
    assert any("pets" in clause.types for clause in found.clauses)
    fact = next(fact for fact in found.facts if fact.field == "pets.fee")
    assert fact.value == {"amount": 500, "currency": "JPY", "tax": "unspecified"}
    assert str(fact.addresses[0]) == "第1条"
    assert "500円" in fact.quote
    assert [one.id for one in found.absent] == ["insurance"]
