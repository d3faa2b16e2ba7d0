"""The clothes of a made document: layouts drawn at random for each format, and the file that comes out."""

from random import Random

from reportlab.lib.pagesizes import A4, A5, B5, landscape

from corpus.rendering import markdown, pdf, plain, word
from corpus.rendering.markdown import MarkdownLayout, Marks
from corpus.rendering.model import Counter, Place
from corpus.rendering.numbering import Lists
from corpus.rendering.pdf import Furniture, Order, PdfLayout, Stroke
from corpus.rendering.plain import PlainLayout
from corpus.rendering.setting import Numbers, Setting
from corpus.rendering.word import Runs, WordLayout
from evaluation.made.document import Made
from evaluation.made.styles import Caption, Format, ListStyle

_PAGE_NUMBERS = (
    "{n}",
    "- {n} -",
    "－{n}－",
    "{n} / {total}",
    "{n}/{total}ページ",
    "Page {n} of {total}",
    "P. {n}",
    "（{n}）",
    "",
)
SUFFIX = {
    Format.WORD: ".docx",
    Format.PDF: ".pdf",
    Format.COLUMNS: ".pdf",
    Format.MARKDOWN: ".md",
    Format.PLAIN: ".txt",
}


def render(made: Made) -> tuple[bytes, str]:
    """The file and its name; a made document always looks the same."""
    random = Random(f"layout {made.form.name} {made.seed}")
    name = f"made{made.seed}{SUFFIX[made.form]}"
    match made.form:
        case Format.WORD:
            return word.render(made.manuscript, _word(random, made)), name
        case Format.MARKDOWN:
            return markdown.render(made.manuscript, _markdown(random, made)).encode(), name
        case Format.PLAIN:
            return plain.render(made.manuscript, _plain(random, made)).encode(), name
        case _:
            return pdf.render(made.manuscript, _pdf(random, made)), name


def _word(random: Random, made: Made) -> WordLayout:
    return WordLayout(
        lists=random.choice([Lists.MULTILEVEL, Lists.MULTILEVEL, Lists.SEPARATE, Lists.TYPED]),
        linked=random.random() < 0.4,
        headings=random.random() < 0.6,
        divided=random.random() < 0.3,
        head=random.choice(["", made.manuscript.name, "社外秘"]),
        number=random.choice(_PAGE_NUMBERS),
        runs=random.choice([Runs.WHOLE, *Runs]),
        opening=random.choice(["", "　"]),
        size=random.choice([10.0, 10.5, 12.0]),
    )


def _markdown(random: Random, made: Made) -> MarkdownLayout:
    style = made.style
    listed = any(_counted(level) for level in (style.paragraph, style.item))
    marks = [Marks.COUNTED, Marks.ONES] if listed else [Marks.BULLETS, Marks.PARAGRAPHS]
    return MarkdownLayout(
        headings=style.article.bare or random.random() < 0.8,
        headed=random.random() < 0.5,
        marks=random.choice(marks),
        step=random.choice([3, 4]),
        width=random.choice([None, None, None, 30, 40]),
    )


def _counted(style: ListStyle) -> bool:
    return style.counter is Counter.DECIMAL and style.pattern == "{n}."


def _plain(random: Random, made: Made) -> PlainLayout:
    return PlainLayout(
        width=random.choice([None, None, 30, 36, 40]),
        step=random.choice([0, 1, 2]),
        hanging=random.choice([0, 1, 2]),
        opening=random.choice(["", "　"]),
        airy=random.random() < 0.7,
    )


def _pdf(random: Random, made: Made) -> PdfLayout:
    columns = 2 if made.form is Format.COLUMNS else 1
    size = random.choice([8.0, 9.0] if columns == 2 else [9.0, 10.5, 10.5, 12.0])
    pages = [A4, A4, B5, landscape(A4)] if columns == 2 else [A4, A4, A4, B5, A5, landscape(A4)]
    first = random.choice(pages)
    mixed = random.random() < 0.15
    turned = random.random() < 0.15
    statute = made.style.article.caption is not Caption.BEHIND
    return PdfLayout(
        sizes=(first, random.choice(pages), first) if mixed else (first,),
        turns=(0, random.choice([90, 180, 270]), 0) if turned else (0,),
        margin=random.choice([45.0, 57.0, 72.0]),
        columns=columns,
        spanning=random.random() < 0.8,
        setting=Setting(
            size=size,
            leading=random.choice([1.3, 1.5, 1.8]),
            numbers=random.choice(list(Numbers)),
            turn=random.choice([0, 1]),
            opening=1 if statute else random.choice([0, 1]),
            step=random.choice([0.5, 1.0, 2.0]),
            between=random.choice([0.0, 0.0, 0.0, 0.3, 0.6]),
            justified=random.random() < 0.6,
        ),
        furniture=Furniture(
            head=random.choice(["", made.manuscript.name, "社外秘", f"{made.manuscript.name}　{{division}}"]),
            foot=random.choice(["", "", "", "2025年4月改定版"]),
            number=random.choice(_PAGE_NUMBERS),
            number_place=random.choice(list(Place)),
            head_place=random.choice(list(Place)),
            line_numbers=random.choice([0] * 8 + [1, 5]),
            watermark=random.choice([""] * 8 + ["見本", "SAMPLE"]),
        ),
        embedded=True,  # what is read must not depend on the fonts of the machine
        stroke=random.choice([Stroke.RUNS, Stroke.RUNS, Stroke.RUNS, Stroke.CHARACTERS, Stroke.TWICE]),
        order=random.choice([Order.READING, Order.READING, Order.READING, Order.NUMBERS_LAST, Order.ACROSS]),
    )
