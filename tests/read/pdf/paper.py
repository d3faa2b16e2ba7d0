"""Pages drawn for the tests: text at places given in points from the top left of the page."""

import io
from collections.abc import Sequence

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.read import pdf
from pipeline.read.draft import Draft
from pipeline.settings import Settings
from pipeline.types.source import MarkKind, PrintedLine

MINCHO, GOTHIC = "HeiseiMin-W3", "HeiseiKakuGo-W5"
for _font in (MINCHO, GOTHIC):
    pdfmetrics.registerFont(UnicodeCIDFont(_font))

_SUBJECTS = ("甲は", "乙は", "利用者は", "当社は", "会員は", "受託者は", "委託者は")
_MANNERS = ("書面により", "遅滞なく", "別に定めるところにより", "相手方の承諾なく", "三十日以内に", "自己の費用で")
_OBJECTS = ("成果物の引渡しを", "料金の全額を", "秘密情報の写しを", "申込書の原本を", "再委託の相手を")
_VERBS = ("行うものとする。", "請求することができる。", "通知しなければならない。", "求めてはならない。")


class Paper:
    """A PDF that is being drawn."""

    def __init__(self, size: tuple[float, float] = A4, **options: object) -> None:
        self._buffer = io.BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=size, **options)
        self.width, self.height = size

    def text(self, x: float, y: float, text: str, *, size: float = 10.5, font: str = MINCHO, gray: float = 0.0) -> None:
        """y: the base line, from the top."""
        self.canvas.setFont(font, size)
        self.canvas.setFillGray(gray)
        self.canvas.drawString(x, self.height - y, text)

    def spaced(self, x: float, y: float, text: str, step: float, *, size: float = 10.5) -> None:
        """Each character by itself, step points from the one before."""
        for index, character in enumerate(text):
            self.text(x + index * step, y, character, size=size)

    def block(self, x: float, y: float, lines: Sequence[str], *, size: float = 10.5, pitch: float = 18.0) -> float:
        """Lines under each other; the base line after the last."""
        for index, line in enumerate(lines):
            self.text(x, y + index * pitch, line, size=size)
        return y + len(lines) * pitch

    def ruling(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5) -> None:
        """A straight line."""
        self.canvas.setLineWidth(width)
        self.canvas.setStrokeGray(0)
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """Ruling lines from end to end."""
        for x in xs:
            self.ruling(x, ys[0], x, ys[-1])
        for y in ys:
            self.ruling(xs[0], y, xs[-1], y)

    def turn_page(self, size: tuple[float, float] | None = None) -> None:
        """The next page, of another size where one is given."""
        self.canvas.showPage()
        if size:
            self.canvas.setPageSize(size)
            self.width, self.height = size

    def data(self) -> bytes:
        """The bytes of the file."""
        self.canvas.save()
        return self._buffer.getvalue()

    def read(self, **options: object) -> Draft:
        """What is read of it."""
        return read(self.data(), **options)


def assembled(content: bytes, *font: bytes) -> bytes:
    """A file of one page from its content stream and the objects of its font /F1, which are 5 0 R and those that follow."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        *font,
    ]
    data = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    at = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return data + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, at)


def read(data: bytes, *, password: str | None = None, settings: Settings | None = None) -> Draft:
    """The draft of the file, of which everything holds that holds of every one."""
    draft = pdf.read(data, "見本.pdf", password=password, settings=settings or Settings())
    check(draft)
    return draft


def check(draft: Draft) -> None:
    """What holds of every draft: lines in order, all text in them, edges for every character, boxes around them."""
    at = 0
    for line in draft.printed:
        start, end = line.span
        assert not draft.text[at:start].strip("\n\f"), "text outside of the lines"
        assert at <= start < end
        assert len(line.edges) == end - start + 1
        assert "\n" not in draft.text[start:end] and "\f" not in draft.text[start:end]
        assert line.page == draft.text.count("\f", 0, start) + 1
        x0, y0, x1, y1 = line.box
        assert x0 <= x1 and y0 < y1
        at = end
    assert not draft.text[at:].strip("\n\f")
    assert draft.text.count("\f") == draft.pages - 1
    assert draft.laid_out
    for mark in draft.marks:
        assert 0 <= mark.span[0] < mark.span[1] <= len(draft.text)


def lines(draft: Draft, *, page: int | None = None) -> list[str]:
    """The lines that are no furniture."""
    return [
        draft.text[slice(*line.span)] for line in _lines(draft, page) if _kind(draft, line) is not MarkKind.FURNITURE
    ]


def furniture(draft: Draft, *, page: int | None = None) -> list[str]:
    """The lines that are marked as furniture."""
    return [draft.text[slice(*line.span)] for line in _lines(draft, page) if _kind(draft, line) is MarkKind.FURNITURE]


def rows(draft: Draft) -> list[str]:
    """The lines that are marked as rows of a table."""
    return [draft.text[slice(*line.span)] for line in draft.printed if _kind(draft, line) is MarkKind.TABLE]


def printed(draft: Draft, start: str) -> PrintedLine:
    """The first line that begins so."""
    return next(line for line in draft.printed if draft.text.startswith(start, line.span[0]))


def prose(characters: int, *, seed: int = 0) -> str:
    """So many characters of sentences, each time the same for one seed."""
    text = ""
    number = seed
    while len(text) < characters:
        text += (
            _SUBJECTS[number % 7] + "、" + _MANNERS[number // 2 % 6] + _OBJECTS[number // 3 % 5] + _VERBS[number % 4]
        )
        number += 5
    return text[:characters]


def broken(text: str, width: int) -> list[str]:
    """The text in lines of width characters."""
    return [text[at : at + width] for at in range(0, len(text), width)]


def _lines(draft: Draft, page: int | None) -> list[PrintedLine]:
    return [line for line in draft.printed if page in (None, line.page)]


def _kind(draft: Draft, line: PrintedLine) -> MarkKind | None:
    return next((mark.kind for mark in draft.marks if mark.span[0] <= line.span[0] < mark.span[1]), None)
