"""Errors written by hand into our documents."""

import pytest

from corpus.catalog import entries
from evaluation.mutants import written
from evaluation.mutants.written import Slip, planted, slips

_KINDS = {
    "dangling-reference",
    "wrong-reference",
    "stale-reference",
    "duplicate-number",
    "skipped-number",
    "undefined-term",
    "unused-term",
    "term-variant",
    "term-before-definition",
    "conjunction",
    "mixed-width",
    "contradiction",
}


def _source(name: str):
    return next(one.source for one in entries() if one.id == name)


def test_the_two_sets_share_no_document_and_none_is_of_the_test_split() -> None:
    sets = [{one.document for one in slips(name)} for name in ("read", "unread")]
    assert not sets[0] & sets[1]
    assert all(one.split != "test" for one in entries() if one.id in sets[0] | sets[1])
    assert {one.kind for name in ("read", "unread") for one in slips(name)} <= _KINDS


@pytest.mark.parametrize("name", ["read", "unread"])
def test_every_error_stands_in_its_document(name: str) -> None:
    for document in sorted({one.document for one in slips(name)}):
        some = [one for one in slips(name) if one.document == document]
        source, errors = planted(_source(document), some)
        known = {unit.address for unit in source.all}
        assert [error.kind for error in errors] == [one.kind for one in some]
        assert {str(error.address) for error in errors} <= known


def test_an_error_is_addressed_by_its_first_new_words() -> None:
    source = _source("tatara_pay")
    wrong = Slip("tatara_pay", "wrong-reference", "第7条の本人確認を終えた方", "第6条の本人確認を終えた方")
    more = Slip(
        "tatara_pay", "contradiction", "限度とします。\n4　金融機関", "限度とします。\n4　200万円まで。\n5　金融機関"
    )
    _, (first, second) = planted(source, [wrong, more])
    assert (str(first.address), str(second.address)) == ("第2条第8号", "第26条第4項")


def test_words_that_stand_nowhere_or_twice_are_refused() -> None:
    for old in ("この言葉はどこにもない", "お客さま"):
        with pytest.raises(ValueError, match="tatara_pay"):
            planted(_source("tatara_pay"), [Slip("tatara_pay", "term-variant", old, "別の言葉")])


def test_the_figures_of_one_document(monkeypatch: pytest.MonkeyPatch) -> None:
    some = (Slip("wakaba_henko", "dangling-reference", "第6条の別紙", "第36条の別紙"),)
    monkeypatch.setattr(written, "slips", lambda name: some)
    found = dict(written.measure("read"))
    assert found["dangling-reference"].figures["issues.planted_recall"].value == 1
    assert found[""].figures["issues.false_alarms"].whole > 0
