"""Provisos: of which norm a ただし書 is the exception."""

import re
from dataclasses import replace

from pipeline.extract.norms.families import PERMISSION, PROHIBITION
from pipeline.extract.reader import Sentence
from pipeline.types.clause import Norm

ONLY_EXCEPTS = re.compile(
    r"(?:この限り(?:で|に)?(?:は|では)?(?:ない|ありません|あらず)|を?除(?:く|きます)(?:ものと(?:する|します))?|(?:例外|別)と(?:する|します|いたします))。?$"
)
_SUFFICES = re.compile(r"(?:とき|場合|について)は?、.*足り(?:る|ます|るものと(?:する|します))。?$")
PROVISO = re.compile(r"^(?:ただし|但し|もっとも)[、,，]?")


def added(own: list[Norm], last: list[Norm], new: list[Norm], sentence: Sentence) -> list[Norm]:
    """Puts the norms of a sentence behind those of the unit; a proviso is told to those of the sentence before.

    What comes back is what a further proviso is told to.
    """
    excepts = "ただし、" not in sentence.text[1:] and ONLY_EXCEPTS.search(sentence.text)
    if last and (excepts or sentence.text.startswith(("ただし", "もっとも")) or _SUFFICES.search(sentence.text)):
        words = PROVISO.sub("", sentence.quote(0, len(sentence.text)).rstrip("。"))
        lifted = last if excepts else [_excepted(last, new)]
        own[-len(last) :] = last = [excepting(norm, words) if norm in lifted else norm for norm in last]
    if excepts:
        return last
    own += new
    return new


def excepting(norm: Norm, words: str) -> Norm:
    """The norm with a proviso; 甲の承諾がない限り before it then is a condition, 〜場合を除き stays the exception."""
    if norm.exception and norm.exception.endswith(("除き", "除いて")):
        return norm
    return replace(norm, exception=words, condition=norm.condition or norm.exception)


def _excepted(last: list[Norm], new: list[Norm]) -> Norm:
    """Of which norm a proviso is the exception: a leave lifts a ban, else the last."""
    bans = [norm for norm in last if norm.modality == PROHIBITION]
    return bans[0] if bans and any(norm.modality == PERMISSION for norm in new) else last[-1]
