"""What proofreading found, for people and as JSON."""

from collections import Counter
from collections.abc import Sequence

from app.as_json import Json, header
from app.dismissals import key, place
from pipeline.types.document import Document
from pipeline.types.proof import Finding, Level

LABELS = {Level.ERROR: "誤り", Level.WARNING: "要確認", Level.NOTE: "参考"}
_AROUND = 24
"""Characters of the sentence that are shown on each side of the words."""


def report(document: Document, findings: Sequence[Finding]) -> str:
    """The document's name and its findings: place and level, reason, the words where they stand, the correction, the key."""
    name = document.title or "（題名なし）"
    lines = [f"{name}（{document.source.name}）"]
    for finding in findings:
        lines.append(f"  {place(finding)} {_pages(document, finding)}[{LABELS[finding.level]}] {finding.message}")
        if finding.words and (shown := _shown(finding)):
            lines.append(f"    箇所: {shown}")
        if finding.proposal:
            lines.append(f"    修正案: {finding.proposal}")
        lines.append(f"    キー: {key(finding)}")
    return "\n".join(lines)


def as_json(document: Document, findings: Sequence[Finding], dismissed: int, hidden: int) -> Json:
    """A line of check --json: the findings of one document at the chosen level or above, and their counts."""
    counts = Counter(finding.level for finding in findings)
    return {
        "document": header(document),
        "issues": [
            {
                "code": one.code,
                "level": one.level.value,
                "address": str(one.address) if one.address else None,
                "message": one.message,
                "words": one.words,
                "proposal": one.proposal,
                "spans": [list(span) for span in one.spans],
                "pages": sorted({page for page, _ in document.source.boxes(one.spans)}),
                "key": key(one),
            }
            for one in findings
        ],
        "summary": {**{level.value: counts[level] for level in Level}, "below_level": hidden, "dismissed": dismissed},
    }


def summary(documents: int, levels: Counter[Level], dismissed: int, hidden: int) -> str:
    """One line for all documents: how many findings of each level, dismissed and not shown."""
    told = "、".join(f"{LABELS[level]} {levels[level]}件" for level in Level if levels[level])
    said = f"{documents}文書: {told or '指摘はありません'}"
    said += f"、無視した指摘 {dismissed}件" if dismissed else ""
    said += f"（ほかに指定より軽い指摘 {hidden}件。--level note で表示できます）" if hidden else ""
    return said + "。"


def _pages(document: Document, finding: Finding) -> str:
    pages = sorted({page for page, _ in document.source.boxes(finding.spans)})
    return f"{'・'.join(map(str, pages))}ページ " if pages else ""


def _shown(finding: Finding) -> str:
    """The words in their sentence, in brackets of their own; "" where the sentence is the words."""
    sentence, words = " ".join(finding.sentence.split()), finding.words
    at = sentence.find(words)
    if at < 0 or len(words) >= len(sentence):
        return sentence[: 2 * _AROUND] + ("…" if len(sentence) > 2 * _AROUND else "")
    start, end = max(0, at - _AROUND), at + len(words) + _AROUND
    before = ("…" if start else "") + sentence[start:at]
    return f"{before}【{words}】{sentence[at + len(words) : end]}{'…' if end < len(sentence) else ''}"
