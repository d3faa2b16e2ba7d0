"""The normal forms of facts: what each is in Japanese, and as JSON Schema."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_AS_PRINTED = {"type": "string", "minLength": 1}


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of normal form: its name, how a value is written, an example, and the JSON Schema of a value.

    printed: whether the words as printed stand there where the text names no such value (「相当の期間」, 「別途定める」).
    """

    label: str
    written: str
    example: str
    schema: Mapping[str, Any]
    printed: bool = False

    def of(self, choices: tuple[str, ...]) -> dict[str, Any]:
        """The JSON Schema of a value of this form; choices: the closed list of a field."""
        strict = {"enum": list(choices)} if choices else dict(self.schema)
        return (
            {"anyOf": [strict, {**_AS_PRINTED, "description": "数や長さを示さないときは、印刷された言葉のまま"}]}
            if self.printed
            else strict
        )


_TEXT: dict[str, Any] = dict(_AS_PRINTED)
_MONEY: dict[str, Any] = {
    "type": "object",
    "properties": {
        "amount": {"type": "number", "minimum": 0},
        "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
        "tax": {"enum": ["included", "excluded", "unspecified"]},
    },
    "required": ["amount"],
}
FORMS: dict[str, Form] = {
    "text": Form("文言", "印刷されたとおりの言葉", "クレジットカード", _TEXT),
    "date": Form("日付", "ISO 8601 の日付（令和6年11月8日は 2024-11-08）", "2024-11-08", {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}, printed=True),
    "duration": Form("期間", "ISO 8601 の期間。月を日に直さない。営業日は 5BD", "P1M", {"type": "string", "pattern": r"^(?:\d+BD|P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?)?)$"}, printed=True),
    "money": Form("金額", "金額・通貨・税込か税抜か", '{"amount": 79200, "currency": "JPY", "tax": "included"}', _MONEY, printed=True),
    "rate": Form("率", "率と、年・月・日のどれについてか", '{"rate": 0.145, "per": "year"}', {"type": "object", "properties": {"rate": {"type": "number", "minimum": 0}, "per": {"enum": ["year", "month", "day"]}}, "required": ["rate", "per"]}, printed=True),
    "boolean": Form("可否", "true（はい）か false（いいえ）。例外は別の値とし、その条件をつける", "false", {"type": "boolean"}),
    "choice": Form("選択", "決まった言葉のどれか", "partial", _TEXT),
    "integer": Form("数", "整数", "5", {"type": "integer", "minimum": 0}, printed=True),
    "cap": Form("上限", '料金の N か月分は {"months": N, "of": "fees"}、金額は {"amount": …}、ほかは印刷のとおり', '{"months": 12, "of": "fees"}', {"type": "object", "anyOf": [{"required": ["months"]}, {"required": ["amount"]}], "properties": {"months": {"type": "number", "exclusiveMinimum": 0}, "of": _TEXT, **_MONEY["properties"]}}, printed=True),
    "hours": Form("時間帯", "曜日と 24 時間制の時刻", "平日 9:00-18:00", _TEXT),
    "list": Form("列記", "条項の番号や言葉の並び、または印刷のとおり", '["第3条", "第12条"]', {"type": "array", "items": _TEXT}, printed=True),
}  # fmt: skip
"""By the name that a field's `form` has."""
