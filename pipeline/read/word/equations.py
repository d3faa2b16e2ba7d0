"""Formulas as one line of text: Office Math, and the EQ fields of older files with their enclosed characters."""

import re
import unicodedata

from lxml import etree

from pipeline.read.word.names import M, W

_ENCLOSED = {
    unicodedata.normalize("NFKC", chr(code)): chr(code)
    for first, last in ((0x2460, 0x2473), (0x24B6, 0x24E9), (0x3251, 0x325F), (0x3280, 0x32BF), (0x32D0, 0x32FE))
    for code in range(first, last + 1)
}
_TEXTS = (M + "t", W + "t")
_DELETED = (W + "del", W + "moveFrom")
_CIRCLES = "○◯〇"
_FRAMES = "□△◇"
_SWITCH = re.compile(r"\\([a-z]+)\s*(-?\d*)\s*", re.IGNORECASE)
_GENERAL = re.compile(r"\\\*\s*(?:\"[^\"]*\"|\S+)\s*")


def math(element: etree._Element) -> str:
    """The text of an m:oMath: 14.6/100, x^2, √(2)."""
    if element.tag in _TEXTS:
        return element.text or ""
    children = (child for child in element.iterchildren(etree.Element) if child.tag not in _DELETED)
    parts = [math(child) for child in children if not str(child.tag).endswith("Pr")]
    match element.tag, parts:
        case (tag, [above, below]) if tag == M + "f":
            return f"{_grouped(above)}/{_grouped(below)}"
        case (tag, [base, upper]) if tag == M + "sSup":
            return f"{base}^{_grouped(upper)}"
        case (tag, [base, lower]) if tag == M + "sSub":
            return f"{base}_{_grouped(lower)}"
        case (tag, [*_, radicand]) if tag == M + "rad":
            return f"√({radicand})"
        case (tag, _) if tag == M + "d":
            return (
                _sign(element, "begChr", "(")
                + _sign(element, "sepChr", "|").join(parts)
                + _sign(element, "endChr", ")")
            )
        case (tag, _) if tag == M + "nary":
            return _sign(element, "chr", "∫") + "".join(parts)
    return "".join(parts)


def equation(instruction: str) -> str:
    r"""What an EQ field shows.

    >>> equation(r"eq \o\ac(○,印)"), equation(r"EQ \* jc2 \* hps10 \o\ad(\s\up 9(やっかん),約款)"), equation(r"eq \f(1,365)")
    ('㊞', '約款', '1/365')
    """
    return _shown(_GENERAL.sub("", re.sub(r"^\s*eq\s*", "", instruction, flags=re.IGNORECASE))).strip()


def _shown(text: str) -> str:
    found = ""
    at = 0
    while at < len(text):
        names: list[str] = []
        while switch := _SWITCH.match(text, at):
            names.append(switch[1].lower())
            at = switch.end()
        if names and text[at : at + 1] == "(":
            arguments, at = _arguments(text, at)
            found += _applied(names, arguments)
        elif not names:
            at += text[at] == "\\"  # \, and \( stand for themselves
            found += text[at : at + 1]
            at += 1
    return found


def _arguments(text: str, at: int) -> tuple[list[str], int]:
    """What stands between the brackets that open at at, and where they are closed."""
    arguments = [""]
    depth, at = 1, at + 1
    while at < len(text):
        sign = text[at]
        depth += (sign == "(") - (sign == ")")
        at += 1
        if depth == 0:
            break
        if sign == "\\" and text[at : at + 1] in ("(", ")", ",", "\\"):
            arguments[-1] += text[at - 1 : at + 1]
            at += 1
        elif sign in ",;" and depth == 1:
            arguments.append("")
        else:
            arguments[-1] += sign
    return arguments, at


def _applied(names: list[str], arguments: list[str]) -> str:
    if names[0] == "o":
        # A reading stands raised above its word.
        words = [_shown(one).strip() for one in arguments if not re.match(r"\s*\\s\s*\\up", one)]
        if len(words) == 2 and (words[0] in _CIRCLES or words[0] in _FRAMES):
            return _ENCLOSED.get(words[1], words[1]) if words[0] in _CIRCLES else words[1]
        return words[-1] if words else "".join(map(_shown, arguments[-1:]))
    shown = [_shown(one).strip() for one in arguments]
    if names[0] == "f" and len(shown) == 2:
        return f"{_grouped(shown[0])}/{_grouped(shown[1])}"
    if names[0] == "r":
        return f"√({shown[-1]})"
    return ("" if names[0] in ("s", "x", "b") else ",").join(shown)


def _grouped(text: str) -> str:
    """In brackets where it is more than one number or word."""
    return f"({text})" if re.search(r"[-+×÷*/=−＋－]", text[1:]) else text


def _sign(element: etree._Element, name: str, default: str) -> str:
    found = element.find(f"*/{M}{name}")
    return default if found is None else found.get(M + "val", "")
