"""How long before something it has to be announced, and by whom: the notice periods of all clause types."""

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.extract.fields import legal
from pipeline.extract.fields.amended import REPLACES
from pipeline.extract.fields.context import Context, before, case, clip, condition, heading
from pipeline.extract.reader import Sentence
from pipeline.extract.values import Found, durations
from pipeline.ontology import CUSTOMER, PARTY, PROVIDER
from pipeline.types.clause import Fact

# What makes a length of time one of notice: it ends before something, or is called a 予告期間.
_AHEAD = re.compile(
    r"(?:以上|相当|程度|ほど|も)?(?:の)?前(?!日|月|項|払|受|年|以降|以後|後|記|述|条)(?:まで|に|の|から|をもって|、|でに|倒|予告|迄)?"
    r"|以上先の"
    r"|(?:以上|程度|間)?の?(?:[^。、]{0,4}予告|[^。、]{0,6}周知|事前(?:の)?(?:通知|告知|予告)|告知|猶予|通知|知らせ)(?:期間)?"
    r"|(?:以上)?の?(?:相当[のな])?(?:期間|間|猶予|日数|余裕|ゆとり)を(?:おい|置い|おき|置き|設け|定め|空け|あけ|とっ|取っ|見込|もっ|持っ)"
    r"|(?:以上)?を?(?:おい|置い)て|(?:以上)?の期間、?(?:公表|掲載|掲示|公示|周知)"
)
_NOT_NEEDED = re.compile(
    r"(?:通知|予告|連絡|告知|催告|知らせ)[^。、]{0,10}(?:要し|要さ|要せ|要する(?:こと)?なく|必要とし|必要は|不要|義務を負)(?:ない|ません|ず|な|わ)?"
)
_CALLS_ON = re.compile(r"是正|催告|督促|改善|正す|改めるよう|直すよう|改めない|改められない|改まらない")
_THIS = r"(?<![一-龥ァ-ヶー])本(?!契約|規約|約款|条|項|人|覚書|会則|規程|文|書|日|業務に)[一-龥ァ-ヶー]{1,10}"
_WHOLE = rf"(?:{_THIS}|サービス|事業|施設|店舗|教室|クラブ|コース|提供|運営|営業|全部)"
_NAMES = {
    "fee_change": re.compile(
        rf"(?:{legal.FEE})[^。]{{0,24}}?(?:{legal.CHANGE}|{legal.RAISE})|(?:変更|改定)後の[^。]{{0,8}}(?:{legal.FEE})|新しい(?:{legal.FEE})|値上げ|値下げ"
    ),
    "amendment": re.compile(
        rf"(?:{legal.TERMS})[^。]{{0,40}}?(?:{legal.CHANGE}|適用|効き|効力)|(?:改定|改訂|改正|変更後の|新しい|改めた)(?:本|この)?(?:{legal.TERMS})"
        rf"|(?:変更|追加)(?:後)?の[^。]{{0,6}}効力|効力発生(?:日|時期)|効力の?が?生じる日|施行(?:の)?日"
    ),
    "discontinuation": re.compile(
        rf"{_WHOLE}(?!契約)[^。、契]{{0,30}}?(?:廃止|終了|終え|終わ|閉じ|閉鎖|閉店|閉校|閉園|打切|打ち?切|やめ|取りやめ|撤退|提供(?:を|の)?中止)"
        rf"|廃止(?:する|しようとする)(?:とき|場合)|休止し、または廃止|廃止(?:予定)?日|廃止効力|終了(?:予定)?日|閉鎖日|閉店日|閉じる日|(?:変更、|変更し、)提供を中止|休止または廃止"
    ),
    "service_change": re.compile(
        rf"(?:{_THIS}|サービス|仕様|機能|コース|プラン|プログラム|講座|施設|カリキュラム|内容|メニュー|強さ|性能|仕組み|しくみ)[^。約規書料]{{0,24}}?(?:{legal.CHANGE})"
        rf"|(?:機能|仕様|版|一部|仕組み|プラン|コース|メニュー|対応)[^。、契]{{0,12}}?(?:廃止|終了|終え|打切|打ち?切|やめ|取りやめ|除く|下げ)"
    ),
    "suspension": re.compile(
        r"停止|中断|休止|メンテナンス|休業|休館|休園|手入れ|(?:保守(?!サービス|契約|期間|業務|料|費)|点検|工事|整備)(?=[^。]*(?:停止|中断|止め|止ま|休|できな|できませ|行う|実施))|休む|休み|休ませ|一時(?:的に)?(?:中止|利用でき|止め)|止め(?:る|ます)|止まる"
    ),
}
_PROVIDER_KINDS = ("amendment", "fee_change", "suspension", "service_change", "discontinuation")
_SERVICE_CHANGED = re.compile(
    r"(?:サービス|仕様|機能|コース|プラン|メニュー|版|強さ|性能)[^。約規書料]{0,24}(?:"
    + legal.CHANGE
    + "|打切|打ち切|やめ|下げ)"
)
_CHANGES = re.compile(rf"{legal.CHANGE}|{legal.RAISE}|{legal.END}|{legal.PAUSE}")
_RAISES = re.compile(r"値上|値下|引き?上げ|引き?下げ|増額|減額")
_ENDS_ALL = re.compile(r"廃止|終了|閉鎖|閉じ|終え|終わ|閉店|閉校|打切|打ち切")
_OTHER = re.compile(
    r"譲渡|承継|分社|合併|会社分割|事業移管|移す|移り|移転|引っ?越|引き継|入居|工事の着手|発注|納期|納品|納入|検査|検収|支払期日|支払日|予約|キャンセル|取消料|申込|引落|締切|訪問|立ち?会|立ち?入|納付|監査|会議|点検日|開催|出発|宿泊|配達|届け予定|(?:登録|届出)(?:情報|内容|事項)|住所|資料|調査|レポート|報告書"
)
_ENDS = re.compile(
    r"解約|退[会塾校園室所学寮去店社職団部]|脱会|登録(?:を|の)?(?:取消|抹消)|脱退|中途解除|利用(?:契約)?を終了|サービスを終了|契約(?:を|の|が)?終|契約の終了|サービス終了|終了させ|明渡|解除(?:する|し|でき|を)|休会|利用停止"
    r"|(?:更新|継続|延長)(?:を|は)?(?:しない|希望しない|拒|せず|いたしません|しません)|更新拒絶|続けない|続ける(?:つもり|意思)(?:が|の)?な|終了(?:または変更)?(?:を)?希望|(?:終了|終わり|終わらせる|終える|やめる)(?:の|旨|という|こと|意思)|終わらせ|やめ(?:る|た|ます|ら|よう)|廃止(?:の届|の申|を希望|の希望)|受けない(?:こと|旨)|辞め(?:る|た)|抜け(?:る|た)|退(?:く|き)|終わりに|止め(?=ない|なけれ)"
)
_RENEWAL_TOLD = re.compile(r"更新(?:の案内|[^。、]{0,10}通知)")
_MADE_PUBLIC = re.compile(r"掲載|掲示|公表|告知|周知|公告")
_PART_ENDS = re.compile(
    r"(?:一部|機能|オプション|プラン)[^。、]{0,8}(?:を|の|が)(?:廃止|終了|終え|打切)(?![^。]{0,40}または)"
)
_SILENT = r"(?:ない(?:とき|場合|限り|まま|もの)|なければ|なかった(?:とき|場合)|ません(?:とき|でした)|(?<=[れわらさた])ず(?:、|に)|ぬ(?:とき|場合))"
_REFUSES = re.compile(
    rf"(?:更新|継続|延長)[^。]{{0,24}}(?:しない|拒絶|希望しない|拒)|(?:{legal.TELL}|異議|意思|書面)[^。]{{0,16}}?{_SILENT}[^。]{{0,70}}(?:{legal.RENEW})"
    rf"|(?:{_ENDS.pattern})[^。]{{0,30}}?{_SILENT}[^。]{{0,70}}(?:{legal.RENEW})|続けない旨"
)
_AS_PRINTED = re.compile(
    r"(?:(?:(?:(?:解約|退会|終了|脱退|退学|退所|退去|やめたい|やめ|辞め)(?:を)?(?:希望(?:する|される|した)?|する|しよう(?:と|とする)|したい|される|ようとする|る)?(?:月|日)|希望(?:する)?月|やめる月|退く月)の)?(?:前月|前々月|前の月|当月|毎月|同月|その月)の?(?:[0-9一二三十]{1,3}日|末日?|月末|終わり)(?:\([^()]*\))?まで"
    r"|(?:解約|退[会塾校園室所学]|やめ|辞め)(?:する|したい|される|しようとする|ようとする|ようという|る|を希望する)?月の?(?:[0-9一二三十]{1,3}日|末日|月末)(?:\([^()]*\))?まで"
    r"|(?:利用|契約|有効)?期間(?:の)?満了(?:日|の日|前)(?:\([^()]*\))?まで"
    r"|(?:次の|次回の?)?(?:更新|満了|期間の終わる|期間の満ちる|締切|締め)日?の?前日[^。、]{0,14}まで)(?!の(?!申|届|間|通知|お?知らせ|手続))"
)
_VAGUE = re.compile(r"あらかじめ|事前に|前もって|相当(?:の|な)(?:予告)?期間(?:を|の|前)|一定(?:の)?(?:予告)?期間")
_TELLS = re.compile(legal.TELL)
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
    ahead = _AHEAD.match(text, length.end)
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
    several = sum(_AHEAD.match(text, one.end) is not None for one in lengths) > 1
    return (
        several and _TELLS.search(re.split(r"[、。]", text[end:])[0]) is None and _TELLS.search(text[:end]) is not None
    )


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
    if _by_customer(context, sentence, length):
        return ["termination_by_customer.notice_period", *(["renewal.opt_out_period"] if _REFUSES.search(text) else [])]
    if set(_acting(text, length)) == {CUSTOMER} and PROVIDER not in text[: length.start]:
        return []
    named = _named(sentence, length)
    known = context.about(sentence)
    if not named and not _OTHER.search(text):
        named = _carried(sentence) or (
            [] if _other_object(text) else [kind for kind in about if kind in _PROVIDER_KINDS][:1]
        )
    if (_OTHER.search(text) or _RENEWAL_TOLD.search(text)) and not set(_named(sentence, length)) & known:
        return []
    kept = [kind for kind in named if kind in about] or [kind for kind in named if kind in known]
    return [f"{kind}.notice_period" for kind in kept or _strongest(named)]


def _strongest(named: list[str]) -> list[str]:
    """Without a clause type to decide: a fee before the terms it stands in, the terms before what they are about."""
    if {"service_change", "discontinuation"} == set(named):
        return named
    return next(
        ([kind] for kind in ("fee_change", "amendment", "discontinuation", "service_change") if kind in named),
        named[:1],
    )


def _named(sentence: Sentence, length: Found) -> list[str]:
    """What the sentence itself says is announced that far ahead."""
    text = sentence.text
    ahead = [one for one in durations(text) if _AHEAD.match(text, one.end)]
    part = text[max((one.end for one in ahead if one.end <= length.start), default=0) : length.start]
    named = [kind for kind, pattern in _NAMES.items() if pattern.search(part)] if len(ahead) > 1 else []
    return _weighed(
        named or [kind for kind, pattern in _NAMES.items() if pattern.search(text)], text, heading(sentence)
    )


def _weighed(named: list[str], text: str, caption: str = "") -> list[str]:
    """Of several kinds those the words are really about; caption: what stands above."""
    if "service_change" in named and {"amendment", "fee_change"} & set(named) and not _SERVICE_CHANGED.search(text):
        named.remove("service_change")
    if "suspension" in named and set(named) & {"amendment", "fee_change"}:
        named.remove("suspension")
    if (
        named == ["discontinuation"]
        and re.search(r"休[むみ業館園止]|停止|中断", caption)
        and not _ENDS_ALL.search(caption)
    ):
        return ["suspension"]
    if (
        "discontinuation" in named
        and _RENEWAL_TOLD.search(text)
        and not re.search(legal.END.replace("終了", "提供の?終了"), text)
    ):
        named.remove("discontinuation")
    if {"discontinuation", "service_change"} <= set(named) and _PART_ENDS.search(text):
        named.remove("discontinuation")
    if "discontinuation" in named and "suspension" in named:
        named.remove("suspension" if _ENDS_ALL.search(text) else "discontinuation")
    return named


def _carried(sentence: Sentence) -> list[str]:
    """改めるときは: what is changed was said in the sentence or the 項 before, or stands in the heading."""
    text = sentence.text
    if (
        not _CHANGES.search(text)
        and not _TELLS.search(text)
        and not re.match(r"この場合|その|前項|ただし|これ|いずれ", text)
    ):
        return []
    if _other_object(text):
        changed = _NAMES["service_change"].search(before(sentence))
        if changed and re.search(legal.END, text):
            return ["service_change"]
        return [kind for kind in _of_heading(heading(sentence)) if kind == "discontinuation"]
    if _RAISES.search(text):
        return ["fee_change"]
    for spoken in (before(sentence), heading(sentence)):
        named = _weighed(
            [kind for kind, pattern in _NAMES.items() if pattern.search(spoken)], spoken, heading(sentence)
        )
        if named:
            return named[-1:] if len(named) > 2 else named
    return _of_heading(heading(sentence))


def _other_object(text: str) -> bool:
    """Whether something of its own is changed or ended: 点検日を動かす, not これを改める."""
    verb = _CHANGES.search(text)
    found = re.search(r"([^、。はが]{1,20})を(?:[^、。]{0,6})$", text[: verb.start()]) if verb else None
    return bool(found and not re.search(r"これ|それ|内容|中身|前項|全部|一部", found[1]))


_HEADINGS = {
    "fee_change": re.compile(rf"(?:{legal.FEE})[^\n]*(?:{legal.CHANGE}|{legal.RAISE})"),
    "amendment": re.compile(rf"(?:{legal.TERMS}|本書|この文書)[^\n]*(?:{legal.CHANGE})"),
    "discontinuation": re.compile(rf"(?:サービス|提供|事業|{_THIS})[^\n]*(?:{legal.END})"),
    "suspension": re.compile(legal.PAUSE),
}


def _of_heading(caption: str) -> list[str]:
    return next(([kind] for kind, pattern in _HEADINGS.items() if pattern.search(caption)), [])


def _acting(text: str, length: Found) -> str:
    """Signs of those who act in the words before the length; "" where they are not named."""
    found = next(reversed(list(_SUBJECT.finditer(text, 0, length.start))), None)
    return "".join(found.groups("")) if found else ""


def _by_customer(context: Context, sentence: Sentence, length: Found) -> bool:
    """Whether the customer (or either party) has to say that far ahead that he leaves."""
    text, about, own = sentence.text, context.about(sentence), context.of(sentence)[:1]
    acting = _acting(text, length)
    by_provider = bool(acting) and set(acting) == {PROVIDER}
    leaves = bool(_ENDS.search(text))
    refuses = bool(_REFUSES.search(text))
    typed = bool(about & {"termination_by_customer", "renewal", "term", "termination_by_provider"})
    if by_provider and not (refuses and {CUSTOMER, PARTY} & set(text[: length.start])):
        return False
    if own == ("termination_by_provider",) and not ({CUSTOMER, PARTY} & set(acting)):
        return False
    if re.search(rf"{PROVIDER}(?:から|による|が)[^\n]*(?:解|終)", heading(sentence)):
        return False
    if own and own[0] in _PROVIDER_KINDS and not ({CUSTOMER, PARTY} & set(acting)):
        return False
    if not (leaves or refuses):
        return (
            "termination_by_customer" in own
            and not re.search(rf"^[^。]{{0,30}}{PROVIDER}は", text)
            and not _named(sentence, length)
            and not (_CHANGES.search(text) or _OTHER.search(text))
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
    if re.search(r"解約|退会|やめたい|中途で", text) and not set(own) & set(_PROVIDER_KINDS):
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


_AFTER_TELLING = re.compile(r"(?:掲示|掲載|通知|公表|周知|告知|公示)[^。、]{0,14}(?:から|より|後)、?$")
_COMES_IN = re.compile(r"(?:が|を)?(?:経過|後)[^。]{0,24}(?:効力|適用|施行|発効)")
_PREVIOUS_PERIOD = re.compile(r"前項の(?:予告|通知|周知)?期間[はを]、?$")


def waiting_periods(context: Context) -> Iterator[Fact]:
    """Notice periods told from the other end: 掲示の日から1か月が経過した日に効力を生じる, 前項の期間を60日とする."""
    for sentence in context.sentences("amendment", "fee_change"):
        for length in durations(sentence.text):
            head, after = sentence.text[: length.start], sentence.text[length.end :]
            waits = _AFTER_TELLING.search(head) and _COMES_IN.match(after)
            if waits or (_PREVIOUS_PERIOD.search(head) and re.match(r"と(?:する|し)", after)):
                span = clip(sentence, length.start, length.end)
                fees = _NAMES["fee_change"].search(sentence.text) and not _NAMES["amendment"].search(sentence.text)
                field = "fee_change" if waits and fees else "amendment"
                yield context.fact(f"{field}.notice_period", length.value, sentence, *span)
                if not waits and re.search(r"料|費|負担|代金", head):
                    yield context.fact("fee_change.notice_period", length.value, sentence, *span)


def printed_periods(context: Context) -> Iterator[Fact]:
    """Notice periods the text gives without a length: 解約希望月の前月末日まで, あらかじめ."""
    for sentence in context.ruled("termination_by_customer"):
        if (found := _AS_PRINTED.search(sentence.text)) and not any(
            _AHEAD.match(sentence.text, one.end) for one in durations(sentence.text)
        ):
            start, end = found.span()
            value = sentence.quote(start, end)
            yield context.fact(
                "termination_by_customer.notice_period", value, sentence, *clip(sentence, start, end), confidence=0.6
            )
    for sentence in context.ruled(*_PROVIDER_KINDS):
        vague, kinds = _VAGUE.search(sentence.text), [kind for kind in context.of(sentence) if kind in _PROVIDER_KINDS]
        after = sentence.text[vague.end() :] if vague else ""
        tells = _TELLS.search(after)
        if (
            vague is None
            or tells is None
            or any(_AHEAD.match(sentence.text, one.end) for one in durations(sentence.text))
        ):
            continue
        if re.match(r"[^。]{0,14}(?:なく|なし|せず|要せ|省略)", after[tells.start() :]):
            continue
        named = [kind for kind in kinds if _NAMES[kind].search(sentence.text)] or kinds[:1]
        for kind in named:
            span = clip(sentence, vague.start(), vague.end() + tells.end())
            yield context.fact(f"{kind}.notice_period", sentence.quote(*vague.span()), sentence, *span, confidence=0.5)
