"""Who the two sides are, as the document calls them, and the signs that stand for them in the rules."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.extract import roles as sides
from pipeline.extract.canonical import Canonical, canonical
from pipeline.extract.roles import CUSTOMER_WORDS, MARKS, PROVIDER_WORDS
from pipeline.ontology import CUSTOMER, PARTY, PROVIDER
from pipeline.text.normalize import fold
from pipeline.types.address import Address
from pipeline.types.clause import Definition, Party

_ORGANISATION = "株式会社|合同会社|有限会社|合資会社|合名会社|相互会社|法人|財団|協会|組合|商工会議所|大学|学園|学校|学院|公社|機構|協議会|連合会|センター|研究所"
_NAME = r"[^\s、。,()「」『』:：・※\n]"
_PRONOUN = r"[(](?:以下|以降|以後)[、,]?(?:総称して|単に|併せて)?[「『]?(?P<term>[^「」『』()]{1,14}?)[」』]?(?:と(?:いう|いいます|いい|称|呼|総称|略|記|表)[^()]*)?[)]"
_NAMED = re.compile(rf"(?P<name>{_NAME}{{1,40}}?)(?:[(][^()]*[)])?{_PRONOUN}")
# What stands before a name: お客様と|サイバー…, 本規約は|…; a particle between other than hiragana ends the words before.
_LEADING = re.compile(r"^.*[^ぁ-ん](?:は|と|が|を|に|で|および|または|、)(?=[^ぁ-ん])|^(?:および|ならびに|または)")
_NO_NAME = re.compile(r"希望|申込|利用|する|した|または|および|される|各種|者$")
_KEEPING = re.compile(
    r"^.*?(?:営む|設置する|設立する|経営する|運営する|提供する|開発する|販売する|管理する|所有する|主催する|している|しています|である)(?=\S)"
)
_ORGANISATION_NAME = re.compile(
    r"(?:(?:一般|公益)?(?:社団|財団)法人|(?:学校|医療|宗教|社会福祉|独立行政|国立大学|特定非営利活動)法人|株式会社|合同会社|有限会社|合資会社|合名会社)"
    r"[^\s、。,()「」『』:：・※のがはをにとで]{1,4}[^\s、。,()「」『』:：※がはをに]{0,30}"
    rf"|{_NAME}{{1,30}}?(?:株式会社|合同会社|有限会社|合資会社|合名会社|協同組合|商工会議所|大学|学園)"
)
# 甲：株式会社見本; 委託者（甲）　株式会社見本; 甲 株式会社見本 in the head of a contract.
_HEADED = re.compile(
    rf"(?:^|\n)[\s「(]*(?:(?P<label>{sides.ALL_WORDS})[\s(「]*)?(?P<term>[甲乙丙丁]|(?<![一-龥])(?:{sides.ALL_WORDS}))[)」\s]*(?:[:：\t]| |　|が|は)\s*(?P<name>[^\n。]{{2,60}})"
)
_MARKED = re.compile(r"(?P<name>[^、。()「」\n]{2,40})[(]「?(?P<term>[甲乙丙丁])」?[)]")
_CALLED = re.compile(r"(?P<name>[^、。()「」\n]{2,40})を「?(?P<term>[甲乙丙丁])」?(?:と(?:し|する|いい|称)|、)")
_COVER = Address(("前文",))
_NAMED_OFTEN = 3
"""Times that a third party is named, its definition counted."""
_FIRST = 12
"""Texts of a document in which its sides are named."""
_THIRD = re.compile(
    r"保証人|エンドユーザー?|権利者|代理店|取次店|寄託機関|送配電事業者|法定代理人|親権者|保険会社|家族|(?:導入|提携|協賛|連携)[一-龥]{1,4}$|"
    r"(?:[一-龥ァ-ヶー]事業者|機関|信販会社|収納代行|決済代行|立会人|仲介人|受益者|紹介者|招待者|第三者)$"
)
# Staff of a side is no party of its own.
_STAFF = re.compile(
    r"従業|担当|責任者|管理者|役員|社員|技術者|作業者|作業員|係員|委託先|下請|スタッフ|暴力団|反社|排除|子会社|関係会社|関連会社|グループ|技師|講師|教員"
)
_SERVES = re.compile(
    r"暴力団|従業員(?:$|で|のうち|の中)|役員(?:$|、|および|または)|派遣された|指揮の下|に雇用|置く者$|を担当する|が指名|巡回を委"
)
_OWN = (
    "の従業員",
    "の役員",
    "の社員",
    "の指揮",
    "の職員",
    "が置",
    "が選任",
    "が任命",
    "の議決権",
    "が議決権",
    "の子会社",
)
_THING = re.compile(
    r"^(?:本|個別|当該|基本)|(?:契約|規約|約款|サービス|情報|データ|料金?|金|日|物件?|品|書|業務|システム|ソフトウェア|プログラム|機器|権|勢力|法|サイト|アプリ|等)$"
)
_PERSON = r"(?:者|方|方々|法人|個人|事業主|団体|企業|会社|お客様|人|ユーザー|会員|登録者|利用者|顧客|事業者)"
_CUSTOMER_AS = re.compile(
    rf"(?:利用|購入|申込|登録|入会|契約|受講|締結|使用|参加|加入|注文|予約|承諾|同意)[^。()「」]{{0,30}}{_PERSON}(?:[^。()「」]{{0,12}})?{_PRONOUN}"
)
_MEANS = re.compile(
    rf"[「『]?(?P<term>[^「」『』。、()]{{1,14}}?)[」』]?とは、?(?P<meaning>[^。]{{0,160}}?{_PERSON}(?:等|のこと)?)(?:を|の)?(?:いう|いいま|指|意味|こと|総称|とし)"
)
_CUSTOMER_MEANING = re.compile(r"申込|登録|締結|利用|購入|承諾|入会|加入|受講|許諾|契約|注文|会員|手続を経")
# An entry of a list of definitions: 出店者 第5条の規定により契約が成立した法人
_LISTED = re.compile(
    rf"^「?(?P<term>[一-龥ァ-ヶー]{{2,10}}?)」?(?:[::]|\n|(?=第)|(?<=者)|(?<=員)|(?<=様))(?P<meaning>[^。]{{4,120}}{_PERSON})。?$"
)
_BECOMES = re.compile(r"(?:申込者|希望者|申請者)は、?(?P<term>[^、。「」]{1,12}?)とな(?:り|る)")
_TITLE = re.compile(r"(?:本|当該|各|該当|同|他の|前記|上記|新|旧|対象)$")
# A party's word is a word of its own: 当社サービス and お客様情報 are other words, 当社所定 is the party's.
_BEFORE = r"(?<![一-龥ァ-ヶーA-Za-z0-9])|(?<=当該)|(?<=各)|(?<=全)|(?<=該当)|(?<=本)|(?<=同)|(?<=[甲乙丙丁])|(?<=前記)|(?<=上記)"
_AFTER = r"(?=[^一-龥ァ-ヶーA-Za-z々]|$|所定|指定|自身|自ら|双方|各位|側|宛|名義|本人|以外|所有|固有|協議|間[にでのと、]|両者|相互|代表|担当|負担|[甲乙丙丁]|発行|独自|等[はがにのを、])"


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of a document; `pattern` finds their words in canonical text and `signs` says what stands for each."""

    found: tuple[Party, ...]
    pattern: re.Pattern[str]
    signs: dict[str, str]

    def signed(self, text: Canonical) -> Canonical:
        """Canonical text with a sign for every word that names a party."""
        return text.replaced(self.pattern, self.signs)


def find_parties(
    texts: Sequence[tuple[Address, Canonical, str]], definitions: Sequence[Definition] = (), cover: Sequence[str] = ()
) -> Parties:
    """The parties named in a document.

    texts: of every unit its address, its canonical text and the text itself, in document order; definitions: the terms
    that the document defines; cover: the text of its cover and of its signatures.
    """
    body = "\n".join(form.text for _, form, _ in texts)
    found = _with_roles([*_signing(texts, cover), *_named(texts)], texts)
    found += _defined(found, definitions, texts)
    terms = {canonical(party.term).text for party in found}
    roles = {canonical(party.term).text: party.role for party in found}
    found += [party for party in _frequent(texts, body, roles) if canonical(party.term).text not in terms]
    found = [_with_name(party, found, definitions, cover) for party in found]
    signs = {word: PROVIDER for word in PROVIDER_WORDS} | {word: CUSTOMER for word in CUSTOMER_WORDS}
    signs |= {mark: PARTY for mark in MARKS if mark in body}
    for party in found:
        term = canonical(party.term).text
        if party.role == "third_party":
            signs.pop(term, None)
        else:
            signs[term] = {"provider": PROVIDER, "customer": CUSTOMER}.get(party.role, PARTY)
    words = "|".join(map(re.escape, sorted(signs, key=len, reverse=True)))
    pattern = re.compile(rf"(?:{_BEFORE})(?:{words}){_AFTER}")
    return Parties(tuple(found), pattern, signs)


def _signing(texts: Sequence[tuple[Address, Canonical, str]], cover: Sequence[str]) -> list[Party]:
    """Sides of a contract named without brackets of 以下: 甲：株式会社見本, 株式会社見本（甲）, 株式会社見本を甲とし."""
    found: dict[str, Party] = {}
    head = [text for text in texts[:_FIRST] if text[0].parts[0] in ("前文", "第1条")]
    for address, form, original in (*((_COVER, canonical(text), text) for text in cover), *head):
        for pattern in (_HEADED, _MARKED, _CALLED):
            for match in pattern.finditer(fold(original) if pattern is _HEADED else form.text):
                term, name = match["term"], organisation(match["name"])
                if name and term not in found:
                    label = match.groupdict().get("label") or ""
                    role = sides.of_word(label) or sides.of_label(match["name"]) or sides.of_word(term) or _open(term)
                    found[term] = Party(term, name, role, address)
    return list(found.values()) if len(found) > 1 else []


def _open(term: str) -> str:
    """party_a for 甲: the role of a side of which nothing else is known."""
    return f"party_{'abcd'[MARKS.index(term)]}" if term in MARKS else "party_a"


def _with_roles(found: Sequence[Party], texts: Sequence[tuple[Address, Canonical, str]]) -> list[Party]:
    """Each term once, provider and customer told by who does what where the words leave it open."""
    once = {party.term: party for party in reversed(found)}
    parties = [once[term] for term in dict.fromkeys(party.term for party in found)]
    open_ones = [party.term for party in parties if party.role.startswith("party_")][:2]
    told = sides.by_deeds(open_ones, [form.text for _, form, _ in texts]) if len(open_ones) == 2 else {}
    return [replace(party, role=told.get(party.term, party.role)) for party in parties]


def _defined(
    found: Sequence[Party], definitions: Sequence[Definition], texts: Sequence[tuple[Address, Canonical, str]]
) -> list[Party]:
    """Persons that the document defines and that act in it: the customer by another name, or a third party."""
    known = {canonical(party.term).text for party in found}
    own = [canonical(party.term).text for party in found if party.role in ("provider", "customer")]
    has_customer = any(party.role != "provider" for party in found)
    has_provider = any(party.role != "customer" for party in found)
    out: list[Party] = []
    for definition in definitions:
        term, meaning = canonical(definition.term).text, canonical(definition.meaning).text
        if term in PROVIDER_WORDS and term not in known and organisation(meaning) and not has_provider:
            out.append(Party(definition.term, organisation(fold(definition.meaning)), "provider", definition.address))
            known.add(term)
        if term in known or term in PROVIDER_WORDS or _THING.search(term) or not _is_person(term, meaning):
            continue
        third = bool(_THIRD.search(term)) or (_is_named(meaning) and not _is_customer_word(term))
        third = third or (has_customer and bool(re.match("親権者|法定代理人", meaning)))
        acting = _count(term, texts)
        mentions = sum(form.text.count(term) for _, form, _ in texts)
        if (
            _SERVES.search(meaning)
            or _STAFF.search(term)
            or any(f"{word}{deed}" in meaning for word in own for deed in _OWN)
        ):
            continue
        if third and acting and mentions >= _NAMED_OFTEN:
            out.append(
                Party(
                    definition.term,
                    organisation(fold(definition.meaning)) or _person(meaning),
                    "third_party",
                    definition.address,
                )
            )
        elif not third and (_is_customer_word(term) or acting >= 3) and _CUSTOMER_MEANING.search(meaning):
            out.append(Party(definition.term, None, "customer", definition.address))
            has_customer = True
        elif acting >= 3 and has_customer and re.search(r"(?:者|人|方|家族|団体|機関|事業者)$", term):
            out.append(Party(definition.term, None, "third_party", definition.address))
        else:
            continue
        known.add(term)
    return out


def _is_person(term: str, meaning: str) -> bool:
    return bool(
        _is_named(meaning)
        or _THIRD.search(term)
        or re.search(rf"{_PERSON}(?:等|のこと|のいずれか)?$|(?:お連れ)?様$|[一-龥]社員$", meaning)
    )


def _is_named(meaning: str) -> bool:
    """Whether the meaning is an organisation by its name, not a thing that one runs."""
    name = organisation(meaning)
    return name is not None and meaning.endswith(name)


def _person(meaning: str) -> str | None:
    """汐見匠: the name of a person that is all of a meaning."""
    return (
        meaning
        if re.fullmatch(r"[一-龥々]{2,4}[一-龥々ぁ-んァ-ヶー]{0,4}", meaning) and not re.search(r"者|人$", meaning)
        else None
    )


def _with_name(party: Party, found: Sequence[Party], definitions: Sequence[Definition], cover: Sequence[str]) -> Party:
    """The party with the one organisation that its definition, or else the cover, names."""
    if party.name is None and party.role == "provider" and sum(one.role == "provider" for one in found) == 1:
        told = [one.meaning for one in definitions if one.term == party.term]
        names = [name for text in told if (name := organisation(fold(text)))]
        names += dict.fromkeys(
            name for text in cover for line in fold(text).split("\n") if (name := organisation(line))
        )
        if names and (told or len(set(names)) == 1):
            return replace(party, name=names[0])
    return party


def organisation(text: str) -> str | None:
    """The first name of an organisation in folded text: 本市場を営む株式会社見本堂 -> 株式会社見本堂."""
    for match in _ORGANISATION_NAME.finditer(text):
        name = match[0]
        head = _LEADING.match(name)
        name = name[head.end() :] if head else name
        if not re.fullmatch(_ORGANISATION, name) and len(name) > 3:
            return name
    return None


def _named(texts: Sequence[tuple[Address, Canonical, str]]) -> list[Party]:
    """Parties whose word is given where they are named or defined."""
    found: dict[str, Party] = {}
    others: list[Party] = []
    for address, form, original in texts:
        for pattern in (_CUSTOMER_AS, _MEANS, _LISTED, _BECOMES):
            for match in pattern.finditer(form.text):
                term, meaning = match["term"], match.groupdict().get("meaning")
                known = (
                    term in found
                    or term in PROVIDER_WORDS
                    or term in MARKS
                    or _THIRD.search(term)
                    or sides.of_word(term) in ("discloser", "recipient")
                )
                if known or not (_is_customer_word(term) or _acts(term, texts)):
                    continue
                if meaning is None or _CUSTOMER_MEANING.search(meaning):
                    begin, stop = form.span(*match.span("term"))
                    found[term] = Party(original[begin:stop], None, "customer", address)
        for match in _NAMED.finditer(form.text):
            term, head = match["term"], _LEADING.match(match["name"])
            start, end = match.start("name") + (head.end() if head else 0), match.end("name")
            name = form.text[start:end]
            role = _role_of(term, name, match["name"], texts)
            if term not in found and role and start < end:
                begin, stop = form.span(start, end)
                named = re.search(_ORGANISATION, name) or not (term in CUSTOMER_WORDS or "当事者" in name)
                found[term] = Party(term, _clean(original[begin:stop]) if named else None, role, address)
            elif term not in found and start < end and not _THING.search(term) and _acts(term, texts):
                others.append(Party(original[slice(*form.span(*match.span("term")))], None, "provider", address))
    roles = {party.role for party in found.values()}
    # Of two sides the one that is not the customer: ○○（以下「乙社」という。）.
    return [*found.values(), *([] if roles - {"customer"} else others[:1])]


def _role_of(term: str, name: str, before: str, texts: Sequence[tuple[Address, Canonical, str]]) -> str | None:
    """The role of who is called `term`; None where the bracket names no party."""
    if term in MARKS:
        return sides.of_label(before) or _open(term)
    if role := sides.of_word(term):
        return role
    if term in PROVIDER_WORDS:
        return "provider"
    organisation = re.search(_ORGANISATION, name) and not _NO_NAME.search(name)
    return "provider" if organisation and (re.match(r"[当弊本]|運営", term) or _acts(term, texts)) else None


def _acts(term: str, texts: Sequence[tuple[Address, Canonical, str]]) -> bool:
    """Whether the word stands as who acts in several units: a company that is only mentioned does not."""
    return _count(term, texts) >= 3


def _count(term: str, texts: Sequence[tuple[Address, Canonical, str]]) -> int:
    """In how many units the word stands as who acts or with whom one deals."""
    deeds = tuple(f"{term}{particle}" for particle in ("は", "が", "に対", "に、", "から", "との", "の承諾", "の同意"))
    return sum(any(deed in form.text for deed in deeds) for _, form, _ in texts)


def _is_customer_word(term: str) -> bool:
    return any(word in term for word in CUSTOMER_WORDS)


def _clean(name: str) -> str | None:
    name = _KEEPING.sub("", name)
    plain = re.sub(rf"^(?:及び|および|並びに|と)?\s*(?:{sides.ALL_WORDS})?\s*[:：]?\s*", "", name.strip()).strip(
        " 　・、,"
    )
    return None if not plain or re.fullmatch(r"[_＿○〇●\s　]+", plain) else plain


def _frequent(texts: Sequence[tuple[Address, Canonical, str]], body: str, roles: dict[str, str]) -> list[Party]:
    """Parties that are not introduced but act throughout: 当社 beside a defined name, 会員 that nobody defined."""
    out: list[Party] = []
    if any(role not in ("provider", "customer", "third_party") or term in MARKS for term, role in roles.items()):
        return out
    uses = _customer_counts(body)
    known = max(
        (
            len(re.findall(rf"{re.escape(term)}(?=[はがのにとをへ、・])", body))
            for term, role in roles.items()
            if role == "customer"
        ),
        default=0,
    )
    candidates = [(term, "customer") for term, count in uses.most_common(1) if count >= 3 and count > known]
    named = "provider" in roles.values()
    candidates += [
        (term, "provider")
        for term, count in _provider_counts(body).most_common(2 if named else 1)
        if count >= (5 if named else 3) and (not named or term[0] in "当弊小")
    ]
    if not candidates and not known:
        candidates += [(term, "customer") for term, count in _subjects(body, roles).most_common(1) if count >= 3]
    for term, role in candidates:
        if term not in roles:
            address, form, original = next(text for text in texts if term in text[1].text)
            at = form.text.index(term)
            begin, stop = form.span(at, at + len(term))
            out.append(Party(original[begin:stop], None, role, address))
    return out


def _subjects(body: str, roles: dict[str, str]) -> Counter[str]:
    """Nouns that begin a sentence as the one who must or may: the customer where no known word stands for him."""
    found = re.findall(
        r"(?:^|[。\n])([一-龥ァ-ヶー]{2,10})は、[^。]{0,120}(?:てはな|なければな|ものとし|ものとする|できる|できます)",
        body,
    )
    return Counter(
        term for term in found if term not in roles and not re.search(r"規約|契約|条|サービス|料|期間|前項", term)
    )


def _provider_counts(body: str) -> Counter[str]:
    words = "|".join(sorted(PROVIDER_WORDS, key=len, reverse=True))
    return Counter(re.findall(rf"(?<![一-龥ァ-ヶー])({words})(?=[はがのにとをへ、・]|から|および|または|所定)", body))


def _customer_counts(body: str) -> Counter[str]:
    words = "|".join(sorted(CUSTOMER_WORDS, key=len, reverse=True))
    pattern = rf"(?<![一-龥ァ-ヶーごお])((?:[ごお]?[一-龥ァ-ヶー]{{0,6}}?)(?:{words})(?:様)?)(?=[はがのにとをへ、・]|から|および|または)"
    return Counter(re.sub(r"^(?:当該|各|全|他|同|該当|上記|本人|特定)", "", term) for term in re.findall(pattern, body))


def customer_term(found: Sequence[Party], body: str) -> Party | None:
    """The word by which the document mostly calls the customer; a defined word stands before one that is only used."""
    customers = [party for party in found if party.role == "customer"]
    uses = {
        party.term: len(re.findall(rf"{re.escape(canonical(party.term).text)}[はがのにとをへ、]", body))
        for party in customers
    }
    return max(customers, key=lambda party: uses[party.term], default=None)
