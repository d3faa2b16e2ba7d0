"""A source -> the file that a user has: Word, PDF, web page, Markdown or text, in clothes of its own."""

from random import Random

from reportlab.lib.pagesizes import A4, B5

from corpus.rendering import html, markdown, pdf, plain, word
from corpus.rendering.html import HtmlLayout
from corpus.rendering.markdown import MarkdownLayout, Marks
from corpus.rendering.model import Place
from corpus.rendering.numbering import Lists
from corpus.rendering.pdf import Furniture, PdfLayout
from corpus.rendering.plain import PlainLayout
from corpus.rendering.setting import Numbers, Setting
from corpus.rendering.word import WordLayout
from corpus.source import Source

FORMS = ("docx", "pdf", "html", "md", "txt")
"""What a header's print.form may say; the suffix of the file too."""
_PAGE_NUMBERS = ("{n}", "- {n} -", "{n} / {total}", "{n}/{total}ページ")


def printed(source: Source, *, embedded: bool = True) -> tuple[bytes, str]:
    """Content and name of the file; a source always looks the same.

    embedded: a PDF carries a font whose signs are boxes, so that what is read of it depends on no font of the machine;
    otherwise it is set in a font of the reader's machine, for people to look at.
    """
    form, random = source.header["print"]["form"], Random(source.header["id"])
    name = f"{source.path.stem}.{form}"
    match form:
        case "docx":
            return word.render(source.manuscript, _word(random, source)), name
        case "pdf":
            return pdf.render(source.manuscript, _pdf(random, source, embedded=embedded)), name
        case "html":
            return html.render(source.manuscript, HtmlLayout()).encode(), name
        case "md":
            marks = random.choice([Marks.BULLETS, Marks.PARAGRAPHS])
            return markdown.render(source.manuscript, MarkdownLayout(marks=marks)).encode(), name
        case "txt":
            layout = PlainLayout(width=random.choice([None, 36, 40]), step=1, hanging=random.choice([0, 1]))
            return plain.render(source.manuscript, layout).encode(), name
    raise ValueError(f"{source.path}: no form to print in: {form!r}")


def _word(random: Random, source: Source) -> WordLayout:
    return WordLayout(
        lists=random.choice([Lists.MULTILEVEL, Lists.SEPARATE, Lists.TYPED]),
        linked=random.random() < 0.4,
        headings=random.random() < 0.6,
        head=random.choice(["", source.manuscript.name]),
        number=random.choice(_PAGE_NUMBERS),
    )


def _pdf(random: Random, source: Source, *, embedded: bool) -> PdfLayout:
    columns = source.header["print"].get("columns", 1)
    return PdfLayout(
        sizes=(A4 if columns == 2 else random.choice([A4, A4, B5]),),
        columns=columns,
        setting=Setting(
            size=8.5 if columns == 2 else random.choice([9.5, 10.5]),
            numbers=random.choice([Numbers.INLINE, Numbers.HANGING]),
        ),
        furniture=Furniture(
            head=random.choice(["", source.manuscript.name]),
            number=random.choice(_PAGE_NUMBERS),
            number_place=random.choice([Place.CENTRE, Place.RIGHT]),
        ),
        embedded=embedded,
    )
