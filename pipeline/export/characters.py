"""What XML, and so a workbook, can hold of a text."""

import re

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def legal(text: str) -> str:
    """The text without the characters that XML 1.0 forbids: control characters, half of a surrogate pair."""
    return _ILLEGAL.sub("", text)
