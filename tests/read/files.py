"""Small files of each format, made byte for byte the same every time, and what is done to them."""

import random
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO

from msoffcrypto.format.ooxml import OOXMLFile
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.errors import SourceError

LINES = ("見本契約書", "第1条（目的）", "甲は、乙に業務を委託する。", "第2条（期間）", "契約の期間は、1年とする。")
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + "WordDocument".encode("utf-16-le") + bytes(1000)
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(200)

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_LINKS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type="{_OFFICE}/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def zipped(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def word(body: bytes | None = None, *, doctype: str = "", parts: dict[str, bytes] | None = None) -> bytes:
    """A .docx; body: the paragraphs as WordprocessingML; parts: further ones."""
    if body is None:
        body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in LINES).encode()
    head = f'<?xml version="1.0" encoding="UTF-8"?>{doctype}<w:document xmlns:w="{_W}"><w:body>'.encode()
    main = head + body + b"</w:body></w:document>"
    return zipped(
        {"[Content_Types].xml": _TYPES.encode(), "_rels/.rels": _LINKS.encode(), "word/document.xml": main}
        | (parts or {})
    )


def locked(data: bytes, password: str) -> bytes:
    """An Office file under a password; data of 4 KB or more: the library packs smaller ones wrongly."""
    out = BytesIO()
    OOXMLFile(BytesIO(data)).encrypt(password, out)
    return out.getvalue()


def illustrated_word() -> bytes:
    """A .docx of the size that Word's have."""
    return word(parts={"word/media/image1.png": PICTURE + random.Random(0).randbytes(8000)})


def pdf(*, pages: int = 1, password: str | None = None) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, invariant=1, encrypt=StandardEncryption(password, strength=128) if password else None)
    pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3"))
    for _ in range(pages):
        canvas.setFont("HeiseiMin-W3", 12)
        for row, line in enumerate(LINES):
            canvas.drawString(72, 760 - 20 * row, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def pdf_of(*objects: bytes) -> bytes:
    """A PDF of objects as they are written, the first its catalog."""
    out, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end


def damaged(data: bytes, cases: int) -> Iterator[bytes]:
    """data cut short and data with some bytes changed, by turns: the same at every call."""
    chance = random.Random(0)
    for case in range(cases):
        if case % 2:
            yield data[: chance.randrange(len(data))]
        else:
            changed = bytearray(data)
            for _ in range(chance.choice((1, 3, 10, 50))):
                changed[chance.randrange(len(changed))] = chance.randrange(256)
            yield bytes(changed)


def damaged_parts(parts: dict[str, bytes], cases: int) -> Iterator[bytes]:
    """A zip, whole as such, in which one of parts is damaged."""
    names = sorted(parts)
    for case in range(cases):
        name = names[case % len(names)]
        *_, changed = damaged(parts[name], case // len(names) + 1)
        yield zipped(parts | {name: changed})


def surprises(read: Callable[[bytes], object], cases: list[bytes]) -> list[str]:
    """What read raises on cases beside SourceError."""
    found: list[str] = []
    for number, case in enumerate(cases):
        try:
            read(case)
        except SourceError:
            continue
        except Exception as error:
            found.append(f"{number}: {error!r}")
    return found


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}
