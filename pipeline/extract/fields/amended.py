"""Values that a contract of change puts in the place of others: 第6条(料金の改定)中「3か月前」を「5か月前」に改める."""

import re
from collections.abc import Iterator

from pipeline.extract.fields import legal
from pipeline.extract.fields.context import Context, clip, heading
from pipeline.extract.reader import Sentence
from pipeline.extract.values import dates, durations
from pipeline.types.clause import Fact, Value

REPLACES = re.compile(r"「[^「」]{1,60}」(?:とあるの)?(?:を|は|については)、?(?:それぞれ)?「(?P<new>[^「」]{1,60})」")


def replaced(text: str, at: int) -> bool:
    """Whether what stands at `at` is the old value of a replacement: 「月額30万円」を「月額34万円」に改める."""
    return "」" in text and any(found.start() <= at < found.start("new") - 1 for found in REPLACES.finditer(text))


_BECOMES = re.compile(r"改め|変更|読み?替|置き換|と(?:する|します)")
_NAMED = re.compile(r"[(]([^()]{2,60})[)]")
_AHEAD_OF = (
    ("fee_change.notice_period", re.compile(rf"(?:{legal.FEE})[^\n]*(?:{legal.CHANGE}|{legal.RAISE}|申入)|値上げ")),
    ("renewal.opt_out_period", re.compile(r"更新|延長|継続")),
    ("termination_by_customer.notice_period", re.compile(r"解約|退会|中途|やめ|途中")),
    ("amendment.notice_period", re.compile(rf"(?:{legal.TERMS})[^\n]*(?:{legal.CHANGE})")),
    ("discontinuation.notice_period", re.compile(r"廃止|終了")),
    ("suspension.notice_period", re.compile(legal.PAUSE)),
)
_LASTING = (
    ("renewal.term", re.compile(rf"(?:{legal.RENEW})[^\n]*期間|期間の?(?:{legal.RENEW})")),
    ("confidentiality.survival", re.compile(r"秘密|機密|守秘")),
    ("nonconformity.period", re.compile(legal.NONCONFORMITY)),
    ("acceptance.period", re.compile(r"検査|検収")),
    ("termination_by_provider.cure_period", re.compile(r"催告|是正")),
    ("term.minimum", re.compile(r"最低|最短")),
    ("term.initial", re.compile(r"契約期間|有効期間|利用期間|^期間", re.MULTILINE)),
)


def amended_values(context: Context) -> Iterator[Fact]:
    """The new value of each replaced one, in the field that the captions beside it name."""
    for sentence in context.sentences():
        text = sentence.text
        if "」" not in text or not _BECOMES.search(text):
            continue
        for found in REPLACES.finditer(text):
            named = [one[1] for one in _NAMED.finditer(text, 0, found.start())]
            topic = named[-1] if named else f"{text[: found.start()]}\n{heading(sentence)}"
            for field, value in _read(found["new"], topic, context, sentence):
                yield context.fact(field, value, sentence, *clip(sentence, *found.span()), confidence=0.7)


def _read(new: str, topic: str, context: Context, sentence: Sentence) -> Iterator[tuple[str, Value]]:
    for length in durations(new + ("" if "前" in new else "。")):
        ahead = new.startswith("前", length.end)
        if (
            not ahead
            and new[: length.end].endswith("分")
            and re.search(r"賠償|責任|損害|上限", topic + heading(sentence))
        ):
            if months := re.fullmatch(r"P([0-9]+)M", str(length.value)):
                yield "liability.cap", {"months": int(months[1]), "of": "fees"}
            continue
        for field, pattern in _AHEAD_OF if ahead else _LASTING:
            if pattern.search(topic):
                yield field, length.value
                break
    for date in dates(new):
        if re.search(r"期間|期限|終期", topic + heading(sentence)):
            yield "term.end", date.value
