"""Names of documents: what a title is at its core, what kind of paper it names, whom a word for a document means."""

import re
from enum import Enum

from pipeline.text.normalize import fold

NOUN = (
    r"(?:契約約款|契約条項|契約書|契約|規約|約款|覚書|合意書|協定書|協定|確認書|念書|誓約書|規程|規則|特約条項|特約事項|特約"
    r"|ガイドライン|ポリシー|保護方針|細則|利用条件|条件書|取引条件|要領|要綱|要項|定款|会則|注文書|発注書|注文請書|請書|申込書|仕様書|見積書|ルール|SLA)"
)
"""The noun at the end of a document's name, in folded text; 規定 stands apart, it mostly means a provision."""
RULES = rf"(?:{NOUN}|(?<=[一-龥ァ-ヶー])規定)"
"""As NOUN, and 料金規定, 個別規定 too."""

END = r"(?!(?!第[0-9一二三四五六七八九十]|又は|及び|並びに|若しくは|以外)[一-龥々])"
"""After a noun that ends a name: 契約 of 契約第3条 and 契約及び, not of 契約期間."""

_SPACE = re.compile(r"\s+")
# (第2版), Ver.1.2, 改定後, （案）: which version it is, not what it is; 第2回 tells another document.
_VERSION = re.compile(
    r"[(【\[〔<][^()【】\[\]〔〕<>]*(?:版|案|改[定訂正]|ひな形|雛形|現行|新|旧|ドラフト|20\d\d)[^()【】\[\]〔〕<>]*[)】\]〕>]"
    r"|第[\d一二三四五六七八九十]+版|[vV]er(?:sion)?\.?\d[\d.]*|\d{4}年\d{1,2}月(?:\d{1,2}日)?(?:改[定訂正]|版)?|(?:改[定訂正]|最新)版|改[定訂正]後|改[定訂正]前"
    r"|^(?:新|旧|改訂|改定)(?=[一-龥ァ-ヶー])"
)
_BRACKETS = re.compile(r"[「」『』【】\[\]()〔〕<>《》・\"“”]")
_FORM = re.compile(r"(?<=契約)書$|(?<=協定)書$|(?<=特約)(?:条項|事項)$")
_TIMES = re.compile(r"第[\d一二三四五六七八九十]+(?:回|次|号)$")
_OWN = re.compile(r"^(?:本|この|当)")
_LEADING = re.compile(
    r"^(?:(?:本|この|当該|当|各|同|上記の?|前記の?|前項の|前各項の|両|該当する?)|甲乙間の|当社(?:が|の)(?:別途)?(?:定める|定めた|掲載する)?)+"
)


class Nature(Enum):
    """What kind of paper a title names, as far as relations need it."""

    AMENDING = "amending"  # 変更契約書, 更新覚書, and 覚書 as such
    ORDER = "order"  # 個別契約書, 注文書, 請書
    RULE = "rule"  # 特約, 個別規定, ガイドライン, プライバシーポリシー: rules beside the main terms
    MAIN = "main"


_AMENDING = re.compile(
    r"(?:変更|改定|改訂|修正|更新|延長|追加|補充|一部改正|解約|解除|終了|承継|地位譲渡)(?:に(?:関する|係る|ついての))?(?:等)?(?:の)?(?:基本)?(?:契約|覚書|合意|協定|確認書)|覚書|^合意書$|^念書$|^確認書$|^協議書$"
)
_ORDER = re.compile(r"個別契約|個別取引|注文(?:請)?書|発注書|請書|申込書|作業指示書|作業範囲記述書|SOW|見積書|仕様書")
_RULE = re.compile(
    r"特約|ガイドライン|細則|ポリシー|保護方針|個別(?:規定|規約|規程|約款|条件)|別途規定|追加(?:規約|規定|条項|条件)"
    r"|(?:料金|手数料|取扱|利用|運用|サービス|ポイント|返品|投稿|補償)(?:規定|規程|要領|要綱|細則|ルール)|SLA|サービスレベル"
)


def core(title: str) -> str:
    """A title freed of white space, brackets, version and the 書 at its end.

    >>> core("覚　書"), core("そらいろ便 利用規約（2024年4月1日改定版）"), core("『業務委託基本契約書』")
    ('覚書', 'そらいろ便利用規約', '業務委託基本契約')
    """
    plain = _VERSION.sub("", _SPACE.sub("", fold(title)))
    return _FORM.sub("", _BRACKETS.sub("", plain))


def nature(title: str) -> Nature:
    """What kind of paper a title names."""
    plain = core(title)
    if _AMENDING.search(plain):
        return Nature.AMENDING
    if _ORDER.search(plain):
        return Nature.ORDER
    return Nature.RULE if _RULE.search(plain) else Nature.MAIN


def bare(term: str) -> str:
    """The core of a word for a document without what points at it: 当該個別契約 -> 個別契約, 本規約 -> 規約."""
    return core(_LEADING.sub("", _SPACE.sub("", fold(term))))


def is_own(term: str, title: str) -> bool:
    """Whether 本契約, この約款 means the document that is so titled; 本個別契約 in a 基本契約 does not."""
    plain = _SPACE.sub("", fold(term))
    if not _OWN.match(plain) or plain.startswith("当該"):
        return False
    word, own = bare(plain), _FORM.sub("", _TIMES.sub("", core(title)))
    if not own or own.endswith(word):
        return True
    # 本取引契約 of 業務委託契約書: one more word is no other paper unless it names another kind of one.
    return (
        nature(word) is nature(own) and "基本" not in word and re.findall(NOUN, word)[-1:] == re.findall(NOUN, own)[-1:]
    )


def means(term: str, title: str) -> bool:
    """Whether a word for another document can mean the one that is so titled.

    >>> means("個別契約", "発注書"), means("利用規約", "そらいろ便利用規約"), means("個別規定", "置き配特約")
    (True, True, True)
    """
    word, other = bare(term).removesuffix("等"), core(title)
    if not word or not other:
        return False
    if other.endswith(word) or word.endswith(other):
        return True
    kind = nature(other)
    if kind is Nature.ORDER and _ORDER.search(word):
        return True
    return kind is Nature.RULE and bool(
        re.search(
            r"(?:個別|別途|諸|各種|関連|追加|特別)[^。]{0,6}(?:規定|規約|規程|条件|約款|ルール|ガイドライン)", word
        )
    )
