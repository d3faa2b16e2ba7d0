"""Where the text of the last article, 附則 or 別紙 ends and the closing of the document begins."""

import re
from collections.abc import Sequence

from pipeline.parse.lines import Line

_END = re.compile(r"^\s*以\s*上\s*[。.]?$")
_SIGNED = re.compile(
    r"^(?:本(?:契約|覚書|合意|書|約定|協定|変更契約|確認)|以上の|上記の?|この契約)[^。]{0,40}(?:成立|締結|合意|証|契約)[^。]{0,30}(?:証する|証として|証し|証とし|ため|通を?作成|通作成|各自?[1一]通|保有)"
)
_DATE_ALONE = re.compile(r"^(?:令和|平成|西暦|20|○|〇|_|＿)?[\s\d○〇_元]*年[\s\d○〇_]*月[\s\d○〇_]*日?$")
_SIGNER = re.compile(
    r"^[(（【\[]?\s*(?:甲|乙|丙|丁|住\s*所|所\s*在\s*地|本店|氏\s*名|名\s*称|委託者|受託者|売主|買主|貸主|借主|開示者|受領者|発注者|受注者)(?:\s|[)）】\]:：]|$|住所|名称)"
)


def begins(lines: Sequence[Line]) -> int:
    """Index of the first line of the closing among the lines of a body; their number where there is none."""
    for index, line in enumerate(lines):
        if _END.match(line.text) or _SIGNED.match(line.text) or _signature(lines, index):
            return index
    return len(lines)


def _signature(lines: Sequence[Line], index: int) -> bool:
    if not _DATE_ALONE.match(lines[index].text):
        return False
    return any(_SIGNER.match(line.text) for line in lines[index + 1 : index + 4])
