"""Facts of fields that have no rule here: the ontology's data says with which words their value stands."""

import re
from collections.abc import Iterator

from pipeline.extract.fields.context import Context, clip, condition, printed
from pipeline.extract.reader import Sentence
from pipeline.extract.values import Found, dates, durations, hours, money, rates
from pipeline.ontology import Field, Ontology
from pipeline.text.numerals import number
from pipeline.types.clause import Fact

_NOT = re.compile(
    r"(?:ない|ません|なく|ず|ぬ|禁止|禁ずる|禁じます|不可)(?:もの)?(?:とし|とする|とします|です|である|こと)?(?:ます)?。?$"
)
_COUNT = re.compile(r"[0-9]+|[一二三四五六七八九十百]+(?=[件個回名人台本枚項つ箇か])")


def declared_facts(context: Context, ontology: Ontology) -> Iterator[Fact]:
    """A fact for each sentence in which a field's words stand with a value of its form.

    The value is the first one in or behind the words, else the last one before them.
    """
    for field in ontology.fields.values():
        if not field.triggers:
            continue
        for sentence in context.sentences(*field.types):
            match = next((found for trigger in field.triggers if (found := trigger.find(sentence.text))), None)
            if match and (value := _nearest(list(_values(field, sentence, match)), match)):
                yield context.fact(
                    field.id,
                    value.value,
                    sentence,
                    *clip(sentence, min(value.start, match.start()), max(value.end, match.end())),
                    confidence=0.7,
                    condition=condition(sentence, value.start),
                )


def _nearest(found: list[Found], match: re.Match[str]) -> Found | None:
    behind = [value for value in found if value.start >= match.start()]
    return behind[0] if behind else found[-1] if found else None


def _values(field: Field, sentence: Sentence, match: re.Match[str]) -> Iterator[Found]:
    text, words = sentence.text, printed(sentence, *match.span())
    match field.form:
        case "duration":
            yield from durations(text)
        case "money":
            yield from money(text)
        case "rate":
            yield from rates(text)
        case "date":
            yield from dates(text)
        case "hours":
            yield from hours(text)
        case "integer":
            for digits in _COUNT.finditer(text):
                count = number(digits.group())
                if count is not None:
                    yield Found(count, *digits.span())
        case "boolean":
            yield Found(not _NOT.search(text), *match.span())
        case "choice":
            yield from sorted(
                (
                    Found(choice, text.index(choice), text.index(choice) + len(choice))
                    for choice in field.choices
                    if choice in text
                ),
                key=lambda found: found.start,
            )
        case "list":
            yield Found([words], *match.span())
        case "cap":
            yield from money(text)
        case _:
            yield Found(words, *match.span())
