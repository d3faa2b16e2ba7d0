"""Words by which a clause's rule is known: modality, exception, condition, conjunction, numbers; in essences."""

import re
from collections.abc import Collection

from pipeline.revise.pointing import PLACE

NUMBER = re.compile(
    r"(?:令和|平成|昭和)?\d+(?:\.\d+)?(?:[万億兆]|分の\d+)*(?:か月|か年|営業日|[年月日週時分秒円%割人名件回個台倍度条]|パーセント|時間|キロ\w?)?(?:間|分)?"
)
POINTER = re.compile(PLACE.pattern + r"|第\d+条|第\d+[項号]|別[表紙]\d*|[前次同本][条項号]|\d+\.(?!\d)")
_SOON = re.compile(r"直ちに|ただちに|速やかに|すみやかに|遅滞な[くい]|即時に")
_MODALITIES = {
    "may not": r"(?:こと(?:は|が)でき(?:ない|ません|ず)|てはならな|てはなりま|てはいけ|を禁|禁止)",
    "must": r"(?:なければなら|なければなりま|義務(?:を負|があ)|ものとし?(?:ます|する)(?!ことができ)|(?<!ご確認)(?<!ご参照)(?<!ご覧)ください|必要があ)",
    "try": r"(?:努め|努力|よう配慮)",
    "may": r"(?:できる|できます|ことがあり|ことがある|場合があり|場合がある|差し支えな|足り(?:る|ます))",
    "deemed": r"(?:みなす|みなし|みなされ|承諾したもの|同意したもの|扱う|扱いま)",
    "need not": r"(?:を?負わな|を?負いま?せん|責任を負わず|義務を負わ|必要はな|必要はあり|要しな|要しま?せん|しないことがあ|ないものと)",
    "not": r"(?:ない|ません|ず)(?=[、。]|$|ものと)",
}
MODALITY = re.compile("|".join(f"(?P<m{at}>{pattern})" for at, pattern in enumerate(_MODALITIES.values())))
_NAMES = tuple(_MODALITIES)
_WEAK = frozenset({"must"})
"""「…するものとする」says no more than「…する」."""

PROVISO = re.compile(r"^(?:ただし|もっとも|なお、この)")
EXCEPTION = re.compile(
    r"を除[きくいか]|限りでな|限りではな|限りであ?りません|にかかわらず|を含め|以外(?!の(?:第三)?者)|適用しな"
)
CONDITION = re.compile(
    r"とき|場合|に限|限り|を条件|うえで|上で|疑い|(?<![ぁ-ん])かつ(?![ぁ-ん])|際に|までの間|時から|日から|た後|したら|であれば|なければ(?!な[らり])"
)
NEGATION = re.compile(r"以外の(?:第三)?者|ない|なく|なけ|なかっ|ません|ず(?=[、。にと]|$)|ぬ")
FREELY = re.compile(r"いつでも|しないで|することなく|せることなく|なしに|なしで|せず(?:に|、)|自由に|理由を問わず")
"""What one may do without more."""
AFTER = re.compile(
    r"(?:うえで|上で|のうえ|の上)、?|までに[^。、]{0,24}[てで](?:、|$)|(?:通知|催告|知らせ|届け?出|協議)[しっ]?て、?"
)
"""What has to go before what one may do."""
LIMITED = re.compile(r"に限[りるっ]")
_PERSON = re.compile(r"(?:[者社人員元先主店客様甲乙丙]|さん|家族|ユーザー?)$")
_BOUNDS = {
    "以上": "≧",
    "を超える": "＞",
    "を超えて": "＞",
    "を超え": "＞",
    "超": "＞",
    "以下": "≦",
    "以内": "≦",
    "未満": "＜",
    "に満たない": "＜",
}
_LINKS = {"または": "or", "もしくは": "or", "および": "and", "ならびに": "and", "かつ": "and", "いずれか": "or",
          "どちらか": "or", "一方": "or", "すべて": "and", "いずれも": "and", "両方": "and", "双方": "and"}  # fmt: skip
_CONJUNCTION = re.compile("|".join(sorted([*_BOUNDS, *_LINKS], key=len, reverse=True)))


def modalities(sentence: str) -> tuple[str, ...]:
    """What a sentence makes of what it rules, in order: must, may, may not, …

    >>> modalities("会員は、解約することができる。"), modalities("会員は、料金を支払うものとする。")
    (('may',), ())
    """
    found = (_NAMES[int(one.lastgroup[1:])] for one in MODALITY.finditer(sentence) if one.lastgroup)
    return tuple(name for name in found if not (name in _WEAK and _is_plain(sentence)))


def _is_plain(sentence: str) -> bool:
    return bool(re.search(r"ものとし?(?:ます|する)", sentence)) and not re.search(
        r"なければな|ください|義務|必要があ", sentence
    )


def numbers(text: str) -> list[str]:
    """The numbers of a text with what they count, and 直ちに and its like, which are terms too; those of references left out.

    >>> numbers("第5条の料金1200円を30日以内に")
    ['1200円', '30日']
    """
    plain = POINTER.sub("\n", text)
    return [one[0] for pattern in (NUMBER, _SOON) for one in pattern.finditer(plain)]


def conjunctions(text: str) -> list[str]:
    """and, or, and the signs of bounds, in order.

    >>> conjunctions("書面または電子メール、3回以上")
    ['or', '≧']
    """
    return [_BOUNDS.get(one[0]) or _LINKS[one[0]] for one in _CONJUNCTION.finditer(text)]


def is_person(term: str) -> bool:
    """True for what somebody is called.

    >>> is_person("送配電事業者"), is_person("引込線")
    (True, False)
    """
    return bool(_PERSON.search(term))


def subjects(text: str, persons: Collection[str]) -> list[str]:
    """Those who act or bear something, by name, in order.

    >>> subjects("手数料は当社が負担する。", {"当社", "会員"})
    ['当社']
    """
    if not persons:
        return []
    names = "|".join(map(re.escape, sorted(persons, key=len, reverse=True)))
    return re.findall(rf"({names})(?=[がはも]|の(?:負担|費用|責任))", text)
