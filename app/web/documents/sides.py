"""A document from its other sides as HTML: what it regulates and what it lacks, terms, references, norms, issues."""

from collections.abc import Iterator, Sequence

from app.as_check import LABELS
from app.as_tables import MODALITIES, ROLES, STATUSES
from app.dismissals import key
from app.web import links
from app.web.chips import chip, section, table
from app.web.clause import short
from app.web.markup import Child, Html, join, tag
from pipeline.ontology import load
from pipeline.types.address import Address
from pipeline.types.clause import Extraction, Norm
from pipeline.types.document import Document
from pipeline.types.proof import Finding

_MOST_USES = 8


def kinds_html(document: Document, found: Extraction) -> Html:
    """Clause types of the articles, and what a document of its kind usually has and this one has not."""
    types = load().types
    captions = {unit.address: unit.caption for unit in document.walk()}
    rows = [
        (
            _chip(document, clause.address),
            captions.get(clause.address),
            "、".join(types[one].label if one in types else one for one in clause.types),
            f"{clause.confidence:.0%}",
        )
        for clause in found.clauses
        if len(clause.address.parts) == 1
    ]
    kind = found.kind.label if found.kind else "この種類の文書"
    absent = [
        tag("li", tag("b", one.label), tag("span", one.question, class_="soft block") if one.question else None)
        for one in found.absent
    ]
    lacking = tag("ul", *absent, class_="absent") if absent else tag("p", "見つからないものはありません。")
    return tag(
        "div",
        section(f"{kind}によくある定めで、見つからないもの", lacking),
        section("条項の種類", table(("条項", "見出し", "種類", "確かさ"), rows, caption="条項の種類")),
    )


def terms_html(document: Document, found: Extraction) -> Html:
    """Parties, definitions with where they are used, and references both ways."""
    parties = [
        (one.term, one.name, ROLES.get(one.role, one.role), _chip(document, one.address)) for one in found.parties
    ]
    defined = [
        (tag("b", one.term), one.meaning, _chip(document, one.address), _uses(document, one.uses))
        for one in document.definitions
    ]
    references = [
        (
            _chip(document, one.address),
            one.text,
            join((_chip(document, target) for target in one.targets), " "),
            STATUSES[one.status],
        )
        for one in document.references
    ]
    return tag(
        "div",
        section("当事者", table(("呼び方", "名称", "役割", "条項"), parties, caption="当事者")),
        section(
            "用語の定義", table(("用語", "意味", "定めている条項", "使っている条項"), defined, caption="用語の定義")
        ),
        section("参照", table(("条項", "文言", "参照先", "状態"), references, caption="参照")),
    )


def norms_html(document: Document, found: Extraction) -> Html:
    """Who must, may or must not do what: a part for each party."""
    sides: dict[str, list[Norm]] = {}
    for norm in found.norms:
        sides.setdefault(norm.bearer, []).append(norm)
    terms: dict[str, str] = {}
    for party in found.parties:
        terms.setdefault(party.role, (party.name and f"{party.term}（{party.name}）") or party.term)
    if not sides:
        return tag("p", "義務・禁止・権利などの定めは見つかりませんでした。")
    heads = ("条項", "種別", "内容", "条件・例外", "期限")
    return tag(
        "div",
        *(
            section(
                f"{terms.get(bearer) or ROLES.get(bearer, bearer)}（{len(norms)} 件）",
                table(
                    heads,
                    (_norm(document, norm) for norm in norms),
                    caption=terms.get(bearer) or ROLES.get(bearer, bearer),
                    class_="norms",
                ),
            )
            for bearer, norms in sides.items()
        ),
    )


def issues_html(
    document: Document, findings: Sequence[Finding], kept: Sequence[Finding], *, may_dismiss: bool = True
) -> Html:
    """What was odd while it was read, and what a proofreader tells; its buttons, for who may, dismiss, with the key of the finding.

    kept: the findings that nobody has dismissed. What a finding says as well is said once.
    """
    odd = [
        tag("li", _chip(document, one.address) if one.address else "文書", " ", one.message)
        for one in document.issues
        if not any(other.address == one.address and other.message.startswith(one.message) for other in findings)
    ]
    shown, dismissed = [_finding(document, one, may_dismiss) for one in kept], len(findings) - len(kept)
    told = f"（無視した指摘 {dismissed} 件）" if dismissed else ""
    again = (
        tag("button", "無視した指摘をまた示す", type="button", class_="quiet", data_do="restore:")
        if dismissed and may_dismiss
        else None
    )
    return tag(
        "div",
        section("読み取りで確かめてほしいこと", tag("ul", *odd, class_="issues")) if odd else None,
        section(
            f"形式の点検 {len(shown)} 件{told}",
            tag("ul", *shown, class_="issues") if shown else tag("p", "指摘はありません。"),
            again,
        ),
    )


def _finding(document: Document, one: Finding, may_dismiss: bool) -> Html:
    place: Child = _chip(document, one.address) if one.address else "文書"
    return tag(
        "li",
        tag("span", LABELS[one.level], class_=f"level {one.level.value}"),
        " ",
        place,
        " ",
        one.message,
        tag("p", tag("q", short(one.words, 80)), class_="words") if one.words else None,
        tag("p", "修正案: ", tag("ins", one.proposal)) if one.proposal else None,
        tag("button", "無視する", type="button", class_="quiet", data_do=f"dismiss:{key(one)}")
        if may_dismiss
        else None,
    )


def _norm(document: Document, norm: Norm) -> Iterator[Child]:
    yield _chip(document, norm.address)
    yield MODALITIES.get(norm.modality, norm.modality)
    yield norm.action
    told = [("条件", norm.condition), ("例外", norm.exception)]
    yield join(tag("p", f"{name}: {words}") for name, words in told if words)
    yield norm.deadline


def _uses(document: Document, uses: Sequence[Address]) -> Html:
    chips = [_chip(document, one) for one in uses]
    rest = tag("details", tag("summary", f"ほか {len(chips) - _MOST_USES} か所"), join(chips[_MOST_USES:], " "))
    return join([join(chips[:_MOST_USES], " "), rest if len(chips) > _MOST_USES else None])


def _chip(document: Document, address: Address) -> Html:
    return chip(links.clause(document.id, address), str(address))
