"""Numbers in the formats that Word knows: 1, １, ①, 一, 壱, ア, イ, a, iv, 甲."""

from collections.abc import Callable, Sequence

from pipeline.read.counters import counter
from pipeline.text.numerals import GOJUON, IROHA

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_HALF_WIDTH = str.maketrans(
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
    "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ",
)
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_LEGAL = str.maketrans("一二三五十千万", "壱弐参伍拾阡萬")
_LEGAL_TRADITIONAL = str.maketrans("一二三四五六七八九十百千万", "壹貳參肆伍陸柒捌玖拾佰仟萬")
_LEGAL_SIMPLIFIED = str.maketrans("一二三四五六七八九十百千万", "壹贰叁肆伍陆柒捌玖拾佰仟万")


def written(style: str, number: int) -> str:
    """The number as Word prints it in that ST_NumberFormat; in digits where the format does not reach or is not known.

    >>> [written(style, 12) for style in ("japaneseCounting", "decimalEnclosedCircle", "irohaFullWidth", "ordinal")]
    ['十二', '⑫', 'ヲ', '12th']
    """
    if number < 1 or style not in _WRITERS:
        return str(number)
    return _WRITERS[style](number) or str(number)


def _repeated(signs: str) -> Callable[[int], str]:
    """A, B, …, Z, AA, BB: Word repeats the sign, where others count on."""
    return lambda number: signs[(number - 1) % len(signs)] * min(1 + (number - 1) // len(signs), 30)


def _turning(signs: Sequence[str]) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


def _block(first: int, size: int) -> Callable[[int], str]:
    """Signs in a row of Unicode, digits beyond them: ①, …, ⑳, 21."""
    return lambda number: chr(first + number - 1) if number <= size else ""


def _list(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if number <= len(signs) else ""


def _kanji(number: int) -> str:
    return counter("japanese-informal", number)


def _digits(number: int) -> str:
    return counter("cjk-decimal", number)


def _with_ones(units: str, digits: dict[int, int]) -> Callable[[int], str]:
    """Kanji numbers with 一 written before those units too (壱百, 壱拾), in the digits of legal documents."""

    def write(number: int) -> str:
        plain = _kanji(number)
        return "".join(
            "一" + sign if sign in units and (not at or plain[at - 1] not in "二三四五六七八九") else sign
            for at, sign in enumerate(plain)
        ).translate(digits)

    return write


def _ordinal(number: int) -> str:
    last = 0 if number % 100 in (11, 12, 13) else number % 10
    return f"{number}{({1: 'st', 2: 'nd', 3: 'rd'}).get(last, 'th')}"


_WRITERS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _block(0x2460, 20),
    "decimalEnclosedCircleChinese": _block(0x2460, 20),
    "decimalEnclosedParen": _block(0x2474, 20),
    "decimalEnclosedFullstop": _block(0x2488, 20),
    "numberInDash": lambda number: f"- {number} -",
    "hex": lambda number: f"{number:X}",
    "ordinal": _ordinal,
    "upperLetter": _repeated(_LATIN.upper()),
    "lowerLetter": _repeated(_LATIN),
    "upperRoman": lambda number: counter("upper-roman", number),
    "lowerRoman": lambda number: counter("lower-roman", number),
    "chicago": _repeated("*†‡§"),
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "taiwaneseDigital": _digits,
    "koreanDigital2": _digits,
    "japaneseCounting": _kanji,
    "chineseCounting": _kanji,
    "chineseCountingThousand": _with_ones("百千", {}),
    "taiwaneseCounting": _kanji,
    "taiwaneseCountingThousand": _with_ones("百千", {}),
    "japaneseLegal": _with_ones("十百千", _LEGAL),
    "ideographLegalTraditional": _with_ones("十百千", _LEGAL_TRADITIONAL),
    "chineseLegalSimplified": _with_ones("十百千", _LEGAL_SIMPLIFIED),
    "ideographEnclosedCircle": _block(0x3220, 10),  # Word prints ㈠ where the standard says ㊀
    "ideographTraditional": _list(_STEMS),
    "ideographZodiac": _list(_BRANCHES),
    "ideographZodiacTraditional": _turning([_STEMS[at % 10] + _BRANCHES[at % 12] for at in range(60)]),
    "aiueo": _turning(GOJUON.translate(_HALF_WIDTH)),
    "aiueoFullWidth": _turning(GOJUON),
    "iroha": _turning((IROHA + "ン").translate(_HALF_WIDTH)),
    "irohaFullWidth": _turning(IROHA + "ン"),
    "ganada": _turning("가나다라마바사아자차카타파하"),
    "chosung": _turning("ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"),
}
