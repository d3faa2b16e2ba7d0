"""The names of statutes and other documents, as they stand before a number or alone: 製造物責任法|第2条, 旅館業法."""

import re
from collections.abc import Iterator

_WORDS = r"[一-龠々ァ-ヶー・A-Za-z0-9]"
_LONG = re.compile(
    rf"(?:医薬品、|育児休業、)?{_WORDS}+(?:(?:の|及び|および|並びに|ならびに|又は|または|若しくは|その他の|等の|に対する|に係る|による|における|に関する|を利用する|から){_WORDS}+)*"
    rf"(?:に関する|に係る|のための|を防止するための|に伴う|等に関する){_WORDS}*"
    r"(?:法律|法|規則|規程|規定|政令|省令|条例|細則|要綱|要領|契約書?|覚書|協定書?|約款|ガイドライン|指針)$"
)
_SEAM = re.compile(r"(?<=[法令則条項号款書律例程約])(?:及び|並びに|又は|若しくは|、|と|や)(?=[一-龠ァ-ヶA-Za-z])")
_RUN = re.compile(r"[々一-龠ァ-ヶー・A-Za-z0-9.&]+$")
_BY_NAME = (
    r"(?:事業|取引|防止|保護|規制|管理|基準|契約|責任|著作権|特許|商標|意匠|業|禁止|促進|措置|調停|訴訟|執行|更生|再生|破産|借家|登記|信託|保険|税|組合|安全|衛生|建築士|貿易|振興|処理|特別|整備|特例"
    r"|推進|対策|救済|弁護士|仲裁|通則|販売|電波|支援|福祉|年金|補償|土地|所有|表示|決済|銀行|商品|消防|継続|育成|適正化|公正化|届出|使用|派遣|労働|賃金|休業|健康|交通|運送|倉庫|廃棄物|証明|電磁|債権|競争|秘密|開示|公開)法"
)
_STATUTE = re.compile(
    rf"(?P<law>(?<![々一-龠ァ-ヶーA-Za-z「『])(?:(?!(?:当該|本件|上記|前記|同法|各種|関係|関連|現行))[一-龠々ァ-ヶー]{{1,24}}?{_BY_NAME}|(?:外国為替及び|不当景品類及び|私的独占の禁止及び)[一-龠の]+?(?:に関する)?法(?:律)?"
    r"|(?:改正)?(?:民|商|刑|会社|憲|所得税|消費税|印紙税|法人税|国税通則|手形|小切手|破産|著作権|特許|商標|意匠|実用新案|独占禁止|下請|取適|薬機|資金決済|金商|特商|景表|貸金業|旅館業|旅行業|古物営業|宅地建物取引業|建設業|警備業|倉庫業|電波|消防|銀行)法)"
    r"|(?P<long>(?<![々一-龠ァ-ヶー])(?!他の|関連|各種|適用|次の|当該)[一-龠々ァ-ヶー]+(?:(?:の|及び|および|並びに|等の|に対する|における|による|その他の)[一-龠々ァ-ヶー]+){0,8}(?:に関する|のための|等に関する|に係る)(?:[一-龠々]+(?:に関する|等に関する))?[一-龠々]{0,8}法律))"
    r"(?![一-龠々ァ-ヶー」』](?<![及並又若等])|に(?:い|言)う法|上の|\s*第|施行|\s*[(][^()]*[)]\s*第|等?\s*\d)"
)
LAW = re.compile(r"法(?![人務的定律規制度外則廷曹要案])|法律")
"""What a text must hold for the name of a statute to stand in it."""


def name_start(before: str) -> int:
    """Offset in before where the name of the text starts that a number behind before belongs to; its length where none does.

    Brackets at its end and quotation marks around it belong to it: 「見本細則」|, 見本法(平成9年法律第82号)|.
    """
    at = len(before.rstrip())
    if before[:at].endswith("の"):
        at -= 1
    while at and before[at - 1] in ")】" and (opened := _opened(before, at)) >= 0:
        at = len(before[:opened].rstrip())
    if at and before[at - 1] in "」』":
        opened = _opened(before, at)
        return opened if opened >= 0 else len(before)
    head = before[:at]
    if match := _LONG.search(head):
        start = match.start()
        for seam in _SEAM.finditer(head, start):
            start = seam.end()
        return start
    run = _RUN.search(head)
    return run.start() if run else len(before)


def named(text: str) -> Iterator[tuple[int, int]]:
    """[start, end) of statutes that folded text names without a number of an article behind."""
    if LAW.search(text):
        for match in _STATUTE.finditer(text):
            yield match.span("law") if match["law"] else match.span("long")


def _opened(text: str, end: int) -> int:
    """Where the bracket that closes at end was opened; -1 where it was not."""
    close = text[end - 1]
    sign = {")": "(", "】": "【", "」": "「", "』": "『"}[close]
    depth = 0
    for at in range(end - 1, -1, -1):
        depth += (text[at] == close) - (text[at] == sign)
        if not depth:
            return at
    return -1
