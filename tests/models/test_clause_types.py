import numpy as np
import pytest

from models import train_clause_types
from models.clause_rows import Rows, features
from models.clause_types import ClauseTypes, default
from models.train_clause_types import Row, Training
from pipeline.errors import ModelError
from pipeline.types.ports import Wording


def wording(text, caption=""):
    return Wording(caption, text, {}, {})


@pytest.mark.parametrize(
    ("caption", "text", "kind"),
    [
        ("もめごとがあったとき", "裁判は大津地方裁判所で行います。", "jurisdiction"),
        ("やめるとき", "退会したい方は、前の月の末日までに受付で届を書いてください。", "termination_by_customer"),
        ("お金をお返しすること", "受け取った月謝は、お返ししません。", "refund"),
        ("仕事をほかに任せること", "作業の一部を第三者に任せるときは、前もって承諾を得る。", "subcontracting"),
        ("納めた物の検査", "納められた物は、七日以内に検査して合否を知らせる。", "inspection"),
    ],
)
def test_the_likeliest_type_of_everyday_words(caption, text, kind):
    types = default().predict([wording(text, caption)])[0].types
    assert max(types, key=types.get) == kind


def test_chances_are_chances_for_any_text():
    for text in ("", "。", "abc", "あ" * 5000):
        [likely] = default().predict([wording(text)])
        assert all(0 <= chance <= 1 for chance in (*likely.types.values(), *likely.main.values()))


def test_one_answer_for_each_wording():
    model = default()
    together = model.predict([wording("料金"), wording("裁判所")])
    assert together == [*model.predict([wording("料金")]), *model.predict([wording("裁判所")])]


def test_what_is_asked_again_is_not_weighed_again():
    [once], [again] = (default().predict([wording("会員は、灯台の鍵を返す。")]) for _ in range(2))
    assert once is again


def test_what_the_rules_see_counts():
    [blank] = default().predict([wording("次のとおりとします。")])
    [seen] = default().predict([Wording("", "次のとおりとします。", {"refund": 3.0}, {"refund": 1.0})])
    assert seen.types["refund"] > blank.types["refund"]


def test_numbers_and_the_place_of_a_caption():
    assert features(wording("3日"))["t"] == features(wording("30日"))["t"]
    assert "c^料" in features(wording("", "料金"))["c"]


def test_each_block_has_the_length_of_its_weight():
    rows = Rows(["t料金", "t金を", "w料金"], np.ones(3, dtype=np.float32))
    places, values = rows.of_text("料金を")
    by_place = dict(zip(places.tolist(), values.tolist(), strict=True))
    assert sorted(by_place) == [0, 1, 2]
    assert by_place[0] ** 2 + by_place[1] ** 2 == pytest.approx(2.0)
    assert by_place[2] ** 2 == pytest.approx(2.0)


@pytest.mark.parametrize(
    "text",
    ["料金は10日に支払う。\n手数料は甲が負う。", "い\nろ\n\nは", "手数料\n手数料\n12\n手数料", "\n", ""],
)
def test_lines_counted_one_by_one_are_the_features_of_the_text(text):
    counted = {name: count for block in "tw" for name, count in features(wording(text))[block].items()}
    rows = Rows(sorted(counted), np.ones(len(counted), dtype=np.float32))
    places, values = rows.of_text(text)
    assert {sorted(counted)[place] for place in places} == set(counted)
    for block in "tw":
        expected = np.array([1 + np.log(count) for name, count in sorted(counted.items()) if name[0] == block])
        found = np.array(
            [value for place, value in zip(places, values, strict=True) if sorted(counted)[place][0] == block]
        )
        assert found == pytest.approx(np.sqrt(2.0) * expected / (np.linalg.norm(expected) or 1))


def test_broken_file_says_what_to_do(tmp_path):
    path = tmp_path / "broken.npz"
    path.write_bytes(b"no model")
    with pytest.raises(ModelError, match="train_clause_types"):
        ClauseTypes(path)


def test_recipe_makes_a_file_that_loads_and_a_document_can_be_left_out(tmp_path, monkeypatch):
    monkeypatch.setattr(train_clause_types, "SEEN", dict.fromkeys("cktw", 1))
    texts = {
        "refund": ("代金は返しません。", "会費を返金します。"),
        "jurisdiction": ("裁判所で争います。", "管轄の裁判所です。"),
    }
    data = [
        Row(str(at), wording(text), frozenset({kind}), kind)
        for kind, some in texts.items()
        for at, text in enumerate(some)
    ]
    training = Training(data)
    for name, without in (("all", None), ("some", "1")):
        np.savez_compressed(tmp_path / f"{name}.npz", **training.arrays(without))
    whole, part = ClauseTypes(tmp_path / "all.npz"), ClauseTypes(tmp_path / "some.npz")
    asked = [wording("管轄の裁判所です。")]
    assert whole.predict(asked)[0].types["jurisdiction"] > whole.predict(asked)[0].types["refund"]
    assert part.predict(asked)[0].types["jurisdiction"] < whole.predict(asked)[0].types["jurisdiction"]


def test_which_type_stands_next_to_which_is_counted_in_whole_documents_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(train_clause_types, "SEEN", dict.fromkeys("cktw", 1))
    texts = {"fees": "代金を払います。", "refund": "代金は返しません。", "notice": "書面で知らせます。"}
    data = [
        Row(document, wording(texts[kind]), frozenset({kind}), kind)
        for document, order in (("one", "fees refund notice"), ("two", "fees refund"), ("", "notice fees"))
        for kind in order.split()
    ]
    path = tmp_path / "model.npz"
    np.savez_compressed(path, **Training(data).arrays())
    model = ClauseTypes(path)
    assert model.follows("fees", "refund") > 0 > model.follows("fees", "notice")
    assert model.follows(None, "fees") > 0 > model.follows(None, "notice")
    assert model.follows("notice", "fees") < 0.1
    assert model.follows("fees", "trial") == model.follows("trial", "fees") == 0
