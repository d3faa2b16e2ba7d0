"""Whose a deed is by what it is, where nobody is named: who gives back, who works, who lives or uses."""

import re

from pipeline.extract.norms.families import DECLARATION, DEEMING, EXEMPTION, OBLIGATION, PERMISSION, PROHIBITION
from pipeline.extract.norms.sides import CUSTOMS, PROVIDES, SIGN, Sides

# 乙が提出した書類は、返却しない; 甲から受け取った図面を返す: who has it gives it back to who gave it.
_BACK = re.compile(r"返(?:す|し|さ|却|還|金|送|納|戻)|払い?戻|お返し|(?:管理|保管)(?:する|し)")
_GIVEN = re.compile(
    rf"(?P<giver>{SIGN})(?:が|から|の|より)[^、は]{{0,24}}?(?:提出|交付|支払|預け?|預か|納め?|納付|渡|差し?入れ|貸与|貸し|受け?取|受領|提供|支給|送付)"
)
# 乙が甲から預かった鍵, 乙が貸与を受けた機器: who has it is the subject itself.
_HELD = re.compile(
    rf"(?P<holder>{SIGN})が[^、はが]{{0,24}}?(?:受領し|受け?取っ|預かっ|(?:貸与|交付|提供|支給|送付|引渡し?)(?:を受け|され)|預けられ|渡され)た(?!とき|場合|後|日|時|際|こと)"
)
# Who employs: 割増賃金を支払う, 解雇することができる, 退職金は、支給しない.
_EMPLOYS = re.compile(
    r"解雇(?:する|し|できる)|懲戒|減給|昇給|休職を命|(?:出向|転勤|異動|配置転換|残業|時間外労働|休日労働|出勤停止)を命|(?:賃金|給与|賞与|手当|退職金|有給休暇)[^。]*(?:支給|支払|控除|与え)|休日を与え"
)
# Whoever is employed asks for leave and quits.
_WORKS = re.compile(r"退職し|欠勤|遅刻|早退|出勤|休暇を(?:取|請)|年休を")
_STAFF_OF = re.compile(rf"{SIGN}の(?:従業員|従業者|社員|職員|作業員|担当者)")
# A house, a licence: who lives there or uses it, and what he may not do with it.
_LENT = re.compile(
    r"(?:物件|建物|部屋|居室|貸室|室内|店舗|土地|駐車場|車両|ソフトウェア|プログラム|著作物|素材|使用許諾|使用権)(?:の[一-龥]{2,4})?$"
)
_USED = re.compile(r"使用|利用|居住|複製|改変|転貸|譲渡|許され|飼")
_DWELLS = re.compile(r"飼育|転貸|又貸し|増築|改築|模様替え|同居|逆アセンブル|リバースエンジニアリング")
_LESS, _MORE = re.compile(r"減額[をの][^、]{0,6}(?:求|請)"), re.compile(r"増額[をの][^、]{0,6}(?:求|請)")
# 甲の名称を広告に用いることは、禁止する: who does not own it.
_OWNED = re.compile(rf"(?P<owner>{SIGN})の[^、がを]*を[^、が]*ことは")
# Who serves delivers, mends and lets it be inspected.
_SERVES = re.compile(
    r"再委託先(?:に|を|と)|修補|補修|手直し|納入|納品|施工|据え?付け|検査を受け|不適合責任|瑕疵担保責任"
)
_UNPAID = re.compile(r"(?:利息|利子)(?:を|は|も)?[^、]{0,6}(?:付|つ)")
# 乙がこれを複製することは、許される.
_ACT_OF = re.compile(rf"(?P<party>{SIGN})が[^、]*[うくぐすつぬぶむる]こと[はも]")
# 休日の作業は、行わない.
_RESTS = re.compile(r"(?:業務|作業|工事|保守|点検|サービス|対応|運行|営業)[^。]*行(?:わない|いません)")
# 登録できるのは、一人一つまでです.
_CAN_BE = re.compile(
    r"(?:でき|いただけ|なれ|[使買会行払]え|[選呼]べ|出せ|見られ|受けられ|[取送乗]れ)る(?:のは?|上限|限度|回数|台数|人数|個数|数|時間|期間|範囲|額|金額)(?:の[一-龥]{1,3})?$"
)
_MEMBERSHIP = re.compile(r"(?:会員|利用|受講|参加)(?:の)?(?:資格|権|地位)$|(?:会員)?資格$")


def doer(text: str, main: str, ruling: str, topic: str | None, sides: Sides, *, bilateral: bool) -> str | None:
    """The side whose deed it is; None where what is done does not tell."""
    if ruling in (DEEMING, DECLARATION):
        belongs = topic and not bilateral and (_MEMBERSHIP.search(topic) or _CAN_BE.search(topic))
        return CUSTOMS if belongs else None
    if _BACK.search(main) and (held := _HELD.search(text)):
        return sides.bearer(held["holder"])
    if _BACK.search(main) and (given := _GIVEN.search(text)) and (side := sides.other(sides.bearer(given["giver"]))):
        return side
    if ruling in (PERMISSION, PROHIBITION) and (act := _ACT_OF.search(text)):
        return sides.bearer(act["party"])
    if not bilateral or not sides.unlike:
        return None
    if _EMPLOYS.search(main if ruling == PERMISSION else text) and ruling in (OBLIGATION, PERMISSION, EXEMPTION):
        return PROVIDES
    if ruling == EXEMPTION:
        return PROVIDES if _UNPAID.search(main) else None
    if _WORKS.search(text) and not _STAFF_OF.search(text):
        return CUSTOMS
    if ruling == PROHIBITION and _RESTS.search(main):
        return PROVIDES
    if ruling == OBLIGATION and _SERVES.search(main):
        return PROVIDES
    if ruling == PERMISSION and (asks := _LESS.search(text) or _MORE.search(text)):
        return CUSTOMS if asks.group().startswith("減") else PROVIDES
    if owned := _OWNED.search(main):
        return sides.other(sides.bearer(owned["owner"]))
    used = topic and _LENT.search(topic) and _USED.search(main)
    return CUSTOMS if used or _DWELLS.search(main) else None
