"""Whose duty or right a statement is: the subject it names, or who is meant where none is named."""

import re
from dataclasses import dataclass

from pipeline.extract.norms.modality import (
    DECLARATION,
    DEEMING,
    EXEMPTION,
    OBLIGATION,
    PERMISSION,
    PROHIBITION,
    Modality,
)
from pipeline.extract.norms.parts import Place
from pipeline.extract.norms.sides import BOTH, CUSTOMS, PROVIDES, SIGN, THIRD, Sides

_AND = r"(?:および|または|ならびに|もしくは|あるいは|と|・|、|,)?"
_HUMAN = r"(?:[一-龥ァ-ヶー]{0,6}(?:責任者|担当者|役員|役職員|従業員|従業者|社員|使用人|代理人|代表者|スタッフ|係員|職員)|いずれも?|いずれか(?:一方)?|双方|両者|各自|どちらも?|一方)"
_PARTY = rf"(?:各|当該|両|全|その)?(?P<parties>{SIGN}(?:{_AND}{SIGN})*)(?:等|側|双方|自身|ら|とも)?(?:の{_HUMAN})?"
_TOPIC = re.compile(
    rf"(?<![一-龥ァ-ヶー]){_PARTY}(?:(?:または|および|もしくは|ならびに)その[^、はがもにを]{{1,14}})?(?:とも)?(?:は|も|において(?:は|も)?|としては|に(?:は|おいては))(?=、|(?!{SIGN}))"
)
_SUBJECT = re.compile(rf"{_PARTY}が")
_MUTUAL = re.compile(
    r"(?:両者|双方|両当事者|各当事者|当事者|当事者双方|当事者の?(?:双方|いずれも?|一方)|一方|他方|いずれか(?:の)?(?:一方|当事者)|いずれの当事者|相手方)(?:は|が|も)"
)
_TOGETHER = re.compile(
    r"互いに|相互に|双方(?:で|の)|両者(?:で|の|間)|協議(?:して|し|のうえ|の上|により|する|を行|する)|話し?合"
)
_BEARS = re.compile(rf"(?P<party>{SIGN})(?:が|の|は)?(?:費用|責任|責め)?(?:で|と|を|の)?ご?(?:負担|持ち?出し)")
_ON = re.compile(rf"(?P<party>{SIGN})に[^、]{{0,24}}(?:義務|責任)を(?:負わせ|課)")
_PAID = re.compile(
    r"(?:(?<!補償)料|(?:代|(?<!返)(?<!補償)(?<!賠償)(?<!奨励)(?<!見舞)料)?(?<!返)(?<!償)金|費用?|対価|報酬|支払|経費|実費|税)[等額]?$"
)
_PAYS = re.compile(r"(?<!返)(?<!払)(?:支払|納付|振込|納め|前払)[いうしみまむす]")
_MAKES_GOOD = re.compile(r"補償|賠償|返金|返還|払戻|謝礼|報奨")
_SERVED = re.compile(r"(?:業務|サービス|役務|作業|保守|点検|工事|納入|納品)$")
_RULES = re.compile(
    r"(?:停止|中止|中断|削除|処分|廃棄|変更|改定|改訂|拒否|拒絶|解除|除名|充当|徴収|断る|打ち?切る|取り?消し?)(?:する|す|ります)?(?:こと)?(?:が|も)?(?:でき|あ)"
)
_SUIT = re.compile(r"訴え|訴訟|裁判所|紛争")
_LETS = re.compile(r"(?:許諾|許可|許容)(?:する|します|し|いたします)(?:もの.{2,4})?$|許(?:す|します)$")
# 期間内に通知がないときは: it is who had to speak that is silent.
_SILENT = re.compile(r"(?:[がしりれ]|られ)な(?:い|かった)(?:とき|場合)は?、")
_DENIES = re.compile(r"(?:ない|ません)$")
_ITSELF = re.compile(r"契約|規約|覚書")
_MAY_COME = re.compile(r"(?:こと|場合)が(?:ある|あります|ございます)$")
_DOES = re.compile(rf"{SIGN}(?:が|の)")
_RELATIVE = re.compile(r"[うくすつぬぶむるたい](?=[0-9一-龥ァ-ヶーA-Za-z「]|もの(?!と))")
_PERSON = re.compile(
    r"(?P<who>[^、はがも]*?(?:者|(?<=[るたの])方々?|(?<=ない)方|人|(?<![定満動])員|側|(?:持ち|[業用家借貸荷店飼])主|客|(?<![仕同多模異])様|お子様|ユーザー?|家族|会社|機関|当局|主体|(?:委託|提供|取引|提携|派遣)先|オーナー|メンバー|法人|団体))(?P<mark>は|が|も)(?=、|[^、])"
)
_OUTSIDE = re.compile(
    r"(?:会社|機関|当局)$|第三者|再委託|委託先|保護者|親権者|代理人|保証人|業者|提携|代理店|導入団体|家族|任された|仲介|保険会社|金融機関|裁判所|鑑定人|相続人|下請|銀行|カード会社|配送"
)
_STAFF = re.compile(r"技術者|作業員|作業者|従事者|要員|係員|スタッフ|従業員|従業者|担当者|管理者|事務局|運営")
_THING = re.compile(r"(?P<what>[^、]+?(?<![にでとてるたうくすつぬむぶ]))(?:は|も(?!の|し|っ))(?=、|[^、])")
_OWN = re.compile(r"(?:^|(?<=[、。]))(?:当|弊)(?!事者|該|日|月|年|初|期|時|面|然|たり)[一-龥]{1,3}(?:は|が|も)")
# Who speaks of himself with humility, and whom he asks.
_ASKED = re.compile(
    r"(?:ください|くださいませ|願います|いただきます|いただく|いただきたい|お願いします|お願いいたします|いただけ(?:る|ます|ない|ません)|なさ(?:る|います|らない|らない(?:でください|こと))|(?:お|ご)[^、]{1,10}に?なら?(?:る|れます|ない|ないこと|ることはできません))$"
)
_HUMBLE = re.compile(
    r"(?:[さらわかたばまなが]せていただ(?:く|きます|き)|いた(?:す|します|しません|しかねます)|承(?:る|ります)|申し(?:上げ|受け)(?:る|ます)|うかがいます|頂戴(?:する|します)|いただくこと(?:が|も)(?:でき|あり|ある).*|(?:お|ご)[一-龥ぁ-ん]{1,8}(?<!と)(?:し(?:ない|ません|ます|かねます)?|する)(?:ものとする|ことが(?:ある|あります)|場合が(?:ある|あります))?|かねます|かねる|(?:いただき|いただか)(?:ません|ない))$"
)
_REFUSED = re.compile(r"(?<!申込)(?<!申込み)(?<!予約)(?<!入会)(?<!請求)(?<!返品)(?<!交換)は、?お断り[しい]")
_MONEY = re.compile(
    r"(?:円|料|料金|代金|額|費用|手数料|金)(?:(?:\([^)]*\))?(?:の[一-龥]+)?)?を?(?:いただ(?:く|きます)|申し受け(?:る|ます)|加えます|加える)$"
)


@dataclass(slots=True)
class Bearers:
    """What the statements read so far leave for the next.

    bilateral: a contract of two sides that name each other, not terms that one side sets; last: who was the subject last.
    """

    sides: Sides
    bilateral: bool
    last: str | None = None


def subject(text: str, conditions: list[Place], sides: Sides) -> tuple[str | None, int]:
    """The subject a statement names and where its words end: 甲は, 各当事者は, 甲が, 入会する方は; None where it names none."""
    main = max((end for _, end in conditions), default=0)
    for begin, end in ((main, len(text)), (0, main)):
        topic = _mutual(text, begin, end) or _topic(text, begin, end, sides)
        if topic:
            return topic
    if found := _acts(text, main, sides):
        return found
    if own := _OWN.search(text):
        return PROVIDES, own.end()
    return None, 0


def _signs(parties: str) -> str:
    return "".join(re.findall(SIGN, parties))


def _topic(text: str, begin: int, end: int, sides: Sides) -> tuple[str, int] | None:
    for match in _TOPIC.finditer(text, begin, end):
        return sides.bearer(_signs(match["parties"])), match.end()
    return None


def _mutual(text: str, begin: int, end: int) -> tuple[str, int] | None:
    match = _MUTUAL.search(text, begin, end)
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


def _outside(text: str, conditions: list[Place]) -> list[Place]:
    """The stretches of text that belong to no condition, the last, main one first."""
    found, begin = [], 0
    for start, end in sorted(conditions):
        found.append((begin, start))
        begin = end
    return [*found, (begin, len(text))][::-1]


def person(text: str, conditions: list[Place], *, bilateral: bool) -> tuple[str, int, int] | None:
    """The side of a subject that is a person but no party's word, and its place: 解除された者は, 20歳に満たない方は."""
    for begin, end in _outside(text, conditions):
        for match in _PERSON.finditer(text, begin, end):
            who = match["who"]
            place = match.span("who")
            if match["mark"] == "が" and _describes(text, match.end()):
                continue
            if _OUTSIDE.search(who[-8:]):
                return THIRD, *place
            if _STAFF.search(who[-8:]):
                return PROVIDES, *place
            return BOTH if bilateral else CUSTOMS, *place
    return None


def humble(text: str, conditions: list[Place]) -> bool:
    """Whether who sets the terms speaks of himself: お返しします, いたします, させていただきます."""
    begin = _outside(text, conditions)[0][0]
    return bool(_HUMBLE.search(text, begin)) and not (_REFUSED.search(text) or _BEARS.search(text))


def lets(text: str, side: str, sides: Sides) -> str:
    """Whose leave it is: 甲は、乙に使用を許諾する is a leave of 乙."""
    return (sides.other(side) or side) if _LETS.search(text) else side


def thing(text: str, conditions: list[Place]) -> str | None:
    """What stands with は and is no party: 代金は, 甲の支払は."""
    for begin, end in _outside(text, conditions):
        if match := _THING.search(text, begin, end):
            return match["what"]
    return None


def implied(
    text: str, kind: Modality, conditions: list[Place], state: Bearers, to: str | None, topic: str | None
) -> str:
    """The bearer where no subject is named: from who bears a cost, how one is spoken to, whom it is done to, who went before.

    topic: what stands with は and is no person.
    """
    main = text[max((end for _, end in conditions), default=0) :]
    ruling = kind.name
    if match := _BEARS.search(text):
        return state.sides.bearer(match["party"])
    if match := _ON.search(text):
        return state.sides.bearer(match["party"])
    if _TOGETHER.search(main) and ruling in (OBLIGATION, DECLARATION, PERMISSION):
        return BOTH
    if _MONEY.search(main) and ruling == OBLIGATION:
        return CUSTOMS
    if _REFUSED.search(main):
        return CUSTOMS
    if humble(text, conditions):
        return PROVIDES
    if _ASKED.search(main):
        return CUSTOMS
    if _SUIT.search(main):
        return BOTH
    if not state.bilateral and ruling == PERMISSION and _RULES.search(main):
        return PROVIDES
    if not state.bilateral and _PAYS.search(main) and not _MAKES_GOOD.search(text):
        return CUSTOMS
    if not state.bilateral and kind.bare and ruling in (OBLIGATION, PROHIBITION, PERMISSION):
        return PROVIDES
    acting = _acting(text, conditions, state.sides)
    if ruling == DEEMING:
        if acting is None and (match := _DOES.search(main)):
            acting = state.sides.bearer(match.group()[0])
        if acting is None and state.last and _SILENT.search(text):
            acting = state.last
        return acting or (BOTH if state.bilateral else CUSTOMS)
    if topic and (match := re.search(_PARTY, topic)):
        return state.sides.bearer(_signs(match["parties"]))
    if ruling == EXEMPTION and _MAKES_GOOD.search(main):
        return PROVIDES
    if topic and _PAID.search(topic):
        return CUSTOMS
    if topic and _SERVED.search(topic):
        return PROVIDES
    if ruling == DECLARATION:
        if match := re.search(rf"{SIGN}(?=から|の)", main):
            return state.sides.bearer(match.group())
        # What does not count is told of what the provider does: 待ち時間は、作業時間に入れない.
        spared = bool(_DENIES.search(main)) and not (topic and _ITSELF.search(topic))
        return BOTH if state.bilateral and not spared else PROVIDES
    if not state.bilateral and ruling == OBLIGATION and re.search(r"(?:必要|要(?:する|します))", main):
        return CUSTOMS
    if to and len(to) == 1 and (side := state.sides.other(state.sides.bearer(to))):
        return side
    if not state.bilateral and _MAY_COME.search(text):
        return PROVIDES
    if state.last and (state.bilateral or not topic):
        return state.last
    if acting and ruling == OBLIGATION:
        return acting
    if state.bilateral:
        return BOTH
    if ruling == EXEMPTION:
        return PROVIDES
    return CUSTOMS


def _acting(text: str, conditions: list[Place], sides: Sides) -> str | None:
    """Who acts in the conditions: 甲が合否を知らせないときは."""
    for begin, end in reversed(conditions):
        for match in _SUBJECT.finditer(text, begin, end):
            return sides.bearer(_signs(match["parties"]))
    return None
