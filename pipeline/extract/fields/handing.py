"""Handing on: who else may do the work, who may take over the contract."""

import re
from collections.abc import Iterator

from pipeline.extract.fields import legal
from pipeline.extract.fields.context import Context, before, case, clip, condition, heading, printed
from pipeline.extract.reader import Sentence
from pipeline.ontology import CUSTOMER, PARTY, PROVIDER
from pipeline.types.clause import Fact

_SIGNS = f"[{PROVIDER}{CUSTOMER}{PARTY}]"
_ENTRUSTS = r"再?委託(?!者|先|業務|料|契約|元)|委ね(?!ない|ず)|外注(?!先)|下請(?!先|業者|会社)|請け?負わせ|任せ|提携により[^。、]{0,10}(?:(?:実施|提供|運営|遂行)(?=する|し)|行(?=う|い|って))|(?:行わ|担わ|当たら|やら|(?:実施|履行|遂行|代行|従事|処理|運営)さ)せ(?=る|て|ま|た|ない|、)"
_OTHERS = rf"(?:{legal.OTHERS}|(?:ほか|他|別|外)の{_SIGNS}|グループ会社|関連会社|別途指定する者|提携|再委託)"
_CONSENT = rf"(?:書面(?:による|での|で)?|事前の?|あらかじめ|文書による|文書で|の|、)*(?:{legal.CONSENT})"
_WITHOUT = re.compile(
    rf"{_CONSENT}[^。、]{{0,16}}?(?:なし(?:に|で)?|なく|なければ|ない(?:で|限り|かぎり|まま)|ずに|ず、|いで|を除き|を除いて|でなければ)"
)
_GIVEN = re.compile(
    rf"{_CONSENT}[^。、]{{0,10}}?(?:得た|得て|受け(?:た|て)|があ(?:る|っ)|を得る(?!ことな|まで|必要[はが]な)|した|し、|を経て|得ら)"
)
_TO_BE_GIVEN = re.compile(
    rf"(?:{_CONSENT})を?(?:得|受け|取り?|取得し|もら[わい])(?:なければ|る(?:もの|必要|こと)|ます|。)"
)
_DENIED = re.compile(
    r"[^。、]{0,22}?(?:ては(?:な|いけ)|でき(?:ない|ません|ぬ)|(?:こと)?は、?[^。、]{0,16}(?:しない|しません|いたしません|ありません|認め(?:ない|ません)|せず(?=、|。|に)|でき(?:ない|ません))|(?<=[委託負注せね])(?:し)?(?:ない|ません)(?!とき|場合|限り|で|よう)|禁|許さ(?:ない|れ(?:ない|ません)))"
)
_ALLOWED = re.compile(
    r"[^。]{0,40}?(?:でき(?:る|ます)|ことがあ|ことがござ|場合があ|てい(?:る|ます)|てお(?:り|る)|得る|うる|て(?:も)?よ|ます(?:。|$)|(?:委託|注|負わせ|せ)する(?:。|$)|ものと(?:し|する)|(?:に(?:つき|ついて))?を?、?(?:あらかじめ|異議なく)?(?:承諾|同意|了承|了解))"
)
_IF = re.compile(r"(?:する|した|せる|せた|ねる|ねた|ける)?(?:場合|とき|際)(?:は|に|、|で|も)")
_HEADING = re.compile(r"委託|外注|下請|任せる|委ね")
_PHRASE = re.compile(r"(?:[^、。はを()「」]|(?<=また)は|(?<=もしく)は)*$")
# 前項の規定は、委託元が書面で承諾した場合には、適用しない
_WAIVED = re.compile(
    rf"^(?:前項|前2項|第[0-9]+項)[^、。]{{0,12}}は、?[^。]{{0,120}}?(?:{legal.CONSENT})[^、。]{{0,8}}(?:場合|とき)(?:に)?(?:は)?、?適用(?:しない|されない|しません|されません)"
)


# ただし、…は、委託の日から7日以内に知らせることで足りる
_ENOUGH = re.compile(
    rf"^(?:ただし|もっとも|前項[^。、]{{0,12}}かかわらず|前項の場合)[^。]*?(?P<said>(?:{legal.TELL})[^。、]{{0,8}}足り(?:る|ます)|(?:{legal.CONSENT})を[^。、]{{0,6}}(?:要し|必要とし)(?:ない|ません))"
)


def subcontracting(context: Context) -> Iterator[Fact]:
    """subcontracting.allowed: whether the work may be given to others; with a condition where consent is needed."""
    for sentence in context.sentences():
        text = sentence.text
        if not sentence.whole:
            continue
        typed = "subcontracting" in context.of(sentence) or bool(_HEADING.search(heading(sentence)))
        if typed and (enough := _ENOUGH.match(text)) and _to_others_before(sentence):
            yield context.fact(
                "subcontracting.allowed", True, sentence, *_short(sentence, *enough.span()), confidence=0.7,
                condition=condition(sentence, enough.end()), qualifier=case(sentence, enough.start("said")),
            )  # fmt: skip
            continue
        verb = next((one for one in re.finditer(_ENTRUSTS, text) if _to_others(text, one, typed)), None)
        if verb is None:
            if typed and (waived := _WAIVED.match(text)) and _to_others_before(sentence):
                yield context.fact(
                    "subcontracting.allowed", True, sentence, *_short(sentence, *waived.span()), confidence=0.7,
                    condition=condition(sentence, waived.end()),
                )  # fmt: skip
            continue
        if (
            not typed
            and re.match(r"行わ|さ|実施", verb.group())
            and re.search(r"(?:検査|監査|調査|鑑定)を", text[: verb.start()])
        ):
            continue
        start = _begin(text, verb.start())
        allowed, end = _polarity(text, verb.end(), typed)
        if allowed is None:
            continue
        without = _WITHOUT.search(text, 0, verb.start())
        given = _GIVEN.search(text, 0, verb.start()) or _TO_BE_GIVEN.search(text, verb.end())
        under = condition(sentence, verb.start())
        if not allowed:
            yield context.fact(
                "subcontracting.allowed",
                False,
                sentence,
                *_short(sentence, start, end),
                confidence=0.9,
                condition=_consent(sentence, without) if without else under,
            )
            continue
        yield context.fact(
            "subcontracting.allowed",
            True,
            sentence,
            *_short(sentence, start, end),
            confidence=0.7 if given else 0.85,
            qualifier=_consent(sentence, given) if given else case(sentence, verb.start()),
            condition=under,
        )


def _to_others_before(sentence: Sentence) -> bool:
    """Whether what the sentence sets aside forbids to give the work to others."""
    spoken = before(sentence)
    return any(_polarity(spoken, one.end(), True)[0] is False for one in re.finditer(_ENTRUSTS, spoken))


def _consent(sentence: Sentence, found: re.Match[str]) -> str:
    """The words of the consent with whose it is, as printed: 書面による甲の承諾を得た."""
    lead = _PHRASE.search(sentence.text[: found.start()])
    return printed(sentence, lead.start() if lead else found.start(), found.end())


def _begin(text: str, at: int) -> int:
    """Where the part of the sentence with the verb begins: two commas before it."""
    left = text.rfind("、", 0, at)
    return max(text.rfind("、", 0, max(left, 0)), 0) + 1 if left > 0 and at - left < 12 else left + 1


def _short(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    if end - start <= 70:
        return clip(sentence, start, end)
    comma = sentence.text.find("、", end - 70, end - 20)
    return (comma + 1 if comma >= 0 else end - 70), end


def _to_others(text: str, verb: re.Match[str], typed: bool) -> bool:
    """Whether the work is given to somebody outside the contract: 甲は乙に委託する is the contract itself."""
    head = text[max(0, verb.start() - 60) : verb.start()]
    word = verb.group()
    if word.startswith("提携"):
        return bool(re.search(_OTHERS, head))
    if "再委託" in word or word.startswith(("外注", "下請")):
        return True
    if re.search(rf"{_SIGNS}に(?:対し(?:て)?)?、?[^。、]{{0,24}}$", head) and not re.search(_OTHERS, head[-24:]):
        return False
    others = re.search(rf"{_OTHERS}[^。]{{0,40}}$", head)
    if word.startswith("委託"):
        return bool(others) or typed
    return bool(others and re.search(r"(?:に|へ|をして)[^、。]{0,16}$|に、", head[others.start() :]))


def _polarity(text: str, at: int, typed: bool) -> tuple[bool | None, int]:
    """Whether it may be done, and where the words that say so end; None where they only go on about it."""
    if denied := _DENIED.match(text, at):
        return False, denied.end()
    if (case_ := _IF.match(text, at)) and not typed:
        given = _GIVEN.search(text, 0, at)
        return (True, case_.end()) if given else (None, at)
    if allowed := _ALLOWED.match(text, at):
        return True, allowed.end()
    return (True, min(at + 8, len(text))) if typed and re.match(r"に出|する|し|さ", text[at:]) else (None, at)


_MOVES = r"(?:譲渡|譲(?:る|り(?!受)|ら|っ)|譲与|承継|移転|移[すしさ]|担保|貸与|売買|名義変更|処分|質に入れ|引き継|引継|差し入れ)"
_THINGS = r"(?:地位|権利|義務|権限|債権|債務|契約|会員(?:権|資格|ID|証)?|アカウント|ID|本契約)"
_NEEDS = re.compile(
    rf"{_CONSENT}[^。]{{0,30}}?(?:なし|なく|ことなく|得ない|得ずに|限り|なければ|除き|受けずに|得なければ|でなければ|いで)[^。]{{0,160}}?{_MOVES}|{_MOVES}[^。]{{0,60}}?{_CONSENT}(?:を(?:得|要))"
)
_FREE = re.compile(
    rf"(?:通知(?:する)?(?:こと)?(?:により|をもって)|{_CONSENT}(?:を(?:得る)?)?(?:こと)?なく|{PROVIDER}は)[^。]{{0,140}}?{_MOVES}[^。、]{{0,10}}?(?:こと)?ができ"
    rf"|{_MOVES}[^。]{{0,60}}?(?:(?:通知|知らせ)[^。、]{{0,6}}足り|承諾を要しない|引き継がせることができ)"
)


# 同意を得た場合に限り、地位を譲受人に移すことができる
_ONLY_WITH = re.compile(
    rf"{_CONSENT}を?(?:得(?:た|て(?!い))|受けた)[^。、]{{0,6}}(?:(?:場合|とき)(?:に限り|に限って|に|は)|のみ|限り|(?<=て))、?[^。]{{0,100}}?{_MOVES}[^。、]{{0,10}}?(?:こと)?ができ"
)


def assignment(context: Context) -> Iterator[Fact]:
    """assignment.consent_required: whether the contract may be handed on without the other side's consent."""
    for sentence in context.sentences():
        text = sentence.text
        if not sentence.whole or not re.search(_MOVES, text):
            continue
        if "assignment" not in context.of(sentence) and not (
            re.search(_THINGS, text) and re.search(r"譲|地位|承継|引き継|移転", heading(sentence) + text)
        ):
            continue
        found, needed = _ONLY_WITH.search(text), True
        if found is None:
            found, needed = _FREE.search(text), False
        if found is None:
            found, needed = _NEEDS.search(text), True
        if found:
            who = re.match(rf"[^。]{{0,20}}?({_SIGNS})(?:は|が)", text)
            applies = sentence.quote(*who.span(1)) if who else None
            start, end = found.span()
            start = max(sentence.text.rfind("、", 0, start) + 1, start - 20)
            span = (start, end) if end - start <= 60 else (end - 60, end)
            yield context.fact(
                "assignment.consent_required", needed, sentence, *span, confidence=0.75, applies_to=applies
            )
