"""Words for parties: who is a person, who a customer, who only a third party, and how often one acts in a document."""

import re
from collections.abc import Sequence

from pipeline.extract.canonical import Canonical
from pipeline.extract.parties.roles import CUSTOMER_WORDS
from pipeline.types.address import Address

Texts = Sequence[tuple[Address, Canonical, str]]
"""Of every unit its address, its canonical text and the text itself, in document order."""

COVER = Address(("前文",))
"""Where the cover, the preamble and the signatures are cited."""

THIRD = re.compile(
    r"保証人|エンドユーザー?|権利者|代理店|取次店|寄託機関|送配電事業者|法定代理人|親権者|保険会社|家族|(?:導入|提携|協賛|連携)[一-龥]{1,4}$|"
    r"(?:[一-龥ァ-ヶーA-Za-z]事業者|機関|信販会社|収納代行|決済代行|立会人|仲介人|受益者|紹介者|招待者|第三者)$"
)
"""A word for one beside the two sides."""

THING = re.compile(
    r"^(?:本|個別|当該|基本)|(?:契約|規約|約款|サービス|情報|データ|料金?|金|日|物件?|品|書|業務|システム|ソフトウェア|プログラム|機器|権|勢力|法|サイト|アプリ|等)$"
)
"""A word for what is no person."""

PERSON = r"(?:者|方|方々|法人|個人|事業主|団体|企業|会社|お客様|人|ユーザー|会員|登録者|利用者|顧客|事業者)"
"""The noun that a meaning ends with where it is that of a person."""

_CUSTOMER_MEANING = re.compile(r"申込|登録|締結|利用|購入|承諾|入会|加入|受講|許諾|契約|注文|会員|手続を経")
"""What one does or is, in a meaning, that makes one the customer."""


_SERVED = re.compile(
    rf"(?:{'|'.join(sorted(CUSTOMER_WORDS, key=len, reverse=True))})(?=[のをにへが](?!うち|中(?:から|で)|なる))"
)
_SERVING = re.compile(r"所属(?:し|する)|雇用(?:し|する|さ)|従事(?:し|する)|に当たる|を担当|が(?:派遣|配置)(?:し|する)")


def is_customer(term: str, meaning: str) -> bool:
    """Whether a meaning is that of the customer: one who buys, joins, uses, but not one who calls at the home of a 利用者."""
    if _SERVING.search(meaning) and not is_customer_word(term):
        return False
    return bool(_CUSTOMER_MEANING.search(_SERVED.sub("", meaning)))


def is_customer_word(term: str) -> bool:
    """Whether a word for the customer is in the term: 利用会員, お客様等."""
    return any(word in term for word in CUSTOMER_WORDS)


def acts(term: str, texts: Texts) -> bool:
    """Whether the word stands as who acts in several units: a company that is only mentioned does not."""
    return units_acting(term, texts) >= 3


def units_acting(term: str, texts: Texts) -> int:
    """In how many units the word stands as who acts or with whom one deals."""
    deeds = tuple(f"{term}{particle}" for particle in ("は", "が", "に対", "に、", "から", "との", "の承諾", "の同意"))
    return sum(term in form.text and any(deed in form.text for deed in deeds) for _, form, _ in texts)
