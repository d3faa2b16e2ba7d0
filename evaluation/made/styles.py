"""How a made document numbers its parts: one style for each level, drawn so that no two levels look alike."""

import unicodedata
from dataclasses import dataclass, replace
from enum import Enum, auto
from random import Random

from corpus.rendering.model import Count, Counter, Number


class Format(Enum):
    """What a document is rendered to; some styles belong to one of them."""

    WORD = auto()
    PDF = auto()
    COLUMNS = auto()
    MARKDOWN = auto()
    PLAIN = auto()


class Caption(Enum):
    """Where the caption of an article stands."""

    BEHIND = auto()  # 第1条（目的）
    BEFORE = auto()  # （目的） on the line before, the text right behind the number
    INLINE = auto()  # 第1条（目的）　and the text
    NONE = auto()  # 第1条　and the text


@dataclass(frozen=True, slots=True)
class ListStyle:
    """How a list is numbered; {n} in pattern is the number, {above} that of the article; gap follows the number."""

    counter: Counter
    pattern: str = "{n}"
    gap: str = "　"

    def number(self, order: int, above: int = 0) -> Number:
        """The number of an entry."""
        return Number.of(Count(self.counter, order, self.pattern, above if "{above}" in self.pattern else 0), self.gap)

    def part(self, order: int) -> str:
        """What an entry below 号 adds to the address: digits keep brackets, other signs lose theirs."""
        match self.counter:
            case Counter.DECIMAL | Counter.WIDE | Counter.KANJI | Counter.BRACKETED:
                return f"({order})"
            case Counter.CIRCLED_KANA:
                return Counter.GOJUON.write(order)
            case Counter.ROMAN_SIGN:
                return Counter.ROMAN.write(order)
            case _:
                return self.counter.write(order)


@dataclass(frozen=True, slots=True)
class ArticleStyle:
    """How articles are headed; brackets of the caption, "" for none; bare: by numbers alone, 1. 目的."""

    number: ListStyle
    caption: Caption
    brackets: str = "（）"
    bare: bool = False

    def branch(self, order: int, branch: int) -> Number:
        """第5条の2, 第十二条の二."""
        counter = self.number.counter
        return Number(f"{self.number.number(order).sign}の{counter.write(branch)}", self.number.gap or "　")

    def span(self, first: int, last: int) -> Number:
        """第6条から第8条まで."""
        return Number(f"{self.number.number(first).sign}から{self.number.number(last).sign}まで", "　")

    def bracketed(self, caption: str) -> str:
        """The caption as printed."""
        return caption.join(self.brackets) if self.brackets else caption


@dataclass(frozen=True, slots=True)
class Style:
    """The styles of one document; unnumbered: the first 項 has no number; divisions: 章, 章 and 節, or 編 and 章."""

    article: ArticleStyle
    paragraph: ListStyle
    item: ListStyle
    below: ListStyle
    deepest: ListStyle
    unnumbered: bool = False
    divisions: tuple[str, ...] = ()
    division: ListStyle = ListStyle(Counter.DECIMAL)


_D, _W, _K = Counter.DECIMAL, Counter.WIDE, Counter.KANJI
_ARTICLES = (
    ArticleStyle(ListStyle(_D, "第{n}条", ""), Caption.BEHIND),
    ArticleStyle(ListStyle(_D, "第{n}条", " "), Caption.BEHIND, "()"),
    ArticleStyle(ListStyle(_W, "第{n}条", ""), Caption.BEHIND),
    ArticleStyle(ListStyle(_D, "第 {n} 条", " "), Caption.BEHIND),
    ArticleStyle(ListStyle(_K, "第{n}条", ""), Caption.BEHIND),
    ArticleStyle(ListStyle(_W, "第{n}条", ""), Caption.BEHIND, "【】"),
    ArticleStyle(ListStyle(_D, "第{n}条", "　"), Caption.BEHIND, ""),
    ArticleStyle(ListStyle(_D, "第{n}条", " "), Caption.BEHIND, ""),
    ArticleStyle(ListStyle(_W, "第{n}条", "　"), Caption.BEHIND, ""),
    ArticleStyle(ListStyle(_K, "第{n}条"), Caption.BEFORE),
    ArticleStyle(ListStyle(_W, "第{n}条"), Caption.BEFORE),
    ArticleStyle(ListStyle(_D, "第{n}条"), Caption.BEFORE),
    ArticleStyle(ListStyle(_D, "第{n}条", ""), Caption.INLINE),
    ArticleStyle(ListStyle(_D, "第{n}条"), Caption.NONE),
    ArticleStyle(ListStyle(_K, "第{n}条"), Caption.NONE),
)
_BARE = (
    ArticleStyle(ListStyle(_D, "{n}.", " "), Caption.BEHIND, "", bare=True),
    ArticleStyle(ListStyle(_W, "{n}．", ""), Caption.BEHIND, "", bare=True),
    ArticleStyle(ListStyle(_D, "{n}.0", " "), Caption.BEHIND, "", bare=True),
)
_PARAGRAPHS = (
    ListStyle(_D, "{n}.", " "),
    ListStyle(_W, "{n}．", ""),
    ListStyle(_W, "{n}"),
    ListStyle(_D, "{n}"),
    ListStyle(_D, "第{n}項"),
    ListStyle(_D, "{n})", " "),
    ListStyle(Counter.CIRCLED, gap=""),
    ListStyle(Counter.CIRCLED),
)
_STATUTE = (ListStyle(_W, "{n}"), ListStyle(_D, "{n}"), ListStyle(Counter.CIRCLED))
_DECIMAL = ListStyle(_D, "{above}.{n}", " ")
_ITEMS = (
    ListStyle(_D, "({n})", " "),
    ListStyle(_D, "（{n}）", ""),
    ListStyle(_W, "（{n}）", ""),
    ListStyle(_W, "（{n}）"),
    ListStyle(Counter.BRACKETED, gap=""),
    ListStyle(_K),
    ListStyle(_K, "（{n}）", ""),
    ListStyle(_D, "{n})", " "),
    ListStyle(Counter.CIRCLED, gap=""),
)
_LISTED = ListStyle(_D, "{n}.", " ")
_BELOW = (
    ListStyle(Counter.GOJUON),
    ListStyle(Counter.IROHA),
    ListStyle(Counter.GOJUON, "（{n}）", ""),
    ListStyle(Counter.CIRCLED_KANA, gap=""),
    ListStyle(Counter.LETTER, "{n}.", " "),
    ListStyle(Counter.LETTER, "({n})", " "),
    ListStyle(Counter.LETTER, "{n})", " "),
    ListStyle(Counter.ROMAN_SIGN),
    ListStyle(Counter.ROMAN, "{n})", " "),
    ListStyle(Counter.ROMAN, "({n})", " "),
    ListStyle(Counter.CIRCLED, gap=""),
)
_DIVISIONS = ((), (), (), ("章",), ("章",), ("章", "節"), ("編", "章"), ("章", "節", "款"))


def draw(random: Random, form: Format) -> Style:
    """A style for a document of that format."""
    bare = random.random() < (0.25 if form is Format.MARKDOWN else 0.12)
    article = random.choice(_BARE if bare else _ARTICLES)
    paragraph = random.choice(_PARAGRAPHS if article.caption is Caption.BEHIND else _STATUTE)
    if bare and (form is not Format.MARKDOWN or article.number.pattern == "{n}.0"):
        paragraph = _DECIMAL
    elif bare:
        paragraph = random.choice((_LISTED, _DECIMAL))
    elif article.caption is Caption.BEHIND and article.number.counter is not _K and random.random() < 0.08:
        paragraph = _DECIMAL
    unnumbered = article.caption is not Caption.BEHIND or (
        paragraph in _STATUTE and paragraph is not _STATUTE[2] and random.random() < 0.6
    )
    if form is Format.MARKDOWN and random.random() < 0.5 and (paragraph == _LISTED or not _alike(_LISTED, paragraph)):
        item = _LISTED
    else:
        item = random.choice([style for style in _ITEMS if not _alike(style, paragraph)])
    below = random.choice([style for style in _BELOW if not _alike(style, item) and not _alike(style, paragraph)])
    deepest = random.choice(
        [style for style in (*_BELOW, _ITEMS[0]) if not any(_alike(style, other) for other in (paragraph, item, below))]
    )
    divisions = () if bare else random.choice(_DIVISIONS)
    division = ListStyle(article.number.counter, gap=random.choice(["　", " "]))
    return Style(article, _spaced(paragraph, form, random), item, below, deepest, unnumbered, divisions, division)


def _alike(one: ListStyle, other: ListStyle) -> bool:
    """True where a reader could take one for the other: the same signs, or kana of two orders."""
    kana = (Counter.GOJUON, Counter.IROHA, Counter.CIRCLED_KANA)
    latin = (Counter.LETTER, Counter.ROMAN, Counter.ROMAN_SIGN)
    digits = (Counter.DECIMAL, Counter.WIDE, Counter.BRACKETED)
    for group in (kana, latin, digits):
        if one.counter in group and other.counter in group:
            return group is not digits or _shape(one) == _shape(other)
    return one.counter is other.counter and _shape(one) == _shape(other)


def _shape(style: ListStyle) -> str:
    """Brackets and other signs around the number; a full stop makes no difference."""
    printed = "({n})" if style.counter is Counter.BRACKETED else style.pattern
    return unicodedata.normalize("NFKC", printed).replace(".", "")


def _spaced(style: ListStyle, form: Format, random: Random) -> ListStyle:
    """In Word a typed number is often followed by a tab."""
    return replace(style, gap="\t") if form is Format.WORD and random.random() < 0.2 else style
