"""What a report says, in order: over all, by document, by style and type of question, of revisions and mutants."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evaluation.bootstrap import DRAWS
from evaluation.gold import Question
from evaluation.reporting import believed, names
from evaluation.reporting.comparison import Member
from evaluation.reporting.sections import Chapter, Section, by_group, by_member, overview
from evaluation.runner import PRODUCT, Result
from evaluation.scoring.sets import joined
from evaluation.whole import Searched
from pipeline.types.clause import Extraction

_INTERVALS = (
    f"全文書を合わせた値と、文書を単位に {DRAWS:,} 回引き直した 95 % 区間。差は本製品から比べる方式を引いた値で、同じ文書を引いて求め、"
    "区間が 0 を含まないものを太字にした。文書が少ないほど区間は頼りにならず、一つの文書には付けない。↓ は低いほど良い指標。"
)
_MUTANTS = (
    "文書に決まった変更を一つ加え、本製品がその変更だけを見るかを測る。「見える」は変えたところが変えたとおりに読めること、"
    "「ほかは静か」はほかが何も変わらないこと、「知らせる」は生じた誤りを指摘することをいう。"
)


_WHOLE = "題名も社名も言わずに話題だけを言う問いを、すべての区分の文書を合わせて引いた値。最初の結果のある文書を、選んだ文書とする。"


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was measured on the documents of a split; revisions, mutants, questions over the whole corpus where there are any."""

    split: str
    results: Sequence[Result]
    revisions: Sequence[Member] = ()
    mutants: Sequence[Member] = ()
    whole: Sequence[Searched] = ()

    @property
    def title(self) -> str:
        """What the documents are."""
        return names.SPLITS[self.split]


def facts(findings: Findings) -> list[str]:
    """How much was measured, in sentences."""
    questions = [one.question for result in findings.results for one in result.judged.get(PRODUCT, ())]
    silent = sum(not question.answerable for question in questions)
    seconds = sum(result.seconds for result in findings.results)
    return [
        f"文書 {len(findings.results)} 件、問い {len(questions)} 件（うち本文に答えのないもの {silent} 件）。"
        f"問いへの回答に {seconds:.1f} 秒（文書ごとの索引作りを含む）。",
        *([f"全文書への問い {len(findings.whole)} 件。"] if findings.whole else []),
        *([f"改定 {len(findings.revisions)} 組。"] if findings.revisions else []),
        *([f"変異 {len(findings.mutants)} 文書から。"] if findings.mutants else []),
        *(["本製品はまだ規範を取り出さないので、その値は 0 になる。"] if _without_norms(findings.results) else []),
        *(["本製品はまだ版を比べない。"] if _without_product(findings.revisions) else []),
    ]


def _without_norms(results: Sequence[Result]) -> bool:
    """Whether there are norms to find and the product does not look for them."""
    return not hasattr(Extraction, "norms") and any(result.case.gold.norms for result in results)


def _without_product(members: Sequence[Member]) -> bool:
    return bool(members) and all(PRODUCT not in member.systems for member in members)


def chapters(findings: Findings) -> tuple[Chapter, ...]:
    """The chapters that have anything to show."""
    documents = [Member(result.case.id, result.systems) for result in findings.results]
    found = [
        Chapter("overview", "概要", _INTERVALS, overview(documents)),
        Chapter("documents", "文書ごと", "本製品の値。", by_member(documents, "文書")),
        Chapter("styles", "問いの文体ごと", "", _by(findings.results, names.STYLES, "文体", lambda q: q.style)),
        Chapter("types", "問いの種類ごと", "", _by(findings.results, names.TYPES, "種類", lambda q: q.type)),
        believed.chapter([one for result in findings.results for one in result.judged.get(PRODUCT, ())]),
    ]
    if findings.whole:
        found.append(Chapter("whole", "全文書からの検索", f"{_WHOLE}{_INTERVALS}", _whole(findings.whole)))
    if findings.revisions:
        found.append(Chapter("revisions", "改定の比較", _INTERVALS, tuple(_revisions(findings.revisions))))
    if findings.mutants:
        found.append(Chapter("mutants", "変異", _MUTANTS, overview(findings.mutants)))
    return tuple(chapter for chapter in found if chapter.sections)


def _whole(searched: Sequence[Searched]) -> tuple[Section, ...]:
    styles = {label: [one for one in searched if one.question.style == name] for name, label in names.STYLES.items()}
    groups = {label: _by_document(mine) for label, mine in styles.items() if mine}
    listed = (Section(f"{one.title}：文体ごと", one.table, charts=one.charts) for one in by_group(groups, "文体"))
    return (*overview(_by_document(searched)), *listed)


def _by_document(searched: Sequence[Searched]) -> list[Member]:
    """The questions about each document, joined."""
    return [
        Member(
            document,
            {name: joined(one.systems[name] for one in mine) for name in mine[0].systems},
        )
        for document in dict.fromkeys(one.document for one in searched)
        if (mine := [one for one in searched if one.document == document])
    ]


def _revisions(members: Sequence[Member]) -> Iterator[Section]:
    yield from overview(members)
    for section in by_member(members, "改定"):
        yield Section(f"{section.title}：組ごと", section.table, section.note)


def _by(
    results: Sequence[Result], labels: Mapping[str, str], what: str, key: Callable[[Question], str]
) -> tuple[Section, ...]:
    """labels: of the groups, by what key says of a question."""
    groups = {label: _of_group(results, name, key) for name, label in labels.items()}
    return by_group({label: members for label, members in groups.items() if members}, what)


def _of_group(results: Sequence[Result], name: str, key: Callable[[Question], str]) -> list[Member]:
    """Of each document the questions of the group alone."""
    members = []
    for result in results:
        systems = {
            system: joined(mine)
            for system, judged in result.judged.items()
            if (mine := [one.scored for one in judged if key(one.question) == name])
        }
        if systems:
            members.append(Member(result.case.id, systems))
    return members
