"""Ending the contract of one who breaks it: whether he is called on first, and how long he then has."""

import re
from collections.abc import Iterator

from pipeline.extract.fields import legal
from pipeline.extract.fields.agreement import is_commissioned
from pipeline.extract.fields.context import Context, before, clip, condition
from pipeline.extract.reader import Sentence
from pipeline.extract.values import Found, durations
from pipeline.ontology import CUSTOMER, PROVIDER
from pipeline.types.clause import Fact

_WITHIN = re.compile(
    r"(?:間)?(?:以内|を?(?:経過|過ぎ|経て)|が(?:経過|過ぎ)|の期間|以上の期間|の(?:相当)?(?:な)?(?:猶予)?期間|の猶予|の催告期間|を定め|の相当期間|以上の猶予"
    r"|(?:の)?(?:うち|内)に|(?:の)?間に|(?:を)?(?:待って|待っても)|たっても|経っても|(?:以上)?の(?:期間|間|猶予|期限)を(?:おい|置い|定め|示|設け|与え|つけ|切))"
)
_TOLD = re.compile(legal.DEMAND + r"|通知|書面|文書|知らせ|メール|伝え")
_UNCURED = re.compile(
    rf"(?:{legal.CURE})[^。、]{{0,14}}?(?:ない|なかっ|なけれ|なお|ません|れず|さず|せず|わず|ぬ)|是正|改善|履行(?:を|の)"
)
_ENDING = re.compile(
    rf"契約[^。]{{0,20}}?(?:{legal.CANCEL})|契約を解[くきい]|解除|解約|取消|抹消|除名|退[会学所塾]|利用を(?:止|停止)|登録を"
)
# 停止の日から1か月を過ぎても事情が改まらないときは、契約を解く: what was stopped or pointed out has to be put right by then.
_STOPPED = re.compile(r"停止|止め|休止|凍結|差し?止|見合わせ|制限|指摘|通知|知らせ|申し?入れ|措置")
_NOT_RIGHT = re.compile(
    r"[^。]{0,30}?(?:直ら|直さ|改まら|改められ|改め|解消(?:し|され)?|是正(?:し|され)?|除か|なくなら|回復(?:し|され)?)(?:ない|なかった|ず|なければ|ません)"
)
_REASONABLE = re.compile(
    r"(?:相当(?:の|な)?|一定(?:の)?|合理的(?:な)?|しかるべき)(?:の)?(?:期間|猶予|期限)(?:を(?:定め|置|おい|設け|示)|内|経過|において|を与え)"
)


def cure_period(context: Context) -> Iterator[Fact]:
    """How long the defaulting side has after a demand before the contract is ended for it."""
    for sentence in context.sentences():
        text = sentence.text
        if not _ENDING.search(_consequence(sentence)) or _customer_ends(context, text):
            continue
        if stopped := _after_stop(sentence):
            yield context.fact(
                "termination_by_provider.cure_period", stopped.value, sentence,
                *clip(sentence, stopped.start, stopped.end + 3), confidence=0.6,
            )  # fmt: skip
            continue
        if not _TOLD.search(text):
            continue
        if not _UNCURED.search(text) and not re.search(r"猶予|催告", text):
            continue
        lengths = [(length, _WITHIN.match(text, length.end)) for length in durations(text)]
        for length, within in lengths:
            if within and _after_demand(text, length, within.group()):
                yield context.fact(
                    "termination_by_provider.cure_period",
                    length.value,
                    sentence,
                    *clip(sentence, length.start, within.end()),
                    condition=condition(sentence, length.start),
                )
        if found := _REASONABLE.search(text):
            if re.search(legal.DEMAND, text):
                value = sentence.quote(found.start(), found.start() + re.search(r"間|予|限", found.group()).end())  # type: ignore[union-attr]
                yield context.fact(
                    "termination_by_provider.cure_period",
                    value,
                    sentence,
                    *clip(sentence, *found.span()),
                    confidence=0.6,
                )


def _after_stop(sentence: Sentence) -> Found | None:
    """How long what was stopped or pointed out may last, where nobody is called on again; None where that is not said."""
    text = sentence.text
    if re.search(legal.DEMAND, text) or re.search(
        rf"{CUSTOMER}(?:は|が)[^。{PROVIDER}]*(?:解除|解約)(?:する|し|でき)", text
    ):
        return None
    for length in durations(text):
        within = _WITHIN.match(text, length.end)
        if within and _NOT_RIGHT.match(text, within.end()) and _ENDING.search(text, within.end()):
            return length if _STOPPED.search(before(sentence) + text[: length.start]) else None
    return None


# 会員は、当社が…を改めないときは、契約を解除することができる
_BY_CUSTOMER = re.compile(
    rf"^(?:(?:ただし|また|この場合(?:において)?|前項の場合(?:において)?)、?)?{CUSTOMER}(?:は|においては)、?(?![^。]*(?:{PROVIDER}(?:は|も|から)|(?:解除|解約|取り?消)され))[^。]*{PROVIDER}"
)


def _customer_ends(context: Context, text: str) -> bool:
    """Whether the customer ends the contract for what the provider does; who ordered work is the one to end it."""
    return bool(_BY_CUSTOMER.match(text)) and not is_commissioned(context)


_ENTRY = re.compile(r"\([a-z0-9ア-ンあ-ん]{1,2}\)|[①-⑳]|[a-z0-9]{1,2}[.)]")
"""An entry of a list that stands in the running text: …できます。(a)…とき、(b)…とき。"""


def _consequence(sentence: Sentence) -> str:
    """What the sentence and what follows or leads into it say is done."""
    node = sentence.node
    at = node.sentences.index(sentence)
    lead = (
        "".join(other.text for other in node.parent.sentences) if node.parent is not None and not sentence.whole else ""
    )
    return (
        lead
        + "".join(other.text for other in node.sentences[at : at + 2])
        + (before(sentence) if sentence.text.startswith("前項") or _ENTRY.match(sentence.text) else "")
    )


def _after_demand(text: str, length: Found, within: str) -> bool:
    """A demand before the length or with it, and a default that goes on after it."""
    head, tail = text[max(0, length.start - 60) : length.start], text[length.end :]
    if re.search(r"支払(?:期日|日|期限)[^、。]{0,6}(?:から|より)[^、。]{0,4}$|検査|検収", head) and not re.search(
        legal.DEMAND, text
    ):
        return False
    if re.search(r"を(?:おい|置い|定め|示|設け|与え|つけ)|猶予|期間", within + tail[:12]) and re.search(
        legal.DEMAND + "|通知|知らせ|書面", head + tail
    ):
        return bool(_UNCURED.search(tail) or re.search(legal.DEMAND, text))
    asked = re.search(rf"(?:{legal.DEMAND}|通知|知らせ)", tail)
    return bool(_TOLD.search(head) and _UNCURED.search(tail)) or bool(asked and _UNCURED.search(tail, asked.end()))


_WARNING = r"催告|催促|通知|予告|警告|督促|猶予|求め|求める|前触れ|知らせ|断り|文書|書面|願い|連絡|是正"
UNWARNED = re.compile(
    rf"(?:(?:なんら|一切|何ら?|いかなる|別段)の?)?(?:事前の|前項の|書面による)?(?:{_WARNING}|(?<=いかなる)手続|(?<=らの)手続)[^。、]{{0,14}}?(?:ことなく|なく|なし(?:に|で)?|せず|要せ(?:ず)?|要さ(?:ず|ない)?|要し(?:ない|ません)|不要|経(?:ない(?:で)?|ず)|おか(?:ず|ない)|置か(?:ず|ない)|送ら(?:ず|ない)|与え(?:ず|ない)|しないで|待たず|待たない)"
)
"""催告を要せず, 何らの通知もなく: without a word before."""
_WITHOUT = re.compile(
    rf"{UNWARNED.pattern}"
    r"|(?:即時|ただちに|即座に|すぐに|その場で|即日)[^。、]{0,12}[^。]{0,20}?(?:解除|解約|取消|除名|退会)|いきなり"
)
_TELLS_FIRST = re.compile(
    rf"(?:{legal.DEMAND}|通知)[^。]{{0,60}}?(?:期間|(?:{legal.CURE})[^。、]{{0,14}}?(?:ない|ませ|ず)|経過)|猶予をおい"
    r"|(?:書面(?:で|により|をもって)|あらかじめ|事前に|前もって)[^。]{0,40}?(?:通知|催告|知らせ|予告)(?:する|し|の|て)?[^。]{0,40}?(?:解除|解約|取消|終了|終わら|やめ)"
    r"|(?:通知|知らせ)(?:の上|のうえ|した上で|したうえで|をもって|することにより|、)[^。]{0,40}?(?:解除|解約|終了|終わら|行い)|前までに[^。]{0,24}(?:知らせ|通知|予告)"
)
_TYPES = ("termination_by_provider", "antisocial_forces", "acceleration")


# 契約は、…の日に、何らの手続を要することなく終わる: nobody ends it.
_BY_ITSELF = re.compile(
    r"契約は、(?!.*(?:解除|解約))[^。]*(?:終了(?:する|します)|終わる|終わります|失効(?:する|します)|効力を失[ういっ])"
)


def _of_the_ending(sentence: Sentence) -> bool:
    """ただし、…ときは、催告を要しない: said of the ending that the sentence before tells."""
    at = sentence.node.sentences.index(sentence)
    ends = at > 0 and re.search(legal.CANCEL, sentence.node.sentences[at - 1].text)
    return bool(ends and UNWARNED.search(sentence.text))


def provider_notice(context: Context) -> Iterator[Fact]:
    """termination_by_provider.notice_required: whether the contract may be ended without a word before."""
    for sentence in context.sentences():
        text = sentence.text
        if not (set(context.of(sentence)) & set(_TYPES)) and not re.search(
            r"契約[^。]{0,30}(?:解除|終わら|終了させ)", text
        ):
            continue
        if not (re.search(legal.CANCEL, text) or _of_the_ending(sentence)) or _customer_ends(context, text):
            continue
        told, untold = _TELLS_FIRST.search(text), _WITHOUT.search(text)
        if told is not None and (untold is None or re.search(r"書面[^。]{0,8}通知", text)):
            yield context.fact(
                "termination_by_provider.notice_required", True, sentence, *clip(sentence, *told.span()), confidence=0.7
            )
        elif untold is not None and not _BY_ITSELF.search(text):
            yield context.fact(
                "termination_by_provider.notice_required",
                False,
                sentence,
                *clip(sentence, *untold.span()),
                confidence=0.8,
            )
