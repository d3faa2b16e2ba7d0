"""Whom a statement names: its subject, who acts in its cases, what stands with は and is no person."""

import re
from itertools import pairwise

from pipeline.extract.norms.parts import Place
from pipeline.extract.norms.sides import BOTH, CUSTOMS, PROVIDES, SIGN, THIRD, Sides

_AND = r"(?:および|または|ならびに|もしくは|あるいは|と|・|、|,)?"
_HUMAN = r"(?:[一-龥ァ-ヶー]{0,6}(?:責任者|担当者|役員|役職員|従業員|従業者|社員|使用人|代理人|代表者|スタッフ|係員|職員)|いずれも?|いずれか(?:一方)?|双方|両者|各自|どちらも?|一方)"
_PARTY = rf"(?:各|当該|両|全|その)?(?P<parties>{SIGN}(?:{_AND}{SIGN})*)(?:等|側|双方|ご?自身|自ら|ら|ともに?|各自|それぞれ)?(?:の{_HUMAN})?(?:のみ|だけ)?"
_TOPIC = re.compile(
    rf"(?<![一-龥ァ-ヶー]){_PARTY}(?:(?:または|および|もしくは|ならびに)(?:その[^、はがもにを]{{1,14}}|[^、はがもにを]{{0,12}}(?:者|先|会社|店|員|機関|人)等?))?(?:とも)?(?:は|も(?!しくは)|において(?:は|も)?|としては|に(?:は|おいては|おかれましては)|から[^、はがを]{{0,12}}(?:[^、はがも]{{1,12}}を)?[^、はがをも]{{1,8}}[うくぐすつぬぶむる]には)"
)
_OF_PARTY = re.compile(rf"{_PARTY}(?!に対|へ)")
_SUBJECT = re.compile(rf"{_PARTY}と?(?:(?:または|および|もしくは|ならびに)[^、はがもにを]{{1,14}})?が")
_MUTUAL = re.compile(
    r"(?:両者|双方|両当事者|両社|両名|(?<!第)三者|各当事者|当事者|いずれの(?:側|者)|当事者双方|当事者の?(?:双方|いずれも?|一方)|一方|他方|いずれか(?:の)?(?:一方|当事者)|いずれの当事者|相手方)(?:は|が|と?も(?!しくは|に))"
)
# 甲は乙の情報を、乙は甲の情報を、それぞれ守る.
_CROSSWISE = re.compile(
    rf"{SIGN}[はが]、?[^、は]*(?:{SIGN}[^、は]*|[をにの])、{SIGN}[はが]、?[^、は]*(?:{SIGN}[^、は]*|[をにの])、?(?:それぞれ|相互に|互いに|各々)"
    # 費用は、甲が六割、乙が四割を負担する.
    rf"|{SIGN}[はが](?=[^、はが]{{1,12}}、{SIGN}(?:{_AND}{SIGN})*[はが][^、はが]{{1,12}}(?:を|ずつ)[^、]{{0,6}}(?:負担|支払|拠出|出資|分担))"
)
_RELATIVE = re.compile(
    r"(?:[うくすぬぶむるたい]|(?<!ず)つ|べき)(?=[0-9一-龥ァ-ヶーA-Za-z「]|もの(?!と(?:し|す|み|見|看|な|い))|とき|ところ|まで)"
)
_PERSON = re.compile(
    r"(?P<who>(?:[^、はがも]|(?<=また)は|(?<=もしく)は){0,60}?(?:者|(?<=[るたの])方々?|(?<=ない)方|人|(?<![定満動])員|側|(?:持ち|[業用家借貸荷店飼])主|客|(?<![仕同多模異])様|お子様|ユーザー?|スタッフ|ヘルパー|ドライバー|インストラクター|トレーナー|家族|会社|機関|当局|主体|(?:委託|提供|取引|提携|派遣)先|オーナー|メンバー|法人|団体|(?:加盟|提携|参加|取扱|協力|対象|販売|導入)店(?:舗)?|[校会園館店施設理事]+長|理事会|委員会|役員会|総会|幹事会|役員|幹事)(?:ご?自身|本人)?)(?P<mark>は|が|も(?!しくは))(?=、|[^、])"
)
_OUTSIDE = re.compile(
    r"(?:会社|機関|当局)$|第三者|再委託|委託先|保護者|親権者|代理人|保証人|業者|提携|代理店|導入団体|店舗?$|家族(?!会員)|任された|仲介|保険会社|金融機関|裁判所|鑑定人|後見人|監査人|検査人|(?:検査|監査|調査|鑑定)を行う者|相続人|下請|銀行|カード会社|配送"
)
# 会員でない者, 頭書に記載のない者: whoever is no party.
_NOT_ONE = re.compile(
    rf"(?:{SIGN}|会員|契約者|当事者|記載|登録|関係)(?:では?|の|が)?ない(?:者|方|人)$|(?:{SIGN}|当事者|会員)以外の(?:者|方|人)$"
)
_HEIRS = re.compile(r"相続人|(?:代理人|親権者|保護者|保証人)(?:ご?自身|本人)$|(?:派遣|出向|選任|指名|推薦)された者$")
_OFFICE = re.compile(r"長$|委員会$|理事会$|役員会$|総会$|役員$|幹事会?$")
_OF_EACH = re.compile(r"双方|両者|互い|それぞれ|各自")
_STAFF = re.compile(
    r"警備員|乗務員|教員|清掃員|配達員|店員|講師|技術者|作業員|作業者|従事者|要員|係員|スタッフ|従業員|従業者|職員|担当者|責任者|事務局|運営|ヘルパー|ドライバー|インストラクター|トレーナー"
)
# 会員が同伴するドライバー: who comes along with a side is its own.
_BROUGHT = re.compile(rf"(?P<party>{SIGN})が(?:同伴|帯同|同行|随行|連れ|雇)[^、]*$")
_THING = re.compile(
    r"(?P<what>[^、]+?(?:(?<![にでとてるたうくすつぬむぶ])|(?<=(?:申|取)立て)|(?<=申し立て)|(?<=(?:割|手|引)当て)))(?:は|も(?!の|し|っ))(?=、|[^、])"
)
_OWN = re.compile(r"(?:^|(?<=[、。]))(?:当|弊)(?!事者|該|日|月|年|初|期|時|面|然|たり)[一-龥]{1,3}(?:は|が|も)")


def subject(text: str, conditions: list[Place], sides: Sides) -> tuple[str | None, int]:
    """The subject a statement names and where its words end: 甲は, 各当事者は, 甲が, 入会する方は; None where it names none."""
    main = max((end for _, end in conditions), default=0)
    for begin, end in [(main, len(text)), *_stretches(main, conditions)]:
        topic = _mutual(text, begin, end) or _topic(text, begin, end, sides)
        if topic:
            return topic
    if found := _acts(text, main, sides):
        return found
    if own := _OWN.search(text):
        return PROVIDES, own.end()
    return None, 0


def _stretches(main: int, conditions: list[Place]) -> list[Place]:
    """What stands before the main clause cut where conditions begin and end, the last first."""
    cuts = sorted({0, main, *(at for place in conditions for at in place if at <= main)})
    return list(pairwise(cuts))[::-1]


def _signs(parties: str) -> str:
    return "".join(re.findall(SIGN, parties))


def _topic(text: str, begin: int, end: int, sides: Sides) -> tuple[str, int] | None:
    for match in _TOPIC.finditer(text, begin, end):
        return sides.bearer(_signs(match["parties"])), match.end()
    return None


def _mutual(text: str, begin: int, end: int) -> tuple[str, int] | None:
    match = _MUTUAL.search(text, begin, end) or _CROSSWISE.search(text, begin, end)
    return (BOTH, match.end()) if match else None


def _acts(text: str, begin: int, sides: Sides) -> tuple[str, int] | None:
    """Who stands with が in the main clause, not in a clause that describes a noun: 代金は、甲が負担する."""
    for match in _SUBJECT.finditer(text, begin):
        if not _describes(text, match.end()):
            return sides.bearer(_signs(match["parties"])), match.end()
    return None


def _describes(text: str, end: int) -> bool:
    """Whether what follows a subject in が only describes a noun: 甲が|定める方法により; not 甲が、…."""
    stop = text.find("、", end + 1)
    return not text.startswith("、", end) and bool(_RELATIVE.search(text, end, stop if stop > 0 else len(text)))


def outside(text: str, conditions: list[Place]) -> list[Place]:
    """The stretches of text that belong to no condition, the last, main one first."""
    found, begin = [], 0
    for start, end in sorted(conditions):
        found.append((begin, start))
        begin = end
    return [*found, (begin, len(text))][::-1]


def person(text: str, conditions: list[Place], sides: Sides, *, bilateral: bool) -> tuple[str, int, int] | None:
    """The side of a subject that is a person but no party's word, and its place: 解除された者は, 20歳に満たない方は."""
    for begin, end in outside(text, conditions):
        for match in _PERSON.finditer(text, begin, end):
            who = match["who"]
            place = match.span("who")
            if match["mark"] == "が" and _describes(text, match.end()):
                continue
            if _OF_EACH.search(who):
                return BOTH, *place
            if who in sides.thirds or _NOT_ONE.search(who) or _HEIRS.search(who):
                return THIRD, *place
            if works_for := next((sides.staff[word] for word in sides.staff if who.endswith(word)), None):
                return works_for, *place
            if who == "事業者" or _OFFICE.search(who):
                return PROVIDES, *place
            if _OUTSIDE.search(who[-8:]):
                return THIRD, *place
            if _STAFF.search(who[-8:]):
                brought = _BROUGHT.search(text[begin : match.end("who")])
                return sides.bearer(brought["party"]) if brought else PROVIDES, *place
            return BOTH if bilateral or "相手方" in text else CUSTOMS, *place
    return None


def thing(text: str, conditions: list[Place]) -> str | None:
    """What stands with は and is no party: 代金は, 甲の支払は."""
    for begin, end in outside(text, conditions):
        if match := _THING.search(text, begin, end):
            return match["what"]
    return None


def acts_in(text: str, conditions: list[Place], sides: Sides) -> str | None:
    """Who acts in the conditions: 甲が合否を知らせないときは."""
    for begin, end in reversed(conditions):
        for match in _SUBJECT.finditer(text, begin, end):
            return sides.bearer(_signs(match["parties"]))
    return None


# 甲から請求があったときは, 乙から報告を求められた場合には: who is asked then has to do it.
_ASKS = "(?:請求|求め|要求|要請|要望|依頼|指示|照会|問合せ|催促|督促)"
_FROM = re.compile(
    rf"(?P<parties>{SIGN}(?:{_AND}{SIGN})*)(?:から|より)(?:(?!から|より)[^、はが]){{0,24}}?{_ASKS}(?:が|を)?(?:あ(?:った|れば)|され(?:た|れば)|られた|受けた)(?:とき|場合|際)"
)
# 甲が説明を求めたときは、これに応じる
_BY = re.compile(
    rf"(?P<parties>{SIGN}(?:{_AND}{SIGN})*)が(?:(?!から|より)[^、はが]){{0,24}}?{_ASKS}(?:を)?(?:した|た)(?:とき|場合|際)"
)
_COMPLIES = re.compile(rf"(?:これ|それ|{_ASKS})に(?:応じ|従|答え|回答|協力)")
# What who asks has to do himself: to pay for it, to file his papers, to show who he is.
_OWN_PART = re.compile(r"払[いうっわ]|料を|費用|代金|書(?:類|面)?[をに]|を受け|添付|提示|申し?出|証明|本人")
_TO = re.compile(rf"(?P<party>{SIGN})に(?!よ)")


def asks(text: str, main: str, conditions: list[Place], sides: Sides) -> str | None:
    """Who asks for something in the conditions that the other then does; None where nobody does, or his own part follows.

    main: the part of text that is no condition.
    """
    if _OWN_PART.search(main):
        return None
    patterns = (_FROM, _BY) if _COMPLIES.search(main) else (_FROM,)
    found = (one.search(text, begin, end + 1) for begin, end in reversed(conditions) for one in patterns)
    match = next((match for match in found if match), None)
    asking = sides.bearer(_signs(match["parties"])) if match else None
    return None if any(sides.bearer(to["party"]) != asking for to in _TO.finditer(main)) else asking


def of_party(topic: str, sides: Sides) -> str | None:
    """The side that a thing is of, 甲の承諾; None where no party is named in it or it only goes to one."""
    match = _OF_PARTY.search(topic)
    return sides.bearer(_signs(match["parties"])) if match else None
