"""Lines that are no sentences: rows of cells, a label and its value, names and addresses, dates."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.parse.lines import Line
from pipeline.text.numerals import KANJI

BLANKS = "_●○〇◯△*xX"
"""Signs that stand for digits to be filled in."""

_D = rf"(?:[\d{BLANKS}]{{1,4}}|[{KANJI}]{{1,6}}|元)"
_TO_FILL = rf"[\s\d{BLANKS}]*"
DATE = (
    rf"(?:(?:令和|平成|昭和|西暦)\s*)?{_D}\s*年\s*{_D}\s*月\s*{_D}\s*日"
    rf"|(?:令和|平成|西暦|20){_TO_FILL}年{_TO_FILL}月{_TO_FILL}日"
    rf"|(?:19|20)\d\d\s*(?P<sign>[./-])\s*\d{{1,2}}\s*(?P=sign)\s*\d{{1,2}}"
)
"""A day with its year, also one to be filled in; it holds a named group, so it can stand once in an expression."""

COMPANY = re.compile(
    r"(?:株式|有限|合同|合資|合名|相互)会社|[\(（][株有同][\)）]|法人|組合|協会|協議会|財団|大学|商店|銀行|事務所|学校|委員会|Inc\.|Ltd\.?|LLC"
)
"""In the name of a company or another body."""

ADDRESS = re.compile(
    r"^(?:〒\s*\d|東京都|北海道|(?:京都|大阪)府|[^\s。、]{2,3}県|[^\s。、はがをにの]{1,5}[市区郡]\S*\d)"
)
"""How a postal address begins."""

_MARK = re.compile(r"^(?:[(\[【第]?[\d.・一二三四五六七八九十①-⑳ア-ンa-zA-Z-]{1,6}[)\]】.、項号]?|[^\w\t]{1,3})\t")
_HEADING = re.compile(r"^\S{0,2}第\s*\S{1,6}\s*[条章節編款]")
_CELLS = re.compile(r"\t|\s{3,}")
_NUMBERED = r"(?:[(\[【]?(?:\d{1,2}|[①-⑳])[)\]】.、]?\s*)?"
_LABELLED = re.compile(
    rf"^{_NUMBERED}(?:(?P<label>[^\s:。、「」]{{1,15}})\s*(?::|\t|\s{{2,}})\s*\S(?!.*。.)"
    rf"|(?P<word>[ぁ-んァ-ヶー一-鿿々・()]{{1,12}})(?<![はがをにでともの])\s[^、。]{{1,40}}$)"
)
_TERM = re.compile(
    r"期間|期限|期日|納期|料金|代金|賃料|家賃|敷金|礼金|共益費|保証金|支払|プラン|コース|報酬|委託料|使用料|利用料|保守料|手数料|会費"
    r"|[月年日]額|金額|価格|単価|対価|元金|元本|利息|利率|返済|賃金|給与|賞与|就業|勤務|業務(?:内容|の内容)|委託業務|目的物|物件|品名"
    r"|商品名?$|数量|納[品入]|検収|引渡|仕様|サービス(?:名|の?内容)?$|(?:利用|契約|提供|課金)(?:開始|終了|満了)日|担保|違約金|管轄"
)
_OF_DOCUMENT = re.compile(r"施行|適用|発効|制定|改[定訂正]|更新|公開|作成|番号|文書|版")
_MAXIMUM = 120  # characters of a row; a longer line is a paragraph that has a label


def cells(text: str) -> list[str]:
    """What stands in a line with a tab or three and more spaces between."""
    return [cell.strip() for cell in _CELLS.split(text) if cell.strip()]


def is_row(line: Line) -> bool:
    """True for a row of a table, and for a label with its value: 賃料　月額8万円."""
    if line.table or len(cells(line.text)) > 1:
        return True
    return len(line.text) <= _MAXIMUM and bool(_LABELLED.match(line.text))


def has_term(line: Line) -> bool:
    """True for a row that says what was agreed on, price or period, not who the parties are."""
    if not is_row(line):
        return False
    match = _LABELLED.match(line.text)
    label = (match["label"] or match["word"]) if match else cells(line.text)[0]
    return bool(_TERM.search(label)) and not _OF_DOCUMENT.search(label)


def tables(lines: Sequence[Line]) -> list[Line]:
    """The lines with those as rows of a table that have as many cells a tab apart as the one before or after."""
    found = list(lines)
    counts = [_columns(line) for line in lines]
    for index, count in enumerate(counts):
        if count and count in (counts[index - 1 : index] + counts[index + 1 : index + 2]):
            found[index] = replace(lines[index], table=True, plain=True)
    return found


def _columns(line: Line) -> int:
    """Number of the cells of what may be a row: not of a number with its text, nor of a heading; 0 for any other line."""
    text = line.text
    if "\t" not in text or line.level or line.heading or _HEADING.match(text):
        return 0
    count = len(re.split(r"\t+", text))
    sentence = text.endswith("。") and bool(_MARK.match(text))
    return 0 if sentence or (count == 2 and _MARK.match(text)) else count
