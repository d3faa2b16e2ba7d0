"""The points of 民法548条の4 to look at, each with what the texts say to it and the changes that are seen under it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from pipeline.revise.pack.side import Side
from pipeline.types.clause import RecognisedKind
from pipeline.types.pack import CheckPoint, Quoted
from pipeline.types.revision import Change, Favours

STANDARD = frozenset(
    "saas_terms consumer_terms membership_terms facility_terms online_shop marketplace_terms point_rules payment_terms "
    "utility_terms lodging_terms rental_terms".split()
)
"""Kinds of documents that are set for a great many, and may be 定型約款."""
_OTHERWISE = {
    "privacy_policy": "個人情報の取扱いの公表・同意として、個人情報保護法に沿って確認してください",
    "association_rules": "団体の規則に定めた改正の手続（総会の決議など）を確認してください",
    "employment": "労働契約法（就業規則による労働条件の変更を含む）に沿って確認してください",
}
_NEGOTIATED = "相手方の合意による変更として、変更契約書の締結と、変更の効力が生じる日を確認してください"
_PURPOSE = frozenset(
    "purpose service_content service_change service_level fees fee_change term renewal discontinuation suspension refund "
    "customer_data trial".split()
)
"""What a contract is made for: what is given, what is paid, and for how long."""
_LEAVING, _NOTICE, _AMENDING = "termination_by_customer", "notice", "amendment"
_LONGEST = 120


def skipped(kind: RecognisedKind | None) -> str:
    """Why the points do not apply to a document of this kind; "" where they do, or the kind is not known."""
    if kind is None or kind.id in STANDARD:
        return ""
    return (
        f"「{kind.label}」と読み取りました。定型約款（民法548条の2）ではなく、相手ごとに取り決めるものと見られるため、"
        f"548条の4の確認ポイントは挙げません。{_OTHERWISE.get(kind.id, _NEGOTIATED)}。"
    )


def checks(
    old: Side,
    new: Side,
    changes: Sequence[Change],
    effective: tuple[date, Quoted | None] | None,
) -> Iterator[CheckPoint]:
    """The points in the order of the law; what the clause in force says is told from the old version."""
    kind = new.extraction.kind
    substance = [(at, change) for at, change in enumerate(changes) if change.substantive and not _in_force(change)]

    def those(holds: Callable[[Change], bool]) -> tuple[int, ...]:
        return tuple(at for at, change in substance if holds(change))

    def about(*kinds: str) -> Callable[[Change], bool]:
        return lambda change: bool({*kinds} & {*_types(change, old, new)})

    yield CheckPoint(
        "定型約款に当たるか",
        "民法548条の2第1項",
        "不特定多数の者を相手方とする取引で、内容の全部又は一部が画一的であることが双方にとって合理的か。"
        + (f"文書の種類は「{kind.label}」と読み取りました。" if kind else "文書の種類は読み取れませんでした。"),
    )
    yield CheckPoint(
        "相手方の一般の利益に適合するか",
        "民法548条の4第1項第1号",
        "挙げた変更が、一部ではなく相手方一般の利益になるか（利用者に有利と見られる変更を挙げています）。",
        changes=those(lambda change: change.favours is Favours.CUSTOMER),
    )
    burdens = those(lambda change: change.favours is not Favours.CUSTOMER)
    yield CheckPoint(
        "契約をした目的に反しないか",
        "民法548条の4第1項第2号",
        "相手方がこの契約をした目的に反しないか（利用者に有利とは見られない変更のうち、サービスの内容・対価・期間に関わるものを挙げています）。",
        changes=tuple(at for at in burdens if about(*_PURPOSE)(changes[at])),
    )
    yield CheckPoint(
        "変更の必要性",
        "民法548条の4第1項第2号",
        "なぜ変更が要るのかを、挙げた変更ごとに説明できるか。理由は規約の文言からは分からないため、別に用意してください。",
        changes=burdens,
    )
    yield CheckPoint(
        "変更後の内容の相当性",
        "民法548条の4第1項第2号",
        "変更後の内容が、必要性に見合った幅にとどまるか（提供者に有利と見られる変更を挙げています）。",
        changes=those(lambda change: change.favours is Favours.PROVIDER),
    )
    yield _amending(old, those(about(_AMENDING)))
    yield CheckPoint(
        "その他の事情（解約の機会・経過措置）",
        "民法548条の4第1項第2号",
        "変更を望まない相手方が不利益なく解約できるか、施行日までの猶予や、既にある契約への経過措置があるか。",
        found=(*(leaving := _quoted(new, _LEAVING)), *_transitional(changes)),
        missing="" if leaving else "解約・退会の定めは見つかりませんでした。",
        changes=those(about(_LEAVING)),
    )
    yield CheckPoint(
        "効力発生時期の定め",
        "民法548条の4第2項",
        "変更の効力が生じる日を定めているか。",
        found=(effective[1],) if effective and effective[1] else (),
        missing=""
        if effective
        else "新しい版に施行日が見つかりませんでした。日付を決めて、附則などに書き加えてください。",
        changes=tuple(at for at, change in enumerate(changes) if change.substantive and _in_force(change)),
    )
    methods = _facts(old, "amendment.notice_method")
    yield CheckPoint(
        "周知",
        "民法548条の4第2項・第3項",
        "変更する旨、変更後の内容、効力の生じる日を、インターネットなど適切な方法で周知するか。第1項第2号による変更は、"
        "効力の生じる日までに周知しなければ効力を生じない（第3項）。",
        found=methods,
        missing="" if methods else "変更の知らせ方の定めは見つかりませんでした。",
        changes=those(about(_NOTICE)),
    )


def _amending(old: Side, changed: tuple[int, ...]) -> CheckPoint:
    found = _facts(old, "amendment.consent") or _quoted(old, _AMENDING)
    return CheckPoint(
        "変更条項の有無",
        "民法548条の4第1項第2号",
        "この条の規定により定型約款の変更をすることがある旨の定めが、今の規約にあるか。",
        found=found,
        missing="" if found else "今の規約に、変更についての定めは見つかりませんでした。",
        changes=changed,
    )


def _in_force(change: Change) -> bool:
    return (change.new or change.old)[0].parts[0].startswith("附則")


def _types(change: Change, old: Side, new: Side) -> Sequence[str]:
    """The main type of the clause that a change is in."""
    return (new.types(change.new[0]) if change.new else old.types(change.old[0]))[:1]


def _facts(side: Side, field: str) -> tuple[Quoted, ...]:
    facts = (fact for fact in side.extraction.facts if fact.field == field)
    return tuple(Quoted(fact.addresses[0], fact.quote, side.is_new) for fact in facts)


def _quoted(side: Side, kind: str) -> tuple[Quoted, ...]:
    """The first words of the first article of which this is the main type."""
    mains = {one.address for one in side.extraction.clauses if one.types[:1] == (kind,)}
    for unit in side.document.walk():
        if unit.address and unit.text and any(main.contains(unit.address) for main in mains):
            return (Quoted(unit.address, unit.text[:_LONGEST], side.is_new),)
    return ()


def _transitional(changes: Sequence[Change]) -> Iterator[Quoted]:
    """What a 附則 that is new says."""
    for change in changes:
        if change.substantive and not change.old and _in_force(change):
            yield Quoted(change.new[0], change.new_text[:_LONGEST], is_new=True)
