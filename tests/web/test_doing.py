"""What is done outside of a page's run: files made at a click, callbacks, files that come in."""

import logging
import threading

import pytest

from app import login
from app.web import shared, who
from app.web.batches.lots import Lots
from app.web.batches.shared import one
from app.web.doing import made
from pipeline import ontology
from pipeline.errors import MissingError, YakkanError
from pipeline.store.members import People
from pipeline.store.people import Role
from pipeline.store.preferences import Own, Preferences
from tests.web.conftest import CAR, GYM
from tests.web.test_login import GIVEN, TOKEN

OWN = '[types.termination_by_customer]\nlabel = "やめかた"\n'


@pytest.fixture
def workspace(app, empty):
    """The library over the workspace of the app, with one document; and the document's id."""
    return empty, empty.add(GYM.encode(), "会則.txt").document


@pytest.fixture
def entered(monkeypatch, workspace):
    """Somebody of the workspace has logged in; the test changes what the provider says of them."""
    claims = TOKEN | {"iat": who.time.time()}
    People(workspace[0].workspace).put("sato@example.jp", Role.ADMIN)
    monkeypatch.setattr(who.st, "user", claims)
    who.asks(login.from_environment(GIVEN))
    yield claims
    who.asks(None)


def later(make):
    """What a thread that belongs to no page gets: the bytes, or the error."""
    found = []

    def run() -> None:
        try:
            found.append(make())
        except Exception as error:
            found.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return found[0]


def label() -> bytes:
    return ontology.load().types["termination_by_customer"].label.encode()


def test_a_file_is_made_with_the_own_ontology_of_the_click(workspace):
    library, document = workspace
    make = made(label, document)
    assert later(make) != "やめかた".encode()
    Preferences(library.workspace).set_ontology(Own("自分.toml", OWN))
    assert later(make) == "やめかた".encode()


def test_a_document_that_is_gone_is_handed_out_no_more(workspace):
    library, document = workspace
    make = made(lambda: b"x", document)
    assert later(make) == b"x"
    library.remove(document)
    assert "登録されていません" in str(later(make))
    with pytest.raises(MissingError):
        library.there([document])


def test_who_has_logged_out_or_lost_the_document_gets_no_file(workspace, entered, monkeypatch):
    library, document = workspace
    make = made(lambda: b"x", document)
    monkeypatch.setattr(who.st, "user", {})  # the thread that makes it knows nobody
    assert later(make) == b"x"
    People(library.workspace).put("boss@example.jp", Role.ADMIN)
    People(library.workspace).put("sato@example.jp", Role.READER, ["営業"])
    People(library.workspace).share(document, ["法務"])
    assert "登録されていません" in str(later(make))
    People(library.workspace).share(document, [])
    assert later(make) == b"x"
    monkeypatch.setattr(who.st, "user", entered)
    monkeypatch.setattr(who.st, "logout", lambda: None)
    who.leave()
    assert "ログインが終わっています" in str(later(make))
    who._ended.clear()


def test_the_results_of_a_batch_are_handed_out_only_to_who_sees_it(workspace, entered):
    library, _ = workspace
    lot = Lots(library.place.folder).of_files([("会則.txt", GYM.encode())], "suzuki@example.jp")
    make = made(lambda: b"x", sees=lambda now: one(now, lot.id))
    People(library.workspace).put("sato@example.jp", Role.ADMIN)
    assert later(make) == b"x"
    People(library.workspace).put("boss@example.jp", Role.ADMIN)
    People(library.workspace).put("sato@example.jp", Role.REVIEWER)
    assert "ほかの人のもの" in str(later(make))


def test_what_nobody_foresaw_is_told_without_its_message(workspace, caplog):
    words = "秘密の" + "条項"

    def broken() -> bytes:
        raise ValueError(words)

    with caplog.at_level(logging.ERROR):
        error = later(made(broken))
    assert isinstance(error, YakkanError) and "予期しない誤り" in str(error)
    assert error.__cause__ is None and error.__context__ is None
    assert "ValueError" in caplog.text and words not in caplog.text


def test_files_that_come_in_are_read_with_the_ontology_of_now(workspace, monkeypatch):
    library, _ = workspace
    seen: list[bytes] = []
    add = type(library).add

    def noting(self, *given):
        seen.append(label())
        return add(self, *given)

    monkeypatch.setattr(type(library), "add", noting)
    taken = shared.intake()
    taken.put([("一.txt", GYM.encode())])
    assert taken.wait(100)
    Preferences(library.workspace).set_ontology(Own("自分.toml", OWN))
    taken.put([("二.txt", CAR.encode())])
    assert taken.wait(100)
    assert seen[0] != seen[1] == "やめかた".encode()
