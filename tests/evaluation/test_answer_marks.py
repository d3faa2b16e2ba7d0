"""The marks of answers, question by question."""

import pytest

from evaluation.answers import is_verbatim, judge, met, retrieved, summarise
from evaluation.gold import Question
from pipeline.types.address import Address
from pipeline.types.answer import Answer, Citation, Hit, Verdict
from pipeline.types.document import Document, Kind, Unit
from pipeline.types.source import SourceText

RULES = Document(
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


def ask(
    type_: str, must: list[str], cites: list[str], alt: list[str] | None = None, answer: str = "模範解答"
) -> Question:
    return Question(
        "q",
        "問い",
        type_,
        "formal",
        answer,
        tuple(must),
        tuple(map(Address.parse, cites)),
        tuple(map(Address.parse, alt or [])),
    )


def cite(address: str, quote: str) -> Citation:
    return Citation("d", Address.parse(address), quote, ())


def reply(text: str | None, citations: list[Citation], hits: list[str]) -> Answer:
    verdict = Verdict.ANSWERED if text else Verdict.NOT_STATED
    return Answer("問い", verdict, text, 0.5, tuple(citations), tuple(Hit("d", Address.parse(h), 1.0) for h in hits))


def test_a_right_answer_says_it_and_proves_it() -> None:
    question = ask("fact", ["1か月|1ヶ月"], ["第2条"])
    answer = reply("１か月前までです。", [cite("第2条", "1か月前までに解約")], ["第2条", "第1条"])
    marks = judge(question, answer, RULES).marks
    assert marks is not None
    assert (marks.answer, marks.cited, marks.right, marks.refused) == (True, True, True, False)
    assert marks.found.unit_at_1 and marks.found.article_at_1


def test_words_that_are_not_in_the_cited_unit_prove_nothing() -> None:
    question = ask("fact", ["1か月"], ["第2条"])
    answer = reply("1か月前", [cite("第2条", "2か月前までに解約")], ["第1条第1号", "第2条"])
    marks = judge(question, answer, RULES).marks
    assert marks is not None
    assert (marks.answer, marks.cited, marks.right) == (True, False, False)
    assert (marks.found.article_at_1, marks.found.unit_at_1, marks.found.unit_at_5) == (False, False, True)


def test_only_the_first_three_citations_count() -> None:
    question = ask("fact", [], ["第2条"])
    others = [cite("第1条", "次の場合は断ります")] * 3
    late = judge(question, reply("はい", [*others, cite("第2条", "1か月前までに")], []), RULES).marks
    early = judge(question, reply("はい", [*others[:2], cite("第2条", "1か月前までに")], []), RULES).marks
    assert late is not None and early is not None
    assert (late.cited, early.cited) == (False, True)


def test_a_multi_question_needs_every_cite_or_an_accepted_unit_above_it() -> None:
    both = ["第1条第1号", "第1条第2号"]
    one = reply("断る", [cite("第1条第1号", "申込みに偽り")], [])
    above = reply("断る", [cite("第1条", "次の場合は断ります")], [])
    assert judge(ask("multi", [], both), one, RULES).marks.cited is False  # type: ignore[union-attr]
    assert judge(ask("multi", [], both, ["第1条"]), above, RULES).marks.cited is True  # type: ignore[union-attr]
    assert judge(ask("list", [], both), one, RULES).marks.cited is True  # type: ignore[union-attr]


def test_an_answer_that_goes_on_and_on_is_not_right() -> None:
    question = ask("fact", ["1か月"], ["第2条"])
    marks = judge(question, reply("1か月" + "あ" * 400, [cite("第2条", "1か月前までに")], []), RULES).marks
    assert marks is not None and not marks.answer and marks.cited


def test_silence_is_right_only_where_the_text_is_silent() -> None:
    silent = reply(None, [], ["第2条"])
    refused = judge(ask("fact", ["1か月"], ["第2条"]), silent, RULES)
    kept = judge(ask("unanswerable", [], []), silent, RULES)
    invented = judge(ask("unanswerable", [], []), reply("はい", [], []), RULES)
    score = summarise([refused, kept, invented])
    assert (score.answerable, score.unanswerable) == (1, 2)
    assert (score.false_refusal, score.false_answer, score.right) == (1, 0.5, 0)
    assert score.unit_at_1 == 1


@pytest.mark.parametrize(
    ("text", "must", "expected"),
    [
        ("はい。承諾が要ります。", ["はい", "承諾|同意"], True),
        ("承諾が要ります。はい。", ["はい"], False),
        ("いいえ、要りません。", ["はい|いいえ"], True),
        ("年14.6 %", ["１４．６％"], True),
        ("何も言わない", ["承諾|同意"], False),
    ],
)
def test_must(text: str, must: list[str], expected: bool) -> None:
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
    assert is_verbatim(cite(address, quote), RULES) is expected


def test_no_hit_finds_nothing() -> None:
    found = retrieved([], ask("fact", [], ["第2条"]))
    assert (found.article_at_1, found.unit_at_1, found.unit_at_5) == (False, False, False)
