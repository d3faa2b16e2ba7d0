"""Does the text say what a sentence says that somebody else has written? Strict: what cannot be seen to be said is not.

All checks go over folded text. They compare what a clause turns on (numbers with their unit and side, measures, parties,
words, modality and negation) and take no notice of style.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.answer.elliptic import SIDES
from pipeline.answer.signs import denies
from pipeline.text import sentences, tokens
from pipeline.text.normalize import fold
from pipeline.text.numerals import KANJI, number

LONGEST = 200
"""Characters of one sentence."""
_LINK = re.compile(r"(?i)https?:|www\.|//|@|\.(?:com|net|org|jp|io)\b")
_SIGNS = re.compile(r"[^ぁ-んァ-ヶー一-鿿々〆〇0-9A-Za-z、。・「」『』()%,.:;~〜‐−―\-¥$+/ '&①-⑳]")
_ASCII = re.compile(r"[A-Za-z][A-Za-z0-9.&'+-]*")
_COUNTER = r"(?:営業日|日|[かカヶヵケ箇]月|月|年|週|時間|分|秒|円|%|パーセント|割|倍|回|名|人|件|個|台|本|枚|通|歳|才|条|項|号|つ|ドル)"
_NUMBER = re.compile(
    rf"(?P<count>[0-9][0-9,]*(?:\.[0-9]+)?[千万億]*|[{KANJI}万億]+(?={_COUNTER}))\s*(?P<unit>{_COUNTER})?(?:間|分)?(?:の)?"
    r"(?P<side>前|以内|以上|以下|未満|以降|以後|後|(?:[をが])?(?:超|経過|過ぎ|下回|上回))?"
)
_ONE_UNIT = {"名": "人", "才": "歳", "パーセント": "%"}
_ONE_SIDE = {"以降": "後", "以後": "後", "経過": "後", "過ぎ": "後"}
_MEASURES = tuple(
    re.compile(group)
    for group in (
        "無料|無償|タダ", "有料|有償", "半額", "全額|満額", "すべて|全て|全部|一切|いかなる|全員", "一部", "半年", "翌月", "翌々月", "翌日", "翌年", "当日", "当月",
        "月末|末日", "毎月|月額|月々", "毎年|年額|年ごと", "毎日", "即時|直ちに|ただちに|すぐ", "速やか|すみやか", "遅滞な", "永久|永続|無期限|期限な", "無制限|制限な",
        "いつでも|随時", "自動", "のみ|だけ|限り|限る|限られ|に限", "必ず", "事前|あらかじめ|予め|前も", "書面", "口頭", "任意|自由", "原則", "上限|限度|超え", "少なくとも|最低",
        "理由を問わ|理由のいかん|理由にかかわらず", "故意", "過失", "重大|重過失", "税込|消費税|税抜",
    )
)  # fmt: skip
_NEUTRAL = frozenset(
    "こと 必要 可能 際 時 次 各 内 中 上 点 方 者 方法 内容 以下 以上 以内 前 後 間 迄 又 更に 等 旨 ため 事 掛かる 要る 決まる 含む 含まれる 関する 対象 通り 成る 負う 行う 認める 条件".split()
)
_SUBJECT = r"(?:は|が|も|(?:自身|自ら)|の(?:負担|責任|責め|費用|義務|権利|都合))"
_CUT = re.compile(
    r"(?<=ますが、)|(?<=るが、)|(?<=いが、)|(?<=んが、)|(?<=たが、)|(?<=とし、)|(?<=でき、)|(?<=せず、)|(?<=れず、)|(?<=なく、)|(?<=ません、)|(?<=おり、)|(?<=負い、)"
)
_CONDITION = re.compile(r"(?P<before>[^、。]*?)(?:とき|場合|際|限り|たら|れば|なければ)(?:に|は|には|で|、)")
_NOT_IF = re.compile(r"(?:ない|なかった|ず|ぬ|ません)$|なけ$|なかっ$")
_MAY = re.compile(r"(?:こと|場合)が(?:あ[るり]|でき)")
_FREE = re.compile(
    r"(?:必要|義務|要)(?:は|が|も|を)?(?:な[いくし]|ありませ|負わ|負いませ|し(?:な|ませ|ず))|不要|なくて(?:も)?(?:よ|良|い|構|かま)"
)
_FORBIDS = re.compile(
    r"(?:で|て)は(?:な[らり]|いけ)|禁[じ止ず]|不可|でき(?:ない|ませ|ず)(?![一-鿿])|(?:られ|れ)(?:ない|ません)|認め(?:られ)?(?:な|ませ)"
)
_PERMITS = re.compile(
    r"でき(?:る|ます)(?![一-鿿])|可能(?!性)|ても?(?:よい|良い|いい|よろし|構い|かまい|差し支え)|妨げ|権利を(?:有|持)|認め(?:られ)?(?:る|ます)"
)
_OBLIGES = re.compile(r"な(?:ければ|くては)な|必要(?!な|に応|事項|書類)|義務|要し|要する|ねばな|ください|求められ")
_WITH = {
    "may": ("may",), "free": ("free",), "permits": ("permits",), "forbids": ("forbids", "not"), "not": ("not", "forbids"),
    "obliges": ("obliges", "plain"), "plain": ("plain", "obliges"), "may not": ("may not",),
}  # fmt: skip
_TO_READER = re.compile(
    r"(?:これまで|以前|ここまで|今まで)の(?:指示|命令|プロンプト|ルール)|指示[^。]{0,4}無視(?:し(?:、|て(?!は))|せよ|すること)|システム(?:プロンプト|メッセージ)|(?i:ignore (?:all|any|previous|the))"
    r"|と(?:だけ|のみ)?、?(?:答え|回答|返答|応答|出力|表示|説明|案内|記載|述べ|書)(?:よ(?!う)|せよ|しろ|し?なさい|すること|し?てください|して下さい|えてください)"
    r"|(?:せよ|しろ|えよ|なさい)(?=[。」』!]|$)"
)
"""Words that do not rule between the parties but tell whoever answers what to say."""
_SPOKEN = re.compile(
    r"[「『\"“][^「」『』\"”“]*[」』\"”](?=と(?:だけ|のみ)?(?:答|回答|返答|述|言|伝|説明|案内|出力|応答))"
)


def is_for_reader(sentence: str) -> bool:
    """True for a sentence that gives orders to whoever answers; it can carry no answer."""
    return bool(_TO_READER.search(fold(sentence)))


def unsupported(written: str, said: Sequence[str], *, meant: Collection[str], parties: Sequence[str]) -> str | None:
    """Why a written sentence does not stand, in Japanese; None where the sentences said carry all of it.

    meant: words of the question for which said has words of its own; parties: what the documents call their sides.
    """
    text = fold(written)
    ground = [_SPOKEN.sub("", fold(one)) for one in said if not is_for_reader(one)]
    whole = "\n".join(ground)
    checks = (
        _form(written, whole),
        None if ground else "根拠の文がありません",
        None if _numbers(text) <= _numbers(whole) and _dates(text) <= _dates(whole) else "根拠の条項にない数値です",
        "数値が別のものと取り違えられています" if _crossed(text, whole) else None,
        None
        if all(not one.search(text) or one.search(whole) for one in _MEASURES)
        else "根拠の条項にない程度や範囲です",
        _other_side(text, ground, parties),
        _other_sign(text, ground),
        _strange_word(text, whole, meant),
    )
    return next((reason for reason in checks if reason), None)


def _form(written: str, whole: str) -> str | None:
    text = fold(written)
    if len(sentences.split(written)) != 1 or not written.endswith("。") or not 4 <= len(written) <= LONGEST:
        return "一つの文になっていません"
    if not written.isprintable() or _LINK.search(text):
        return "URL や見えない文字が含まれています"
    if _SIGNS.search(text) or not re.search("[ぁ-ん]", text):
        return "日本語の文だけになっていません"
    if any(word.lower() not in whole.lower() for word in _ASCII.findall(text)):
        return "根拠の条項にない英字です"
    return None


def _numbers(text: str) -> set[tuple[Decimal, str, str]]:
    return {value for match in _NUMBER.finditer(text) if (value := _value(match))}


def _value(match: re.Match[str]) -> tuple[Decimal, str, str] | None:
    """A number with its unit and its side: 1か月前."""
    printed = match["count"].rstrip(",")
    value = number(printed)
    plain = Decimal(value) if value is not None else _decimal(printed)
    unit, side = match["unit"] or "", re.sub("^[をが]", "", match["side"] or "")
    unit = "か月" if len(unit) == 2 and unit.endswith("月") else _ONE_UNIT.get(unit, unit)
    return (plain, unit, _ONE_SIDE.get(side, side)) if plain is not None else None


def _dates(text: str) -> set[str]:
    return {re.sub(r"\s", "", found) for found in re.findall(r"[0-9]+\s*年\s*[0-9]+\s*月(?:\s*[0-9]+\s*日)?", text)}


def _crossed(text: str, whole: str) -> bool:
    """True where a number stands with words that stand with another number of its unit: 個室は1か月前 for 個室は2か月前、他は1か月前."""
    ground = _labelled(whole)
    for value, label in _labelled(text):
        own = max((len(label & words) for other, words in ground if other == value), default=0)
        others = [len(label & words) for other, words in ground if other != value and other[1] == value[1]]
        if own < max(others, default=0):
            return True
    return False


def _labelled(text: str) -> list[tuple[tuple[Decimal, str, str], set[str]]]:
    """Each number with the words between the one before it, or the start of the sentence, and itself."""
    found: list[tuple[tuple[Decimal, str, str], set[str]]] = []
    for start, end in sentences.split(text):
        for match in _NUMBER.finditer(text, start, end):
            if value := _value(match):
                found.append((value, set(tokens.words(text[start : match.start()])) - _NEUTRAL))
            start = match.end()
    return found


def _decimal(printed: str) -> Decimal | None:
    parts = re.fullmatch(r"([0-9.,]+)([千万億]*)", printed)
    if not parts:
        return None
    scale = number(f"1{parts[2]}") if parts[2] else 1
    return Decimal(parts[1].replace(",", "")) * (scale or 1)


def _strange_word(text: str, whole: str, meant: Collection[str]) -> str | None:
    known = {*tokens.words(whole), *meant} | _NEUTRAL
    strange = [word for word in tokens.words(text) if word not in known and word not in whole and not _is_number(word)]
    return f"根拠の条項にない語です: {strange[0]}" if strange else None


def _is_number(word: str) -> bool:
    return number(word) is not None or bool(
        re.fullmatch(r"[0-9.,%]+|円|箇月|月|日|年|週間?|時間|分|人|名|回|件|個|台|税|率", word)
    )


def _other_side(text: str, ground: Sequence[str], parties: Sequence[str]) -> str | None:
    names = sorted({*(fold(party) for party in parties), *SIDES}, key=len, reverse=True)
    any_side = "|".join(map(re.escape, names))
    if any(name not in "\n".join(ground) for name in re.findall(any_side, text)):
        return "根拠の条項にない当事者です"
    for clause in _clauses(text):
        matched = _nearest(clause, [part for sentence in ground for part in _with_subject(sentence, any_side)])
        for name in re.findall(rf"({any_side}){_SUBJECT}", clause):
            if not re.search(rf"{re.escape(name)}(?:{_SUBJECT}|、)", matched):
                return "誰のことかが根拠の条項と違います"
    return None


def _with_subject(sentence: str, any_side: str) -> Iterator[str]:
    """The clauses of a sentence, each with the subject that it has from those before it."""
    subject = ""
    for clause in _clauses(sentence):
        found = re.search(rf"(?:{any_side})(?:は|が|も)", clause)
        yield clause if found else subject + clause
        subject = found.group() if found else subject


def _other_sign(text: str, ground: Sequence[str]) -> str | None:
    clauses = [clause for sentence in ground for clause in _clauses(sentence)]
    for clause in _clauses(text):
        if _mode(_nearest(clause, clauses)).kind not in _WITH[_mode(clause).kind]:
            return "できる・できない、する・しないが根拠の条項と違います"
    if not _conditions(text) <= ({sign for sentence in ground for sign in _conditions(sentence)} or {False}):
        return "条件が根拠の条項と違います"
    return None


@dataclass(frozen=True, slots=True)
class _Mode:
    kind: str


def _mode(clause: str) -> _Mode:
    tail = clause.rstrip("。、")
    last = tail[-24:]
    if _MAY.search(last[-12:]) and not re.search(r"ことができ", last):
        return _Mode("may not" if denies(_MAY.split(tail)[0] + "こと。") else "may")
    if _FREE.search(last):
        return _Mode("free")
    if _FORBIDS.search(last):
        return _Mode("forbids")
    if _OBLIGES.search(last):
        return _Mode("obliges")
    if denies(tail + "。"):
        return _Mode("not")
    return _Mode("permits" if _PERMITS.search(last) else "plain")


def _conditions(text: str) -> set[bool]:
    """Whether its conditions are that something is not so."""
    return {bool(_NOT_IF.search(found["before"])) or "なければ" in found.group() for found in _CONDITION.finditer(text)}


def _clauses(text: str) -> list[str]:
    return [
        clause
        for start, end in sentences.split(text)
        for clause in _CUT.split(text[start:end])
        if clause.strip("、。 ")
    ]


def _nearest(clause: str, others: Sequence[str]) -> str:
    """The one of others that has most of the words of clause, of like ones the shortest."""
    words = set(tokens.words(clause))
    return max(others, key=lambda other: (len(words & set(tokens.words(other))), -len(other)), default="")
