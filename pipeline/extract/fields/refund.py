"""What of the money comes back."""

import re
from collections.abc import Iterator

from pipeline.extract.fields.context import QUOTE, Context, before, clip, condition
from pipeline.extract.fields.words import FEE, UNUSABLE
from pipeline.extract.reader import Sentence
from pipeline.types.clause import Fact
from pipeline.types.document import Kind

_BACK = re.compile(
    r"返金|払戻|返還|返戻|返却|返納|返品|返送金|減額|減じ|減ずる|差し?戻|戻し|戻す|戻さ|戻り|戻ら|お?返し(?!出|忘|次第|遅)|返す|返さ|返り|返ら|返って|返る"
)
_MONEY = re.compile(
    rf"{FEE}|金員|金銭|お金|受領|受け?取った|支払|納入|納め|前払|前受|既納|日割|全額|残額|残金|残り|相当額|差額|過払|円|額|返金|払戻"
)
_GOODS = re.compile(
    r"(?:機器|資料|情報|媒体|端末|器具|複製物?|書類|会員証|鍵|物品|装置|データ|原状|保険金|品物|商品|物件|カード|備品|図面|支給品|標章|資産|文書|成果物|制服|原本|目的物|車両?|部材|ファイル)(?:等|類|一切|のすべて)?(?:を|は|の|について|に関し)[^、。料金費代額]{0,9}$"
)
_NO = r"(?:ない|なく(?!な)|ません|ず(?=に|、|。|と|、)|致しかね|いたしかね|できかね|しかね|かねます|お断り|断る|不要|不可|免れ|認めない)"
# 元に戻す, 買い戻す, 繰り返す: nothing is paid back.
_NO_MONEY_BACK = re.compile(
    r"(?:元|元の[^、。]{0,8}|原状|状態|位置|場所)(?:に|へ)$|(?:繰り?|くり|割り?|取り?|言い?|買い?|跳ね|引き?|思い|見|折り|聞き|読み|売り?|巻き?)$"
)
_DENIED = re.compile(
    rf"^(?:等|金|義務|請求|の?(?:求め|要求|対応|請求|義務|責任|手続|対象)|する(?:こと|義務|もの|責任)?)?[^。、]{{0,20}}?{_NO}"
    rf"|^(?:等)?(?:は|も|について(?:は)?|を)、[^。]{{0,60}}?{_NO}(?:もの(?:とする|とします))?[。]?$"
)
_WHOLE = re.compile(
    rf"全額|満額|同額|(?:金額|額)(?:そのもの|そのまま)|(?:額|金|{FEE})[^。、]{{0,6}}の?(?:全部|すべて|全て)|(?:全部|すべて|まるごと|そっくり)を?(?:お?返|払戻|返金)"
    r"|(?:支払|受領|受け?取った|納め)(?:た|済みの|られた|われた)[^。、]{0,12}額を"
)
_HALVES = re.compile(
    r"未償却|減価償却|残存(?:価値|期間)|日割|月割|一部|残(?!業|高)|未利用|未使用|未提供|未経過|未消化|未配送|未受講|(?:受けて|使って|届いて|届けて|終えて)い?ない|食数分|その(?:日|夜|月|回)の|(?:手数料|費用|実費)[^、。]{0,4}を除|相当(?:する|額)|按分|控除|差し?引|差引|比例|割合|経過(?:して|し)?い?ない|半額|半分|[0-9一二三四五六七八九]割|%|パーセント|[0-9一二三四五六七八九十百]+分の[0-9一二三]|掛け|乗じ|応じ(?:て|た|、)|差額|[0-9]円|平均|(?:日数|月数|回数|時間)(?:分|に(?:相当|対応|見合))"
)
_NO_FEE = re.compile(r"競売|公売|換価|売却|持ち?分|残余財産")
_DEPOSIT = re.compile(r"保証金|敷金|預託金|預り金")
# 運賃を請求しない。既に収受しているときは、これを払い戻す。
_ALREADY = re.compile(
    r"(?:収受|受領|徴収|受け?取|支払|納付|納め)[^。、]{0,10}(?:とき|場合)(?:は|に(?:は|おいて(?:は)?))、?(?:速やかに|すみやかに|直ちに|ただちに|遅滞なく)?、?(?:これ|(?:その|当該)[^。、]{0,8}?[料金額賃])を$"
)
_EITHER = re.compile(r"全部(?:もしくは|または|か)一部|全額または|全部かその一部|一部または全部")


def refund_policy(context: Context) -> Iterator[Fact]:
    """refund.policy none, partial, full: the rule and its exceptions, each where it stands."""
    for sentence in context.sentences():
        if value := _listed_refund(sentence):
            end = len(sentence.text)
            yield context.fact("refund.policy", value, sentence, *clip(sentence, max(0, end - QUOTE), end))
            continue
        for value, start, end in _said(context, sentence):
            span = clip(sentence, max(start, end - QUOTE), end)
            yield context.fact("refund.policy", value, sentence, *span, condition=condition(sentence, start))


def _said(context: Context, sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    """Each policy that a sentence tells with the words that tell it."""
    text = sentence.text
    told: set[str] = set()
    for back in _BACK.finditer(text):
        head, after = text[max(0, back.start() - (_reach(text, back) or 70)) : back.start()], text[back.end() :]
        if not _of_money(context, sentence, back) or _of_deposit(sentence, head):
            continue
        denied = _DENIED.match(after) or _vain(after)
        if denied and re.match(r"(?:とき|場合)(?:は|に)", after[denied.end() :]):  # 返せないときは、供託する
            continue
        if denied:
            value = "none"
            start, end = back.start() - min(len(head), 24), back.end() + denied.end()
        else:
            if not _gives(back.group(), after):
                continue
            amount = _amount(head, back.group(), after)
            if amount is None:
                continue
            value, start, end = amount, max(0, back.start() - 40), back.end() + 4
        if value not in told:
            told.add(value)
            yield value, max(0, start), min(end, len(text))


_THAT = re.compile(r"(?:これ|それ)を[^、。]{0,8}$")


def _reach(text: str, back: re.Match[str]) -> int:
    """How far back the money is named that これを stands for: all of the sentence; 0 where the word does not stand there."""
    return back.start() if _THAT.search(text[: back.start()]) else 0


def _of_deposit(sentence: Sentence, before_it: str) -> bool:
    """Whether a deposit, a share or what a sale brought is given back, which is no fee; not where all of it is."""
    if _WHOLE.search(before_it):
        return False
    if _DEPOSIT.search(before_it):
        return True
    said = before(sentence) + sentence.text
    return not re.search(FEE, before_it) and bool(
        _DEPOSIT.search(sentence.node.article.caption) or _NO_FEE.search(said)
    )


def _vain(after: str) -> re.Match[str] | None:
    """返還を求めることができない, 払戻しを請求できません."""
    found = re.match(
        rf"[^。、]{{0,4}}(?:を|は|も|の|について)[^。、]{{0,24}}?(?:求め|請求|要求|応じ|受け)[^。、]{{0,14}}?{_NO}",
        after,
    )
    return found if found and not re.match(r"[^。、]{0,10}(?:ほか|以外)", after) else None


def _gives(word: str, after: str) -> bool:
    """Whether money is really given back: not a mere mention (返金の方法, 返金先の口座, 返金を求めるときは)."""
    if re.match(
        r"(?:の(?:方法|手続|時期|有無|可否|申請|請求|際|ため)|先|手数料|に(?:要する|かかる|関する|つい)|用の|時の|期限|方法)",
        after,
    ):
        return bool(re.match(r"に(?:つい)", after)) and bool(re.search(r"する|します|とおり", after))
    if word in ("減額",):
        return bool(re.match(r"(?:し|する|を(?:し|行|請求|受け)|され|いたし|または返|、返)", after))
    return True


def _amount(before: str, word: str, after: str) -> str | None:
    """full or partial as the words beside 返金 have it; None where they tell no amount and it may be either."""
    near = before[-60:] + word + after[:50]
    if _EITHER.search(near):
        return None
    clause = re.split(r"[、。]", before)
    own = "、".join(clause if _THAT.search(before) else clause[-3:]) + word + re.split(r"。", after)[0][:40]
    whole, halves = _WHOLE.search(own), _HALVES.search(own)
    if whole and not re.search(r"差し?引|控除", own):
        return "full"
    if halves or word in ("減額", "減じ", "減ずる"):
        return "partial"
    if re.search(
        r"(?:支払|受領|受け?取|納め|前払|納入|過払|預か)[^。]{0,14}(?:料|金|費|額|代|謝|もの|分)[^。、]{0,8}$", before
    ) or _ALREADY.search(before):
        return "full"
    if _BALANCE.search(before) or (_PLAINLY.search(before) and _DEFINITE.match(after)):
        return "full"
    return None


# 残高の払戻しを受けることができる; 催行をやめるときは、代金を7日以内に返す: all of it, as nothing is taken off.
_BALANCE = re.compile(r"(?<!未使用)(?<!未使用の)残高(?:の|を)[^、。]{0,16}$")
_PLAINLY = re.compile(
    r"(?:代金|旅費|参加費|受講料|会費|料金|使用料|利用料|支援金|予約金|申込金|手付金?|前金)を、?(?:[^、。]{0,20}(?:以内|まで|のうち)に、?)?[^、。をに]{0,8}$"
)
_DEFINITE = re.compile(r"(?:金)?(?:する(?!こと|場合|とき|もの(?!と))|します|し、|いたします|しなければ|。|$|ます|い、)")


def _of_money(context: Context, sentence: Sentence, back: re.Match[str]) -> bool:
    """Whether it is money that goes back, not a loaned thing; goods sent back count where money is not spoken of."""
    text, word = sentence.text, back.group()
    before = text[max(0, back.start() - (_reach(text, back) or 46)) : back.start()]
    if _GOODS.search(before[-36:]) and not re.search(rf"{FEE}[^、]{{0,6}}$", before):
        return False
    if _NO_MONEY_BACK.search(before):
        return False
    if word in ("返金", "払戻"):
        return True
    if word in ("返却", "返納", "返戻"):
        return bool(re.search(rf"(?:{FEE}|金|額)(?:等)?(?:を|は|の|について)[^、。]{{0,10}}$", before))
    if word == "返品":
        return bool({"refund"} & context.about(sentence) or re.search(r"返品", sentence.node.article.caption))
    if word in ("減額", "減じ", "減ずる"):
        return bool(re.search(FEE, before)) and bool(re.search(rf"日割|日数|返|{UNUSABLE}", text))
    return bool(_MONEY.search(before)) or bool(
        re.match(rf"(?:する|される|した|すべき)[^、。]{{0,8}}(?:{FEE}|額|金)", text[back.end() :])
    )


def _listed_refund(sentence: Sentence) -> str | None:
    """What an entry says under a lead of the kind 次の場合には、各号に定める額を返金する."""
    lead = sentence.node.parent
    if sentence.node.unit.kind not in (Kind.ITEM, Kind.SUBITEM) or lead is None or sentence.whole:
        return None
    if not any(
        (back := _BACK.search(other.text)) and _MONEY.search(other.text) and not _DENIED.match(other.text[back.end() :])
        for other in lead.sentences
    ):
        return None
    text = sentence.text
    if _WHOLE.search(text):
        return "full"
    return "partial" if _HALVES.search(text) else None
