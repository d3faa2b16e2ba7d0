"""Facts that contracts between businesses add: inspection, nonconformity, rights, competition."""

import re
from collections.abc import Iterator

from pipeline.extract.fields import legal
from pipeline.extract.fields.agreement import is_contract
from pipeline.extract.fields.context import Context, before, case, clip, condition, heading, printed
from pipeline.extract.fields.demand import UNWARNED
from pipeline.extract.values import durations
from pipeline.ontology import CUSTOMER, PARTY, PROVIDER
from pipeline.types.clause import Fact

_WITHIN = re.compile(r"(?:間)?(?:以内|の間|を?経過|が?経過|のうちに|内に?|を?過ぎ|が過ぎ|まで|の期間)")
_INSPECTS = re.compile(r"検査|検収|検品|受入|受け入れ|確かめ|確認|調べ|異議|合否|合格|検め")
_HANDED = re.compile(r"受け|完成|知らせ|納入|納品|引渡|受け?取|受領|提出|届い|届け|到着|完了|渡し|終え|日")
_NO_INSPECTION = re.compile(
    r"指摘|検収の日から|検収(?:した|を終えた)|知った日|報告書を(?:双方|相手方|交付)|結果の報告|公表|適合しない|不適合|瑕疵|請求(?!書)|責任|引き取|支払|返還|不合格(?:の|品|と)|再検査|再度|手直し|是正|解除|保存|変更|更新|改定|秘密|損害"
)


def acceptance_period(context: Context) -> Iterator[Fact]:
    """acceptance.period: how long the inspection may take."""
    contract = is_contract(context)
    for sentence in context.sentences():
        text = sentence.text
        lengths = durations(text)
        if not lengths or not _INSPECTS.search(text):
            continue
        typed = "inspection" in context.about(sentence)
        if not typed and not contract:
            continue
        for length in lengths:
            within = _WITHIN.match(text, length.end)
            if "不適合" in text:
                continue
            near = text[max(0, length.start - 40) : length.end + 50]
            after = text[length.end : length.end + 60]
            if re.search(r"(?:検査|検収|検品)の?期間は[^。]{0,20}$", text[: length.start]):
                yield context.fact(
                    "acceptance.period", length.value, sentence, *clip(sentence, length.start, length.end)
                )
                continue
            if within is None or _NO_INSPECTION.search(near) or not _HANDED.search(text[: length.start]):
                continue
            if typed or (
                _INSPECTS.search(after) and re.search(r"納|完成|引渡|受け?取|受領|提出|報告|成果", text[: length.start])
            ):
                yield context.fact(
                    "acceptance.period",
                    length.value,
                    sentence,
                    *clip(sentence, length.start, within.end()),
                    condition=condition(sentence, length.start),
                )


_SINCE = re.compile(
    r"検収|引渡|販売から|出荷から|納入|納品|完了|知った|受領|受け?取|合格|終わ|据付|取り?替え|修理|作業|期間(?:は|を)|の日から|後|起算|購入|使い始め|発見|知っ"
)
_SO_LONG = re.compile(
    r"(?:間)?(?:以内|の(?:間|うち|あいだ)|を?経過|に限り|に限る|と(?:する|します|し)|です|内|、?保証(?:する|し|いた)|を?過ぎ|までに?|のいずれか|(?:または|、)[^。]{0,40}いずれか|(?:または|もしくは)|、[^。]{0,60}(?:保証|責任|責め|担保|無償|無料|修理|直[しす])|。|$)"
)
_REMEDY = re.compile(
    r"修理|修補|交換|取り?替|やり直|手直|直[すしさ]|請求|求め|追完|無償|無料|担保|責任|責め|保証|現れ|見つか|発見|判明|減額|知らせ|通知"
)
_GUARANTEE = re.compile(
    rf"{legal.NONCONFORMITY}|適合し(?:ない|ていない|ません|ていません)|保証期間|担保期間|品質保証|無償(?:で)?(?:修理|交換|保証)|保証(?:する|します|$|\n)"
)
_GUARANTEED = re.compile(r"(?:日|年|月)間、?(?:無償)?保証(?:する|し|いた)")
_NOT_DEFECT = re.compile(r"秘密|機密|催告|解除|更新|支払|検査の結果|返品|改めない|故障受付|身元|保証人|入社")


def nonconformity_period(context: Context) -> Iterator[Fact]:
    """nonconformity.period: how long a defect can be brought forward."""
    contract = is_contract(context)
    for sentence in context.sentences():
        text = sentence.text
        lengths = durations(text)
        if not lengths:
            continue
        typed = "nonconformity" in context.about(sentence)
        told = text if sentence.whole and not text.startswith("ただし") else before(sentence) + text
        if not typed and not (
            (contract or "保証期間" in told or _GUARANTEED.search(text)) and _GUARANTEE.search(told + heading(sentence))
        ):
            continue
        if (
            _NOT_DEFECT.search(text)
            or (not typed and _INSPECTS.search(text))
            or not (_GUARANTEE.search(told + heading(sentence)) and _REMEDY.search(told))
        ):
            continue
        for length in lengths:
            head = text[max(0, length.start - 50) : length.start]
            goes_on = re.search(r"(?:ただし|については|にあっては|は)、?[^。]{0,30}$", head) and re.match(
                r"とする|とします|です|。|$", text[length.end :]
            )
            if str(length.value).startswith("PT"):
                continue
            if _SO_LONG.match(text, length.end) and (
                _SINCE.search(head) or (goes_on and durations(before(sentence) + text[: length.start]))
            ):
                yield context.fact(
                    "nonconformity.period",
                    length.value,
                    sentence,
                    *clip(sentence, length.start, min(length.end + 12, len(text))),
                    qualifier=case(sentence, length.start),
                )


_RIGHTS = r"知的財産権|知的所有権|著作(?:者人格)?権|特許権?|権利|意匠権?|商標権?|発明|成果(?:物)?|データ|著作物|版権"
_WHO = rf"(?:[^、。はがの「」]{{0,14}}の)?(?:すべて|いずれも)?[^、。はがを「」]{{0,24}}?(?:{PROVIDER}|{CUSTOMER}|{PARTY}|者|人|社|方|側|双方|当事者|名義人)(?:(?:および|または|もしくは|と)(?:(?!の手元)[^。、]){{1,24}}?)?"
_HELD = rf"(?:(?:をもって|時に|より|から)?(?P<who>{_WHO})(?:(?:の手元)?に(?:単独で|専属的に|原始的に|そのまま|引き続き|すべて)?(?:帰属|留保|属(?!する[一-龥ァ-ヶ]|していた)|残|帰す|帰し|とどま|あ(?:る|り)|移(?:転|る|り)|(?:対し(?:て)?、?)?(?:無償で)?譲渡(?:する|します|し、|され(?!な|た(?:場|と))))|が(?:保有|有[すし]|単独で保有|持[つちっ]|引き続き(?:保有|有))|へ移|(?:の)?もの(?:で(?:す|あ)|と(?:す|し|な)|の?まま))|(?P<both>[^、。は]{{0,20}}共有)(?:と(?:す|し|な)|に属|です))"
_OWNER = re.compile(rf"(?:{_RIGHTS})[^。]{{0,140}}?{_HELD}")
_OWNS = re.compile(_HELD)
_NAMED_ONE = rf"(?:{_WHO}|(?:[^、。は]{{0,6}}[^A-Za-z])?[A-Z][A-Za-z0-9.&-]{{1,30}})"
_HOLDS = re.compile(
    rf"^(?P<who>{_NAMED_ONE})は、?[^。]{{0,160}}(?:知的(?:財産|所有)権|著作権|特許)[^。]{{0,40}}(?:すべての権利|一切の権利|権原|利益|知的(?:財産|所有)権|著作権)を(?:単独で|すべて)?(?:有|保有|留保)(?:する|します|している|しています)(?:もの(?:とする|とします)?)?。?$"
    rf"|^(?P<owner>{_NAMED_ONE})は、?(?:[^。を]|を(?:含|除)){{0,90}}(?:知的(?:財産|所有)権|著作権|特許権|商標権|一切の権利|すべての権利)を(?:引き?続き)?(?:単独で|すべて)?(?:有|保有|留保)(?:する|します|している|しています)(?:もの(?:とする|とします)?)?。?$"
)
# 甲の担当者だけが得たものは甲に、乙の担当者だけが得たものは乙に、それぞれ帰属する
_SHARED_OUT = re.compile(
    rf"は、?(?P<one>{_WHO})に、[^。]{{2,80}}?は、?(?P<other>{_WHO})に、?(?:それぞれ|各々|各別に)(?:単独で)?(?:帰属|属)"
)
_IN_HAND = re.compile(r"(?:有|留保)(?:する|します|している|しています)(?:もの(?:とする|とします)?)?。?$")
_NOT_RIGHTS = re.compile(r"所有権|権利を?(?:行使|侵害|失|放棄|譲渡し(?:て)?は)|権利義務|義務を負|責任|解除権|請求権")


def rights_owner(context: Context) -> Iterator[Fact]:
    """ip.owner: to whom the rights in results and works belong."""
    for sentence in context.sentences():
        text = sentence.text
        typed = "intellectual_property" in context.about(sentence)
        if not typed and not re.search(r"著作|知的|特許|発明|商標|成果|データ|権利", text + heading(sentence)):
            continue
        if not typed and not re.search(r"著作|知的|特許|発明|意匠|データ|成果|[秘機]密情報[^。]{0,16}権利", text):
            continue
        found = (
            _OWNER.search(text)
            or (_HOLDS.search(text) if _IN_HAND.search(text) else None)
            or (_OWNS.search(text) if text.startswith("ただし") and _OWNER.search(before(sentence)) else None)
        )
        if each := _SHARED_OUT.search(text):
            for name in ("one", "other"):
                yield context.fact(
                    "ip.owner", printed(sentence, *each.span(name)), sentence,
                    each.start(name), each.end(), confidence=0.7,
                )  # fmt: skip
            continue
        if found is None or (_NOT_RIGHTS.search(found.group()) and not re.search(r"著作|知的|特許", found.group())):
            continue
        begin, stop = next(found.span(name) for name in ("who", "both", "owner") if found.groupdict().get(name))
        from_whom = text.rfind("から", begin, stop)
        by_when = re.search(r".*(?:時に|ときに|をもって|により)", text[begin:stop])
        begin += by_when.end() if by_when else 0
        who = from_whom + 2 if from_whom >= 0 else begin, stop
        start, end = (
            max(found.start(), found.end() - 70) if found.end() - found.start() > 20 else max(0, found.end() - 40),
            found.end(),
        )
        yield context.fact("ip.owner", printed(sentence, *who), sentence, start, end, confidence=0.7)


_COMPETES = re.compile(r"競業|競合|同種|類似|同業|競争|同一の(?:題目|業種|業態|分野)")
_LASTS = re.compile(r"(?:間)?(?:は|を経過|、|の間|に限り|が?(?:経過|過ぎ)|までの間|を過ぎ|まで)")


# 研究期間中、…同じ研究を第三者と行ってはならない
_MEANWHILE = re.compile(
    r"(?:^|、)(?P<words>[^、。は]{0,16}(?:(?:契約|有効|存続|研究|委託|雇用|派遣|開発|在職|在籍|許諾|加盟)[^、。はが]{0,6}(?:期間)?(?:中|の間|する間)|期間中))(?:は|に)?(?=、)"
)
_FORBIDS = re.compile(
    r"ては(?:なら|いけ)ない|ては(?:なり|いけ)ません|(?:しない|しません|行わない|営まない)(?:もの|。|$)"
)


_ENGAGES = re.compile(
    r"営(?:む|み|ん|業し)|取り?扱|従事|行(?:う|い|っ|わ)|経営|参加|就(?:く|き|任|職)|携わ|製造|販売|開発|研究|加盟"
)


def noncompete_period(context: Context) -> Iterator[Fact]:
    """noncompete.period: how long competing is forbidden."""
    for sentence in context.sentences():
        text = sentence.text
        if "noncompete" not in context.about(sentence) and not (
            _COMPETES.search(text) and re.search(r"事業|業務|営業|製品|商品|サービス|就職|従事|取引|研究を", text)
        ):
            continue
        if not _COMPETES.search(text + heading(sentence)) or not re.search(r"ない|ません|禁|ず", text):
            continue
        lasting = [
            length
            for length in durations(text)
            if _LASTS.match(text, length.end) and re.search(legal.CONTRACT_END + "|契約|期間", text[: length.start])
        ]
        for length in lasting:
            yield context.fact("noncompete.period", length.value, sentence, *clip(sentence, length.start, length.end))
        if (
            not lasting
            and (found := _MEANWHILE.search(text))
            and _FORBIDS.search(text, found.end())
            and _ENGAGES.search(text, found.end())
        ):
            span = found.span("words")
            yield context.fact(
                "noncompete.period", printed(sentence, *span), sentence, *clip(sentence, *span), confidence=0.6
            )


# 解除することができ、この場合、何らの催告を要しない
_ENDED = re.compile(r"解除|解約|終わらせ|退会|打ち?切")
_ENDS = re.compile(legal.CANCEL)
_QUOTED = 76
"""Characters of the words that are cited at most."""
_ANTISOCIAL = re.compile(r"暴力団|反社会的勢力")


def antisocial_notice(context: Context) -> Iterator[Fact]:
    """notice.period.antisocial: that the contract ends without a word before."""
    for sentence in context.sentences():
        listed = (one.text for child in sentence.node.children for one in child.sentences)
        if "antisocial_forces" not in context.about(sentence) and not any(
            map(_ANTISOCIAL.search, (sentence.text, *listed))
        ):
            continue
        found = UNWARNED.search(sentence.text)
        if found is None:
            continue
        ends = _ENDS.search(sentence.text, found.end())
        if ends or _ENDED.search(sentence.text, 0, found.start()):
            span = found.start(), min(ends.end() if ends else found.end(), found.start() + _QUOTED)
            words = printed(sentence, *found.span())
            yield context.fact("notice.period.antisocial", words, sentence, *span, confidence=0.8)
