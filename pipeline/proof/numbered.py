"""Numbers with their units in folded text: 30日, 6か月, 12時30分, 5万円."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.text.numerals import KANJI, number

_UNITS: Mapping[str, str] = {
    "か月": "[かカヶヵケ箇]月(?:間|分)?",
    "営業日": "営業日",
    "年": r"(?:年間|年)(?![度月\d額末齢次始])",
    "日": "(?:日間|日)(?![付本割額曜時程常])",
    "週間": "週間",
    "時間": "時間",
    "時": r"時(?:\d+分|半)?(?![間点期々])",
    "台": "台",
    "回": "回",
    "名": "[名人](?!義|称|前|簿)",
    "個": "[個箇](?!別|人|々|月)",
    "円": "万?円",
    "%": "%|パーセント",
}
_NUMBER = rf"(?:\d[\d,.]*|[{KANJI}]+)"
VALUE = re.compile(
    rf"(?<![\d第年月])(?P<number>{_NUMBER})\s*(?:{'|'.join(f'(?P<u{at}>{unit})' for at, unit in enumerate(_UNITS.values()))})"
)
"""A number with its unit."""
LAW = re.compile(r"法律第|令和|平成|昭和|\d{4}年")
"""What stands in a sentence whose numbers are dates."""


@dataclass(frozen=True, slots=True)
class Value:
    """A number with its unit; start, end: in the text it was found in."""

    number: float
    unit: str
    start: int
    end: int


def values(text: str) -> list[Value]:
    """All in text, in order."""
    found = []
    for match in VALUE.finditer(text):
        printed = match["number"].rstrip(".,").replace(",", "")
        count = float(printed) if re.fullmatch(r"\d+\.\d+", printed) else number(printed)
        unit = next(name for at, name in enumerate(_UNITS) if match[f"u{at}"])
        if count is not None:
            if unit == "時" and (minutes := re.search(r"時(\d+)分", match[0])):
                count += int(minutes[1]) / 60
            found.append(Value(count * (10_000 if "万円" in match[0] else 1), unit, *match.span()))
    return found
