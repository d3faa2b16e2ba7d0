"""What a contract is: its kind, the day it was made, the sum it is about."""

import re
from collections.abc import Iterator

from pipeline.extract.fields.context import Context, clip
from pipeline.extract.fields.words import flat
from pipeline.extract.reader import COVER, Sentence
from pipeline.extract.values import dates, money
from pipeline.types.clause import Fact
from pipeline.types.document import Kind

_TITLED = (
    ("秘密保持契約", re.compile(r"秘密保持|機密保持|守秘|NDA")),
    ("変更契約", re.compile(r"変更契約|変更合意|変更覚書|変更に関する")),
    ("賃貸借契約", re.compile(r"賃貸借|転貸借|駐車場契約|リース")),
    ("雇用契約", re.compile(r"雇用契約|労働契約|労働条件")),
    ("派遣契約", re.compile(r"派遣")),
    ("請負契約", re.compile(r"請負|工事")),
    ("販売代理店契約", re.compile(r"代理店|販売店契約|特約店")),
    ("フランチャイズ契約", re.compile(r"フランチャイズ|加盟店契約")),
    ("金銭消費貸借契約", re.compile(r"消費貸借|金銭貸借|融資契約")),
    ("業務委託契約", re.compile(r"業務委託|委任契約|準委任|委託契約|委託基本契約|顧問契約|コンサルティング")),
    ("保守契約", re.compile(r"保守")),
    ("売買契約", re.compile(r"売買|販売契約|取引基本契約|購入契約|供給契約")),
    ("使用許諾契約", re.compile(r"使用許諾|ライセンス契約|利用許諾|使用契約")),
)
# 次のとおり保守契約（以下「本契約」という。）を結ぶ
_CONCLUDES = re.compile(
    r"(?:契約|覚書|合意書?|取決め|約定)(?:\([^()]*\))?を、?(?:ここに、?)?(?:締結|結[ばびぶん]|取り?交わ|交わ|作成|とりかわ)"
)
_NAME = re.compile(r"[一-龥ァ-ヶー]{2,16}(?:契約|覚書|合意)$")
_CONTRACT = re.compile(r"契約書?(?:\(|$)|覚書|合意書")


def is_contract(context: Context) -> bool:
    """Whether two sides sign the document, not one that sets terms for many."""
    parties = context.reading.parties.found
    return bool(_CONTRACT.search(re.sub(r"\s", "", context.reading.document.title))) or any(
        party.term in "甲乙" for party in parties
    )


_OFFERED = re.compile(
    r"賃貸|使用許諾|利用許諾|ライセンス|代理店|販売店|特約店|加盟店|フランチャイズ|利用|リース"
    r"|(?:会員|入居|入会|受講|介護|看護|保育|運送|引越)(?!.*(?:委託|請負|派遣))"
)


def is_commissioned(context: Context) -> bool:
    """Whether two named sides made the contract and the work is ordered: nobody offers a service to many then."""
    sides = [party for party in context.reading.parties.found if party.role != "third_party"]
    named = len(sides) > 1 and all(party.name for party in sides)
    return named and not _OFFERED.search(re.sub(r"\s", "", context.reading.document.title))


def contract_kind(context: Context) -> Iterator[Fact]:
    """The kind of contract the title names; the title itself where it is none of the usual kinds."""
    title = re.sub(r"\s", "", context.reading.document.title)
    if not is_contract(context) or not title:
        return
    kind = next((kind for kind, pattern in _TITLED if pattern.search(title)), re.sub(r"(?<=契約)書$", "", title))
    opening = [one for one in context.reading.sentences() if one.node.unit.kind in (*COVER, Kind.PREAMBLE)]
    pattern = next((pattern for name, pattern in _TITLED if name == kind), re.compile(re.escape(title)))
    named, bare = _conclusions(opening)
    titled = [(one, found.span()) for one in opening if (found := pattern.search(one.text))]
    for sentence, span in (*named, *((one, clip(one, *place)) for one, place in titled), *bare):
        yield context.fact("contract.kind", kind, sentence, *span, confidence=0.8)
        return


_Places = list[tuple[Sentence, tuple[int, int]]]


def _conclusions(opening: list[Sentence]) -> tuple[_Places, _Places]:
    """Where the preamble says that a contract is made: with the name of its kind (代理店契約を結ぶ), and without (契約を結ぶ)."""
    named: _Places = []
    bare: _Places = []
    for sentence in opening:
        if sentence.node.unit.kind is Kind.PREAMBLE and (found := _CONCLUDES.search(flat(sentence.text))):
            if name := _NAME.search(sentence.text[: found.start()] + found.group()[:2]):
                named.append((sentence, name.span()))
            else:
                start = max(sentence.text.rfind("、", 0, found.start()) + 1, found.end() - 56, 0)
                known = found.group().startswith(("覚書", "合意"))
                (named if known else bare).append((sentence, (start, found.end())))
    return named, bare


def contract_date(context: Context) -> Iterator[Fact]:
    """The day beside the signatures, or the one the text calls 締結日."""
    if not is_contract(context):
        return
    for sentence in context.reading.sentences():
        signed = sentence.node.unit.kind is Kind.CLOSING
        for date in dates(sentence.text):
            near = sentence.text[max(0, date.start - 10) : date.start] + sentence.text[date.end : date.end + 8]
            if (signed and not re.search(r"施行|改定|改訂|制定|法律", near)) or re.search(
                r"締結|契約日|契約締結日", near
            ):
                yield context.fact(
                    "contract.date", date.value, sentence, *clip(sentence, date.start, date.end), confidence=0.75
                )


_EACH = re.compile(
    r"[1一](?:件|回|台|個|本|枚|名|人|時間|日|部|冊|通|泊|kg|トン)(?:に(?:つき|付き)|あたり|当たり|ごとに)[^。、]{0,8}$"
)
"""報酬は、1件につき8万円とする: the price of one, not of all."""


def contract_amount(context: Context) -> Iterator[Fact]:
    """The sum the whole contract is about."""
    if not is_contract(context):
        return
    for sentence in context.sentences("fees"):
        for sum_ in money(sentence.text):
            if re.search(
                r"(?:契約金額|委託料|請負代金|代金|報酬|対価|売買代金|賃料|総額)[^。、]{0,24}(?:は|を|として|金)、?[^。、]{0,16}$|総額(?:金|で)?$",
                sentence.text[: sum_.start],
            ):
                head, tail = sentence.text[: sum_.start], sentence.text[sum_.end :]
                if not re.match(r"未満|を?超え|以上|以下", tail) and not _EACH.search(head):
                    yield context.fact(
                        "contract.amount", sum_.value, sentence, *clip(sentence, sum_.start, sum_.end), confidence=0.7
                    )
