"""Notes at the end on when a document was made and changed."""

import re
from collections.abc import Sequence

from pipeline.parse import closing
from pipeline.parse.lines import Line
from pipeline.parse.rows import DATE

_DONE = r"(?:制定|策定|作成|改定|改訂|改正|更新|変更|施行|実施|適用|発効|効力発生|公開|公布|公表|掲載|初版|新規|最終|一部|全部|全面)"
_NOTE = re.compile(
    rf"^[■●◆・※*]?[\s(【\[<〈]*(?:{_DONE}|第\s*\d+\s*[回版]|[vV]er\.?\s*[\d.]+|年月日|日|[\s:・,、(])*(?:{DATE})"
    rf"(?:{_DONE}|第\s*\d+\s*[回版]|[vV]er\.?\s*[\d.]+|より|から|[\s:・,、()])*[\s)】\]>〉]*$"
)
_HEADING = re.compile(
    r"^[■●◆【(\[<〈]?\s*(?:(?:制定|改定|改訂|改正|制改定|変更|更新|版)[・及びと]*)+の?(?:履\s*歴|経\s*過|沿\s*革|記\s*録)表?\s*[】)\]>〉]?$"
)
_LEADS = re.compile(r"(?:次|以下|下記|左記)の|(?:とおり|通り)")
_LONGEST = 60  # characters of a note
_SOON = 4  # lines under the heading within which a day comes


def begins(lines: Sequence[Line], signers: closing.Signers) -> int:
    """Index of the first line of the notes at the end of a body; their number where there are none, or nothing but them."""
    for index in range(1, len(lines)):
        soon = lines[index + 1 : index + 1 + _SOON]
        if _HEADING.match(lines[index].text) and any(re.search(DATE, line.text) for line in soon):
            return index
    first, at = len(lines), len(lines)
    while at and (is_note(lines[at - 1]) or closing.is_end(lines[at - 1], signers)):
        at -= 1
        first = at if is_note(lines[at]) else first
    return first if first and not _LEADS.search(lines[first - 1].text) else len(lines)


def is_note(line: Line) -> bool:
    """True for a line that is a day and what was done on it: 2021年10月1日　改定."""
    text = line.text
    return len(text) <= _LONGEST and bool(_NOTE.match(text)) and bool(re.search(_DONE, text))
