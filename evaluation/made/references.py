"""What a text at some place of a made document may refer to, in the document's own numbers."""

from random import Random

from corpus.rendering.model import Counter
from evaluation.made import words
from evaluation.made.plan import Article, Plan, Shape
from evaluation.made.styles import Caption, Style

_DRAWN = 4  # references that one text may choose from


class References:
    """Names of units that exist, as a text would name them from where it stands."""

    def __init__(self, random: Random, style: Style, plan: Plan) -> None:
        self.random, self.plan, self.captioned = random, plan, style.article.caption is not Caption.NONE
        self.counter = style.article.number.counter
        self.article: Article | None = None

    def enter(self, article: Article) -> None:
        """What follows is text of that article."""
        self.article = article

    def outside(self) -> tuple[str, ...]:
        """Other articles, 前条, 別紙, 附則, laws."""
        drawn = [self._one() for _ in range(_DRAWN)]
        if self.article in self.plan.articles:
            index = self.plan.articles.index(self.article)
            if index and self.plan.articles[index - 1].shape is not Shape.DELETED:
                drawn.append("前条")
            if index + 1 < len(self.plan.articles):
                drawn.append("次条")
        if self.plan.appendices and self.random.random() < 0.5:
            drawn.append(self.random.choice(["別紙", "別表", "別紙1", "別表第1"]))
        if self.plan.supplements and self.random.random() < 0.2:
            drawn.append(f"附則第{self._write(1)}項")
        return tuple(drawn)

    def inside(self, paragraph: int) -> tuple[str, ...]:
        """The same from a 項, with 項 before it; 0 for an article without 項."""
        drawn = list(self.outside())
        if paragraph > 1:
            drawn += ["前項", "前項", "前項ただし書", f"第{self._write(self.random.randint(1, paragraph - 1))}項"]
        if paragraph > 2:
            drawn += [f"前{self._write(2)}項", f"第{self._write(1)}項及び第{self._write(paragraph - 1)}項", "前各項"]
        return tuple(drawn)

    def of_item(self, item: int, paragraph: int) -> tuple[str, ...]:
        """The same from a 号, with the one before it."""
        return (*self.inside(paragraph), *(["前号", "前号"] if item > 1 else []))

    def _one(self) -> str:
        if self.random.random() < 0.15:
            law = f"{self.random.choice(words.LAWS)}第{self._write(self.random.randint(1, 90))}条"
            return law + (f"第{self._write(self.random.randint(1, 3))}項" if self.random.random() < 0.5 else "")
        kept = [one for one in self.plan.articles if one.shape is not Shape.DELETED]
        if self.random.random() < 0.08:
            first, last = kept[0].order, kept[-1].order
            return f"第{self._write(first)}条から第{self._write(last)}条まで"
        article = self.random.choice(kept)
        name = f"第{self._write(article.order)}条" + (f"の{self._write(article.branch)}" if article.branch else "")
        if article.paragraphs and self.random.random() < 0.5:
            return f"{name}第{self._write(self.random.randint(1, len(article.paragraphs)))}項"
        if article.shape is Shape.ITEMS and self.random.random() < 0.5:
            return f"{name}第{self._write(self.random.randint(1, 2))}号"
        if self.captioned and article.caption and self.random.random() < 0.25:
            return f"{name}（{article.caption}）"
        return name

    def _write(self, number: int) -> str:
        return self.counter.write(number) if self.counter is not Counter.DECIMAL else str(number)
