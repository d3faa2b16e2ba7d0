"""Names of organisations and persons: found in a text, and freed of the words around them."""

import re

from pipeline.extract.parties import roles

ORGANISATION = "株式会社|合同会社|有限会社|合資会社|合名会社|相互会社|法人|財団|協会|組合|商工会議所|大学|学園|学校|学院|公社|機構|協議会|連合会|センター|研究所|[A-Za-zァ-ヶー]{2}社$|(?:Inc|Ltd|Limited|Corp|Corporation|LLC|LLP|GmbH|PLC)(?![A-Za-z])"
"""What makes a name that of an organisation."""

NAME = r"[^\s、。,()「」『』:：・※\n]"
"""A character of a name."""

LEADING = re.compile(
    r"^.*[^ぁ-ん](?:は|と|が|を|に|で|および|または|、)(?=[^ぁ-ん])|^(?:および|ならびに|または|[とがはをにへ](?=[^ぁ-ん]))"
)
"""What stands before a name: お客様と|見本商会, 本規約は|…; a particle between other than hiragana ends the words before."""

_LEADERS = re.compile(r"(?:…|[.]{2}|・・|--|ーー)[.…・\-ー]*")
"""What may lead from a label to a name: 窓口……株式会社見本."""
_KEEPING = re.compile(
    r"^.*?(?:営む|設置する|設立する|経営する|運営する|提供する|開発する|販売する|管理する|所有する|主催する|している|しています|である)(?=\S)"
)
_ORGANISATION_NAME = re.compile(
    r"(?:(?:一般|公益)?(?:社団|財団)法人|(?:学校|医療|宗教|社会福祉|独立行政|国立大学|特定非営利活動)法人|株式会社|合同会社|有限会社|合資会社|合名会社)"
    r"[^\s、。,()「」『』:：・※のがはをにとで]{1,4}[^\s、。,()「」『』:：※がはをに]{0,30}"
    rf"|{NAME}{{1,30}}?(?:株式会社|合同会社|有限会社|合資会社|合名会社|協同組合|商工会議所|大学|学園|高等学校|専門学校)(?![町通駅前]|[0-9一-龥]{{0,4}}(?:丁目|番地?))"
)
# 本サイトを運営する|株式会社見本
_RUN_BY = re.compile(
    r"(?:する|した|している|しています|営む|である|行う|担う)(?=(?:株式|合同|有限|合資|合名)会社|[一-龥]{2,6}法人)"
)


def organisation(text: str) -> str | None:
    """The first name of an organisation in folded text: 本市場を営む株式会社見本堂 -> 株式会社見本堂."""
    for match in _ORGANISATION_NAME.finditer(_RUN_BY.sub("、", text)):
        name = _LEADERS.split(match[0])[-1]
        head = LEADING.match(name)
        name = name[head.end() :] if head else name
        if not re.fullmatch(ORGANISATION, name) and len(name) > 3:
            return name
    return None


def is_named(meaning: str) -> bool:
    """Whether the meaning is an organisation by its name, not a thing that one runs."""
    name = organisation(meaning)
    return name is not None and meaning.endswith(name)


def short_for(term: str, meaning: str) -> bool:
    """Whether the term is a short form of the name of an organisation: 夕凪電力 for 株式会社夕凪電力販売."""
    return is_named(meaning) and term in meaning


def person(meaning: str) -> str | None:
    """汐見匠: the name of a person that is all of a meaning."""
    return (
        meaning
        if re.fullmatch(r"[一-龥々]{2,4}[一-龥々ぁ-んァ-ヶー]{0,4}", meaning) and not re.search(r"者|人$", meaning)
        else None
    )


def is_person(printed: str) -> bool:
    """Whether it is printed as the name of a person is, the two names apart: 山川 ふみ."""
    return re.fullmatch(r"[一-龥々ヶ]{1,4}[ 　][一-龥々ぁ-んァ-ヶー]{1,5}", printed) is not None


def cleaned(name: str) -> str | None:
    """The name without what it runs and its label before it: 市場を営む見本堂 -> 見本堂; None for a blank to be filled in."""
    name = _LEADERS.split(_KEEPING.sub("", name))[-1]
    plain = re.sub(rf"^(?:及び|および|並びに|と)?\s*(?:{roles.ALL_WORDS})?\s*[:：]?\s*", "", name.strip()).strip(
        " 　・、,"
    )
    return None if not plain or re.fullmatch(r"[_＿○〇●\s　]+", plain) else plain
