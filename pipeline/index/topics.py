"""What a sentence speaks of (the words before its は), and what it says is not done."""

import re

from pipeline.text import tokens
from pipeline.text.normalize import fold

_OPENING = re.compile("^(?:ただし|但し|なお|また|この場合|その場合)、?")


def topic(sentence: str) -> list[str]:
    """The content words of the last clause before the first は of a sentence, none where it has no は.

    >>> topic("前条の場合において、役員の任期は、2年とする。")
    ['役員', '任期']
    """
    folded = _OPENING.sub("", fold(sentence))
    end = next((one.start for one in tokens.tokenize(folded) if one.surface == "は" and one.part == "助詞"), 0)
    head = folded[:end]
    last = head.rsplit("、", 1)[-1]
    return tokens.words(last if len(last) > 1 else head)


_DUTY = re.compile(
    "な(?:ければ|くては|いと)、?(?:なら|いけ)(?:ない|ません|ず)|ねばなら(?:ない|ず)|ざるを得(?:ない|ず|ません)"
)
_NOT = frozenset("ない ぬ 無い ず".split())


def undone(text: str) -> list[str]:
    """The verbs and nouns of action of a text that a negation follows; a duty (しなければならない) is none.

    >>> undone("会費を納めないとき、又は届出をしなかったときは、退会とする。届け出なければならない。")
    ['納める', '届け出']
    """
    folded = _DUTY.sub("。", fold(text))
    found, last = [], ""
    for token in tokens.tokenize(folded):
        if token.normal in _NOT and last:
            found.append(last)
            last = ""
        elif tokens.is_content(token) and token.part in ("動詞", "名詞"):
            last = token.normal
        elif token.surface in "。、,":
            last = ""
    return found
