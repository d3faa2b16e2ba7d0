import json
import sqlite3
import threading

import numpy as np
import pytest

from models import question_types
from pipeline.errors import WorkspaceError
from pipeline.index.fingerprint import fingerprint
from pipeline.index.stored import Stored
from pipeline.settings import Settings
from pipeline.types.clause import Extraction
from pipeline.types.index import Embedders, Models
from pipeline.types.question import Question
from tests.texts import document

TEXTS = {
    "club": "水泳クラブ会則\n\n第1条（会費）\n会員は、会費を毎月末日までに支払う。\n第2条（退会）\n退会届を出して退会する。\n",
    "rent": "機材賃貸約款\n\n第1条（賃料）\n賃借人は、賃料を前月末日までに支払う。\n第2条（返還）\n物件を返還する。\n",
    "loan": "金銭消費貸借契約\n\n第1条（弁済）\n借主は、元本を分割して弁済する。\n",
}


class Signs:
    """An embedding is the count of a few characters."""

    def __init__(self, signs):
        self.signs = signs
        self.texts = []

    def embed(self, texts):
        self.texts.extend(texts)
        rows = np.array([[text.count(sign) for sign in self.signs] for text in texts], dtype=np.float32)
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def embedders(signs="会退料返元", name="signs"):
    embedder = Signs(signs)
    return Embedders(name, embedder, embedder)


class Shop:
    """A folder, the records that were read and what was told."""

    def __init__(self, folder):
        self.folder = folder
        self.read, self.told = [], []

    def open(self, *records, made="1", embedders=None, settings=None):
        def of(record):
            self.read.append(record)
            return [(document(TEXTS[record]), Extraction((), (), ()))]

        models = Models(question_types.default(), embedders=embedders)
        return Stored(self.folder).index(
            lambda: dict.fromkeys(records, made), of, models, settings=settings or Settings(), tell=self.told.append
        )


@pytest.fixture
def shop(tmp_path):
    return Shop(tmp_path / "index")


def best(index, text):
    found = index.search(Question(text, frozenset()), 1)[0]
    return index.titles[found.passage.document], str(found.passage.address)


def held(folder):
    """All bytes of a folder, as text where they are text."""
    raw = b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
    return raw.decode("utf-8", "ignore") + json.dumps(raw.decode("utf-8", "ignore"))


def test_documents_are_read_once(shop):
    shop.open("club", "rent")
    again = shop.open("club", "rent")
    assert shop.read == ["club", "rent"] and shop.told == []
    assert best(again, "退会するには") == ("水泳クラブ会則", "第2条")
    assert best(again, "賃料の支払") == ("機材賃貸約款", "第1条")


def test_only_what_is_new_is_read_and_embedded(shop):
    shop.open("club", "rent", embedders=embedders())
    model = embedders()
    index = shop.open("club", "rent", "loan", embedders=model)
    assert shop.read == ["club", "rent", "loan"]
    assert [text for text in model.passages.texts if "賃料" in text] == []
    assert best(index, "元本の弁済") == ("金銭消費貸借契約", "第1条")
    assert len(list(shop.folder.glob("view-*"))) == 1


def test_an_index_grown_bit_by_bit_is_the_one_made_at_once(shop, tmp_path):
    shop.open("club", embedders=embedders())
    shop.open("club", "rent", embedders=embedders())
    grown = shop.open("rent", "loan", embedders=embedders())
    once = Shop(tmp_path / "other").open("rent", "loan", embedders=embedders())
    question = Question("賃料はいつまでに支払うか", frozenset())
    assert grown.passages == once.passages
    assert np.allclose(grown.evidence(question), once.evidence(question), atol=1e-6)
    both = [one._evidence.broad(question).meant for one in (grown, once)]
    assert np.allclose(*both, atol=1e-6) and both[0].any()


def test_a_view_without_vectors_of_the_openings_is_made_anew(shop):
    shop.open("club", "rent", embedders=embedders())
    [file] = shop.folder.glob("view-*/openings.npy")
    file.unlink()
    shop.open("club", "rent", embedders=embedders())
    assert len(list(shop.folder.glob("view-*/openings.npy"))) == 1


def test_what_another_version_read_is_read_again(shop):
    shop.open("club", "rent", made="1")
    shop.open("club", "rent", made="2")
    assert shop.read == ["club", "rent"] * 2


def test_a_removed_document_leaves_nothing(shop):
    shop.open("club", "rent", embedders=embedders())
    assert "退会届" in held(shop.folder)
    Stored(shop.folder).forget("club")
    left = held(shop.folder)
    assert "賃借人" in left
    for word in ("退会", "水泳", "会費", "毎月"):
        assert word not in left
    index = shop.open("rent", embedders=embedders())
    assert shop.read == ["club", "rent"] and best(index, "賃料") == ("機材賃貸約款", "第1条")


def test_the_last_document_removed(shop):
    shop.open("club")
    Stored(shop.folder).forget("club")
    assert "退会" not in held(shop.folder)
    assert shop.open("rent").passages


def test_another_model_is_told_once_and_never_mixed(shop):
    shop.open("club", "rent", embedders=embedders())
    model = embedders("会料", "other")
    index = shop.open("club", "rent", embedders=model)
    [told] = shop.told
    assert "signs" in told and "other" in told
    assert shop.read == ["club", "rent"]  # the documents are what they were
    assert {"退会\n退会届を出して退会する。", "賃料\n賃借人は、賃料を前月末日までに支払う。"} <= set(
        model.passages.texts
    )
    assert index.search(Question("退会するには", frozenset()), 1)
    shop.open("club", "rent", embedders=embedders("会料", "other"))
    assert len(shop.told) == 1


def test_a_model_that_changed_under_its_name_is_noticed(shop):
    shop.open("club", embedders=embedders("会退料返元"))
    shop.open("club", embedders=embedders("元返料退会"))
    assert len(shop.told) == 1


def test_a_model_of_other_dimensions_under_the_same_name_is_noticed(shop):
    shop.open("club", embedders=embedders("会退料"))
    index = shop.open("club", embedders=embedders("会退料返元"))
    assert best(index, "退会するには") == ("水泳クラブ会則", "第2条")


def test_many_vectors_are_parted(shop):
    few = Settings(flat_vectors=3, looked_at=0)
    index = shop.open("club", "rent", "loan", embedders=embedders(), settings=few)
    assert list(shop.folder.glob("view-*/lists.faiss"))
    assert best(index, "元本の弁済") == ("金銭消費貸借契約", "第1条")


def test_a_view_that_is_not_whole_is_made_anew(shop):
    shop.open("club")
    [view] = shop.folder.glob("view-*")
    (view / "names.json").write_text("{")
    assert best(shop.open("club"), "退会するには") == ("水泳クラブ会則", "第2条")
    assert shop.read == ["club"] and not view.exists()


def test_a_file_that_is_no_database_says_what_to_do(shop):
    shop.folder.mkdir()
    (shop.folder / "documents.sqlite3").write_text("nothing of the sort" * 100)
    with pytest.raises(WorkspaceError, match="フォルダを削除"):
        shop.open("club")


def test_documents_are_loaded_when_they_are_needed(shop):
    index = shop.open("club", "rent")
    club, rent = (document(TEXTS[name]) for name in ("club", "rent"))
    with sqlite3.connect(shop.folder / "documents.sqlite3") as database:
        database.execute("DELETE FROM document WHERE record = 'rent'")
    assert index.document(club.id) == club and index.extraction(club.id) == Extraction((), (), ())
    with pytest.raises(WorkspaceError, match="もう一度"):
        index.document(rent.id)


def test_an_open_index_answers_while_another_is_made(shop):
    before = shop.open("club", "rent")
    shop.open("club")
    assert best(before, "賃料の支払") == ("機材賃貸約款", "第1条")


def test_several_at_once_agree(shop):
    found, failed = [], []

    def open_one(records):
        try:
            index = Shop(shop.folder).open(*records, embedders=embedders())
            found.append(best(index, "退会するには"))
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=open_one, args=(("club", "rent", "loan"),)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == [] and found == [("水泳クラブ会則", "第2条")] * 4
    assert len(list(shop.folder.glob("view-*"))) == 1


def test_no_documents(shop):
    index = shop.open()
    assert index.search(Question("退会", frozenset()), 3) == [] and index.titles == {}


def test_the_fingerprint_knows_the_ontology(tmp_path):
    from pipeline import ontology

    own = tmp_path / "own.toml"
    plain = fingerprint(None)
    assert plain == fingerprint(None) and len(plain) == 16
    own.write_text(
        '[types.locker]\nlabel = "ロッカー"\ndefinition = "ロッカーの使用の定め"\nquestion = "ロッカーは使えるか。"\ncaptions = ["ロッカー"]\n',
        "utf-8",
    )
    with ontology.using(own):
        assert fingerprint(None) != plain
    assert fingerprint(None) == plain
