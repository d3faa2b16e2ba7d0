"""Sums that no word for a price stands beside: so much for each of something, what a side owes."""

import re

from pipeline.extract.values import Found
from pipeline.ontology import CUSTOMER, PROVIDER

_N = r"[0-9一二三四五六七八九十]{1,6}"
_EACH = rf"(?:{_N}(?:回線?|件|通|枚|台|個|本|人|名|泊|時間|分|日|か?月|年|か所|席|室|口|冊|部|校|型|食|杯|着|頭|匹|点|組|区画|面|kg|キロ|トン)|月|年|日|時間)(?:に(?:つき|付き)|あたり|当たり|ごとに)?、?(?:金)?$"
_PER = re.compile(rf"(?:^|[^0-9一-龥]|(?<=[目は分の]))(?P<each>{_EACH})")
# 追加は、1件1,100円で承る, 3回目からは1回330円です, 月440円で上乗せできる: a price without a word for it.
_PRICED = re.compile(
    r"円(?:\([^()]*\))?(?:で、?(?:承|お?受け|お貸し|提供|伺|買|付け|追加|利用|[^、。]{0,20}(?:でき|承り|承る|伺|お届け|いただけ|受けられ|買え|使え|選べ))|です|とする|とします|とし、|を(?:払|支払|頂|加算))"
)
_NO_PRICE_EACH = re.compile(
    r"限度|上限|以内|ポイント|換算|株|持分|違反|反し|背い|懈怠|(?<!届出の)遅れ|保険(?!料)|入院|死亡|賠償|給付|利用枠|贈|紛失|壊|最低|最少|収益|換金|差し上げ|定価|譲渡額|時給|日給|月給|賃金|支給|当選|賞|寄付|寄附|出資|払い込"
)
# 当社は、1件500円を払う; 紹介した者に1人500円を払う: who provides pays it to others.
_PAID_OUT = re.compile(
    rf"(?:{PROVIDER}(?:は|が|から|より)|(?:[者方様]|{CUSTOMER})に(?:は|対し(?:て|、))?)[^。]*円(?:\([^()]*\))?を[^。、]{{0,6}}(?:払|支払)"
)
# 金215万円の支払義務があることを認め; 債務のうち300万円を…に支払う
OWED = re.compile(r"円(?:\([^()]*\))?の(?:支払|弁済|返済)(?:義務|債務)")
# 支払義務を負わない, 債務が存在しないことを確認する: nothing is owed.
_NOT_OWED = re.compile(
    r"(?:義務|債務)(?:を|は|が|の)?(?:負わ(?:な|ず)|負い?ませ|負って(?:い|お)(?:な|ら|りませ)|負う(?:こと|もの)(?:は|では)な|存在?し(?:な|ませ)|な[いく]|ありませ)"
)
_OF_A_DEBT = re.compile(
    r"(?:債務|債権|残金|残額|残元金|未払金|滞納額|売掛金|立替金)[^。、]{0,8}(?:のうち|として)、?(?:金)?$"
)


def is_price(text: str, sum_: Found) -> bool:
    """Whether so much is paid for each of something: 1件1,100円で承る."""
    if not _PRICED.match(text, sum_.end - 1) or _NO_PRICE_EACH.search(text) or _PAID_OUT.search(text):
        return False
    return _PER.search(text, max(0, sum_.start - 14), sum_.start) is not None


def is_denied(text: str, sum_: Found) -> bool:
    """Whether the sum is just what is not owed: 金100万円の支払義務を負わない."""
    return bool(OWED.match(text, sum_.end - 1) and _NOT_OWED.search(text, sum_.end))


def is_debt(text: str, sum_: Found) -> bool:
    """Whether the sum is what a side owes and pays: 金215万円の支払義務があることを認め."""
    if _NOT_OWED.search(text, sum_.end):
        return False
    if OWED.match(text, sum_.end - 1):
        return True
    return bool(_OF_A_DEBT.search(text, 0, sum_.start)) and bool(
        re.search(r"支払(?:う|い|わ)|払う|振込", text[sum_.end :])
    )
