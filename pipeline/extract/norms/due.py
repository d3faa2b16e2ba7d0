"""Until or within when a norm is to be met, as a place in the text of its statement."""

import re

from pipeline.extract.norms.families import DECLARATION, DEEMING, OBLIGATION, PERMISSION
from pipeline.extract.norms.parts import Place, pieces

_COUNT = r"(?:[0-9０-９.,]+|[一二三四五六七八九十百千数]+|何)"
_LENGTH = rf"{_COUNT}(?:営業日|か月|箇月|ヶ月|ヵ月|カ月|週間|日|年|時間|分間?|月)(?:間)?"
_AT_ONCE = r"(?:遅滞なく|すみやかに|ただちに|すぐに?|至急|即時に|即日|早急に)"
# 年に一度, 毎月2回以上, 四半期に一度
_OFTEN = rf"(?:少なくとも|最低)?(?:毎年|(?:一|１|1)?(?:年|月|週|四半期)(?:に|間に)?|毎月|毎週){_COUNT}[回度](?:以上)?(?!まで)"
_DEADLINE = re.compile(
    rf"(?:[^、]{{0,60}}?(?:(?<!回)(?<!名)(?<!人)(?<!週[0-9]日)(?<=日|時|月|年|前|間|限|末|午|後|週|分|る|た|頃|む|く|す|つ|ぶ)まで(?:に|の間に|の間)?|以内(?:に限り|に|で(?![あす])|(?![とので]))|[るたく](?:間(?![接隔違口際])|あいだ)(?:は|に|も)?|(?:期間|契約)(?:中|内)(?:は|に)?"
    rf"|(?:日|月|年|週|時間|分)の(?:間|あいだ)に?|(?:期間|時間|日|月|年)のうちに?|末日に|の際に?(?:は)?|と同時に|日をもって|(?<!者)に先立(?:ち|って))"
    rf"|[^、]{{0,40}}?{_LENGTH}(?:前(?:まで)?(?:に)?|間(?!の|で)|後に|を経過する日まで|以上の間をおいて)"
    rf"|(?:毎|翌|当)[月年日週][^、]{{0,12}}?(?:日|末|回)(?:に|まで)|[^、]{{0,12}}(?:翌々?|直前の|直後の)(?:営業)?(?:日|月末|月)に|[^、]{{0,30}}を経過した日に|{_OFTEN}|その都度|遅れずに"
    rf"|[^、]{{0,30}}(?:期間を通じて|(?:[うくぐすつぬぶむる]|[一-龥]の)前に(?!定|掲|記))|毎[月年日週](?:初め|末)に|毎年{_COUNT}月|[月年]{_COUNT}回以上|[^、]{{0,12}}(?:引渡|支払|納入|締結|更新|満了)日に(?=、)"
    rf"|[^、]{{0,12}}月の?[上中下]旬頃?に|[^、をはがにで]{{0,24}}(?:後|次第|時に?)、?{_AT_ONCE}|{_AT_ONCE})"
)
# Words without which nothing is due: a cheap test before the dear one.
_TIMED = re.compile(
    r"まで|以内|間|あいだ|中|内|のうち|末日|際に|同時に|前|後に|[毎翌当][月年日週]|回|度|遅れ|毎|末に|日に|遅滞|すみやか|ただちに|日に|通じて|経過|初め|日をもって|先立|旬|すぐ|至急|即|早急"
)
# 期日の翌日から支払の済む日まで: how long interest runs, not when something is due.
_ACCRUES = re.compile(r"翌日から.*まで")
_OBJECT = re.compile(
    r"^[^、]*(?:として|を)(?!もって|通じて|経過|経て|[^、]*[うくぐすつぬぶむるただ](?:日|時|後|前|翌|とき))"
)
# 30日前までに通知することにより: the means of who acts say by when; so does the silence that a fiction rests on.
_MEANS = re.compile(r"(?:により|によって|うえで?|上で?|[てで]|[ばり])$")
_SILENCE = re.compile(r"な(?:い|かった)(?:とき|場合)[にはも]*$")
_WITHIN = re.compile(
    rf"[^、]{{0,40}}?(?:{_LENGTH}(?:前まで|以内|前)に?|{_LENGTH}のうちに|{_LENGTH}(?:以上)?の(?:予告)?期間を(?:定め|置い|おい|設け)て)"
)
_NOTICE = re.compile(r"(?:あらかじめ|事前に|前もって)(?=.*(?:通知|知らせ|連絡|届け|申し?出|告知|公表|掲示|報告))")


def deadline(text: str, begin: int, cases: list[Place], ruling: str) -> Place | None:
    """The first words after begin that say until or within when; else those of the means, 30日前までに通知して, else 事前に通知する."""
    found = _first(text, begin)
    if found:
        at_will = ruling == PERMISSION and text[slice(*found)] in ("ただちに", "即時に")
        return None if at_will else found
    stated = ruling in (DEEMING, DECLARATION)
    for start, end in cases:
        if (_SILENCE if stated else _MEANS).search(text, start, end) and (match := _WITHIN.search(text, start, end)):
            return _from_object(match)
    told = _NOTICE.search(text, begin) if ruling == OBLIGATION else None
    return told.span() if told else None


def _first(text: str, begin: int) -> Place | None:
    timed = [(max(start, begin), end) for start, end in pieces(text) if end > begin and _TIMED.search(text, start, end)]
    for start, end in timed:
        match = _DEADLINE.match(text, start, end)
        if match and match.end() > start and not _ACCRUES.search(match.group()):
            return _from_object(match)
    found = (_DEADLINE.search(text, start, min(end + 1, len(text))) for start, end in timed)
    match = next(filter(None, found), None)
    return _from_object(match) if match and not _ACCRUES.search(match.group()) else None


def _from_object(match: re.Match[str]) -> Place:
    """The words without the object before a length: 本契約を|5年間."""
    skipped = _OBJECT.match(match.group())
    return match.start() + (skipped.end() if skipped else 0), match.end()
