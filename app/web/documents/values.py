"""What a person types as the value of a fact -> its normal form."""

import json
from collections.abc import Callable, Iterable, Mapping

from pipeline.errors import YakkanError
from pipeline.extract.values import Found, dates, durations, money, rates
from pipeline.ontology import load
from pipeline.ontology.forms import FORMS
from pipeline.text.normalize import fold
from pipeline.types.clause import Value

_YES, _NO = ("はい", "true", "yes", "可", "要", "あり"), ("いいえ", "false", "no", "否", "不可", "不要", "なし")
_READERS: Mapping[str, Callable[[str], Iterable[Found]]] = {
    "date": dates,
    "duration": durations,
    "money": money,
    "rate": rates,
    "cap": money,
}


def read(field: str, typed: str) -> Value:
    """The normal form of what was typed (2か月, 令和7年4月1日, 年14.6％, はい); YakkanError where it has none.

    Where words as printed may stand for a value (相当の期間), they do.
    """
    known = load().fields[field]
    form, said = FORMS[known.form], " ".join(typed.split())
    if not said:
        raise YakkanError("値を入力してください。")
    if known.choices:
        if said in known.choices:
            return said
        raise YakkanError(f"{'・'.join(known.choices)} のどれかを入力してください。")
    if known.form == "boolean":
        if said.lower() in (*_YES, *_NO):
            return said.lower() in _YES
        raise YakkanError("はい か いいえ を入力してください。")
    if said.startswith(("{", "[")):
        return _json(said)
    plain = fold(said)
    found = next(iter(_READERS.get(known.form, dates)(plain)), None)
    if found is not None and (known.form in _READERS or (found.start, found.end) == (0, len(plain))):
        return found.value  # where words are asked for, a day that is all of them is a day
    if known.form == "integer" and plain.isdecimal():
        return int(plain)
    if form.printed or known.form in ("text", "hours", "choice"):
        return said
    raise YakkanError(f"{form.label}として読めません。{form.written}（例: {form.example}）の形で入力してください。")


def _json(said: str) -> Value:
    try:
        value: Value = json.loads(said)
    except ValueError as error:
        raise YakkanError("JSON として読めません。括弧と引用符を確かめてください。") from error
    return value
