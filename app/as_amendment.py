"""A consolidation for people and as JSON."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

import click

from app import as_json
from app.as_json import Json
from pipeline.export.consolidated import printed_lines, write_consolidated
from pipeline.export.redline.lines import Line, Look
from pipeline.types.address import Address
from pipeline.types.amendment import Consolidation, Deed, Origin, Placed, Provision, Rule, Step
from pipeline.types.document import Document
from pipeline.types.proof import Finding

_DEEDS = {Deed.REVISED: "改定", Deed.ADDED: "追加", Deed.DELETED: "削除", Deed.RENUMBERED: "番号の変更"}
RULES = {
    Rule.EFFECT: "効力の発生",
    Rule.UNCHANGED: "変わらない条項",
    Rule.OTHER: "覚書だけの定め（本文には溶け込みません）",
}
"""What the provisions of an amendment are that change no wording, in the order in which they are told."""
_WIDTH = 76  # characters of what an amendment says that are shown


def as_text(value: Consolidation) -> str:
    """The consolidated text with a mark of origin behind each unit that was touched, then what was done and what was not."""
    names = called(value.amendments)
    marks = marked(value, names)
    shown: list[str] = []
    last: Line | None = None
    for line in printed_lines(value.document):
        if last is not None and _opens(line, last):
            shown.append("")
        mark = marks.pop(line.owner.place, "") if isinstance(line.owner.place, Address) else ""
        shown.append("　" * line.depth + line.text + (click.style(mark, fg="cyan") if mark else ""))
        last = line
    return "\n".join([*shown, "", *report(value)])


def _opens(line: Line, last: Line) -> bool:
    """Whether a line begins what stands apart: an article, the preamble, the signatures."""
    heads = (Look.HEADING, Look.DIVISION)
    apart = not isinstance(line.owner.place, Address) and line.owner != last.owner
    return (line.look in heads and last.look is not Look.DIVISION) or apart or last.look is Look.TITLE


def report(value: Consolidation) -> list[str]:
    """What became of the instructions, what stands beside the text, and what to look at, in lines."""
    names = called(value.amendments)
    told = [click.style(summary(value), bold=True)]
    failed = [step for step in value.steps if not step.applied]
    if failed:
        told += ["", click.style("当てはめられなかった改め文", fg="red", bold=True)]
        for step in failed:
            told += [f"  {_place(step, names)}「{_short(step.words)}」", f"    → {step.reason}"]
    done = [step for step in value.steps if step.applied]
    if done:
        told += ["", "当てはめた改め文"]
        for step in done:
            told.append(f"  {_place(step, names)}「{_short(step.words)}」")
            if step.note:
                told.append(f"    ※ {step.note}")
    for rule, heading in RULES.items():
        own = [one for one in value.provisions if one.rule is rule and is_of_terms(one)]
        if own:
            told += ["", heading]
            told += [f"  {_place(one, names)}「{_short(one.words)}」" + _dated(one) for one in own]
    if value.findings:
        told += ["", "確認してください"]
        told += [_finding(one) for one in value.findings]
    return told


def summary(value: Consolidation) -> str:
    """One line: how many instructions were applied and how many not."""
    failed = sum(not step.applied for step in value.steps)
    if not value.steps:
        return "改め文が見つからないので、原契約のままです。"
    rest = f"、{failed} 件は当てはめられませんでした。" if failed else "。"
    return f"改め文 {len(value.steps)} 件のうち {len(value.steps) - failed} 件を当てはめ{'ました' if not failed else ''}{rest}"


def json_of(value: Consolidation) -> Json:
    """amend --json: the document as parse gives it, with the origin of each unit, the instructions and what is to be told."""
    parsed = as_json.document(value.document)
    units = [{**unit, **_origins(placed)} for unit, placed in zip(parsed["units"], value.units, strict=True)]
    failed = sum(not step.applied for step in value.steps)
    return {
        "document": parsed["document"],
        "base": as_json.header(value.base),
        "amendments": [as_json.header(one) for one in value.amendments],
        "text": value.document.source.text,
        "units": units,
        "instructions": [_step(step) for step in value.steps],
        "provisions": [_provision(one) for one in value.provisions],
        "findings": [
            {"code": one.code, "level": one.level.value, "address": _address(one.address), "message": one.message}
            for one in value.findings
        ],
        "summary": {"instructions": len(value.steps), "applied": len(value.steps) - failed, "not_applied": failed},
    }


def word(value: Consolidation, *, author: str, when: datetime) -> bytes:
    """The consolidated text as a .docx; a comment on each unit that was touched says where it comes from."""
    names = called(value.amendments)
    notes = {address: mark.strip("［］") for address, mark in marked(value, names).items()}
    return write_consolidated(value.document, notes, author=author, when=when)


def called(amendments: Sequence[Document]) -> list[str]:
    """What each amendment is called: its title, with its place among those of one title."""
    titles = [one.title or one.source.name for one in amendments]
    counts, seen = Counter(titles), Counter[str]()
    names: list[str] = []
    for title in titles:
        seen[title] += 1
        names.append(f"{title}（{seen[title]}通目）" if counts[title] > 1 else title)
    return names


def marked(value: Consolidation, names: Sequence[str]) -> dict[Address, str]:
    """［変更覚書 第2条による改定］ by unit; what an article is as a whole is not said again of what stands below it."""
    known: dict[Address, tuple[Origin, ...]] = {}
    marks: dict[Address, str] = {}
    for placed in value.units:
        address = placed.unit.address
        if address is None or not placed.origins:
            continue
        known[address] = placed.origins
        above = address.parent
        inherited = known.get(above, ()) if above is not None else ()
        own = [one for one in placed.origins if one not in inherited or (one.deed is Deed.REVISED and placed.unit.text)]
        if own and not (set(own) <= set(inherited) and own[0].deed is Deed.ADDED):
            marks[address] = "".join(f"［{_said(one, names)}］" for one in own)
    return marks


def _said(origin: Origin, names: Sequence[str]) -> str:
    place = f" {origin.address}" if origin.address else ""
    return f"{names[origin.amendment]}{place}による{_DEEDS[origin.deed]}"


def _place(one: Step | Provision, names: Sequence[str]) -> str:
    name = f"{names[one.amendment]} " if len(names) > 1 else ""
    return f"{name}{one.address or ''}"


def is_of_terms(one: Provision) -> bool:
    """Without the preamble, which only says who agrees on what."""
    return one.address is None or one.address.parts[0] != "前文" or one.rule is Rule.EFFECT


def _dated(one: Provision) -> str:
    return f"（{one.date}）" if one.date else ""


def _finding(one: Finding) -> str:
    return f"  {one.address}: {one.message}" if one.address else f"  {one.message}"


def _origins(placed: Placed) -> Json:
    return {
        "base": _address(placed.base),
        "origins": [
            {"amendment": one.amendment, "address": _address(one.address), "deed": one.deed.value}
            for one in placed.origins
        ],
    }


def _step(step: Step) -> Json:
    return {
        "amendment": step.amendment,
        "address": _address(step.address),
        "words": step.words,
        "spans": [list(span) for span in step.spans],
        "targets": list(step.targets),
        "applied": step.applied,
        "reason": step.reason or None,
        "note": step.note or None,
        "removed": step.removed or None,
        "added": step.added or None,
    }


def _provision(one: Provision) -> Json:
    return {
        "amendment": one.amendment,
        "address": _address(one.address),
        "words": one.words,
        "rule": one.rule.value,
        "date": one.date,
    }


def _address(address: Address | None) -> str | None:
    return str(address) if address else None


def _short(text: str) -> str:
    line = text.replace("\n", " ")
    return line if len(line) <= _WIDTH else f"{line[: _WIDTH - 1]}…"
