"""A contract with its amendments worked in as HTML: what could not be done first, then the text with the origin of each unit."""

from collections.abc import Sequence

from app.as_amendment import RULES, called, is_of_terms, marked, summary
from app.web import links
from app.web.chips import chip, notice, section
from app.web.clause import short, units
from app.web.markup import Child, Html, join, tag, text
from pipeline.types.amendment import Consolidation, Provision, Step
from pipeline.types.document import Document

_SHOWN = 160
"""Characters of what an amendment says that are shown."""


def result_html(value: Consolidation) -> Html:
    """How much was done, and above all what was not, with its reason."""
    failed = [step for step in value.steps if not step.applied]
    whole = value.is_whole and bool(value.steps)
    listed = tag("ul", *(_failed(value, step) for step in failed), class_="steps-failed") if failed else None
    return notice(summary(value), "plain" if whole else "warning", listed)


def text_html(value: Consolidation) -> Html:
    """The consolidated text; behind each unit that was touched which amendment made it so."""
    notes = {
        address: tag("span", said.strip("［］"), class_="origin")
        for address, said in marked(value, called(value.amendments)).items()
    }
    return tag(
        "div",
        units(value.document, value.document.units, None, to=None, notes=notes),
        class_="scrolls text whole",
        tabindex=0,
        role="region",
        aria_label="統合した本文",
    )


def deeds_html(value: Consolidation) -> Html:
    """What was done with the words that went and came, what stands beside the text, and what to look at."""
    done = [step for step in value.steps if step.applied]
    parts: list[Html | None] = [_findings(value)]
    if done:
        parts.append(
            section(f"当てはめた改め文（{len(done)}）", tag("ul", *(_done(value, one) for one in done)), level=3)
        )
    for rule, heading in RULES.items():
        own = [one for one in value.provisions if one.rule is rule and is_of_terms(one)]
        if own:
            parts.append(section(heading, tag("ul", *(_provision(value, one) for one in own)), level=3))
    return tag("div", *parts, class_="deeds")


def _findings(value: Consolidation) -> Html | None:
    if not value.findings:
        return None
    told = [
        tag("li", tag("b", str(one.address)) if one.address else None, " " if one.address else None, one.message)
        for one in value.findings
    ]
    return section("確認してください", tag("ul", *told), level=3)


def _failed(value: Consolidation, step: Step) -> Html:
    return tag("li", *_place(value, step), tag("q", short(step.words, _SHOWN)), tag("p", f"→ {step.reason}"))


def _done(value: Consolidation, step: Step) -> Html:
    words: list[Child] = []
    if step.removed or step.added:
        words = [tag("p", tag("del", text(step.removed)))] if step.removed else []
        words += [tag("p", tag("ins", text(step.added)))] if step.added else []
    return tag(
        "li",
        *_place(value, step),
        tag("q", short(step.words, _SHOWN)),
        tag("p", f"※ {step.note}", class_="soft") if step.note else None,
        tag("details", tag("summary", "消えた文言と加わった文言"), *words) if words else None,
    )


def _provision(value: Consolidation, one: Provision) -> Html:
    return tag("li", *_place(value, one), tag("q", short(one.words, _SHOWN)), f"（{one.date}）" if one.date else None)


def _place(value: Consolidation, one: Step | Provision) -> list[Child]:
    """The clause of the amendment that says so, as a link."""
    amendment = value.amendments[one.amendment]
    name = f"{called(value.amendments)[one.amendment]} " if len(value.amendments) > 1 else ""
    label = f"{name}{one.address or '（番号のない文）'}"
    return [chip(links.clause(amendment.id, one.address or ""), label), " "]


def names(value: Consolidation, titles: dict[str, str]) -> Html:
    """The base and what was worked into it."""
    return join(
        [_named(value.base, titles), *(part for one in value.amendments for part in (" ＋ ", _named(one, titles)))]
    )


def _named(document: Document, titles: dict[str, str]) -> Html:
    name = titles.get(document.id) or document.title or document.source.name
    return tag("a", name, href=links.clause(document.id).href, data_go=True)


def candidates(found: Sequence[tuple[str, tuple[str, ...]]], titles: dict[str, str]) -> Html | None:
    """Contracts whose amendments are known or read from their words, each to be worked in with one click."""
    entries = [
        tag(
            "a",
            f"{titles[base]} ＋ {'、'.join(titles[one] for one in amendments)}",
            href=links.consolidated(base, amendments).href,
            data_go=True,
        )
        for base, amendments in found
    ]
    if not entries:
        return None
    return tag("div", tag("p", "覚書・変更契約書のある契約:", class_="soft"), tag("div", *entries, class_="examples"))
