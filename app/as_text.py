"""Plain text of the pipeline's values, for people."""

import re
from collections.abc import Iterator, Mapping, Sequence

from app import grid
from pipeline.types.answer import Answer, Verdict
from pipeline.types.clause import Extraction, Fact, Norm, Value
from pipeline.types.document import Document, Unit
from pipeline.types.table import Column, Said, Standing, Table

_WORDS = {
    ("refund.policy", "none"): "返金しない",
    ("refund.policy", "partial"): "一部を返金",
    ("refund.policy", "full"): "全額を返金",
    ("amendment.consent", "none"): "同意を要しない",
    ("amendment.consent", "deemed"): "同意とみなす",
    ("amendment.consent", "explicit"): "明示の同意を要する",
}
_SIDES = {"provider": "提供者", "customer": "利用者", "both": "双方", "third_party": "第三者"}
_MODALITIES = {
    "obligation": "義務",
    "prohibition": "禁止",
    "permission": "許容",
    "exemption": "免除",
    "deeming": "みなし",
    "declaration": "定め",
}
NEAR = 3
"""How many of the nearest units are named where the text does not say it."""
STANDINGS = {
    Standing.MEETS: "当てはまる",
    Standing.PARTLY: "一部",
    Standing.UNCLEAR: "決まらない",
    Standing.FAILS: "当てはまらない",
    Standing.DELEGATED: "別の定め",
    Standing.SILENT: "定めなし",
}
"""How a document stands to a condition, for people."""
_SIDES_OF = {"可否": ("可", "不可"), "要否": ("要", "不要"), "か": ("はい", "いいえ")}
"""How a field of two sides is worded, by the end of its name."""
_MOST_SAID = 4  # values of a cell that are shown; JSON has all
_WIDTH = 64  # characters of a unit's text on one line of the tree


def tree(value: Document) -> str:
    """The tree for people: one line a unit, indented, with its own text shortened."""
    lines = [value.title or "（題名なし）"]
    for top in value.units:
        lines.extend(_tree_lines(top, 0))
    if value.issues:
        lines += ["", "確認してください"]
        lines += [f"  {issue.address or '文書'}: {issue.message}" for issue in value.issues]
    return "\n".join(lines)


def report(value: Document, found: Extraction) -> str:
    """The extraction for people: types of the articles, facts with their clause and words, norms, definitions, issues."""
    from pipeline.ontology import load

    ontology = load()
    lines = [value.title or "（題名なし）"]
    if found.kind:
        lines.append(f"文書の種類: {found.kind.label}（確からしさ {found.kind.confidence:.0%}）")
    lines += ["", "■ 当事者"]
    lines += [f"  {p.term}{f'（{p.name}）' if p.name else ''}  {p.address}" for p in found.parties] or [
        "  （見つかりません）"
    ]
    lines += ["", "■ 事実"]
    for fact in found.facts:
        label = ontology.fields[fact.field].label if fact.field in ontology.fields else fact.field
        told = f"［{fact.qualifier}］" if fact.qualifier else ""
        weak = "［要確認］" if value.source.is_weak(fact.spans) else ""
        lines.append(
            f"  {weak}{label}{told}: {value_text(fact)}  {'、'.join(map(str, fact.addresses))}「{fact.quote}」"
        )
    lines += ["", "■ 条項の種類"]
    captions = {unit.address: unit.caption for unit in value.walk()}
    for clause in found.clauses:
        if len(clause.address.parts) == 1:
            caption = captions.get(clause.address)
            names = "、".join(ontology.types[t].label if t in ontology.types else t for t in clause.types)
            lines.append(f"  {clause.address}{f'（{caption}）' if caption else ''}  {names}")
    lines += ["", "■ 義務・禁止・許容など"]
    lines += [_ruling(norm, found) for norm in found.norms] or ["  （見つかりません）"]
    lines += ["", "■ 定義"]
    lines += [f"  {d.term}: {_short(d.meaning)}  {d.address}" for d in value.definitions] or ["  （見つかりません）"]
    if found.kind and found.absent:
        lines += ["", f"■ {found.kind.label}によくある定めで、見つからなかったもの"]
        for what, name in (("type", "条項"), ("field", "事実")):
            if labels := "、".join(one.label for one in found.absent if one.what == what):
                lines.append(f"  {name}: {labels}")
    if value.issues:
        lines += ["", "■ 確認してください"]
        lines += [f"  {issue.address or '文書'}: {issue.message}" for issue in value.issues]
    return "\n".join(lines)


def answer(value: Answer, titles: Mapping[str, str], *, note: str = "") -> str:
    """An answer for people: the question, the answer, then each citation with its place and words, and a note on it."""
    return "\n".join([f"問 {value.question}", reply(value, titles), *([f"   ※ {note}"] if note else []), ""])


def reply(value: Answer, titles: Mapping[str, str], *, numbered: bool = False) -> str:
    """An answer without its question, a table with the places in its cells; numbered: the citations, or the nearest units, have a number to be named by."""
    lines = []
    if value.verdict is Verdict.ANSWERED:
        lines.append(f"答 {value.text}")
    elif value.delegated_to:
        lines.append(f"答 この文書には定めがありません。{value.delegated_to}に委ねられています。")
    else:
        lines.append("答 定めはありません。")
    if value.table:
        lines += ["", *_table(value.table), *([""] if numbered and value.citations else [])]
        if not numbered:
            return "\n".join(lines)
    several = len(titles) > 1
    for number, citation in enumerate(value.citations, 1):
        where = f"{titles[citation.document]} " if several else ""
        pages = f"（{'・'.join(map(str, citation.pages))}ページ）" if citation.pages else ""
        mark = f"[{number}] " if numbered else ""
        lines.append(f"   {mark}{where}{citation.address}{pages}「{citation.quote}」")
    if value.verdict is Verdict.NOT_STATED and not value.citations and value.hits:
        near = list(dict.fromkeys(str(hit.address) for hit in value.hits[:NEAR]))
        marked = [f"[{number}] {address}" for number, address in enumerate(near, 1)] if numbered else near
        lines.append(f"   近い条項: {'、'.join(marked)}")
    return "\n".join(lines)


def value_text(fact: Fact) -> str:
    """A fact's value for people."""
    return worded(fact.field, fact.value)


def worded(field: str, value: Value) -> str:
    """A value of a field for people."""
    if isinstance(value, bool):
        return "はい" if value else "いいえ"
    if isinstance(value, Mapping):
        return _composed(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "、".join(map(str, value))
    return _WORDS.get((field, str(value))) or _length(str(value)) or str(value)


def said_text(column: Column, said: Said, *, several: bool = False) -> str:
    """A value of a table for people, with its clause: 2か月［個室プラン］（第26条第1項）.

    several: whether it stands beside others; then whom and when it applies to tells it from them.
    """
    pages = f" {'・'.join(map(str, said.citation.pages))}ページ" if said.citation.pages else ""
    return f"{said_words(column, said, several=several)}（{said.citation.address}{pages}）"


def said_words(column: Column, said: Said, *, several: bool = False) -> str:
    """The same without its clause: 2か月［個室プラン］."""
    apart = (said.applies_to, said.condition) if several else ()
    told = "、".join(dict.fromkeys(one for one in (said.qualifier, *apart) if one))
    return f"{_said_value(column, said)}{f'［{told}］' if told else ''}"


def _said_value(column: Column, said: Said) -> str:
    if said.delegated_to is not None:
        return f"別途定める（{said.delegated_to}）"
    if column.clause:
        return "あり" if said.meets is not None else f"「{_short(said.citation.quote)}」"
    if isinstance(said.value, bool):
        words = next((words for ending, words in _SIDES_OF.items() if column.label.endswith(ending)), ("あり", "なし"))
        return words[0] if said.value else words[1]
    return worded(column.id, said.value)


def _table(value: Table) -> list[str]:
    """The table, a row for each document; 判定 only where there is a condition."""
    head = [["判定"]] * (value.condition is not None) + [["文書"], *([column.label] for column in value.columns)]
    rows = [head]
    for row in value.rows:
        cells = [_cell(column, cell) for column, cell in zip(value.columns, row.cells, strict=True)]
        rows.append([*([[STANDINGS[row.standing]]] if row.standing else []), [row.title], *cells])
    return [*grid.draw(rows), *([f"※ {value.rule}"] if value.rule else [])]


def _cell(column: Column, cell: Sequence[Said]) -> list[str]:
    first = sorted(cell, key=lambda said: not said.meets) if len(cell) > _MOST_SAID else cell
    lines = [said_text(column, said, several=len(cell) > 1) for said in first[:_MOST_SAID]] or ["定めなし"]
    return [*lines, f"ほか{len(cell) - _MOST_SAID}件"] if len(cell) > _MOST_SAID else lines


def _composed(value: Mapping[str, object]) -> str:
    if "rate" in value:
        per = {"year": "年", "month": "月", "day": "日"}.get(str(value.get("per")), "")
        return f"{per}{float(str(value['rate'])) * 100:g}%"
    if "amount" in value:
        tax = {"included": "（税込）", "excluded": "（税抜）"}.get(str(value.get("tax")), "")
        return f"{value['amount']:,}円{tax}"
    if "months" in value:
        return f"利用料金の{value['months']}か月分"
    return "、".join(f"{name}: {one}" for name, one in value.items())


def _length(value: str) -> str | None:
    """P1M -> 1か月, P1Y6M -> 1年6か月, 5BD -> 5営業日; None for what is no duration."""
    if found := re.fullmatch(r"(\d+)BD", value):
        return f"{found[1]}営業日"
    if not re.fullmatch(r"P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T\d+H)?", value):
        return None
    units = {"Y": "年", "M": "か月", "W": "週間", "D": "日", "H": "時間"}
    return "".join(f"{count}{units[unit]}" for count, unit in re.findall(r"(\d+)([YMWDH])", value))


def _ruling(norm: Norm, found: Extraction) -> str:
    """第3条第1項  会員［義務］料金を支払う（期限: 月末までに、条件: …）"""
    terms = {party.role: party.term for party in reversed(found.parties)}
    who = terms.get(norm.bearer) or _SIDES.get(norm.bearer, norm.bearer)
    parts = (("期限", norm.deadline), ("条件", norm.condition), ("例外", norm.exception))
    told = "、".join(f"{label}: {_short(words)}" for label, words in parts if words)
    return f"  {norm.address}  {who}［{_MODALITIES[norm.modality]}］{_short(norm.action)}" + (
        f"（{told}）" if told else ""
    )


def _tree_lines(unit: Unit, depth: int) -> Iterator[str]:
    name = unit.label or (
        str(unit.address)
        if unit.address
        else {"front_matter": "（表紙等）", "closing": "（末尾）"}.get(unit.kind.value, "")
    )
    caption = f"（{unit.caption}）" if unit.caption else ""
    text = f"  {_short(unit.text)}" if unit.text else ""
    yield f"{'  ' * depth}{name}{caption}{text}"
    for child in unit.children:
        yield from _tree_lines(child, depth + 1)
    if unit.wrap_up:
        yield f"{'  ' * (depth + 1)}{_short(unit.wrap_up)}"


def _short(text: str) -> str:
    line = text.replace("\n", " ")
    return line if len(line) <= _WIDTH else f"{line[: _WIDTH - 1]}…"
