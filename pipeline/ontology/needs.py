"""The words without which a pattern matches nothing: they are looked for first, which is many times cheaper."""

import re
from collections.abc import Iterator

# A set, an escape, a group's opening, any other sign; each with the quantifier behind it, a group's stands behind its end.
_TOKEN = re.compile(
    r"(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<escape>\\.)|(?P<open>\((?:\?(?::|P<\w+>|<?[=!]))?)|(?P<sign>.)", re.S
)
_QUANTIFIER = re.compile(r"(?P<optional>[?*]|\{0?(?:,\d*)?\}|\{0\})[?+]?|(?:\+|\{\d+(?:,\d*)?\})[?+]?")
_HIRAGANA = re.compile("[ぁ-ん]+")
# Flags, conditions, comments, back references and characters by their code: what they match is not what stands there.
_SPECIAL = re.compile(r"\(\?(?!:|=|!|<|P<)|\\[0-9NUux]")


def needed(pattern: str) -> tuple[str, ...]:
    """Words of which one is in every text that a pattern matches; () where there are none or that cannot be told.

    >>> needed("(?:(?:解約|退会)の)?(?:届|申出)を[^。]{0,9}出す")
    ('出す',)
    """
    if _SPECIAL.search(pattern):
        return ()
    words, _ = _alternatives(pattern, 0)
    return tuple(dict.fromkeys(words))


def _alternatives(pattern: str, at: int) -> tuple[list[str], int]:
    """The words of what stands from at to the end of its group, and where that ends; each alternative needs one."""
    found: list[str] = []
    told = True
    while True:
        words, at, more = _sequence(pattern, at)
        found += words
        told = told and bool(words)
        if not more:
            return (found if told else []), at


def _sequence(pattern: str, at: int) -> tuple[list[str], int, bool]:
    """The words of one alternative: of all its parts those that are longest, as fewest texts have them."""
    best: list[str] = []
    for words, end, sign in _parts(pattern, at):
        if sign in ("|", ")"):
            return best, end, sign == "|"
        if words and (not best or _rarity(words) > _rarity(best)):
            best = words
    return best, len(pattern), False


def _parts(pattern: str, at: int) -> Iterator[tuple[list[str], int, str]]:
    """Runs of plain signs and groups with the words they need, none where they may be missing; then | or ) if it ends there."""
    run = ""
    while at < len(pattern):
        token = _TOKEN.match(pattern, at)
        assert token is not None
        inside: list[str] = []
        end = token.end()
        if token["open"]:
            inside, end = _alternatives(pattern, end)
            if token["open"] not in ("(", "(?:"):
                inside = []
        quantifier = _QUANTIFIER.match(pattern, end)
        optional = bool(quantifier and quantifier["optional"])
        plain = token["sign"] if token["sign"] and token["sign"] not in ".^$|)" else ""
        if plain and not quantifier:
            run += plain
        else:
            yield [run] if run else [], at, ""
            run = ""
            if token["sign"] in ("|", ")"):
                yield [], end, token["sign"]
                return
            yield [] if optional else [plain] if plain else inside, end, ""
        at = quantifier.end() if quantifier else end
    yield [run] if run else [], at, ""


def _rarity(words: list[str]) -> tuple[int, int]:
    """By the word that most texts have: the longer the fewer, and most have は, を and する."""
    return min(len(word) + (_HIRAGANA.fullmatch(word) is None) for word in words), -len(words)
