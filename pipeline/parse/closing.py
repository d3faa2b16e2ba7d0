"""Where the text of the last article, 附則 or 別紙 ends and the closing of the document begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.parse.lines import Line
from pipeline.parse.rows import ADDRESS, BLANKS, COMPANY, DATE, cells

_END = re.compile(r"^\s*以\s*上\s*[。.]?$")
_MADE_OUT = re.compile(
    r"^(?:甲と?乙は、?)?(?:本(?:\S{0,6}契約|覚書|合意|書|約定|協定|変更契約|確認)|以上|上記|前記|この(?:契約|覚書|証書)|これを|後日)"
    r"(?=.{0,70}(?:証する|証とし|の証に|証し|証拠|証書|通(?:を|ずつ)?(?:書面を)?作成|各自?[1一]通|[\d一二三四五]通(?:とし|ずつ)))"
    r".{0,90}(?:証する|証とし|の証に|証し|証拠|作成|締結|合意|保有|所持|保管|手元|記名|署名|押印|捺印)"
)
_CONCLUDED = re.compile(
    r"^(?:(?:以上|上記)(?:、|の(?:とおり|通り)).*(?:定め|制定|作成|締結|合意|署名|記名|押印|捺印|誓約|申し?込)[^。]{0,12}"
    r"|.{0,20}(?:本|上記|以上|前記|この)[^。、]{0,15}(?:を|に|について).{0,30}?(?:同意|承諾|了承|承認|誓約|申し?込み?|契約)(?:し|いた|致|ま)[^。]{0,6})。$"
)
_DAY = re.compile(
    rf"^(?:本?(?:契約|締結|契約締結|合意|作成|記入|申込)(?:年月)?日\s*:?\s*)?(?:{DATE}"
    rf"|(?:令和|平成|西暦|20)?[\s\d{BLANKS}元]*年[\s\d{BLANKS}]*月[\s\d{BLANKS}]*日?)$"
)
_NAMES = (
    "甲|乙|丙|丁|戊|委託者|受託者|委任者|受任者|売主|買主|貸主|借主|賃貸人|賃借人|貸人|借人|使用貸人|使用借人|開示者|受領者|開示当事者"
    "|受領当事者|発注者|受注者|注文者|請負人|請負者|使用者|労働者|雇用主|被用者|従業員|譲渡人|譲受人|寄託者|受寄者|債権者|債務者"
    "|連帯保証人|保証人|立会人|媒介者|仲介人|仲介業者|許諾者|被許諾者|実施権者|ライセンサー|ライセンシー|派遣元|派遣先|契約者|申込者|利用者"
    "|販売者|販売店|購入者"
)
_DEFINED = re.compile(r"[(](?:以下|以降)[^()]{0,40}[)]")
_TERM = re.compile(r"[「『]((?![本当各])[^「」『』、]{1,15})[」』]")
_LABEL = re.compile(
    r"^[(【\[]?(?:住\s*所|所\s*在\s*地?|本\s*店(?:所在地)?|本\s*社|主たる事務所|事務所|氏\s*名|姓\s*名|名\s*称|商\s*号|会社名|法人名|団体名|社\s*名"
    r"|屋\s*号|代\s*表(?:者|取締役|社員|理事|執行役)?|取締役|理事長|代理人|役\s*職|職\s*名|肩\s*書|部\s*署|担当者?|電\s*話|TEL|Tel|FAX|E-?mail"
    r"|メール|生年月日|署\s*名|記\s*名|印|法人番号|登録番号|免許証?番号)"
    r"(?:名|氏名|社長|番号|アドレス)?[)】\]]?(?:\s|[:(_]|$)"
)
_SEAL = re.compile(r"[(\[]?印[)\]]?$|_{3,}")
_SEALED = re.compile(r"(?:\s印|[(\[]\s*[捺押]?印\s*[)\]])$")
_OWNER = re.compile(r"©|ⓒ|\(c\)\s|copyright|all rights reserved", re.IGNORECASE)
_ADDRESSED = re.compile(r"(?:御中|様|殿)$")
_PLACE_TO_SIGN = re.compile(
    r"^[■●【(\[<]?\s*(?:記名|署名|調印|当事者)(?:・?(?:記名|署名|押印|捺印))*(?:欄|頁|ページ|の?表示)\s*[】)\]>]?$"
)
_LEADS = re.compile(r"(?:次|以下|下記|左記)の|とおり|通り|[:]$")
# 右の日に施行する, 末尾記載の期日から, 下記をもって効力を生ずる: the day itself stands by itself.
_DAY_APART = re.compile(
    r"(?:(?<![一-龠])[右左上下次]|以下|頭書|冒頭|末尾|表記|後掲|[右左上下前後]記)(?:(?:の|に|記載|所定|表示)[^。、]{0,10}?)?期?日(?![本常程数額割曜])"
    r"|(?:以下|末尾|[左下後]記|(?<![一-龠])[左下次])(?:から|より|をもって|に(?:よる|より)|と(?:する|し|いたし|致し)).{0,20}(?:施行|発効|効力|適用|実施|$)"
)
_IN_FORCE = re.compile(r"日|施行|発効|効力|適用|実施")
_CONTACT = re.compile(r"電話|TEL|Tel|FAX|@|https?:|メール|窓口|相談|問い?合わ?せ|[:]")
_ISSUER = 4  # lines with the name of one who issues terms
_LONGEST = 90  # characters of a line with two columns of names
_SOON = 3  # lines under a date within which one who signs is named
_RUN_ON = 3  # lines of the sentence that opens a closing, or stands above a day
_FIRST = 40  # lines of a document within which its parties are defined


@dataclass(frozen=True, slots=True)
class Signers:
    """How lines name the parties who sign: before and behind are what a cell begins and ends with."""

    before: re.Pattern[str]
    behind: re.Pattern[str]


def signers(lines: Sequence[Line]) -> Signers:
    """The names that parties of contracts have, and those that the first lines of a document define."""
    text = "".join(line.text for line in lines[:_FIRST])
    terms = (term for defined in _DEFINED.findall(text) for term in _TERM.findall(defined))
    names = "|".join([_NAMES, *map(re.escape, terms)])
    return Signers(
        re.compile(
            rf"^[(【\[<]?\s*(?:{names})\s*[)】\]>]?(?:\s*[(【\[]\s*(?:{names})\s*[)】\]])?\s*(?:[:]|\s|$|(?<=[)】\]>]))"
        ),
        re.compile(rf"[(【\[]\s*(?:{names})\s*[)】\]]$"),
    )


def begins(lines: Sequence[Line], cut: Sequence[float], signers: Signers, *, form: bool = False) -> int:
    """Index of the first line of the closing among the lines of a body; their number where there is none.

    cut: how surely each line continues the one before; form: what is to be filled in and signed is text of the body.
    """
    last = tail(lines, signers)
    for index, line in enumerate(lines):
        if _END.match(line.text) and (not form or index + 1 >= last):
            return index
        if index and made_out(lines, cut, index):
            return index
        if not form and (
            _dated(lines, index, last, signers)
            or _to_sign(lines, index, signers)
            or _concluded(lines, cut, index, last, signers)
        ):
            return index
    return len(lines) if form else min(_parties(lines, last, signers), _issued(lines))


def cuts(lines: Sequence[Line], cut: Sequence[float]) -> list[float]:
    """For each line of a closing how surely it continues the one before: only the sentence that opens it runs over lines."""
    kept: list[float] = []
    opened = False
    for index, line in enumerate(lines):
        kept.append(cut[index] if opened else 0.0)
        goes_on = opened and cut[index] >= 0.5
        opens = _MADE_OUT.match(line.text) or (not index and line.text.startswith(("以上", "上記")))
        opened = (goes_on or bool(opens)) and not line.text.endswith("。")
    return kept


def tail(lines: Sequence[Line], signers: Signers) -> int:
    """Index of the first of the lines at the end that are dates and names of who signs, and nothing else."""
    first = len(lines)
    while first and is_end(lines[first - 1], signers):
        first -= 1
    return first


def is_end(line: Line, signers: Signers) -> bool:
    """True for a line that is a day, names one who signs, or says whose text this is."""
    return names_signer(line, signers) or bool(_DAY.match(line.text)) or _names_owner(line)


def names_signer(line: Line, signers: Signers) -> bool:
    """True for a line with the name of one who signs, an address, a company, or a place for a seal."""
    text = line.text
    if len(text) > _LONGEST or text.endswith(("。", "、")) or line.heading:
        return False
    return any(
        pattern.search(cell)
        for cell in cells(text)
        for pattern in (signers.before, signers.behind, _LABEL, _SEAL, COMPANY, ADDRESS, _ADDRESSED)
    )


def made_out(lines: Sequence[Line], cut: Sequence[float], index: int) -> int:
    """Where the sentence ends that begins here and says in how many copies the contract is made out; 0 for any other."""
    text, after = _sentence(lines, cut, index)
    return after if _MADE_OUT.match(text) else 0


def _sentence(lines: Sequence[Line], cut: Sequence[float], index: int) -> tuple[str, int]:
    """The sentence that begins on a line, and the index of the line after it; "" where none begins."""
    if lines[index].plain or cut[index] > 0.5:
        return "", index
    after = index + 1
    while after < min(index + _RUN_ON, len(lines)) and cut[after] >= 0.5:
        after += 1
    return "".join(line.text for line in lines[index:after]), after


def _concluded(lines: Sequence[Line], cut: Sequence[float], index: int, last: int, signers: Signers) -> bool:
    """True for a sentence that only says what is signed, with nothing but who signs below it."""
    text, after = _sentence(lines, cut, index) if index else ("", 0)
    if not _CONCLUDED.match(text) or after == len(lines):
        return False
    named = any(_names_party(line, signers) for line in lines[after : after + _SOON])
    return _dated(lines, after, last, signers) or (after == last and named)


def _names_owner(line: Line) -> bool:
    return len(line.text) <= _LONGEST and bool(_OWNER.search(line.text)) and not line.text.endswith(("。", "、"))


def _dated(lines: Sequence[Line], index: int, last: int, signers: Signers) -> bool:
    """True for a day and then one who signs."""
    if not _DAY.match(lines[index].text):
        return False
    signed = lines[index + 1 : index + 1 + _SOON]
    if any(_names_party(line, signers) or _SEALED.search(line.text) for line in signed):
        return True
    return 0 < index and index + 1 >= last and any(names_signer(line, signers) for line in signed)


def _issued(lines: Sequence[Line]) -> int:
    """Index of the day that terms end with, where it stands alone behind their last sentence."""
    if len(lines) < 2 or not _DAY.match(lines[-1].text) or _LEADS.search(lines[-2].text):
        return len(lines)
    sentence = "".join(line.text for line in lines[-1 - _RUN_ON : -1]).rstrip("。").rpartition("。")[2]
    if _IN_FORCE.search(sentence) and _DAY_APART.search(sentence):
        return len(lines)
    return len(lines) - lines[-2].text.endswith("。")


def _to_sign(lines: Sequence[Line], index: int, signers: Signers) -> bool:
    below = lines[index + 1 : index + 2]
    return bool(_PLACE_TO_SIGN.match(lines[index].text)) and any(names_signer(line, signers) for line in below)


def _names_party(line: Line, signers: Signers) -> bool:
    text = line.text
    return not text.endswith(("。", "、")) and any(
        signers.before.match(cell) or _LABEL.match(cell) for cell in cells(text)
    )


def _parties(lines: Sequence[Line], last: int, signers: Signers) -> int:
    """Index of the first of two parties that sign in turn at the end, or of one with a seal, without a day above them."""
    if not 0 < last < len(lines) or (_LEADS.search(lines[last - 1].text) and not lines[last].blanks):
        return len(lines)
    sealed = any(_SEAL.search(cell) for line in lines[last:] for cell in cells(line.text))
    named = [
        (index, re.sub(r"\W", "", found[0]))
        for index in range(last, len(lines))
        for cell in cells(lines[index].text)
        if (found := signers.before.match(cell) or signers.behind.search(cell))
    ]
    if len({name for _, name in named}) > 1 and (sealed or lines[named[0][0]].blanks):
        return named[0][0]
    ended = lines[last - 1].text.endswith("。")
    if ended and (sealed or _names_provider(lines[last - 1], lines[last:])):
        return last
    apart = (index for index in range(last, len(lines)) if lines[index].blanks)
    return next(apart, len(lines)) if sealed else len(lines)


def _names_provider(before: Line, lines: Sequence[Line]) -> bool:
    """True for the name of a company, with its address or who stands for it: one who issues terms signs alone."""
    texts = [line.text for line in lines]
    return (
        len(lines) <= _ISSUER
        and any(COMPANY.search(text) for text in texts)
        and not _LEADS.search(before.text)
        and not any(_CONTACT.search(text) for text in texts)
    )
