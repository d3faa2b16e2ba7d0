"""Characters of symbol fonts -> the ordinary characters they look like."""

BULLET = "・"
_UNKNOWN = "〓"  # what Japanese printers set where a type is missing

_SYMBOL = dict(zip("abcdefghijklmnopqrstuvwxyz", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)) | dict(
    zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)
)
_SYMBOL |= {chr(code): chr(code) for code in range(0x20, 0x41)}
_SYMBOL |= {chr(0xA3): "≤", chr(0xA5): "∞", chr(0xAB): "↔", chr(0xAC): "←", chr(0xAD): "↑", chr(0xAE): "→", chr(0xAF): "↓",
            chr(0xB0): "°", chr(0xB1): "±", chr(0xB3): "≥", chr(0xB4): "×", chr(0xB7): BULLET, chr(0xB8): "÷", chr(0xB9): "≠",
            chr(0xD2): "®", chr(0xD3): "©", chr(0xD4): "™", chr(0xE5): "Σ", "-": "−"}  # fmt: skip
_WINGDINGS = {"l": "●", "n": "■", "u": "◆", "v": "❖", "q": "□", "o": "□", "p": "□", "r": "□", "m": "○", "w": BULLET,
              "(": "☎", "*": "✉", "J": "☺", chr(0x9E): BULLET, chr(0x9F): "●", chr(0xA0): "■", chr(0xA7): "■", chr(0xA8): "□",
              chr(0xA1): "○", chr(0xA4): "◉", chr(0xAB): "★", chr(0xD8): "➢", chr(0xDF): "←", chr(0xE0): "→",
              chr(0xE1): "↑", chr(0xE2): "↓", chr(0xE8): "→", chr(0xF0): "⇒", chr(0xFB): "✗", chr(0xFC): "✓",
              chr(0xFD): "☒", chr(0xFE): "☑"}  # fmt: skip
_WINGDINGS |= {chr(0x81 + at): chr(0x2460 + at) for at in range(10)} | {
    chr(0x8C + at): chr(0x2776 + at) for at in range(10)
}
_WINGDINGS_2 = {"P": "✓", "R": "☑", "S": "☒", "T": "☒", "Q": "☒", "*": "□", "£": "□", chr(0x96): "●", chr(0x97): "●"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}


def is_symbol_font(font: str) -> bool:
    """True for fonts whose letters are pictures."""
    return font.lower().startswith(("symbol", "wingdings", "webdings", "zapfdingbats"))


def is_private(sign: str) -> bool:
    """True for a character that means something only in its font."""
    return "\ue000" <= sign <= "\uf8ff"


def symbol(font: str, code: int) -> str:
    """The ordinary sign for a code of a symbol font, which may be moved to U+F000; 〓 where none is known."""
    if not (0x20 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF):
        return ""
    table = _FONTS.get(font.lower())
    if table is None and not is_private(chr(code)):
        return chr(code)
    sign = chr(code - 0xF000 if 0xF000 <= code <= 0xF0FF else code)
    return _UNKNOWN if table is None else table.get(sign, _UNKNOWN)


def shown(font: str, text: str) -> str:
    """Text of a symbol font as ordinary signs; other text as it is."""
    table = _FONTS.get(font.lower())
    if table is None:
        return text
    return "".join(symbol(font, ord(sign)) if is_private(sign) else table.get(sign, sign) for sign in text)
