"""What a stretch of text is about, in pairs of signs: 引取りの期限 and 引き取る期限 have the same."""

import re

# 引き取る, 引取り: what is written between two Chinese characters of one verb may be left out.
_OKURIGANA = re.compile(r"(?<=[一-龥々])[きぎけげしせちてりれみめえいびべわ](?=[一-龥々])")
_RUN = re.compile(r"[一-龥々]+|[ァ-ヶー]{2,}|[A-Za-z]{2,}")
_ALONE = frozenset("第及又並反基次条項号上等為日月年者方前後場合時当定規各中内外他")
_EVERYWHERE = frozenset("規定 場合 契約 前項 前条 次条 各号 掲げ 適用 準用 当該 以下 以上 当事 事項 甲乙".split())

OF_WHOM = re.compile(r"[一-龥々ァ-ヶー]{1,12}に(?:関する|ついての|係る)[^、。]{0,6}(?:規定|定め|条項)")
"""第4条の会員に関する規定を準用する: behind a reference, to whom its rules are applied, not what stands there."""


def pieces(text: str) -> tuple[str, ...]:
    """Pairs of neighbouring Chinese characters, one that stands alone, words in katakana or letters; each once, in order.

    text: in folded form.

    >>> pieces("引取りの期限までに償う")
    ('引取', '期限', '償')
    """
    found: dict[str, None] = {}
    for match in _RUN.finditer(_OKURIGANA.sub("", text)):
        run = match[0]
        if not "一" <= run[0] <= "龥":
            found[run] = None
        elif len(run) == 1:
            found |= {} if run in _ALONE else {run: None}
        else:
            found |= {run[at : at + 2]: None for at in range(len(run) - 1)}
    return tuple(one for one in found if one not in _EVERYWHERE)
