"""What a question wants in figures or signs (何社, いくら, 何日前まで, 電話番号, 受付時間), and whether a text has it."""

import re
from collections.abc import Sequence

_NUMBER = r"[0-9〇一二三四五六七八九十百千万億,.]+ ?"
_LENGTH = r"(?:営業日|日|[かヶカヵ箇]月|週間|年)"
_COUNTED = {
    "day": r"(?:営業日|日)", "week": "週間", "month": r"(?:[かヶカヵ箇]月|月間)", "year": "年", "hour": "時間",
    "clock": r"(?:時(?!間)|午前|午後)", "minute": r"分(?!の)", "times": "[回度]", "thing": r"(?:[個本枚冊部台件品点]|つ)",
    "person": "[人名]", "firm": "社", "money": r"(?:円|銭|万円)", "rate": r"(?:%|パーセント|割|分の[0-9一二三四五六七八九十])",
    "fold": "倍", "letter": r"(?:文字|字)", "age": "[歳才]",
}  # fmt: skip
_TIME_OF_DAY = rf"(?:{_NUMBER}時(?!間)|[0-9]{{1,2}}:[0-9]{{2}}|午前|午後|正午|24 ?時間|終日)"
_NAMED = {
    "phone": (r"(?:電話|FAX|ファック?ス|携帯)の?番号|何番に|番号に(?:電話|かけ)", r"[0-9]{2,5}[-()][0-9]{1,4}[-()][0-9]{3,4}|(?<![0-9])0[0-9]{9,10}"),
    "mail": (r"(?:メール|電子メール)の?アドレス|メルアド|メアド", r"[0-9A-Za-z]@|アットマーク"),
    "link": (r"URL|(?:サイト|ページ|ホームページ)の?アドレス", r"https?:|www\.|[0-9A-Za-z]\.(?:jp|com|net|org)"),
    "bank": (r"口座番号|(?:振込先|口座)の?(?:銀行|支店)|何銀行", r"口座番号|(?:普通|当座)(?:預金)?[:  ]?[0-9]|(?<!指定の)(?<!指定する)銀行[^、。]{0,12}支店"),
    "weekday": (r"何曜|(?<![月火水木金土日])曜日", r"[月火水木金土日]曜|平日|土日|週末|祝日|毎日|年中無休"),
    "hours": (r"(?:受付|営業|対応|開館|開園|開店|窓口|始業|終業|診療|サポート)の?時(?:間(?!外)|刻)|何時(?:から|まで|に|ごろ|です)", _TIME_OF_DAY),
}  # fmt: skip
"""What is asked by its name, and how it is written."""
_ASKED = {kind: re.compile(rf"何 ?{counter}") for kind, counter in _COUNTED.items()} | {
    kind: re.compile(asked) for kind, (asked, _) in _NAMED.items()
}
_SAID = {kind: re.compile(_NUMBER + counter) for kind, counter in _COUNTED.items()} | {
    kind: re.compile(said) for kind, (_, said) in _NAMED.items()
}
_LENGTHS = ("day", "week")
_PART = re.compile("過半数|半数|全員|若干名|[0-9一二三四五六七八九十]分の[0-9一二三四五六七八九十]")
_SUM = re.compile(
    "無料|無償|全額|半額|相当額|総額|実費|差額|額を?(?:限度|上限)|[0-9一二三四五六七八九十]分の[0-9一二三四五六七八九十]|%|パーセント|か月分"
)
_ALSO = {"person": _PART, "money": _SUM}
"""What counts people or money without their counter: 過半数, 2分の1以内."""
_MONEY = re.compile("いくら|金額|値段|料金は|費用は")
_BEFORE = re.compile(rf"何{_LENGTH}(?:前|まえ)")
_SPAN = re.compile(rf"何(?:{_LENGTH}|時間)(?:以内|まで|間|後)|日数|期限|期間")
_SAID_BEFORE = re.compile(rf"{_NUMBER}{_LENGTH}.{{0,3}}前")
_SAID_SPAN = re.compile(rf"{_NUMBER}(?:{_LENGTH}|時間)")


def says(kind: str, text: str) -> bool:
    """Whether a folded text counts this; days may be given in weeks."""
    kinds = _LENGTHS if kind in _LENGTHS else (kind,)
    return any(_SAID[one].search(text) for one in kinds) or bool((also := _ALSO.get(kind)) and also.search(text))


def signs(asked: str, sentence: str, unit: str, near: Sequence[str], *, closed: bool = False) -> dict[str, float]:
    """0 or 1 by name: what is to be counted, and where it is not; all texts folded.

    sentence: the one that stands nearest to the question; unit: the first found; near: all that were found; closed: はい or
    いいえ is asked for, so that 値段 is no sum and 電話番号 no number that is wanted.
    A sum asked for (いくら) beside a sentence that counts only days does not answer.
    """
    kinds = [kind for kind, sign in _ASKED.items() if sign.search(asked) and not (closed and kind in _NAMED)]
    if _MONEY.search(asked) and not closed:
        kinds.append("money")
    before, span = bool(_BEFORE.search(asked)), bool(_SPAN.search(asked))

    def unsaid(*texts: str) -> bool:
        return bool(kinds) and not any(says(kind, text) for kind in kinds for text in texts)

    seen = {
        "counts": bool(kinds),
        "counted": bool(kinds) and not unsaid(sentence),
        "uncounted_sentence": unsaid(sentence),
        "uncounted_unit": unsaid(unit),
        "uncounted_near": unsaid(*near),
        "before": before,
        "not_before_sentence": before and not _SAID_BEFORE.search(sentence),
        "not_before_near": before and not any(map(_SAID_BEFORE.search, near)),
        "span": span,
        "no_span_sentence": span and not _SAID_SPAN.search(sentence),
    }
    return {name: float(value) for name, value in seen.items()}
