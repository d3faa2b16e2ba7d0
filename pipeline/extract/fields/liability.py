"""How far the liability goes: cap, its exceptions, damages left out, time to claim."""

import re
from collections.abc import Iterator

from pipeline.extract.fields import legal
from pipeline.extract.fields.context import Context, before, case, clip, condition, heading, printed
from pipeline.extract.reader import Sentence
from pipeline.extract.values import durations, money
from pipeline.types.clause import Fact, Value

_TYPES = (
    "liability_limit",
    "disclaimer",
    "customer_liability",
    "service_level",
    "warranty_disclaimer",
    "subcontracting",
)
_CAP = re.compile(rf"{legal.LIMIT}|額の範囲内?で[^。、]{{0,12}}(?:賠償|補償)")
_PAYS = re.compile(r"賠償|責任|責め|損害|補償|償[いうわえっ]|償額|弁償|埋め合わせ|穴埋め|つぐな")
_INSURED = re.compile(r"保険(?:金|に|を|の(?:付|加入))")
# 納入が遅れたときは、遅れた日数1日につき…の1000分の2を…を限度として支払う
_DAILY = re.compile(r"(?:遅れ|遅延|遅滞|延滞)[^。]{0,40}[1一]日(?:に(?:つき|付き)|あたり|当たり|ごとに)")
_FEE = rf"(?:{legal.FEE}|契約金|月謝|授業料)"
_TWELFTH = re.compile(rf"年(?:間|額)[^。、]{{0,16}}{_FEE}[^。、]{{0,6}}(?:12分の1|十二分の一)")
_YEARLY = re.compile(rf"年(?:間|額)の?[^。、]{{0,12}}?{_FEE}|{_FEE}の年額|年会費")
_THIS_MONTH = re.compile(
    rf"(?:当月分|当月|当該月|発生した月|属する月|月額|当該月分)(?:分)?(?:の|に係る)?[^。、]{{0,16}}(?:{_FEE}|額|分)|月額(?:会費|{_FEE})|{_FEE}の(?:月額|1か月分)"
)
_WORDS = re.compile(
    rf"(?P<what>[^、。]{{0,50}}(?:{_FEE}|対価|金額|額|総額|相当額)(?:の(?:総額|合計額?|額|全額|相当額))?(?:に相当する(?:金額|額))?(?:の[0-9一二三四五六七八九十]+(?:倍|割|%|パーセント|分の[0-9一二三四五六七八九十]+)(?:に相当する(?:金額|額))?)?)(?:を|が|と|に)?(?:、)?[^。、]{{0,8}}(?:上限|限度|超え(?:な|ま|ることは(?:な|あり))|限り(?:と|に)|の範囲)"
)
_LOWER = re.compile(
    r"(?:いずれか|どちらか)(?:(?:一方)?の?うち)?の?(?:低い|少ない|高い|多い|小さい|大きい)|(?:低い|少ない|高い|多い)(?:ほう|方)"
)
_LIMITED = r"(?:\([^()]*\))?[^。、]{0,16}?(?:" + legal.LIMIT + ")"


def cap(context: Context) -> Iterator[Fact]:
    """{"months": n, "of": "fees"}, {"amount": …}, or the words as printed where the cap is neither."""
    for sentence in context.sentences():
        text = sentence.text
        found = _CAP.search(text)
        if found is None or not (set(context.about(sentence)) & set(_TYPES) or _PAYS.search(before(sentence) + text)):
            continue
        spoken = "".join(other.text for other in sentence.node.sentences)
        if not _PAYS.search(spoken + heading(sentence)) or _no_liability(text, found):
            continue
        for value, start, end in _cap_values(sentence):
            yield context.fact(
                "liability.cap",
                value,
                sentence,
                *clip(sentence, start, max(end, min(found.end(), start + 58))),
                confidence=0.85,
                qualifier=case(sentence, start),
                condition=condition(sentence, start),
            )


def _no_liability(text: str, found: re.Match[str]) -> bool:
    """An insurance's sum, a limit of use, an upper age: no cap of what is paid for harm."""
    near = text[max(0, found.start() - 40) : found.end() + 30]
    return bool(_INSURED.search(near) or _DAILY.search(text)) or bool(
        re.search(r"利用(?:枠|限度)|カードの限度|上限(?:回数|人数|時間)|年利|遅延損害金|利率", near)
    )


def _cap_values(sentence: Sentence) -> Iterator[tuple[Value, int, int]]:
    text = sentence.text
    if lower := _LOWER.search(text):
        start = max(0, text.rfind("、", 0, max(lower.start() - 30, 0)) + 1)
        yield sentence.quote(start, min(lower.end() + 12, len(text))), start, min(lower.end() + 12, len(text))
        return
    sums = [sum_ for sum_ in money(text) if re.match(_LIMITED, text[sum_.end :])]
    sums += [
        sum_
        for sum_ in money(text)
        if re.search(
            r"(?:(?:上限|限度|最高)(?:額)?(?:は|を)|多くても|最大(?:で)?)[^。、]{0,10}$|(?:限度額|上限額?)は[^。]{0,60}$",
            text[: sum_.start],
        )
    ]
    for sum_ in sums:
        if isinstance(sum_.value, dict):
            yield {"amount": sum_.value["amount"], "currency": sum_.value["currency"]}, sum_.start, sum_.end
    months = [length for length in durations(text) if _of_fees(text, length.start, length.end)]
    for length in months:
        if found := re.fullmatch(r"P(?:([0-9]+)Y)?(?:([0-9]+)M)?", str(length.value)):
            count = int(found[1] or 0) * 12 + int(found[2] or 0)
            yield {"months": count, "of": "fees"}, length.start, length.end
    if sums or months:
        return
    if found := _TWELFTH.search(text):
        yield {"months": 1, "of": "fees"}, *found.span()
        rest = text[found.end() :]
        if later := re.search(rf"累計[^。]{{0,40}}{_YEARLY.pattern}", rest):
            yield {"months": 12, "of": "fees"}, found.end() + later.start(), found.end() + later.end()
    elif found := _THIS_MONTH.search(text):
        yield {"months": 1, "of": "fees"}, *found.span()
    elif (found := _YEARLY.search(text)) and not re.match(
        r"[^、。]{0,4}(?:[0-9一二三四五六七八九十]+(?:倍|割|%)|[0-9]+分の)", text[found.end() :]
    ):
        yield {"months": 12, "of": "fees"}, *found.span()
    elif found := _WORDS.search(text):
        yield printed(sentence, *found.span("what")), *found.span()


def _of_fees(text: str, start: int, end: int) -> bool:
    """Whether a length of time is one of fees: 過去6か月間に…料金, 料金の3か月分."""
    after, before = text[end : end + 60], text[max(0, start - 40) : start]
    if re.match(r"以内|前まで|を経過|以降", after):
        return False
    return bool(re.search(_FEE, after)) or bool(re.search(rf"{_FEE}[^。]{{0,20}}$", before))


_LONGEST = 400
"""A sentence longer than this tells the ways of a service, not when a cap is lifted."""
_GROUND = re.compile(
    rf"(?:{legal.FAULT})|(?:{legal.LIFE})|秘密(?:保持)?(?:義務)?(?:に|の)違反|反社会的勢力|知的財産権の?(?:を)?侵害"
)
_LIFTED = re.compile(
    r"適用(?:しない|されない|しません|されません|を受けない|がない|せず)|(?:[当あ]て?はめ|[当あ]て?はま[らり]|用い|及[ばび]|およ[ばび]|設け|もうけ|受け|かか[らり]|掛け|使[わい]|働[かき]|よ[らり]|従[わい])(?:ない|ません|ず)"
    r"|この限り(?:で(?:は)?(?:な|あり)|は(?:あり|な))|限りで(?:は)?(?:な|あり)|限りにあら|除(?:き|く|いて|か)|別(?:とする|です|とします)|上限(?:は|を)?(?:ない|なし|なく)|(?:全額|すべて|損害の全部)(?:を|について)?[^。、]{0,10}(?:賠償|償|負)|一切の損害を(?:賠償|補償)(?:しな(?:ければ|くては)|します|いたします|する(?![^。、]{0,14}(?:ない|ません|ず)))|例外(?:と|で)"
)


_ABOUT = re.compile(r"(?<!また)(?<!もしく)は|を|場合|とき|損害|もの|限り|前|$(?<=、)")


def cap_exception(context: Context) -> Iterator[Fact]:
    """When the cap or the exemption does not hold: 故意又は重過失の場合."""
    for sentence in context.sentences():
        text = sentence.text
        ground = _GROUND.search(text)
        if ground is None or len(text) > _LONGEST or re.search(r"パスワード|漏えい等報告", text):
            continue
        if text[: ground.start()].endswith("("):  # 過失(重過失を除く。)
            yield from _left_out_in_bracket(context, sentence, ground)
            continue
        lifted = next(
            (one for one in _LIFTED.finditer(text, ground.end()) if _ABOUT.search(text[ground.end() : one.start()])),
            None,
        )
        early = None if lifted else next((one for one in _LIFTED.finditer(text) if one.start() < ground.start()), None)
        if (lifted is None and early is None) or not (_CAP.search(text) or _capped_nearby(sentence)):
            continue
        if not _CAP.search(text) and _capped_all_the_same(sentence):
            continue
        start, end = _ground_span(text, ground, (lifted or ground).end())
        yield context.fact(
            "liability.cap_exception",
            _named(printed(sentence, start, lifted.start() if lifted else end)),
            sentence,
            start,
            end,
            confidence=0.75,
        )


def _left_out_in_bracket(context: Context, sentence: Sentence, ground: re.Match[str]) -> Iterator[Fact]:
    """当社の過失(重過失を除く。)による損害は、…を上限として賠償する."""
    text = sentence.text
    out = re.match(r"[^()]{0,12}を?除[^()]{0,8}[)]", text[ground.end() :])
    if out and _PAYS.search(text) and (_CAP.search(text) or _AS_CAPPED.search(text)):
        start = max(text.rfind("、", 0, ground.start()) + 1, ground.start() - 24)
        words = printed(sentence, *ground.span())
        span = (start, ground.end() + out.end())
        yield context.fact("liability.cap_exception", words, sentence, *span, confidence=0.7)


_AS_CAPPED = re.compile(r"賠償[^。]{0,8}は、?(?:第[0-9]+条|前条|次条|前項)[^。]{0,12}(?:規定|定め|とおり|従)")
_LISTED = re.compile(r"(?:次|以下|下記)の")
# 補償条項に基づく責任を除き、…の賠償額は…を超えない
_EXCEPT = re.compile(
    r"(?P<what>[^、。]{2,50}?(?:責任|義務|補償|違反|場合|とき)[^、。]{0,4})を?(?:除(?:いて|き)|別と(?:して|し))(?=、)"
)
_NO_CASE = re.compile(r"別段|特段|特約|別途|別に定め|逸失|間接|特別")
_NOT_ON = re.compile(
    r"(?:限度|上限|制限|限り)(?:額)?は、?(?P<what>(?!、?(?:次|以下))[^。]{2,60}?)(?:には|については|に(?:対|関)しては|には、)、?(?=[^。]{0,8}?(?:"
    + _LIFTED.pattern
    + "))"
)


def listed_cap_exceptions(context: Context) -> Iterator[Fact]:
    """The entries of 「ただし、次の場合は、この限りでない」 below a cap, and what 「前項の限度は」 is said not to hold for."""
    for sentence in context.sentences():
        text = sentence.text
        if "は" not in text or not _LIFTED.search(text):
            continue
        if (
            "除" in text
            and _CAP.search(text)
            and not _GROUND.search(text)
            and (found := _EXCEPT.search(text))
            and not _NO_CASE.search(found["what"])
            and _CAP.search(text, found.end())
            and _PAYS.search(text, found.end())
        ):
            words = printed(sentence, *found.span("what"))
            yield context.fact("liability.cap_exception", words, sentence, *found.span(), confidence=0.65)
        if (found := _NOT_ON.search(text)) and not _GROUND.search(text):
            span = found.start("what"), found.end()
            yield context.fact(
                "liability.cap_exception", printed(sentence, *found.span("what")), sentence, *span, confidence=0.7
            )
        capped = _CAP.search(before(sentence) + text) or re.search(r"限度|上限|制限|責任", text)
        if not _LISTED.search(text) or not capped or not _capped_nearby(sentence):
            continue
        if not (_LIABILITY & context.about(sentence) or _PAYS.search(before(sentence) + text + heading(sentence))):
            continue
        for child in sentence.node.children:
            for entry in child.sentences[:1]:
                end = len(entry.text.rstrip("。"))
                yield context.fact(
                    "liability.cap_exception", printed(entry, 0, end), entry, 0, min(end, 100), confidence=0.75
                )


_LIABILITY = frozenset(("liability_limit", "disclaimer"))


def _ground_span(text: str, ground: re.Match[str], end: int) -> tuple[int, int]:
    """From the beginning of the words that name the ground to where the cap is lifted, short enough to quote."""
    lead = re.compile(r"(?:^|。|、(?:ただし、)?|ただし、?)(?=[^。、]*$)")
    start = next((one.end() for one in reversed(list(lead.finditer(text[: ground.start()])))), 0)
    proviso = text.rfind("ただし、", 0, ground.start())
    if proviso >= 0 and end - proviso <= 90:
        start = proviso + len("ただし、")
    return max(start, end - 100), end


_CASE_END = re.compile(r"(?<=とき|場合)に?は、(?=[^、]{1,12}は、)")
"""故意によるときは、当社は、それにより生じた…: the subject of the rule begins."""


def _named(words: str) -> str:
    """The ground without what follows it: 故意による損害については、この限度 is 故意による損害."""
    return re.sub(
        r"(?:につい|におい|に関し|に対し)?(?:ては|には|は|を)?、?(?:(?:この|これ|その|前項|当該)[^、。はを]{0,6}を?)?$",
        "",
        _CASE_END.split(words)[0],
    )


def _capped_nearby(sentence: Sentence) -> bool:
    article = sentence.node.article
    return any(
        _CAP.search(other.text) and _PAYS.search(other.text) for node in article.walk() for other in node.sentences
    )


def _capped_all_the_same(sentence: Sentence) -> bool:
    """故意または重過失がある場合においても、…を上限とする: the cap holds for the ground too."""
    said = (other.text for node in sentence.node.article.walk() for other in node.sentences if other is not sentence)
    return any(_GROUND.search(one) and _CAP.search(one) and not _LIFTED.search(one) for one in said)


_KINDS = (
    r"(?:逸失利益|得べかりし利益|利益の(?:損失|喪失|逸失)|失われた利益|(?:失っ|逃し|(?:得|売り|もうけ|儲け)(?:られ)?(?:損なっ|損ね|そこなっ|るはず(?:だっ|であっ)))た利益|得られ(?:た|る)はずの[^、。]{0,8}利益|もうけ損ない|(?:得られ(?:た|る)(?:はず|であろう)[^、。]{0,8})?(?<!を)(?:もうけ|儲け)|見込(?:んだ|まれた|み)?利益|間接の損害|(?:営業|生産|業務|取引|販売|事業|商売)(?:の|上の)?(?:機会)?(?:の|を|が)?(?:失|停止|止ま|中断|喪失|損失)[^、。]{0,12}(?:損害|損失)|信用の?(?:が|を)?(?:低下|毀損|失墜|失)[^、。]{0,8}|機会(?:を失|の喪失)[^、。]{0,12}|派生(?:的)?損害|間接(?:的)?(?:な)?損害|特別(?:の|な)?(?:事情(?:から|により|によって|による|で)[^、。]{0,10}?)?損害|付随的(?:な)?損害|結果的(?:な)?損害|偶発的(?:な)?損害|懲罰的(?:な)?(?:損害|賠償)|拡大損害"
    r"|特別(?=[、・])|間接的|偶発的|特殊的|付随的|結果的|懲罰的|派生的|営業(?:上の)?(?:価値|利益)[^、。]{0,8}|事業(?:の|機会)[^、。]{0,8}(?:損失|中断|喪失)|機会損失|データの(?:喪失|消失|滅失)[^、。]{0,6}|弁護士費用|第三者(?:から|に)[^、。]{0,24}損害|業務の停止|営業損害|精神的損害|慰謝料)"
)
_CORE = r"逸失|もうけ|儲け|利益|機会|営業|生産|信用|得べかりし|失われた|間接|特別|付随|結果的|偶発|懲罰|派生|拡大"
_EXCLUDED = re.compile(
    rf"(?P<list>[^、。]{{0,24}}{_KINDS}(?:[^。]{{0,160}}{_KINDS})?[^、。]{{0,10}}?(?:損害|損失|利益|等|賠償)?)(?:等)?(?:に(?:対し(?:て)?|ついて(?:は)?|関し(?:て)?|つき|かかる損害|係る)|を|は|の|も|、)[^。]{{0,60}}?(?:責任|責め|賠償|含ま|除|負わ|負い|償|埋め合わせ|求め|含め|入[りら]|数え)"
)
# 切断に伴うトラブルや機会損失等: what follows from one event, no kind of damage that is left out for all.
_EVENT = re.compile(r"(?:当該|その)?[^、。]{1,16}に(?:伴う|よる)[^、。]{1,16}や[^、。]{1,12}等について")
_QUOTED = 110
_NOT_BORNE = re.compile(
    r"負わ(?:な|ず)|負い(?:ませ|かね)|含ま(?:な|れな|ず|れま|ない)|除(?:き|く|いて|か)|賠償(?:し|いた)(?:な|ま)|免れ|しないもの|(?:請求|求めることは)でき|求め(?:な|ま)|対象と(?:し|は)|償(?:わ|い)(?:な|ま)|(?:入[りら]|含め|数え)(?:な|ま)|埋め合わせ(?:な|ま)|(?:責任|責め)(?:を|は)?(?:な|あり)"
)


def excluded_damages(context: Context) -> Iterator[Fact]:
    """The kinds of damage nobody pays for, as a list of the printed words."""
    for sentence in context.sentences():
        if not re.search(_CORE, sentence.text) or not _NOT_BORNE.search(sentence.text):
            continue
        found = _EXCLUDED.search(sentence.text)
        if found is None or not (
            context.about(sentence) & set(_TYPES) or _PAYS.search(before(sentence) + sentence.text)
        ):
            continue
        if found is None or not _NOT_BORNE.search(sentence.text[found.start() :]):
            continue
        if re.search(
            r"直接(?:的)?(?:な)?(?:、|または|・|か|もしくは)?間接",
            sentence.text[max(0, found.start() - 10) : found.end()],
        ) and not re.search(r"逸失利益|特別|結果的", found.group()):
            continue
        start = found.start("list")
        kinds = [
            printed(sentence, start + match.start(), start + match.end())
            for match in re.finditer(_KINDS, sentence.text[start : found.end()])
        ]
        if not any(re.search(_CORE, kind) for kind in kinds) or _EVENT.search(sentence.text[: found.end()]):
            continue
        end = found.end()
        start = start if end - start <= _QUOTED else end - 78
        yield context.fact(
            "liability.excluded_damages", list(dict.fromkeys(kinds)), sentence, start, end, confidence=0.75
        )


_CLAIM = re.compile(
    r"請求|賠償|申出|行使|申立|訴え|主張|提起|求め|申し?出|通知(?=[^。]{0,8}(?:ない|なけれ|なかった)[^。]{0,12}(?:消滅|失|免れ|負わ))"
)
_HARM = re.compile(r"損害|賠償|補償|償|返金|減額|返還|払戻|責任")
_NO_CLAIM = re.compile(
    r"請求書|開示(?:等)?の?請求|瑕疵|契約不適合|不適合|故障|修理|取り?替|請求してはならない|秘密|検収|検査|協議|調停|解決しない|更新|解約|納入|取り?消|クーリング|返品|キャンセル"
)
_SINCE = re.compile(r"から|より|後|以降|起算|日|時|知った")


def claim_period(context: Context) -> Iterator[Fact]:
    """How long damages or a promised refund can be claimed."""
    types = ("liability_limit", "service_level", "disclaimer", "customer_liability")
    for sentence in context.sentences():
        text = sentence.text
        if not _CLAIM.search(text) or _NO_CLAIM.search(text):
            continue
        if not (
            set(types) & context.about(sentence)
            or re.search(r"保証", heading(sentence))
            or re.search(r"損害(?:の|を|に)?(?:賠償|償|補償)|賠償の?(?:請求|求め)", text + heading(sentence))
        ):
            continue
        if not (
            _HARM.search(before(sentence) + text + heading(sentence)) or "service_level" in context.about(sentence)
        ):
            continue
        for length in durations(text):
            after, head = text[length.end :], text[max(0, length.start - 50) : length.start]
            if not re.match(
                r"(?:間)?(?:以内|を?経過|が?経過|の(?:間|うち)|に限り|を?過ぎ|が過ぎ|のうちに|内に|を限り)", after
            ) or not _SINCE.search(head):
                continue
            if re.search(r"支払(?:う|い|わ)|賠償する|是正|催告|返金(?:する|し)", after[:24]) or not (
                _CLAIM.search(after[:70]) or re.search(r"(?:請求|求め|申出)は", head)
            ):
                continue
            yield context.fact(
                "liability.claim_period",
                length.value,
                sentence,
                *clip(sentence, length.start, length.end + 2),
                confidence=0.85,
            )
