"""The same source printed otherwise: lines of another width, furniture on every page, signs misread as by a scanner."""

from collections.abc import Iterator
from random import Random

from corpus.rendering import plain
from corpus.rendering.plain import PlainLayout
from corpus.source import Source
from evaluation.mutants.mutant import Reprint
from pipeline import run
from pipeline.types.document import Document

_HEADS = ("社外秘", "取扱注意", "{name}", "{name}　2025年4月版", "")
_FEET = ("- {n} -", "{n}", "{n} / {total}", "Page {n}", "{n}ページ")
CONFUSED = (
    "ロ口",
    "ー一―",
    "0OＯ０",
    "1l１ｌ",
    "ニ二",
    "力カ",
    "エ工",
    "タ夕",
    "ハ八",
    "へヘ",
    "千干",
    "卜ト",
    "日曰",
    "己已",
    "未末",
)
"""Signs that look alike: a scanner reads one for another."""
_OTHERS = {sign: group.replace(sign, "") for group in CONFUSED for sign in group}
_MISREAD, _SPACED = 40, 150
"""Of the signs that look like another and of the full stops one in so many is misread; a space follows one sign in so many."""


def lines(source: Source, random: Random) -> Reprint:
    """The text with its lines broken at a width drawn at random, against the text with a paragraph a line."""
    width = random.randrange(24, 47)
    layout = PlainLayout(
        width=width, step=random.choice([0, 1, 2]), hanging=random.choice([0, 1, 2]), airy=random.random() < 0.6
    )
    whole = PlainLayout(step=layout.step, airy=layout.airy)
    return _reprint("lines", source, _text(source, whole), _text(source, layout), f"{width}字で改行")


def furniture(source: Source, random: Random) -> Reprint:
    """The broken text with a head and a page number every so many lines, against the same text without them."""
    layout = PlainLayout(width=random.choice([34, 38, 42]), step=1)
    head = random.choice(_HEADS).format(name=source.manuscript.name)
    foot, every, between = random.choice(_FEET), random.randrange(30, 46), random.choice(["", "\f"])
    text = _text(source, layout)
    paged = furnished(text, head, foot, every, between)
    shown = f"{f'「{head}」と' if head else ''}「{foot.format(n=1, total=9)}」"
    words = f"{every}行ごとに{shown}{'と改頁' if between else ''}"
    return _reprint("furniture", source, text, paged, words)


def noise(source: Source, random: Random) -> Reprint:
    """The text with signs taken for others, full stops lost and spaces put in, here and there."""
    text = _text(source, PlainLayout(width=40, step=1))
    return _reprint("noise", source, text, "".join(_misread(text, random)), "読取り誤り")


def furnished(text: str, head: str, foot: str, every: int, between: str = "") -> str:
    """The text with foot, `between` and head after every so many lines; {n} and {total} in the foot are put in."""
    own = text.split("\n")
    pages = [own[at : at + every] for at in range(0, len(own), every)]
    for number, page in enumerate(pages, 1):
        page += ["", foot.format(n=number, total=len(pages)), ""]
        if number > 1 and head:
            page[:0] = [head, ""]
    return "\n".join(between * (at > 0) + "\n".join(page) for at, page in enumerate(pages))


def document_of(source: Source) -> Document:
    """What is read of a source printed as plain text."""
    [document] = run.parse_bytes(text_of(source).encode(), f"{source.path.stem}.txt")
    return document


def text_of(source: Source, *, width: int | None = None) -> str:
    """The source as plain text."""
    return _text(source, PlainLayout(width=width))


def _text(source: Source, layout: PlainLayout) -> str:
    return plain.render(source.manuscript, layout)


def _reprint(kind: str, source: Source, before: str, after: str, words: str) -> Reprint:
    name = f"{source.path.stem}.txt"
    return Reprint(kind, source, (before.encode(), name), (after.encode(), name), words)


def _misread(text: str, random: Random) -> Iterator[str]:
    for sign in text:
        others = _OTHERS.get(sign, "")
        if (others or sign == "。") and not random.randrange(_MISREAD):
            yield random.choice(others) if others else ""
        else:
            yield sign
            if sign != "\n" and not random.randrange(_SPACED):
                yield " "
