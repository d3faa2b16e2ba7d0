"""Who the two sides are, as the document calls them, and the signs that stand for them in the rules."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.extract.canonical import Canonical
from pipeline.ontology import CUSTOMER, PARTY, PROVIDER
from pipeline.types.address import Address
from pipeline.types.clause import Party

_PROVIDER_WORDS = (
    "当社 弊社 当方 弊方 当会 当クラブ 当店 当院 当校 本校 本学 本学園 当スクール 当教室 当ジム 当施設 当館 当ホテル 当組合 当財団 当法人 本法人"
    " 当協会 当行 当庫 当事務所 当サイト運営者 運営者 運営会社 運営事務局 事務局 主催者 サービス提供者 提供事業者 当事業者 当運営 弊所 当所 当園 会社"
    " 受託者 受託会社 受注者 請負人 賃貸人 貸主 売主 ライセンサー 許諾者 使用許諾者 販売者 販売業者 販売店 サービス提供会社"
).split()
_CUSTOMER_WORDS = (
    "お客様 利用者 会員 ユーザー ユーザ 契約者 加入者 申込者 購入者 受講者 受講生 生徒 保護者 借主 賃借人 入居者 参加者 登録者 利用契約者 注文者"
    " 買主 委託者 委託会社 発注者 ライセンシー 被許諾者 使用権者 宿泊客 来場者 利用希望者 登録希望者 入会希望者 出品者 投稿者 メンバー 消費者 従業員 労働者 職員"
).split()
_MARKS = "甲乙丙丁"
_ORGANISATION = (
    "株式会社|合同会社|有限会社|合資会社|合名会社|相互会社|法人|財団|協会|組合|商工会議所|大学|学園|学校|学院|公社|機構|協議会|連合会|センター|研究所"
)
_NAME = r"[^\s、。,()「」『』:：・※\n]"
_PRONOUN = r"[(](?:以下|以降|以後)[、,]?(?:総称して|単に|併せて)?[「『]?(?P<term>[^「」『』()]{1,14}?)[」』]?(?:と(?:いう|いいます|い|称|呼|総称|略|記|表)[^()]*)?[)]"
_NAMED = re.compile(rf"(?P<name>(?:(?![はとがをにで]){_NAME}){{0,30}}?(?:{_ORGANISATION}){_NAME}{{0,30}}?|(?:(?![はとがをにで]){_NAME}){{1,30}}?)(?:[(][^()]*[)])?{_PRONOUN}")
_PERSON = r"(?:者|方|方々|法人|個人|団体|企業|会社|お客様|人|ユーザー|会員|登録者|利用者|顧客|事業者)"
_CUSTOMER_AS = re.compile(
    rf"(?:利用|購入|申込|登録|入会|契約|受講|締結|使用|参加|加入|注文|予約|承諾|同意)[^。()「」]{{0,30}}{_PERSON}(?:[^。()「」]{{0,12}})?{_PRONOUN}"
)
_MEANS = re.compile(rf"[「『]?(?P<term>[^「」『』。、()]{{1,14}}?)[」』]?とは、?(?P<meaning>[^。]{{0,160}}?{_PERSON}(?:等|のこと)?)(?:を|の)?(?:いう|いいま|指|意味|こと|総称|とし)")
_CUSTOMER_MEANING = re.compile(r"申込|登録|締結|利用|購入|承諾|入会|加入|受講|許諾|契約|注文")
_BECOMES = re.compile(r"(?:申込者|希望者|申請者)は、?(?P<term>[^、。「」]{1,12}?)とな(?:り|る)")
_TITLE = re.compile(r"(?:本|当該|各|該当|同|他の|前記|上記|新|旧|対象)$")
# A party's word is a word of its own: 当社サービス and お客様情報 are other words, 当社所定 is the party's.
_BEFORE = r"(?<![一-龥ァ-ヶーA-Za-z0-9])|(?<=当該)|(?<=各)|(?<=全)|(?<=該当)|(?<=本)|(?<=同)|(?<=[甲乙丙丁])|(?<=前記)|(?<=上記)"
_AFTER = r"(?=[^一-龥ァ-ヶーA-Za-z々]|$|所定|指定|自身|自ら|双方|各位|側|宛|名義|本人|以外|所有|固有|協議|間[にでのと、]|両者|相互|代表|担当|負担|[甲乙丙丁]|発行|独自|等[はがにのを、])"
_ROLES = {  # who does this to whom is the provider (1) or the customer (0)
    r"(?:賃貸|貸し渡|貸付|売渡|販売|供給|提供|使用を許諾|利用を許諾|貸与|派遣|納入|請け?負)": 1,
    r"(?:委託|発注|依頼|注文|委任)": 0,
}


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of a document; `pattern` finds their words in canonical text and `signs` says what stands for each."""

    found: tuple[Party, ...]
    pattern: re.Pattern[str]
    signs: dict[str, str]

    def signed(self, text: Canonical) -> Canonical:
        """Canonical text with a sign for every word that names a party."""
        return text.replaced(self.pattern, self.signs)


def find_parties(texts: Sequence[tuple[Address, Canonical, str]]) -> Parties:
    """The parties named in a document.

    texts: of every unit its address, its canonical text and the text itself, in document order.
    """
    found = _named(texts)
    terms = {party.term for party in found}
    roles = {party.term: party.role for party in found}
    body = "\n".join(canonical.text for _, canonical, _ in texts)
    if terms & set(_MARKS):
        found = [replace(party, role=_role(party.term, party.role, body)) for party in found]
        roles = {party.term: party.role for party in found}
    found += [party for party in _frequent(texts, body, roles) if party.term not in terms]
    signs = {word: PROVIDER for word in _PROVIDER_WORDS} | {word: CUSTOMER for word in _CUSTOMER_WORDS}
    signs |= {mark: PARTY for mark in _MARKS if mark in body}
    for party in found:
        signs[party.term] = {"provider": PROVIDER, "customer": CUSTOMER}.get(party.role, PARTY)
    words = "|".join(map(re.escape, sorted(signs, key=len, reverse=True)))
    pattern = re.compile(rf"(?:{_BEFORE})(?:{words}){_AFTER}")
    return Parties(tuple(found), pattern, signs)


def _named(texts: Iterable[tuple[Address, Canonical, str]]) -> list[Party]:
    """Parties whose word is given where they are named or defined."""
    found: dict[str, Party] = {}
    for address, canonical, original in texts:
        for match in _NAMED.finditer(canonical.text):
            term = match["term"]
            marked = term in _MARKS or _TITLE.sub("", term) in _MARKS
            if term in found or not (marked or term in _PROVIDER_WORDS or re.search(_ORGANISATION, match["name"]) and _acts(term, texts)):
                continue
            start, end = canonical.span(*match.span("name"))
            role = "provider" if not marked else f"party_{'abcd'[_MARKS.index(term)]}" if term in _MARKS else "third_party"
            found[term] = Party(term, _clean(original[start:end]), role, address)
        for pattern in (_CUSTOMER_AS, _MEANS, _BECOMES):
            for match in pattern.finditer(canonical.text):
                term = match["term"]
                meaning = match.groupdict().get("meaning")
                if term in found or term in _PROVIDER_WORDS or term in _MARKS:
                    continue
                if _is_customer_word(term) and (meaning is None or _CUSTOMER_MEANING.search(meaning)):
                    found[term] = Party(term, None, "customer", address)
    return list(found.values())


def _acts(term: str, texts: Iterable[tuple[Address, Canonical, str]]) -> bool:
    """Whether the word stands as who acts in several units: a company that is only mentioned does not."""
    return sum(f"{term}は" in canonical.text or f"{term}が" in canonical.text for _, canonical, _ in texts) >= 3


def _is_customer_word(term: str) -> bool:
    return any(word in term for word in _CUSTOMER_WORDS)


def _clean(name: str) -> str | None:
    plain = re.sub(r"^(?:及び|および|並びに|と)", "", name.strip()).strip(" 　・、,")
    return None if not plain or re.fullmatch(r"[_＿○〇●\s　]+", plain) else plain


def _role(mark: str, role: str, body: str) -> str:
    """provider or customer where the text tells what 甲 does to 乙; the role as it was where it does not."""
    if mark not in _MARKS:
        return role
    votes: Counter[int] = Counter()
    for verb, provider in _ROLES.items():
        votes[provider] += len(re.findall(rf"{mark}は、?(?:[甲乙丙]に(?:対し(?:て)?)?、?|本[^。]{{0,24}}を[甲乙丙]に)[^。]{{0,40}}{verb}", body))
        votes[1 - provider] += len(re.findall(rf"[甲乙丙]は、?{mark}に(?:対し(?:て)?)?、?[^。]{{0,40}}{verb}", body))
    votes[1] += len(re.findall(rf"{mark}は、?(?:これを|[甲乙]から)[^。]{{0,20}}(?:受託|請け?負)", body))
    votes[0] += len(re.findall(rf"{mark}は、?(?:これを|[甲乙]から)[^。]{{0,20}}(?:賃借|借り受|買い受|買受)", body))
    mutual = len(re.findall(r"開示者|受領者|相手方", body))
    if votes[0] == votes[1] or abs(votes[0] - votes[1]) <= mutual // 6:
        return role
    return "provider" if votes[1] > votes[0] else "customer"


def _frequent(texts: Sequence[tuple[Address, Canonical, str]], body: str, roles: dict[str, str]) -> list[Party]:
    """Parties that are not introduced but act throughout: 当社 beside a defined name, 会員 that nobody defined."""
    out: list[Party] = []
    if any(term in _MARKS for term in roles):
        return out
    for words, role in ((_provider_counts(body), "provider"), (_customer_counts(body), "customer")):
        known = [term for term, had in roles.items() if had == role]
        for term, count in words.most_common(3):
            enough = count >= 3 and (role == "provider" and (not known or count >= 5) or role == "customer" and not known)
            if not enough or term in roles or out and out[-1].role == role and role == "customer":
                continue
            address = next(address for address, canonical, _ in texts if term in canonical.text)
            out.append(Party(term, None, role, address))
    return out


def _provider_counts(body: str) -> Counter[str]:
    words = "|".join(sorted(_PROVIDER_WORDS, key=len, reverse=True))
    return Counter(re.findall(rf"(?<![一-龥ァ-ヶー])({words})(?=[はがのにとをへ、・]|から|および|または|所定)", body))


def _customer_counts(body: str) -> Counter[str]:
    words = "|".join(sorted(_CUSTOMER_WORDS, key=len, reverse=True))
    pattern = rf"(?<![一-龥ァ-ヶーごお])((?:[ごお]?[一-龥ァ-ヶー]{{0,6}}?)(?:{words})(?:様)?)(?=[はがのにとをへ、・]|から|および|または)"
    return Counter(re.sub(r"^(?:当該|各|全|他|同|該当|上記|本人|特定)", "", term) for term in re.findall(pattern, body))


def customer_term(found: Sequence[Party], body: str) -> Party | None:
    """The word by which the document mostly calls the customer; a defined word stands before one that is only used."""
    customers = [party for party in found if party.role == "customer"]
    uses = {party.term: len(re.findall(rf"{re.escape(party.term)}[はがのにとをへ、]", body)) for party in customers}
    return max(customers, key=lambda party: uses[party.term], default=None)
