"""Bytes -> text: the encodings Japanese documents come in, told apart by strict decoding and by how the result reads."""

import re
import unicodedata
from collections import Counter

from pipeline.errors import SourceError

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# Each family with the wider table a document may need (NEC's and IBM's signs, JIS X 0213) after the usual one.
_LEGACY = (("cp932", "shift_jis_2004"), ("euc_jp", "euc_jis_2004"))
_ISO2022 = ("iso2022_jp", "iso2022_jp_3", "iso2022_jp_ext")
_ESCAPE = re.compile(rb"\x1b(?:\$[@B(]|\([BJI])")
_PLAUSIBLE = 0.5  # worth; Japanese text reads above .9, text in a wrong encoding below .4
_LOST = 0.005  # share of unreadable characters that a text may have and still be worth reading
_SOUP_KANJI = re.compile("[縺繧繝譁蜷荳蟷邨螂莨]")  # lead bytes E3-E8 of UTF-8 read as CP932
_LATIN = re.compile(
    "[\x80-\xa0\xa1-\xff\u0152-\u0192\u02c6\u02dc\u201a\u201e\u2020-\u2022\u2030\u2039\u203a\u20ac\u2122]"
)
_JAPANESE = re.compile("[ぁ-んァ-ヶ一-鿿]")


def decode(data: bytes, name: str, *, declared: str | None = None) -> str:
    r"""The text of data with \n for \r\n and \r, without byte order mark.

    declared: the encoding that the file names itself; it is believed where the text reads well in it.
    SourceError where data is no text, or text that was ruined before it came here.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text = data[len(bom) if encoding != "utf-32" else 0 :].decode(encoding, errors="replace")
            return _checked(text, name)
    return _checked(_best(data, name, declared), name)


def _checked(text: str, name: str) -> str:
    """Text with its line ends unified; SourceError where it is mojibake, binary data or white space only."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip("\0 \t\n\f\v\u3000\ufeff"):
        raise SourceError(f"「{name}」には空白のほかに文字がないので、本文のあるファイルを指定してください。")
    if sum(text.count(chr(code)) for code in (*range(9), *range(14, 27), *range(28, 32))) > len(text) * 0.01:
        raise _binary(name)
    if _is_mojibake(text):
        raise SourceError(f"「{name}」は文字化けしているので、元の文書から UTF-8 で保存し直してください。")
    return text


def _worth(text: str) -> float:
    """How much text reads like Japanese, from -2 to 1: the mean over its characters, plain ASCII left out."""
    counts = Counter(text)
    # ASCII reads the same in nearly every encoding and would drown what tells them apart.
    for code in (*range(0x20, 0x7F), 9, 10, 12, 13):
        counts.pop(chr(code), None)
    total = sum(counts.values())
    return sum(_worth_of(character) * count for character, count in counts.items()) / total if total else 1.0


def _best(data: bytes, name: str, declared: str | None) -> str:
    if _ESCAPE.search(data) and not any(byte > 0x7F for byte in data):
        for encoding in _ISO2022:
            if (text := _strict(data, encoding)) is not None:
                return text
    has_nul = b"\0" in data
    if not has_nul and (text := _strict(data, "utf-8")) is not None:
        return text
    families = [*_LEGACY, ("utf-16-le",), ("utf-16-be",)] if not has_nul else [("utf-16-le",), ("utf-16-be",)]
    if declared is not None:
        families.insert(0, (declared,))
    candidates = [text for family in families if (text := _first(data, family)) is not None]
    best = max(candidates, key=_worth, default="")  # of equals the first: the declared one
    if best and _worth(best) >= _PLAUSIBLE:
        return best
    if has_nul:
        raise _binary(name)
    # A few broken bytes (a file cut short, a stray byte) do not make a document unreadable.
    for encoding in ("utf-8", "cp932", "euc_jp"):
        text = data.decode(encoding, errors="replace")
        if text.count("\ufffd") <= max(1, len(text) * _LOST) and _worth(text) >= _PLAUSIBLE:
            return text
    raise (
        _binary(name)
        if _is_binary(data)
        else SourceError(f"「{name}」は文字コードが分からないか文字化けしているので、UTF-8 で保存し直してください。")
    )


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):  # LookupError: a file may name an encoding that does not exist
        return None


def _first(data: bytes, encodings: tuple[str, ...]) -> str | None:
    return next((text for encoding in encodings if (text := _strict(data, encoding)) is not None), None)


def _worth_of(character: str) -> float:
    code = ord(character)
    if code < 0x20:
        return -2.0
    if 0x3000 <= code <= 0x30FF or 0xFF01 <= code <= 0xFF5E:
        return 1.0
    if 0x4E00 <= code <= 0x9FFF:
        return _worth_of_kanji(character)
    if 0xFF61 <= code <= 0xFF9F:
        return -0.5
    if 0x2000 <= code <= 0x2BFF or 0x3200 <= code <= 0x33FF:
        return 0.5
    return -2.0 if unicodedata.category(character) in ("Cc", "Cn", "Co", "Cs") else -0.5


def _worth_of_kanji(character: str) -> float:
    """JIS level 1 holds the kanji that texts are written with; level 2 and those outside are what wrong bytes give."""
    try:
        lead = character.encode("shift_jis")[0]
    except UnicodeEncodeError:
        return -0.5
    return 1.0 if lead <= 0x98 else 0.2


def _is_mojibake(text: str) -> bool:
    size = len(text)
    if text.count("\ufffd") > max(1, size * _LOST):
        return True
    japanese = len(_JAPANESE.findall(text))
    if len(_SOUP_KANJI.findall(text)) >= max(3, 0.1 * japanese):
        return text.count("縺") + text.count("繧") + text.count("繝") >= 2
    return len(_LATIN.findall(text)) > max(2, 0.2 * size) and japanese < 0.1 * size


def _is_binary(data: bytes) -> bool:
    head = data[:65536]
    return sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 or byte == 127 for byte in head) > len(head) * 0.01


def _binary(name: str) -> SourceError:
    return SourceError(f"「{name}」は文字の文書ではないので、テキスト・Markdown・HTML のファイルを指定してください。")
