"""Seed -> a document to print and the tree that a careful reader finds in it; the rules of addresses are gold/README's."""

from dataclasses import dataclass, field, replace
from random import Random

from corpus.expected import Expected
from corpus.rendering import model
from corpus.rendering.model import (
    Block,
    Contents,
    Counter,
    Division,
    Entry,
    Line,
    Manuscript,
    Number,
    PageBreak,
    Place,
    Table,
)
from evaluation.made import plan, styles, words
from evaluation.made.plan import Article, Holds, Plan, Shape
from evaluation.made.references import References
from evaluation.made.sentences import Entries, Sentences, Speech
from evaluation.made.styles import Caption, Format, ListStyle, Style


@dataclass(frozen=True, slots=True)
class Made:
    """A document and its tree: articles and all below them, and beside those 前文, 附則 and 別紙 with all below."""

    seed: int
    form: Format
    style: Style
    manuscript: Manuscript
    units: tuple[Expected, ...]
    others: tuple[Expected, ...]


def make(seed: int, form: Format) -> Made:
    """The document of that seed and format; the same every time."""
    return _Writer(seed, form).made()


_DEEP = 0.15  # of the entries of a list have a list below them
_CONTRACTS = ("甲", "委託者", "貸主")


@dataclass(slots=True)
class _Writer:
    seed: int
    form: Format
    random: Random = field(init=False)
    style: Style = field(init=False)
    sentences: Sentences = field(init=False)
    plan: Plan = field(init=False)
    references: References = field(init=False)
    parties: tuple[str, str] = field(init=False)
    blocks: list[Block] = field(default_factory=list)
    units: list[Expected] = field(default_factory=list)
    others: list[Expected] = field(default_factory=list)

    def made(self) -> Made:
        self.random = random = Random(f"{self.form.name} {self.seed}")
        self.style = styles.draw(random, self.form)
        self.plan = plan.draw(random, self.style)
        self.parties = random.choice(words.SUBJECTS)
        digits = self.style.article.number.counter
        digits = Counter.WIDE if digits is Counter.WIDE or random.random() < 0.15 else Counter.DECIMAL
        speech = Speech(self.parties, random.random() < 0.4, digits, random.random() < 0.5)
        self.sentences = Sentences(random, speech)
        self.references = References(random, self.style, self.plan)
        title = random.choice(words.TITLES[self.parties[0]])
        self._front(title)
        self._body()
        signed = self.parties[0] in _CONTRACTS and random.random() < 0.7
        signed_first = random.random() < 0.5
        if signed and signed_first:
            self._signature()
        self._supplements()
        if signed and not signed_first:
            self._signature()
        elif not signed and random.random() < 0.4:
            self._print(Line("以上", Place.RIGHT))
        self._appendices()
        manuscript = Manuscript(title, tuple(self.blocks))
        return Made(self.seed, self.form, self.style, manuscript, tuple(self.units), tuple(self.others))

    def _print(self, *blocks: Block) -> None:
        self.blocks += blocks

    def _front(self, title: str) -> None:
        random = self.random
        covered = random.random() < 0.2
        if covered:
            self._print(Line("文書番号　規-12", Place.RIGHT), model.Title(title), Line("第3版", Place.CENTRE))
            self._print(Line(random.choice(words.NAMES), Place.CENTRE), PageBreak())
        if not covered or random.random() < 0.3:
            self._print(model.Title(title))
        if self.parties[0] not in _CONTRACTS and random.random() < 0.4:
            self._print(Line("制定　平成28年4月1日", Place.RIGHT), Line("最終改正　令和6年10月1日", Place.RIGHT))
        if random.random() < 0.25:
            self._contents()
        if random.random() < 0.5:
            text = self._preamble(title)
            self.others.append(Expected("前文", text))
            self._print(model.Paragraph(0, None, text))

    def _contents(self) -> None:
        shown = self.style.article.caption in (Caption.BEHIND, Caption.BEFORE)
        entries: list[Entry] = []
        for index, article in enumerate(self.plan.articles):
            for depth, order, name in self.plan.divisions.get(index, ()):
                number = self._division(depth).number(order)
                entries.append(Entry(depth + 1, number.sign + number.gap + name))
            if shown and article.caption:
                number = self._number(article)
                caption = self.style.article.bracketed(article.caption)
                gap = "" if self.style.article.caption is Caption.BEFORE else number.gap
                entries.append(Entry(1 + len(self.style.divisions), number.sign + gap + caption))
        if entries:
            self._print(Contents(self.random.choice(["目次", "目　次"]), tuple(entries)))

    def _preamble(self, title: str) -> str:
        one, other = self.parties
        if one not in _CONTRACTS:
            return f"この{title}は、{one}と{other}との間の関係について、" + self.sentences.text(())
        first, second = self.random.sample(words.NAMES, 2)
        return f"{first}（以下「{one}」という。）と{second}（以下「{other}」という。）は、次のとおり契約を締結する。"

    def _division(self, depth: int) -> ListStyle:
        style = self.style.division
        return ListStyle(style.counter, f"第{{n}}{self.style.divisions[depth]}", style.gap)

    def _body(self) -> None:
        labels: list[str] = []
        for index, article in enumerate(self.plan.articles):
            for depth, order, name in self.plan.divisions.get(index, ()):
                number = self._division(depth).number(order)
                del labels[depth:]
                labels.append(f"{number.sign} {name}")
                self._print(Division(depth + 1, number, name))
            self._article(article, "", " / ".join(labels), self.units)

    def _number(self, article: Article) -> Number:
        style = self.style.article
        if article.until:
            return style.span(article.order, article.until)
        return style.branch(article.order, article.branch) if article.branch else style.number.number(article.order)

    def _article(self, article: Article, prefix: str, chapter: str, units: list[Expected]) -> None:
        number, style = self._number(article), self.style.article
        if article.shape is Shape.DELETED:
            gap = number.gap or self.random.choice(["　", " "])
            number = Number(number.sign, gap, number.count)
            headed = style.caption is Caption.BEHIND
            self._print(model.Article(number, "削除") if headed else model.Article(number, text="削除"))
            for order in range(article.order, (article.until or article.order) + 1):
                units.append(Expected(f"{prefix}第{order}条", "削除", None, chapter=chapter))
            return
        none = style.caption is Caption.NONE
        unit = Expected(prefix + article.address, caption=None if none else article.caption, chapter=chapter)
        units.append(unit)
        self.references.enter(article)
        caption = "" if none else style.bracketed(article.caption)
        if not number.gap and caption[:1].isdigit():
            number = replace(number, gap="　")
        body = _Body(self, unit, units, article)
        if style.caption is Caption.BEHIND:
            self._print(model.Article(number, caption))
            body.write(self.style.unnumbered)
        else:
            start = len(self.blocks)
            body.write(self.style.unnumbered)
            first = self.blocks[start]
            assert isinstance(first, model.Paragraph) and first.number is None
            self.blocks[start] = model.Article(number, caption, style.caption is Caption.BEFORE, first.text)

    def _supplements(self) -> None:
        word = self.random.choice(["附　則", "附則", "附 則"])
        for count in range(1, self.plan.supplements + 1):
            name = "附則" + (f"#{count}" if count > 1 else "")
            dated = count > 1 or self.random.random() < 0.2
            self._print(Division(1, None, word + (f"（令和{count + 4}年4月1日改正）" if dated else "")))
            kind = self.random.choice(["text", "paragraphs", "articles" if not self.style.article.bare else "text"])
            day = f"令和{count + 4}年4月1日から"
            first = f"この{self.random.choice(['規程', '規約', '改正'])}は、{day}施行する。"
            unit = Expected(name)
            self.others.append(unit)
            if kind == "text":
                unit.add(first)
                self._print(model.Paragraph(0, None, first))
            elif kind == "paragraphs":
                style = self._own_paragraphs()
                for order in range(1, self.random.randint(2, 3) + 1):
                    text = first if order == 1 else self.sentences.text(self.references.outside())
                    number = None if order == 1 and self.style.unnumbered else style.number(order)
                    self.others.append(Expected(f"{name}第{order}項", text))
                    self._print(model.Paragraph(1, number, text))
            else:
                for order, caption in enumerate(("施行期日", "経過措置"), 1):
                    self._article(Article(order, 0, Shape.TEXT, caption), name, "", self.others)

    def _own_paragraphs(self) -> ListStyle:
        """項 outside of articles: decimals need an article above them."""
        style = self.style.paragraph
        return ListStyle(Counter.WIDE) if "{above}" in style.pattern or self.style.article.bare else style

    def _appendices(self) -> None:
        for count in range(1, self.plan.appendices + 1):
            word = self.random.choice(["別紙", "別表第"])
            sign = (
                word.rstrip("第") if self.plan.appendices == 1 else f"{word}{self.style.division.counter.write(count)}"
            )
            name = word.rstrip("第") if self.plan.appendices == 1 else f"{word}{count}"
            caption = self.random.choice(words.CAPTIONS) + "一覧"
            if self.random.random() < 0.5:
                self._print(PageBreak())
            self._print(Division(1, Number(sign, "　"), caption))
            unit = Expected(name, caption=caption)
            self.others.append(unit)
            kind = self.random.choice(["table", "text", "articles" if not self.style.article.bare else "table"])
            if kind == "table":
                self.table(unit)
            elif kind == "text":
                text = self.sentences.text(())
                unit.add(text)
                self._print(model.Paragraph(0, None, text))
            else:
                for order in range(1, 3):
                    article = Article(order, 0, Shape.TEXT, self.random.choice(words.CAPTIONS))
                    self._article(article, name, "", self.others)

    def _signature(self) -> None:
        one, other = self.parties
        made = [
            (f"{party}　{street}", f"　　{name}", "　　代表取締役　見本　一郎")
            for party, street, name in zip(
                (one, other), self.random.sample(words.STREETS, 2), self.random.sample(words.NAMES, 2), strict=True
            )
        ]
        closing = f"本契約の成立を証するため、本書2通を作成し、{one}{other}記名押印のうえ、各自1通を保有する。"
        self._print(model.Signature(closing, "2025年4月1日", tuple(made)))

    def table(self, unit: Expected) -> None:
        """A table as text of a unit: a row is a line, its cells a tab apart."""
        columns = self.random.randint(2, 4)
        heads = self.random.sample(["区分", "金額", "期間", "備考", "内容", "担当"], columns)
        rows = [tuple(self.sentences.cell() for _ in heads) for _ in range(self.random.randint(2, 4))]
        if self.random.random() < 0.3:
            sign = self.random.choice(["{}", "{}.", "({})", "第{}号"])
            heads = ["番号", *heads]
            rows = [(sign.format(order), *row) for order, row in enumerate(rows, 1)]
        table = Table((tuple(heads), *rows))
        unit.add("\n".join("\t".join(row) for row in table.rows))
        self._print(table)


@dataclass(frozen=True, slots=True)
class _Body:
    """What stands under the heading of an article."""

    writer: _Writer
    unit: Expected
    units: list[Expected]
    article: Article

    def write(self, unnumbered: bool) -> None:
        """All of it; unnumbered: the first 項 has no number."""
        writer, shape = self.writer, self.article.shape
        random, sentences, refers = writer.random, writer.sentences, writer.references.outside()
        if shape in (Shape.TEXT, Shape.TEXTS, Shape.TABLE):
            for _ in range(2 if shape is Shape.TEXTS else 1):
                self._text(self.unit, 0, None, sentences.text(refers))
            if shape is Shape.TABLE:
                writer.table(self.unit)
        elif shape is Shape.ITEMS:
            self._items(self.unit, 0, None, remark=random.random() < 0.2, paragraph=0)
        else:
            if shape is Shape.LED_PARAGRAPHS:
                self._text(self.unit, 0, None, sentences.each_paragraph(refers))
            for order, holds in enumerate(self.article.paragraphs, 1):
                number = None if unnumbered and order == 1 else writer.style.paragraph.number(order, self.article.order)
                self._paragraph(order, number, holds)

    def _text(self, unit: Expected, level: int, number: Number | None, text: str) -> None:
        unit.add(text)
        if number and not number.gap and text[0].isdigit():  # 1．1万円 would be another number
            number = replace(number, gap="　")
        self.writer.blocks.append(model.Paragraph(level, number, text))

    def _paragraph(self, order: int, number: Number | None, holds: Holds) -> None:
        writer, level = self.writer, 1
        unit = Expected(f"{self.unit.address}第{order}項")
        self.units.append(unit)
        refers = writer.references.inside(order)
        if holds in (Holds.ITEMS, Holds.REMARKED_ITEMS):
            self._items(unit, level, number, remark=holds is Holds.REMARKED_ITEMS, paragraph=order)
        elif holds is Holds.KANA:
            self._text(unit, level, number, writer.sentences.lead(Entries.THINGS, refers))
            for at in range(1, writer.random.randint(2, 4) + 1):
                text = writer.sentences.entry(Entries.THINGS, ())
                self._entry(unit, writer.style.below, at, 3, writer.style.below.part(at), text)
        else:
            self._text(unit, level, number, writer.sentences.text(refers))
            if holds is Holds.TEXTS:
                self._text(unit, level, None, writer.sentences.text(refers))
            if holds is Holds.TABLE:
                writer.table(unit)
            if holds is Holds.BULLETS:
                for _ in range(writer.random.randint(2, 3)):
                    self._text(unit, level, None, "・" + writer.sentences.entry(Entries.THINGS, ()))

    def _entry(self, owner: Expected, style: ListStyle, order: int, level: int, part: str, text: str) -> Expected:
        unit = Expected(owner.address + part)
        self.units.append(unit)
        self._text(unit, level, style.number(order), text)
        return unit

    def _items(self, owner: Expected, level: int, number: Number | None, *, remark: bool, paragraph: int) -> None:
        writer = self.writer
        random, sentences, style = writer.random, writer.sentences, writer.style
        kind = random.choice(list(Entries))
        refers = writer.references.inside(paragraph)
        self._text(owner, level, number, sentences.lead(kind, refers))
        count = random.choice([2, 2, 3, 3, 4, 4, 5, 5, 7, 12, 20])
        for order in range(1, count + 1):
            part = f"第{order}号"
            if kind in (Entries.ACTS, Entries.CASES, Entries.THINGS) and random.random() < _DEEP:
                item = self._entry(owner, style.item, order, 2, part, sentences.inner_lead(kind))
                self._below(item, kind, deeper=random.random() < 0.3)
            else:
                named = writer.references.of_item(order, paragraph)
                text = sentences.entry(kind, named, last=order == count and order > 1)
                self._entry(owner, style.item, order, 2, part, text)
        if remark:
            owner.wrap_up = sentences.remark(writer.references.outside())
            writer.blocks.append(model.Paragraph(level, None, owner.wrap_up))

    def _below(self, item: Expected, kind: Entries, *, deeper: bool) -> None:
        writer = self.writer
        style = writer.style
        for order in range(1, writer.random.randint(2, 4) + 1):
            led = deeper and order == 2
            text = writer.sentences.inner_lead(kind) if led else writer.sentences.entry(kind, ())
            unit = self._entry(item, style.below, order, 3, style.below.part(order), text)
            if led:
                for count in range(1, 3):
                    text = writer.sentences.entry(kind, ())
                    self._entry(unit, style.deepest, count, 4, style.deepest.part(count), text)
