"""The bones of a made document, drawn before its sentences so that these can refer to what there is."""

from dataclasses import dataclass
from enum import Enum, auto
from random import Random
from typing import TypeVar

from corpus.rendering.model import Counter
from evaluation.made import words
from evaluation.made.styles import Style

T = TypeVar("T")


class Shape(Enum):
    """What an article consists of."""

    TEXT = auto()
    TEXTS = auto()  # two unnumbered blocks
    ITEMS = auto()  # a lead and 号, no 項
    PARAGRAPHS = auto()
    LED_PARAGRAPHS = auto()  # 以下各項
    TABLE = auto()  # a text and a table
    DELETED = auto()


class Holds(Enum):
    """What a 項 consists of."""

    TEXT = auto()
    TEXTS = auto()
    ITEMS = auto()
    REMARKED_ITEMS = auto()  # with a なお書き behind them
    KANA = auto()  # ア, イ right below
    TABLE = auto()
    BULLETS = auto()  # ・ below the text, part of it


@dataclass(frozen=True, slots=True)
class Article:
    """An article to write: its number, branch 0 for none, until where several are 削除 together, and its 項."""

    order: int
    branch: int
    shape: Shape
    caption: str
    paragraphs: tuple[Holds, ...] = ()
    until: int = 0

    @property
    def address(self) -> str:
        """第5条の2."""
        return f"第{self.order}条" + (f"の{self.branch}" if self.branch else "")


@dataclass(frozen=True, slots=True)
class Plan:
    """Articles with the labels of the divisions that begin before them (章, 節), outermost first; what comes after them."""

    articles: tuple[Article, ...]
    divisions: dict[int, tuple[tuple[int, int, str], ...]]  # index of an article -> depth from 0, order, title
    supplements: int
    appendices: int


_SHAPES = (
    (Shape.TEXT, 5),
    (Shape.PARAGRAPHS, 8),
    (Shape.ITEMS, 4),
    (Shape.TEXTS, 1),
    (Shape.LED_PARAGRAPHS, 1),
    (Shape.TABLE, 1),
)
_HOLDS = (
    (Holds.TEXT, 14),
    (Holds.ITEMS, 4),
    (Holds.REMARKED_ITEMS, 2),
    (Holds.TEXTS, 1),
    (Holds.TABLE, 1),
    (Holds.KANA, 1),
    (Holds.BULLETS, 1),
)


def draw(random: Random, style: Style) -> Plan:
    """The bones of a document in that style."""
    captions = iter(random.sample(words.CAPTIONS, len(words.CAPTIONS)))
    articles: list[Article] = []
    order, wanted = 1, random.randint(5, 12)
    while len(articles) < wanted:
        if len(articles) >= 2 and not style.article.bare and random.random() < 0.05:
            until = order + random.choice([0, 0, 1, 2])
            articles.append(Article(order, 0, Shape.DELETED, "", until=until if until > order else 0))
            order = until + 1
            continue
        articles.append(_article(random, style, order, 0, next(captions)))
        if not style.article.bare and random.random() < 0.08:
            articles += [
                _article(random, style, order, branch, next(captions)) for branch in range(2, random.randint(3, 4))
            ]
        order += 1
    return Plan(
        tuple(articles),
        _divisions(random, style, len(articles)),
        random.choice([0, 1, 1, 2, 3]),
        random.choice([0, 0, 1, 2]),
    )


def _article(random: Random, style: Style, order: int, branch: int, caption: str) -> Article:
    shape = _weighted(random, _SHAPES)
    if shape is Shape.LED_PARAGRAPHS and style.unnumbered:
        shape = Shape.PARAGRAPHS
    paragraphs: tuple[Holds, ...] = ()
    if shape in (Shape.PARAGRAPHS, Shape.LED_PARAGRAPHS):
        least = 2 if style.unnumbered or shape is Shape.LED_PARAGRAPHS or random.random() < 0.9 else 1
        most = max(least, 2 if branch else random.choice([2, 3, 3, 4, 4, 6, 12]))
        paragraphs = tuple(_weighted(random, _HOLDS) for _ in range(random.randint(least, most)))
        if style.below.counter is Counter.CIRCLED:
            paragraphs = tuple(Holds.ITEMS if holds is Holds.KANA else holds for holds in paragraphs)
    return Article(order, branch, shape, caption, paragraphs)


def _weighted(random: Random, weights: tuple[tuple[T, int], ...]) -> T:
    return random.choices([value for value, _ in weights], [weight for _, weight in weights])[0]


def _divisions(random: Random, style: Style, articles: int) -> dict[int, tuple[tuple[int, int, str], ...]]:
    """Which divisions begin before which article: the highest before the first, then any, with all below them."""
    if not style.divisions:
        return {}
    titles = iter(random.sample(words.DIVISIONS, len(words.DIVISIONS)) * 3)
    begins = [0, *sorted(random.sample(range(1, articles), min(articles - 1, random.randint(1, 3))))]
    found: dict[int, tuple[tuple[int, int, str], ...]] = {}
    at = [0] * len(style.divisions)
    for begin in begins:
        first = 0 if not begin else random.randrange(len(at))
        for depth in range(first, len(at)):
            goes_on = depth == first or style.divisions[depth] == "章"  # 章 are counted through all 編
            at[depth] = at[depth] + 1 if goes_on else 1
        found[begin] = tuple((depth, at[depth], next(titles)) for depth in range(first, len(at)))
    return found
