"""How long before something it has to be announced, and by whom: the notice periods of all clause types."""

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.extract.fields import legal
from pipeline.extract.fields.amended import REPLACES
from pipeline.extract.fields.announced import (
    AHEAD,
    CHANGES,
    PROVIDER_KINDS,
    RENEWAL_TOLD,
    TELLS,
    carried,
    named_in,
    other_object,
    strongest,
)
from pipeline.extract.fields.context import Context, case, clip, condition, heading
from pipeline.extract.reader import Sentence
from pipeline.extract.values import Found, durations
from pipeline.ontology import CUSTOMER, PARTY, PROVIDER
from pipeline.types.clause import Fact

_NOT_NEEDED = re.compile(
    r"(?:通知|予告|連絡|告知|催告|知らせ)[^。、]{0,10}(?:要し|要さ|要せ|要する(?:こと)?なく|必要とし|必要は|不要|義務を負)(?:ない|ません|ず|な|わ)?"
)
_CALLS_ON = re.compile(r"是正|催告|督促|改善|正す|改めるよう|直すよう|改めない|改められない|改まらない")
_OTHER = re.compile(
    r"譲渡|承継|分社|合併|会社分割|事業移管|移す|移り|移転|引っ?越|引き継|入居|工事の着手|発注|納期|納品|納入|検査|検収|支払期日|支払日|予約|キャンセル|取消料|申込|引落|締切|訪問|立ち?会|立ち?入|納付|監査|会議|点検日|開催|出発|宿泊|配達|届け予定|(?:登録|届出)(?:情報|内容|事項)|住所|資料|調査|レポート|報告書"
)
_ENDS = re.compile(
    r"解約|退[会塾校園室所学寮去店社職団部]|脱会|登録(?:を|の)?(?:取消|抹消)|脱退|中途解除|利用(?:契約)?を終了|サービスを終了|契約(?:を|の|が)?終|契約の終了|サービス終了|終了させ|明渡|解除(?:する|し|でき|を)|休会|利用停止"
    r"|(?:更新|継続|延長)(?:を|は)?(?:しない|希望しない|拒|せず|いたしません|しません)|更新拒絶|続けない|続ける(?:つもり|意思)(?:が|の)?な|終了(?:または変更)?(?:を)?希望|(?:終了|終わり|終わらせる|終える|やめる)(?:の|旨|という|こと|意思)|終わらせ|やめ(?:る|た|ます|ら|よう)|廃止(?:の届|の申|を希望|の希望)|受けない(?:こと|旨)|辞め(?:る|た)|抜け(?:る|た)|退(?:く|き)|終わりに|止め(?=ない|なけれ)"
)
_MADE_PUBLIC = re.compile(r"掲載|掲示|公表|告知|周知|公告")
_SILENT = r"(?:ない(?:とき|場合|限り|まま|もの)|なければ|なかった(?:とき|場合)|ません(?:とき|でした)|(?<=[れわらさた])ず(?:、|に)|ぬ(?:とき|場合))"
_REFUSES = re.compile(
    rf"(?:更新|継続|延長)[^。]{{0,24}}(?:しない|拒絶|希望しない|拒)|(?:{legal.TELL}|異議|意思|書面)[^。]{{0,16}}?{_SILENT}[^。]{{0,70}}(?:{legal.RENEW}|{legal.STAYS})"
    rf"|(?:{_ENDS.pattern})[^。]{{0,30}}?{_SILENT}[^。]{{0,70}}(?:{legal.RENEW}|{legal.STAYS})|続けない旨"
    r"|続け(?:ない|ません|る(?:意思|つもり)の?が?な)[^。]{0,40}(?:満了|終わり|終わる|更新)[^。、]{0,12}前"
)
_SUBJECT = re.compile(
    rf"([{PROVIDER}{CUSTOMER}{PARTY}])(?:(?:および|または|もしくは|と|・|、|も)*([{PROVIDER}{CUSTOMER}{PARTY}]))?(?:の(?:いずれか?|どちら|双方|一方|うち一方)?(?:か|も)?)?(?:は|が|から|より|による|も|の(?:申出|申入|都合|希望|請求))"
)
_CUSTOMER_HEADING = re.compile(
    r"解約|退[会塾校園室所学寮去社職団部]|脱会|やめ|辞め|抜け|中途|途中|期間|更新|終了|終わ|解除|返す|続け|期限"
)


def notice_periods(context: Context) -> Iterator[Fact]:
    """Facts …notice_period and renewal.opt_out_period, from lengths of time that lie before something."""
    for sentence in context.sentences():
        lengths = durations(sentence.text)
        for length in lengths:
            ahead = _ahead(sentence.text, length)
            if ahead is None or _other_act(sentence.text, ahead.end(), lengths):
                continue
            for field in _fields(context, sentence, length):
                start, end = clip(sentence, length.start, ahead.end())
                yield context.fact(
                    field,
                    length.value,
                    sentence,
                    start,
                    end,
                    confidence=0.85,
                    condition=condition(sentence, length.start),
                    applies_to=_bound(sentence, length),
                    qualifier=case(sentence, length.start) if len(lengths) > 1 else None,
                )
        if lengths and "読み替え" in sentence.text:
            yield from _read_instead(context, sentence, lengths)


def _ahead(text: str, length: Found) -> re.Match[str] | None:
    ahead = AHEAD.match(text, length.end)
    if (
        ahead is None
        or (text.startswith("」", ahead.end()) and REPLACES.search(text))
        or (_CALLS_ON.search(text) and not ahead.group().endswith(("前に", "前まで", "前の")))
        or _NOT_NEEDED.match(text[ahead.end() :])
        or _quantity_of_past(text, length)
    ):
        return None
    return ahead


def _other_act(text: str, end: int, lengths: tuple[Found, ...]) -> bool:
    """6か月前までに知らせ、30日前に受付を締め切る: what is done then is no notice, where another length has one."""
    if re.match(r"[、に]?(?:、|および|または|の)", text[end:]):
        return False
    several = sum(AHEAD.match(text, one.end) is not None for one in lengths) > 1
    return several and TELLS.search(re.split(r"[、。]", text[end:])[0]) is None and TELLS.search(text[:end]) is not None


def _bound(sentence: Sentence, length: Found) -> str | None:
    """Who has to keep the period, as printed; None where the sentence does not say."""
    found = next(reversed(list(_SUBJECT.finditer(sentence.text, 0, length.start))), None)
    return sentence.quote(found.start(1), found.end(2) if found[2] else found.end(1)) if found else None


_INSTEAD = re.compile(r"「[^「」]*」(?:とあるの)?(?:を|は|については)、?「$")


def _read_instead(context: Context, sentence: Sentence, lengths: tuple[Found, ...]) -> Iterator[Fact]:
    """前項の「30日」を「14日」と読み替える: what the other length is, the new one is too."""
    for old, new in pairwise(lengths):
        if not _INSTEAD.search(sentence.text[: new.start]):
            continue
        parent = sentence.node.parent
        for node in parent.children if parent is not None else ():
            for other in node.sentences:
                for one in durations(other.text):
                    if one.value == old.value and other is not sentence and _ahead(other.text, one):
                        for field in _fields(context, other, one):
                            yield context.fact(
                                field, new.value, sentence, *clip(sentence, new.start, new.end), confidence=0.8,
                                condition=condition(sentence, new.start),
                            )  # fmt: skip


def _quantity_of_past(text: str, length: Found) -> bool:
    """過去6か月前, 直近1年前: how far back something counts."""
    return bool(re.search(r"(?:過去|直近|直前|遡って|さかのぼって)の?$", text[: length.start]))


def _fields(context: Context, sentence: Sentence, length: Found) -> list[str]:
    text, about = sentence.text, context.of(sentence)
    if _REFUSES.search(text) and _STAFF.search(text):
        return ["renewal.opt_out_period"]
    if _by_customer(context, sentence, length):
        return ["termination_by_customer.notice_period", *(["renewal.opt_out_period"] if _REFUSES.search(text) else [])]
    if set(_acting(text, length)) == {CUSTOMER} and PROVIDER not in text[: length.start]:
        return []
    if _ENDS_CONTRACT.match(text, length.end):
        return []
    named = named_in(sentence, length)
    known = context.about(sentence)
    if not named and not _OTHER.search(text):
        named = carried(sentence) or (
            [] if other_object(text) else [kind for kind in about if kind in PROVIDER_KINDS][:1]
        )
    if (_OTHER.search(text) or RENEWAL_TOLD.search(text)) and not set(named_in(sentence, length)) & known:
        return []
    kept = [kind for kind in named if kind in about] or [kind for kind in named if kind in known]
    return [f"{kind}.notice_period" for kind in kept or strongest(named)]


# 1年を超えて継続勤務している者の契約を更新しないときは、30日前までに予告する: the employer tells the employee.
_STAFF = re.compile(r"継続(?:して)?(?:勤務|雇用)|雇い?止め")
# 休業が120日を超えたときは、30日前までに通知して、契約を解除することができる: no notice of the pause itself.
_ENDS_CONTRACT = re.compile(
    r"[^。]{0,40}?契約(?:の全部または一部)?を、?(?:解除|解約|終了させ|終わらせ)(?:する|し|る|て)"
)


def _acting(text: str, length: Found) -> str:
    """Signs of those who act in the words before the length; "" where they are not named."""
    subjects = list(_SUBJECT.finditer(text, 0, length.start))
    # 当社は、会員が…ときは、30日前までに: who meets the condition does not act.
    while len(subjects) > 1 and _CONDITION.match(text[subjects[-1].end() - 1 : length.start]):
        subjects.pop()
    return "".join(subjects[-1].groups("")) if subjects else ""


_CONDITION = re.compile(r"が[^。]*(?:とき|場合|際)(?:は|に|には|において)、")


_BY_THE_HOUR = re.compile(r"延長|延ば|延び|開始|始ま|訪問|作業|利用(?:時間|の終)|施術|予約")
"""Of one visit or booking: 訪問の終わる30分前までに延長を申し出る."""


def _by_customer(context: Context, sentence: Sentence, length: Found) -> bool:
    """Whether the customer (or either party) has to say that far ahead that he leaves."""
    text, about, own = sentence.text, context.about(sentence), context.of(sentence)[:1]
    acting = _acting(text, length)
    by_provider = bool(acting) and set(acting) == {PROVIDER}
    leaves = bool(_ENDS.search(text))
    refuses = bool(_REFUSES.search(text))
    typed = bool(about & {"termination_by_customer", "renewal", "term", "termination_by_provider"})
    if _BY_THE_HOUR.search(text) and str(length.value).startswith("PT") and not re.search(r"解約|退会", text):
        return False
    if by_provider and not (refuses and {CUSTOMER, PARTY} & set(text[: length.start])):
        return False
    if own == ("termination_by_provider",) and not ({CUSTOMER, PARTY} & set(acting)):
        return False
    if re.search(rf"{PROVIDER}(?:から|による|が)[^\n]*(?:解|終)", heading(sentence)):
        return False
    if own and own[0] in PROVIDER_KINDS and not ({CUSTOMER, PARTY} & set(acting)):
        return False
    if not (leaves or refuses):
        return (
            "termination_by_customer" in own
            and not re.search(rf"^[^。]{{0,30}}{PROVIDER}は", text)
            and not named_in(sentence, length)
            and not (CHANGES.search(text) or _OTHER.search(text))
        )
    if not acting and _MADE_PUBLIC.search(text) and not {CUSTOMER, PARTY} & set(text):
        return False
    if refuses and (
        typed
        or re.search(r"期間|更新|契約", text)
        or _CUSTOMER_HEADING.search(heading(sentence))
        or {PARTY, CUSTOMER} & set(text)
    ):
        return True
    if re.search(r"解約|退会|やめたい|中途で", text) and not set(own) & set(PROVIDER_KINDS):
        return True
    if not typed and not _CUSTOMER_HEADING.search(heading(sentence)) and not ({CUSTOMER, PARTY} & set(acting)):
        return False
    if (
        not acting
        and PROVIDER in text
        and re.search(rf"{PROVIDER}は[^。]{{0,80}}(?:{CUSTOMER}に|通知|廃止|サービスを終了)", text)
    ):
        return bool(re.search(rf"{PROVIDER}に(?:対し|届|通知|申|書面)|{CUSTOMER}または", text))
    return not (_OTHER.search(text) and not re.search(r"契約|退|やめ|更新|解約", text))
