"""The measures of answers, question by question."""

import pytest

from evaluation.gold import Question
from evaluation.scored import Scored
from evaluation.scoring.answers import is_verbatim, met, score
from evaluation.scoring.sets import joined
from evaluation.scoring.texts import own_texts
from pipeline.types.address import Address
from pipeline.types.answer import Answer, Citation, Verdict
from pipeline.types.document import Document, Kind, Unit
from pipeline.types.source import SourceText

RULES = own_texts(
    Document(
        "d",
        "見本",
        SourceText("d.txt", "text/plain", "0" * 64, ""),
        (
            Unit(
                Kind.ARTICLE,
                Address.parse("第1条"),
                text="次の場合は断ります。",
                wrap_up="なお、理由は示しません。",
                children=(
                    Unit(Kind.ITEM, Address.parse("第1条第1号"), text="申込みに偽りがあるとき"),
                    Unit(Kind.ITEM, Address.parse("第1条第2号"), text="料金を払わないとき"),
                ),
            ),
            Unit(Kind.ARTICLE, Address.parse("第2条"), text="会員は、1か月前までに解約できます。"),
        ),
    )
)
GOOD = ("第2条", "1か月前までに解約")


def ask(
    type_: str, must: list[str], cites: list[str], alt: list[str] | None = None, answer: str = "模範解答"
) -> Question:
    given, others = tuple(map(Address.parse, cites)), tuple(map(Address.parse, alt or []))
    return Question("q", "問い", type_, "formal", answer, tuple(must), given, others)


def reply(text: str | None, *citations: tuple[str, str]) -> Answer:
    verdict = Verdict.ANSWERED if text else Verdict.NOT_STATED
    cited = tuple(Citation("d", Address.parse(address), quote, ()) for address, quote in citations)
    return Answer("問い", verdict, text, 0.5, cited, ())


def parts(scored: Scored) -> dict[str, tuple[float, float]]:
    return {name.removeprefix("answers."): (r.part, r.whole) for name, r in scored.figures.items()}


def values(question: Question, answer: Answer) -> dict[str, float | None]:
    return {n.removeprefix("answers."): r.value for n, r in score(question, answer, RULES).figures.items()}


def test_a_right_answer_says_it_and_proves_it() -> None:
    scored = score(ask("fact", ["1か月|1ヶ月"], ["第2条"]), reply("１か月前までです。", GOOD), RULES)
    assert parts(scored) == {
        "right": (1, 1),
        "answer": (1, 1),
        "cited": (1, 1),
        "verbatim": (1, 1),
        "complete": (1, 1),
        "length": (1, 1),
        "false_refusal": (0, 1),
    }
    assert scored.misses == ()


def test_words_that_are_not_in_the_cited_unit_prove_nothing() -> None:
    scored = score(ask("fact", ["1か月"], ["第2条"]), reply("1か月前", ("第2条", "2か月前までに解約")), RULES)
    found = parts(scored)
    assert (found["answer"], found["cited"], found["verbatim"], found["right"]) == ((1, 1), (0, 1), (0, 1), (0, 1))
    [miss] = [miss for miss in scored.misses if miss.measure == "answers.cited"]
    assert (miss.where, miss.wanted) == ("q", "問い → 模範解答（第2条）")
    assert miss.got == "1か月前 第2条「2か月前までに解約」"


def test_only_the_first_three_citations_count_but_every_quote_has_to_be_verbatim() -> None:
    question = ask("fact", [], ["第2条"])
    other = ("第1条", "次の場合は断ります")
    assert values(question, reply("はい", other, other, other, GOOD))["cited"] == 0
    assert values(question, reply("はい", other, other, GOOD))["cited"] == 1
    late = values(question, reply("はい", GOOD, other, other, ("第1条", "断りません")))
    assert (late["cited"], late["verbatim"]) == (1, 0)
    assert values(question, reply("はい"))["verbatim"] == 0


def test_a_multi_question_needs_every_cite_or_an_accepted_unit_above_it() -> None:
    both = ["第1条第1号", "第1条第2号"]
    one, above = reply("断る", ("第1条第1号", "申込みに偽り")), reply("断る", ("第1条", "次の場合は断ります"))
    assert values(ask("multi", [], both), one)["cited"] == 0
    assert values(ask("multi", [], both, ["第1条"]), above)["cited"] == 1
    assert values(ask("list", [], both), one)["cited"] == 1


def test_a_list_may_cite_two_more_than_the_gold() -> None:
    question = ask("list", [], ["第1条第1号", "第1条第2号"])
    other = [("第2条", "1か月前までに解約")] * 3
    last = ("第1条第1号", "申込みに偽り")
    assert values(question, reply("断る", *other, last))["cited"] == 1
    assert values(question, reply("断る", *other, *other, last))["cited"] == 0


def test_an_answer_that_goes_on_and_on_is_not_right() -> None:
    found = values(ask("fact", ["1か月"], ["第2条"]), reply("1か月" + "あ" * 400, GOOD))
    assert (found["answer"], found["length"], found["complete"], found["cited"]) == (0, 0, 1, 1)
    found = values(ask("fact", ["1か月"], ["第2条"], answer="あ" * 101), reply("1か月" + "あ" * 400, GOOD))
    assert (found["answer"], found["length"]) == (1, 1)


def test_an_answer_with_half_of_what_it_needs_is_half_complete() -> None:
    found = values(ask("list", ["偽り", "払わない|不払い"], ["第1条"]), reply("申込みに偽りがあるとき", GOOD))
    assert (found["answer"], found["complete"]) == (0, 0.5)


def test_silence_is_right_only_where_the_text_is_silent() -> None:
    scored = joined(
        [
            score(ask("fact", ["1か月"], ["第2条"]), reply(None), RULES),
            score(ask("unanswerable", [], []), reply(None), RULES),
            score(ask("unanswerable", [], []), reply("はい", GOOD), RULES),
        ]
    )
    assert parts(scored) == {
        "right": (0, 1),
        "answer": (0, 1),
        "cited": (0, 1),
        "verbatim": (1, 1),
        "complete": (0, 1),
        "length": (0, 0),
        "false_refusal": (1, 1),
        "false_answer": (1, 2),
    }
    [invented] = [miss for miss in scored.misses if miss.measure == "answers.false_answer"]
    assert (invented.wanted, invented.got) == ("問い → 書かれていない", "はい 第2条「1か月前までに解約」")
    [refused] = [miss for miss in scored.misses if miss.measure == "answers.false_refusal"]
    assert refused.got == "書かれていない"


@pytest.mark.parametrize(
    ("text", "must", "expected"),
    [
        ("はい。承諾が要ります。", ["はい", "承諾|同意"], True),
        ("承諾が要ります。はい。", ["はい"], False),
        ("いいえ、要りません。", ["はい|いいえ"], True),
        ("年14.6 %", ["１４．６％"], True),
        ("何も言わない", ["承諾|同意"], False),
        (None, ["承諾"], False),
    ],
)
def test_must(text: str | None, must: list[str], expected: bool) -> None:
    assert met(text, must) is expected


@pytest.mark.parametrize(
    ("address", "quote", "expected"),
    [
        ("第1条", "申込みに偽りがある", True),  # hangs under the cited unit
        ("第1条第2号", "次の場合は断ります", True),  # the lead above it
        ("第1条第2号", "なお、理由は示しません。", True),
        ("第1条第2号", "申込みに偽りがある", False),  # its neighbour
        ("第2条", "会員は、…解約できます。", True),
        ("第2条", "会員…解約できます。", False),  # a part of two characters
        ("第2条", "…", False),
        ("第2条", "会員は、 1か月前\nまでに", True),
    ],
)
def test_verbatim(address: str, quote: str, expected: bool) -> None:
    assert is_verbatim(Citation("d", Address.parse(address), quote, ()), RULES) is expected
