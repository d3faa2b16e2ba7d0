import numpy as np
import pytest

from corpus.catalog import single_clauses
from models import train_question_types
from models.question_types import QuestionTypes, default, features
from pipeline.errors import ModelError


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("裁判になったらどこの裁判所ですか", "jurisdiction"),
        ("遅延損害金は年何パーセントですか", "late_charge"),
        ("やめたいときはいつまでに言えばいいですか", "termination_by_customer"),
        ("再委託 可否", "subcontracting"),
        ("検収は何日以内に行われますか", "inspection"),
    ],
)
def test_likeliest_type(question, kind):
    types = default().predict(question).types
    assert max(types, key=types.get) == kind


def test_fields_are_kept_apart_from_types():
    asked = default().predict("遅延損害金の利率は何%ですか")
    assert asked.fields["late_charge.rate"] > 0.5
    assert all("." in name for name in asked.fields) and not any("." in name for name in asked.types)


def test_chances_are_chances_for_any_text():
    for question in ("", "。", "abc", "あ" * 5000):
        assert all(0 <= chance <= 1 for chance in default().predict(question).types.values())


def test_broken_file_says_what_to_do(tmp_path):
    path = tmp_path / "broken.npz"
    path.write_bytes(b"no model")
    with pytest.raises(ModelError, match="train_question_types"):
        QuestionTypes(path)


def test_recipe_makes_a_file_that_loads(tmp_path):
    questions = ["返金されますか", "お金は戻りますか", "裁判所はどこですか", "管轄裁判所"] * 3
    types = [["refund"], ["refund"], ["jurisdiction"], ["jurisdiction"]] * 3
    rows = [train_question_types.Row(*row, fields=None) for row in zip(questions, types, strict=True)]
    arrays = train_question_types.fit(rows)
    np.savez_compressed(tmp_path / "small.npz", **arrays)
    types = QuestionTypes(tmp_path / "small.npz").predict("裁判所").types
    assert types["jurisdiction"] > types["refund"]


def test_features_fold_width_and_signs():
    assert features("ＩＤ、は？") == features("IDは")


def test_a_question_of_which_nobody_said_the_fields_teaches_none() -> None:
    """返金されますか stands twice: once with its field, and often without a word about fields; it still asks for the field."""
    told = [
        train_question_types.Row("返金されますか", ["refund"], ["refund.allowed"]),
        train_question_types.Row("裁判所はどこですか", ["jurisdiction"], []),
    ]
    untold = [train_question_types.Row("返金されますか", ["refund"], None)] * 20
    both = [train_question_types.fit(told), train_question_types.fit(told + untold)]
    of_field = [arrays["bias"][arrays["labels"].split("\n").index("refund.allowed")] for arrays in both]
    assert abs(of_field[0] - of_field[1]) < 0.1


def test_questions_of_single_clauses_have_the_types_of_the_paragraph_that_answers() -> None:
    rows = [row for row in train_question_types.rows(single_clauses()) if row.fields is None]
    assert len(rows) > 6000
    assert all(row.types for row in rows)
