"""The report as one HTML file that needs nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

import jinja2

from evaluation.reporting import names, questions
from evaluation.reporting.comparison import Member
from evaluation.reporting.contents import Findings, facts
from evaluation.reporting.misses import Family, families, unit_texts
from evaluation.reporting.questions import Asked
from evaluation.reporting.sections import Chapter
from evaluation.runner import PRODUCT, Result
from evaluation.scoring.sets import joined
from evaluation.whole import Searched


@dataclass(frozen=True, slots=True)
class Missing:
    """All that is amiss with one document or one revision."""

    id: str
    title: str
    questions: tuple[Asked, ...]
    families: tuple[Family, ...]

    @property
    def count(self) -> int:
        """How many misses there are."""
        return len(self.questions) + sum(len(family.misses) for family in self.families)


@dataclass(frozen=True, slots=True)
class Defined:
    """A measure with the group that it belongs to."""

    family: str
    label: str
    definition: str
    higher_is_better: bool


def html(findings: Findings, shown: Sequence[Chapter]) -> str:
    """The whole page; everything that came from a text is escaped."""
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)
    template = environment.from_string(files("evaluation.reporting").joinpath("page.html").read_text("utf-8"))
    return template.render(
        title=f"yakkan の評価：{findings.title}",
        facts=facts(findings),
        chapters=shown,
        misses=[
            *map(_of_document, findings.results),
            *([_of_whole(findings.whole)] if findings.whole else []),
            *(_of_member("改定", member) for member in findings.revisions),
            *(_of_member("変異", member) for member in findings.mutants),
        ],
        measures=[
            Defined(names.FAMILIES[names.family(name)], one.label, one.definition, one.higher_is_better)
            for name, one in names.KNOWN.items()
        ],
    )


def _of_document(result: Result) -> Missing:
    expected = {
        address: f"{unit.text}\n{unit.wrap_up}".strip() for address, unit in (result.case.expected or {}).items()
    }
    texts = expected | unit_texts(result.case.document)
    judged = result.judged.get(PRODUCT, ())
    wrong, rest = questions.missed(judged, texts)
    asked = {one.question.id for one in judged}
    read = [miss for miss in result.systems[PRODUCT].misses if miss.where not in asked]
    title = f"{result.case.id} {result.case.title}".strip()
    return Missing(result.case.id, title, wrong, families([*read, *rest], texts))


def _of_whole(searched: Sequence[Searched]) -> Missing:
    misses = joined(one.systems[PRODUCT] for one in searched).misses
    return Missing("全文書", "全文書からの検索", (), families(misses, {}))


def _of_member(what: str, member: Member) -> Missing:
    scored = member.systems.get(PRODUCT)
    return Missing(f"{what} {member.id}", f"{what} {member.id}", (), families(scored.misses, {}) if scored else ())
