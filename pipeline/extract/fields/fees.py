"""Money: what is to be paid, what a deposit is asked for, what being late costs."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from pipeline.extract.canonical import Canonical, canonical
from pipeline.extract.fields.amended import replaced
from pipeline.extract.fields.context import Context, clip, printed
from pipeline.extract.fields.prices import OWED, is_debt, is_denied, is_price
from pipeline.extract.fields.tables import Cell, Table, stands_in_table, tables
from pipeline.extract.fields.words import FEE
from pipeline.extract.reader import COVER, Node, Sentence
from pipeline.extract.values import Found, money, rates
from pipeline.text.numerals import number
from pipeline.text.places import Places
from pipeline.types.clause import Fact, Value
from pipeline.types.document import Kind

_FEE = re.compile(FEE)
# Sums of money that nobody pays as a price: what is compensated, measured, earned or limited.
_NOT_A_FEE = re.compile(
    r"ポイント|損害|賠償|弁償|保険金|資本金|上限|限度|違約金|違約罰|罰金|過料|過怠金|補償|債務超過|差押|負債|端数|未満|見舞金|慰謝料|売上|年収|収入|所得"
    r"|割引|値引|還元|相当の|クーポン|残高(?!から|証明)|範囲|弁済金|香典|見舞|祝金|予算|時価|評価額|純資産|手形|印紙"
)
_LIMIT = re.compile(
    r"^(?:\([^()]*\))?(?:未満|を?超え|を?超過|を?上回|以上(?!前)|以下|以内|を上限|を限度|に満た|を?下回|を加えた額|に達|まで(?!に)|を?単位|刻み|きざみ|ごと|札|硬貨|玉|紙幣|分の(?!料|利|使)|相当|につき[0-9一]+(?:ポイント|個|点)|を切)"
)
_OF_TAX = re.compile(r"(?:消費税|税)(?:および地方消費税)?(?:等|額|相当額|の額)*[はが]?$")
_DEDUCTED = re.compile(r"(?:\([^()]*\))?(?:を|が)?[^、。]{0,8}(?:差し?引|控除)|のいずれか|または[^、。]{0,24}いずれか")
_TAKEN = re.compile(
    r"円(?:\([^()]*\))?(?:を|が|も)(?:申し受け|いただき|頂き|ちょうだい|頂戴|徴収|かかり|かかる|要します)"
)
_NEVER = frozenset({"liability_limit", "insurance", "customer_liability", "deposit"})
_QUALIFIER = re.compile(
    r"(年額|月額|日額|年間|月間|初年度|次年度|[0-9一二三]+年目|初期費用|入会金|事務手数料|登録料|年会費|月会費|会費|送料|基本料金|更新料|更新時|初回|延長料金?|解約手数料|キャンセル料|再発行(?:手数)?料|敷金|礼金|保証金|管理費|共益費|賃料|一般|学生|法人|個人|大人|小人|子供|こども"
    r"|[^、。はがをに(]{0,20}(?:会員事業者|非会員|会員|以外の場合|プラン|コース|1(?:回|台|人|名|時間|個|件|日|泊|冊|枚|口|室|通|本|着|月|か月|年|週|分|食|杯|頭|匹)(?:あたり|当たり|につき|の)?))"
)


def fee_amount(context: Context) -> Iterator[Fact]:
    """Sums to be paid, in sentences and in tables; the qualifier is what tells them apart (年額, 会員, 1台あたり)."""
    for sentence in context.sentences():
        if any(sign in sentence.text for sign in ("円", "¥", "ドル", "$")):
            yield from _told_amounts(context, sentence)
    for node in context.reading.walk():
        if node.address is not None and node.unit.kind not in COVER:
            for table in tables(node):
                yield from _listed_amounts(context, node, table)


def _told_amounts(context: Context, sentence: Sentence) -> Iterator[Fact]:
    text = sentence.text
    sums = list(money(text))
    for at, sum_ in enumerate(sums):
        if stands_in_table(sentence.block, sentence.original_span(sum_.start, sum_.end)[0]):
            continue
        before, after = text[max(0, sum_.start - 60) : sum_.start], text[sum_.end : sum_.end + 24]
        if _LIMIT.match(after) or not (
            _about_fees(context, sentence, text[max(0, sum_.start - 60) : sum_.end + 24])
            or is_price(text, sum_)
            or is_debt(text, sum_)
        ):
            continue
        if is_denied(text, sum_) or replaced(text, sum_.start) or _OF_TAX.search(before) or _DEDUCTED.match(after):
            continue
        owed, own = OWED.match(text, sum_.end - 1), context.of(sentence)[:1]
        if not owed and _NOT_A_FEE.search(before[-12:] + after[:10]):
            continue
        if set(own) & _NEVER and not (owed or (own == ("insurance",) and is_price(text, sum_))):
            continue
        if re.search(r"損害を(?:与え|及ぼ|生じ|被)", text[: sum_.start]):
            continue
        told = re.split(r"円(?:\([^()]*\))?", before[-40:])[-1]
        qualifier = printed_words(sentence, sum_.start - len(told), list(_QUALIFIER.finditer(told)))
        value = _with_tax(
            sum_.value, text[sums[-1].end :] if at + 1 < len(sums) else "", r"いずれも|各|それぞれ|すべて"
        )
        span = clip(sentence, sum_.start, sum_.end)
        yield context.fact("fee.amount", value, sentence, *span, confidence=0.75, qualifier=qualifier)


def _about_fees(context: Context, sentence: Sentence, near: str) -> bool:
    """Whether the words around a sum, or the lead or the caption over its list, speak of something to be paid."""
    if _FEE.search(near) or _TAKEN.search(near):
        return True
    above = sentence.node.parent if sentence.node.unit.kind.value in ("item", "subitem") else None
    lead = above.sentences[-1].text if above is not None and above.sentences else ""
    return bool(_FEE.search(lead) or _FEE.search(sentence.node.article.caption)) and not _NOT_A_FEE.search(lead)


def printed_words(sentence: Sentence, offset: int, found: list[re.Match[str]]) -> str | None:
    """The words of the matches, as printed, joined: 会員 年額."""
    words = [printed(sentence, offset + match.start(), offset + match.end()) for match in found[-2:]]
    return " ".join(word for word in words if word) or None


def _with_tax(value: Value, words: str, said: str) -> Value:
    """A sum with the tax that a note for several sums tells (いずれも税込, 消費税を含みます), where its own words do not."""
    if not isinstance(value, Mapping) or value["tax"] != "unspecified" or "税" not in words:
        return value
    note = re.search(
        rf"(?:{said})?[^。]{{0,24}}?(税込|内税|税抜|税別|外税|消費税[^。]{{0,20}}(?:含[まむみん]|別|加え))", words
    )
    if note is None or (said and not re.search(said, words[: note.end()])):
        return value
    out = re.search(r"抜|別|外税|加え|含ま(?:ない|ず|れない|れません|ません)", words[note.start() : note.end() + 6])
    return {**value, "tax": "excluded" if out else "included"}


_MONEY_COLUMN = re.compile(rf"{FEE}|円|額")
_NO_MONEY_COLUMN = re.compile(
    r"台数|人数|個数|点数|件数|数量|定員|上限|限度|割引|還元|ポイント|保険金|補償|賠償|型式|番号|年月|時間"
)
# What is bought, earned or advised to others, not paid here.
_NO_PRICE = re.compile(r"購入額|購入金額|小売価格|実績|目標|基準額|対象額|取引額")
_BARE = re.compile(r"\s*[0-9][0-9,]*\s*")
_UNIT_OF_SUM = {"千円": 1000, "万円": 10_000, "百万円": 1_000_000}


def _listed_amounts(context: Context, node: Node, table: Table) -> Iterator[Fact]:
    """The sums in the cells of a table of prices; a bare number counts where the heading or the lead names yen."""
    lead = table.lead[-120:]
    about = f"{node.caption}{node.article.caption}{lead}{''.join(table.header)}{_pointing(context, node)}"
    unit = re.search(r"単位\s*[:：]?\s*((?:千|万|百万)?円)", lead)
    for cell in table.cells:
        form = canonical(cell.text)
        if not form.text or not (_FEE.search(f"{cell.column}{cell.row}{cell.text}") or _FEE.search(about)):
            continue
        if _NO_MONEY_COLUMN.search(cell.column) and not re.search(r"料|費|円|額", cell.column):
            continue
        if _NO_PRICE.search(cell.column) or re.search(r"税$", cell.row):
            continue
        if _NOT_A_FEE.search(cell.column) or (not cell.column and _NOT_A_FEE.search(cell.row)):
            continue
        yen = unit[1] if unit else next(iter(re.findall(r"((?:千|万|百万)?円)", cell.column)), None)
        if re.search(r"減ず|減額|差し?引|敷金|保証金", cell.text + cell.row):
            continue
        for sum_ in _sums_of_cell(form, yen if _MONEY_COLUMN.search(cell.column) else None):
            if not (_LIMIT.match(form.text[sum_.end :]) or _OF_TAX.search(form.text[: sum_.start])):
                value = _with_tax(_with_tax(sum_.value, cell.column, ""), f"{lead}\n{table.note[:80]}", "")
                yield _listed(context, node, table, cell, form, Found(value, sum_.start, sum_.end))


def _pointing(context: Context, node: Node) -> str:
    """What the text says of an annex: 運賃の額は、別表のとおりとする; "" for what is none."""
    if node.article.unit.kind is not Kind.APPENDIX:
        return ""
    named = re.compile(rf"{re.escape(str(node.article.address))}(?!第?[0-9]|の[0-9])")
    return "".join(one.text for one in context.sentences() if named.search(one.text))


def _sums_of_cell(form: Canonical, yen: str | None) -> Iterator[Found]:
    if not _BARE.fullmatch(form.text):
        yield from money(form.text)
        return
    amount = number(form.text.replace(",", "")) if yen else None
    if yen and amount:
        scaled = amount * _UNIT_OF_SUM.get(yen, 1)
        yield Found({"amount": scaled, "currency": "JPY", "tax": "unspecified"}, 0, len(form.text))


def _listed(context: Context, node: Node, table: Table, cell: Cell, form: Canonical, found: Found) -> Fact:
    begin, stop = form.span(0, len(form.text)) if len(form.text) <= 40 else form.span(found.start, found.end)
    begin, stop = cell.start + begin, cell.start + stop
    column = re.sub(r"[(（][^()（）]*[)）]", "", cell.column).strip()
    own = form.text[: found.start].rstrip("約金") if found.start <= 12 else ""
    words = [word for word in (cell.row, column, own) if word and not _BARE.fullmatch(word)]
    assert node.address is not None
    return Fact(
        field="fee.amount",
        value=found.value,
        quote=table.block.original[begin:stop],
        addresses=(node.address,),
        spans=Places(table.block.original, table.block.spans, context.reading.document.source.text).spans(begin, stop),
        confidence=0.85,
        qualifier=" ".join(dict.fromkeys(words)) or None,
    )


def deposit_threshold(context: Context) -> Iterator[Fact]:
    """The sum above which a deposit is asked for."""
    for sentence in context.sentences("deposit", "fees"):
        if not re.search(r"保証金|預託金|デポジット|預り金|担保|申込金|前金|手付", sentence.text):
            continue
        for sum_ in money(sentence.text):
            if re.match(r"(?:\([^()]*\))?(?:を?超え|を?超過|以上|を?上回|に達)", sentence.text[sum_.end :]):
                yield context.fact("deposit.threshold", sum_.value, sentence, *clip(sentence, sum_.start, sum_.end + 6))


_LATE = re.compile(
    r"遅延|延滞|遅滞|遅れ|遅く|支払期日|支払期限|滞納|未払|支払わ|払わ|納め(?:な|ず|ら)|怠|過ぎ|経過|履行しない|履行されない|期日までに|期限までに|利息|利率|損害金|遅損"
)
_INTEREST_OF_DEPOSIT = re.compile(
    r"(?:保証金|預託金|預り金|敷金|返金|返還|払戻|返す)[^。]{0,60}利息|(?:法定利率|割引|手数料率|値引)"
)
# 支払済みまで14.6%(年365日日割計算)の遅延損害金: by the year where no other time is named.
_BARE_RATE = re.compile(
    r"(?:まで|期間につき)、?(?P<percent>[0-9]{1,2}(?:\.[0-9]+)?)(?:%|パーセント)(?:\([^()]*\))?(?:の割合)?(?:の|による|で)[^。、]{0,12}(?:遅延|延滞|損害金|利息)"
)
_IS_LATE = re.compile(r"遅|滞|怠|支払わ|払わ|過ぎ|損害金")


def late_charge(context: Context) -> Iterator[Fact]:
    """The rate of interest for what is paid late."""
    for sentence in context.sentences():
        text = sentence.text
        known = "late_charge" in context.of(sentence) or re.search(r"遅延|延滞|遅れ", sentence.node.article.caption)
        if not (known or _LATE.search(text)):
            continue
        for rate in rates(text):
            if _INTEREST_OF_DEPOSIT.search(text) and not _IS_LATE.search(text):
                continue
            yield context.fact(
                "late_charge.rate", rate.value, sentence, *clip(sentence, rate.start, rate.end), confidence=0.95
            )
        if (bare := _BARE_RATE.search(text)) and not any(rates(text)):
            value: dict[str, Value] = {"rate": float(Decimal(bare["percent"]) / 100), "per": "year"}
            yield context.fact("late_charge.rate", value, sentence, *clip(sentence, *bare.span()), confidence=0.6)
