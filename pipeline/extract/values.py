"""Values as Japanese contracts print them: durations, money, rates, dates, hours of the day.

All functions take folded text (pipeline.text.normalize), bear white space between the parts of a value and give the
values in the order of the text, with the place of each.
"""

import datetime
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.text.numerals import number
from pipeline.types.clause import Value


@dataclass(frozen=True, slots=True)
class Found:
    """A value in its normal form, printed at text[start:end]."""

    value: Value
    start: int
    end: int


_KANJI = "〇零一二三四五六七八九十百千壱弐参拾"
_N = rf"(?:[0-9][0-9,]*|[{_KANJI}]+)"
_S = r"\s*"
_MONTH = rf"(?:[かヶヵケカ箇個]{_S}月(?:間|分)?|月間|月(?={_S}(?:前|以[内上]|を経過|を超)))"
_YEAR = rf"(?:[かヶヵケカ箇個]{_S}年(?:間|分)?|年(?:間|分)?)"
# 令和6年, 2024年5月, 第3年度, 6年生 are no lengths of time.
_DURATION = re.compile(
    rf"(?<![{_KANJI}0-9.,/第])(?:"
    rf"(?P<bd>{_N}){_S}(?:銀行|金融機関)?営業日(?!目)"
    rf"|(?<!令和)(?<!平成)(?<!昭和)(?<!大正)(?<!明治)(?<!令和\s)(?<!平成\s)(?<!昭和\s)(?P<y>{_N}){_S}{_YEAR}(?![度次生目賀末始])"
    rf"(?:{_S}(?:(?P<half>半)|(?:と|および|及び)?{_S}(?P<ym>{_N}){_S}{_MONTH}))?"
    rf"|(?P<m>{_N}){_S}{_MONTH}(?!目)(?:{_S}(?P<mhalf>半))?"
    rf"|(?P<w>{_N}){_S}週間?(?!目)"
    rf"|(?P<d>{_N}){_S}日(?:間|分)?(?![目付時刻割])"
    rf"|(?P<h>{_N}){_S}時間"
    rf"|(?P<min>{_N}){_S}分間?(?=[以を前、。超])"
    rf"|(?P<hy>半年)(?:間|分)?"
    rf")"
)
_TIME = re.compile(r"[日月年週時分]")
_NOT_A_LENGTH_BEFORE = re.compile(r"(?:月|毎月|年)\s*$")
_DAY_OF_MONTH_AFTER = re.compile(
    r"\s*(?:以降|以後|以前|から(?!起算)|まで(?:の)?(?:期間)?|現在|付|締|に|を|が|は|とし|ま[たで]|\(|[0-9〇一二三四五六七八九十月火水木金土]|$)"
)


@functools.lru_cache(maxsize=4096)
def durations(text: str) -> tuple[Found, ...]:
    """Lengths of time in ISO 8601 as printed: 30日 P30D, 1か月 P1M, 1年6か月 P1Y6M, 24時間 PT24H; 5営業日 is 5BD.

    Points in time are left out: 令和6年, 2024年, 4月1日, 翌月25日, 5営業日目.
    """
    if not _TIME.search(text):
        return ()
    values = ((found, _duration(text, found)) for found in _DURATION.finditer(text))
    return tuple(Found(value, found.start(), found.end()) for found, value in values if value)


def _duration(text: str, found: re.Match[str]) -> str | None:
    part = {
        name: number(printed)
        for name, printed in found.groupdict().items()
        if printed and name not in ("half", "mhalf", "hy")
    }
    if any(value is None or value == 0 for value in part.values()):
        return None
    if found["hy"]:
        return "P6M"
    if found["bd"]:
        return f"{part['bd']}BD"
    if found["y"]:
        if (part["y"] or 0) >= 1000 or re.match(
            r"\s*[0-9〇一二三四五六七八九十]+\s*月\s*[0-9〇一二三四五六七八九十]+\s*日", text[found.end("y") + 1 :]
        ):
            return None
        months = 6 if found["half"] else part.get("ym")
        return f"P{part['y']}Y" + (f"{months}M" if months else "")
    if found["m"]:
        return f"P{part['m']}M" + ("15D" if found["mhalf"] else "")
    if found["w"]:
        return f"P{part['w']}W"
    if found["d"]:
        return _days(text, found, part["d"] or 0)
    return f"PT{part['h']}H" if found["h"] else f"PT{part['min']}M"


def _days(text: str, found: re.Match[str], days: int) -> str | None:
    """A day of a month (翌月25日, 15日以降) is no length of time."""
    if _NOT_A_LENGTH_BEFORE.search(text[: found.start()]):
        return None
    if found.group().rstrip().endswith(("間", "分")) or days > 31:
        return f"P{days}D"
    after = text[found.end() :]
    if re.match(
        r"\s*(?:前|以内|以上|を?経[過てたっち]|を?過ぎ|が(?:経|過|たっ)|を?[超越]|の(?:猶予|期間|予告|間|あいだ|うち|余裕)|を(?:お[いき]|置|空け|あけ|待|最[短低]|下|限|切)|後|未満|連続|継続|ほど|程度|をもって|早く|遅れ)",
        after,
    ):
        return f"P{days}D"
    return None if _DAY_OF_MONTH_AFTER.match(after) else f"P{days}D"


_AMOUNT = r"(?:[0-9][0-9,]*(?:\.[0-9]+)?|[〇零一二三四五六七八九壱弐参壹貳參四伍五陸六七漆八捌玖九]|[十百千拾])"
_MONEY = re.compile(
    rf"(?:金{_S})?(?P<sum>(?:{_AMOUNT}{_S}|[十百千万億拾萬]{_S})++)円(?!滑|満|形|周|高|安|建|貨)(?:也)?(?:{_S}(?P<sen>[0-9]{{1,2}}){_S}銭)?"
    rf"|[¥￥\\]{_S}(?P<yen>[0-9][0-9,]*)"
    rf"|(?:US|米)?\${_S}(?P<dollars>[0-9][0-9,]*(?:\.[0-9]+)?)|(?P<usd>(?:{_AMOUNT}|[万千億])++){_S}(?:米)?ドル"
)
_TAX_IN = re.compile(r"税込|内税|(?:消費税|税)[^、。()（）]{0,16}(?:含む|含み|含ん|込)|税金込")
_TAX_OUT = re.compile(r"税別|税抜|外税|(?:消費税|税)[^、。()（）]{0,16}(?:別途|別|除く|含ま|抜き|加算|加え)|[+]税")


def money(text: str) -> Iterator[Found]:
    """Sums: 79,200円, 3万円, 17.6円, 1万5千円, 金参萬円也, ¥1,000, 100米ドル; tax as the words beside the sum have it."""
    for found in _MONEY.finditer(text):
        foreign = found["dollars"] or found["usd"]
        printed = re.sub(r"\s|,", "", found["sum"] or found["yen"] or foreign)
        yen = _amount(printed.translate(str.maketrans("萬壹貳參", "万壱弐参")))
        if yen is not None:
            sen = int(found["sen"] or 0)
            amount = round(yen + sen / 100, 2) if sen else yen
            value: dict[str, Value] = {
                "amount": amount,
                "currency": "USD" if foreign else "JPY",
                "tax": _tax(text, found.start(), found.end()),
            }
            yield Found(value, found.start(), found.end())


def _amount(printed: str) -> int | float | None:
    if decimal := re.fullmatch(r"([0-9]+\.[0-9]+)([千万億]*)", printed):
        scale = {"千": 1000, "万": 10_000, "億": 100_000_000}
        amount = Decimal(decimal[1])
        for sign in decimal[2]:
            amount *= scale[sign]
        return int(amount) if amount == int(amount) else float(amount)
    return number(printed)


def _tax(text: str, start: int, end: int) -> str:
    before, after = re.split(r"[、。円)）]", text[max(0, start - 14) : start])[-1], text[end : end + 30]
    bracket = re.match(r"\s*[(（]([^)）]*)", after)
    near = before + (bracket[1] if bracket else re.split(r"[。、]", after)[0][:12])
    if _TAX_OUT.search(near):
        return "excluded"
    return "included" if _TAX_IN.search(near) else "unspecified"


def _percent_pattern(name: str) -> str:
    return (
        rf"(?P<{name}>[0-9]+(?:{_S}\.{_S}[0-9]+)?|[{_KANJI}]+(?:{_S}[・.·]{_S}[{_KANJI}]+)?)"
        rf"{_S}(?:%|パーセント|分(?=の割合|とする|の利))"
    )


_RATE = re.compile(
    rf"(?P<unit>年利率?|年率|年|月利率?|月率|月|1{_S}か?月(?:に(?:つき|付き))?|日歩|1{_S}日(?:に(?:つき|付き)|当たり|あたり)?|日率){_S}(?:につき|に付き|あたり|当たり)?"
    rf"{_S}(?:利率)?{_S}(?:[(（]365日[^)）]*[)）])?{_S}(?:"
    + _percent_pattern("percent")
    + rf"|(?P<sen>{_N}){_S}銭|(?P<of>{_N}){_S}分の{_S}(?P<part>{_N})|(?P<wari>{_N}){_S}割(?:{_S}(?P<bu>{_N}){_S}分)?(?:{_S}(?P<rin>{_N}){_S}厘)?)"
    rf"|" + _percent_pattern("later") + rf"{_S}(?:の|[(（])?{_S}(?P<per>年利|年率|月利|日割)"
)
_UNITS = {"年": "year", "月": "month", "日": "day", "1": "month"}


def rates(text: str) -> Iterator[Found]:
    """Rates of interest: 年14.5%, 年十四・六パーセント, 月1%, 日歩4銭 (0.0004 a day), 1日につき1000分の1, 年1割4分6厘."""
    for found in _RATE.finditer(text):
        if found["sen"]:
            sen = number(found["sen"])
            if sen and (found["unit"] == "日歩" or found["unit"].startswith("1")):
                yield Found({"rate": float(Decimal(sen) / 10000), "per": "day"}, found.start(), found.end())
            continue
        percent = _fraction(found) if found["of"] or found["wari"] else _decimal(found["percent"] or found["later"])
        if percent is None:
            continue
        unit = found["unit"] or found["per"]
        per = "day" if "日" in unit else "month" if "月" in unit else "year"
        yield Found({"rate": float(percent / 100), "per": per}, found.start(), found.end())


def _fraction(found: re.Match[str]) -> Decimal | None:
    """Percent of 1000分の1 and of 1割4分6厘."""
    if found["wari"]:
        wari, bu, rin = (Decimal(number(found[name] or "0") or 0) for name in ("wari", "bu", "rin"))
        return wari * 10 + bu + rin / 10
    of, part = number(found["of"].replace(",", "")), number(found["part"])
    return Decimal(part) * 100 / Decimal(of) if of and part else None


def _decimal(printed: str) -> Decimal | None:
    whole, _, rest = re.sub(r"\s", "", printed).replace("・", ".").replace("·", ".").partition(".")
    integer = number(whole)
    digits = "".join(str(number(sign)) for sign in rest) if rest else ""
    return None if integer is None or "None" in digits else Decimal(f"{integer}.{digits or 0}")


_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "R": 2018, "H": 1988, "S": 1925, "令": 2018, "平": 1988, "昭": 1925}  # fmt: skip
_D = r"(?:[0-9]{1,2}|[〇零一二三四五六七八九十]{1,3})"
_DATED = re.compile(r"[年/.-]|[0-9]・[0-9]")  # every _DATE has one of these
_DATE = re.compile(
    rf"(?P<era>令和|平成|昭和|大正){_S}(?P<ey>元|{_D}){_S}年(?:{_S}[(（]{_S}[0-9]{{4}}{_S}年?{_S}[)）])?{_S}(?P<em>{_D}){_S}月{_S}(?P<ed>{_D}){_S}日"
    rf"|(?<![0-9])(?P<y>(?:19|20)[0-9]{{2}}|[一二][〇零九一二三四五六七八]{{3}}){_S}年(?:{_S}[(（][^)）]{{2,8}}[)）])?{_S}(?P<m>{_D}){_S}月{_S}(?P<d>{_D}){_S}日"
    rf"|(?<![0-9./-])(?P<sy>(?:19|20)[0-9]{{2}}){_S}(?P<sep>[/.-]){_S}(?P<sm>[0-9]{{1,2}}){_S}(?P=sep){_S}(?P<sd>[0-9]{{1,2}})(?![0-9])"
    rf"|同年{_S}(?P<tm>{_D}){_S}月{_S}(?P<td>{_D}){_S}日"
    rf"|(?<![A-Za-z0-9])(?P<era2>[RHS]|[平昭]|(?<![政省法府指])令)\.?{_S}(?P<ry>元|[0-9]{{1,2}})[./年・](?P<rm>[0-9]{{1,2}})[./月・](?P<rd>[0-9]{{1,2}})(?![0-9])"
)


def dates(text: str, *, year: int | None = None) -> Iterator[Found]:
    """Days of the calendar as ISO dates: 令和6年11月8日, 令和元年, 2024年5月20日, 2024/5/20, 2024.5.20, R6.4.1, 平16.4.1, 同年7月1日.

    year: what 同年 stands for where no date comes before it. What no calendar has (2月30日) and months without a day are left out.
    """
    last = year
    for found in _DATE.finditer(text) if _DATED.search(text) else ():
        if found["tm"]:
            read, suffix = last, "t"
        elif found["era"] or found["era2"]:
            era, suffix = (found["era"], "e") if found["era"] else (found["era2"], "r")
            printed = found[f"{suffix}y"]
            first = 1 if printed == "元" else number(printed)
            read = None if first is None else _ERAS[era] + first
        else:
            suffix = "s" if found["sy"] else ""
            read = number(found[f"{suffix}y"])
        last = read
        month, day = number(found[f"{suffix}m"]), number(found[f"{suffix}d"])
        if read and month and day:
            try:
                yield Found(datetime.date(read, month, day).isoformat(), found.start(), found.end())
            except ValueError:
                continue


def _clock_pattern(name: str) -> str:
    return (
        rf"(?:(?P<{name}a>午前|午後|AM|PM|am|pm){_S})?(?P<{name}h>[0-9]{{1,2}}|[〇一二三四五六七八九十]{{1,3}})"
        rf"(?:{_S}:{_S}(?P<{name}m>[0-9]{{2}})|{_S}時(?:{_S}(?P<{name}m2>[0-9]{{1,2}}){_S}分|(?P<{name}half>半))?)"
    )


_WEEK = "[月火水木金土日]"
_DAYS = rf"(?P<days>平日|営業日|土日祝(?:日)?|毎日|全日|年中無休|{_WEEK}(?:曜日?)?{_S}(?:から|~|〜|-|・|ないし){_S}{_WEEK}曜?日?)"
_HOURS = re.compile(
    rf"(?:{_DAYS}[^。\n]{{0,30}}?)?" + _clock_pattern("f") + rf"{_S}(?:から|より|~|〜|-|—|→){_S}" + _clock_pattern("t")
)


_EVERY_DAY = re.compile(r"年中無休|全日")
_LEFT_OUT = re.compile(r"^(?:土|日|休)[^。\n]{0,36}除")
"""Days on which nobody answers: 土日祝日を除く9時から17時."""


def hours(text: str) -> Iterator[Found]:
    """Opening hours: 平日 9:00-18:00, 月曜日から金曜日 10:00-17:30; without days where the text names none."""
    for found in _HOURS.finditer(text):
        start, end = _clock(found, "f"), _clock(found, "t")
        if start is None or end is None:
            continue
        named = "" if _LEFT_OUT.search(found.group()) else _EVERY_DAY.sub("毎日", found["days"] or "")
        days = re.sub(rf"({_WEEK})(?:曜日?)?\s*(?:から|~|〜|-|・|ないし)\s*({_WEEK})曜?日?", r"\1-\2", named).replace(
            "月-金", "平日"
        )
        yield Found(f"{days} {start}-{end}".strip(), found.start() if days else _clock_start(found), found.end())


def _clock_start(found: re.Match[str]) -> int:
    return found.start("fa") if found["fa"] else found.start("fh")


def _clock(found: re.Match[str], name: str) -> str | None:
    hour = number(found[f"{name}h"])
    if hour is None:
        return None
    afternoon = found[f"{name}a"] in ("午後", "PM", "pm")
    hour += 12 if afternoon and hour < 12 else 0
    minute = int(found[f"{name}m"] or found[f"{name}m2"] or (30 if found[f"{name}half"] else 0))
    return f"{hour}:{minute:02d}" if hour <= 30 and minute < 60 else None
