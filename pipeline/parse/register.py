"""The addresses a document has given out, and the issues found while its tree is built."""

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.parse.lines import Line
from pipeline.text.normalize import fold
from pipeline.text.numerals import KANJI, number
from pipeline.types.address import Address
from pipeline.types.document import Unit
from pipeline.types.source import Issue, Span

_DIVISION = re.compile(rf"第\s*([\d{KANJI}]+)\s*[編部章節款]")
_UNSURE = 0.35  # confidence below which a reader should look


class Register:
    """Gives every unit an address of its own and keeps what is to be told about its number."""

    def __init__(self, issues: Sequence[Issue] = ()) -> None:
        self.issues = list(issues)
        self._taken: Counter[str] = Counter()

    def unique(self, parent: Address | None, part: str) -> Address:
        """The address of part under parent, with #2, #3 for the same number again; reported as an issue where a number repeats."""
        plain = parent.child(part) if parent else Address((part,))
        self._taken[str(plain)] += 1
        count = self._taken[str(plain)]
        if count == 1:
            return plain
        address = Address((*plain.parts[:-1], f"{part}#{count}"))
        if part not in ("附則", "前文"):
            self.issues.append(Issue("duplicate-number", f"{plain}の番号が{count}回使われています。", address))
        return address

    def missing(self, address: Address, last: int, order: int) -> None:
        """Tells that the numbers between last and order are not there."""
        numbers = f"{last + 1}から{order - 1}まで" if order - last > 2 else f"{last + 1}"
        self.issues.append(Issue("missing-number", f"{address}の前の番号（{numbers}）がありません。", address))

    def division(self, before: str, label: str, spans: tuple[Span, ...]) -> None:
        """Tells that the numbers between two 章 or 節, given by their labels, are not there."""
        last, order = (_DIVISION.match(fold(one)) for one in (before, label))
        if last and order and (number(order[1]) or 0) > (number(last[1]) or 0) + 1:
            message = f"{order[0]}の前の番号（{before.split(' ')[0]}の次）がありません。"
            self.issues.append(Issue("missing-number", message, None, spans))

    def scribble(self, address: Address, printed: str, spans: tuple[Span, ...]) -> None:
        """Tells that signs behind a caption were left out."""
        message = f"見出しの後の「{printed[:15]}」は本文ではない書き込みと見て、本文に含めませんでした。"
        self.issues.append(Issue("heading-note", message, address, spans))

    def doubt(self, unit: Unit, line: Line, assumed: str) -> None:
        """Tells what was assumed of a line where the unit's confidence is low and nothing else is told of its number."""
        if unit.confidence >= _UNSURE or any(issue.address == unit.address for issue in self.issues):
            return
        printed = line.text if len(line.text) <= 15 else line.text[:15] + "…"
        message = f"「{printed}」を{unit.address}の{assumed}として読みましたが、前後の番号や書き方と合わず確かではありません。"
        self.issues.append(Issue("uncertain-structure", message, unit.address, (line.span,)))
