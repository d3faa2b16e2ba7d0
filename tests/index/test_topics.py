import pytest

from models import question_types
from pipeline import index, run
from pipeline.answer import query
from pipeline.index.topics import topic, undone


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("役員の任期は、2年とする。", ["役員", "任期"]),
        ("前条の場合において、役員の任期は、2年とする。", ["役員", "任期"]),
        ("ただし、会員はこの限りではない。", ["会員"]),
        ("会費を納めなかったとき。", []),
        ("は、", []),
    ],
)
def test_what_a_sentence_speaks_of(sentence, words):
    assert topic(sentence) == words


def test_clause_whose_topic_is_asked_for_has_the_sign():
    [document] = run.parse_bytes(
        "会則\n\n第1条（役員）\n１　役員の任期は、2年とする。\n２　役員は、任期の途中でも辞任することができる。\n".encode(),
        "会則.txt",
    )
    built = index.build([(document, run.extract(document))], embedders=None, question_types=question_types.default())
    seen = {str(one.passage.address): one.evidence["topic"] for one in built.search(query.read("役員の任期は？"), 5)}
    assert seen["第1条第1項"] == pytest.approx(1.0)
    assert seen["第1条第2項"] < seen["第1条第1項"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("会費を納めないとき、又は届出をしなかったときは、退会とする。", ["納める", "届け出"]),
        ("代金の支払がない場合", ["支払い"]),
        ("会員は、速やかに届け出なければならない。", []),
        ("承諾を得ずに譲渡してはならない。", ["得る", "譲渡"]),
        ("会費を納めるものとする。", []),
    ],
)
def test_what_a_text_says_is_not_done(text, words):
    assert undone(text) == words


def test_clause_on_not_paying_is_told_from_the_one_on_paying():
    [document] = run.parse_bytes(
        "会則\n\n第1条（会費）\n会員は、会費を納めなければならない。\n第2条（退会）\n次の各号のいずれかに該当するときは、退会とする。\n"
        "(1) 会費を納めなかったとき。\n(2) 死亡したとき。\n".encode(),
        "会則.txt",
    )
    built = index.build([(document, run.extract(document))], embedders=None, question_types=question_types.default())
    found = built.search(query.read("会費を払わなかったらどうなりますか"), 5)
    seen = {str(one.passage.address): one.evidence["undone"] for one in found}
    assert seen["第2条第1号"] > 0.7
    assert seen["第1条"] == 0
