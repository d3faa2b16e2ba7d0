"""Files for batches: contracts of one page whose notice period is known, PDFs of ten pages, and files that cannot be read."""

import io
import random
import struct
import zipfile
from collections.abc import Iterator
from itertools import cycle, islice

from msoffcrypto.format.ooxml import OOXMLFile
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from corpus.catalog import entries

_MEGABYTE = 1_048_576
_LINES, _WIDTH = 35, 40
"""Lines of a page and characters of a line."""
_CONTRACT = """業務委託契約書（{n:03}号）

株式会社みほん{n}（以下「甲」という。）と合同会社ためし（以下「乙」という。）は、次のとおり契約を締結する。

第1条（目的）
甲は、乙に対し、帳票の入力業務を委託し、乙はこれを受託する。

第2条（契約期間）
本契約の有効期間は、令和6年4月1日から1年間とする。

第3条（中途解約）
甲は、解約を希望する日の{months}か月前までに書面で通知することにより、本契約を解約することができる。

第4条（管轄）
本契約に関する紛争は、東京地方裁判所を第一審の専属的合意管轄裁判所とする。
"""
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"


def notice_months(number: int) -> int:
    """How many months before its end contract number can be ended."""
    return 1 + number % 11


def contract(number: int) -> str:
    """The text of contract number."""
    return _CONTRACT.format(n=number, months=notice_months(number))


def word(text: str) -> bytes:
    """A .docx with a paragraph for each line of text."""
    return _word("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n") if line))


def good(number: int) -> tuple[str, bytes]:
    """Name and content of contract number, by turns in each format; no two are the same."""
    text = contract(number)
    lines = [line for line in text.split("\n") if line]
    match number % 5:
        case 0:
            return f"契約{number:03}.txt", text.encode("cp932" if number % 2 else "utf-8")
        case 1:
            return f"契約{number:03}.md", text.encode()
        case 2:
            return f"契約{number:03}.html", f"<!doctype html><p>{'</p><p>'.join(lines)}</p>".encode()
        case 3:
            return f"契約{number:03}.docx", word(text)
        case _:
            return f"契約{number:03}.pdf", pdf([piece for line in lines for piece in _pieces(line)])


def long_pdfs(count: int, *, pages: int = 10) -> Iterator[bytes]:
    """PDFs of so many pages each, of the text of our own documents for training; no two are the same."""
    texts = [e.path.read_text("utf-8") for e in entries("train") if e.path.suffix in (".md", ".txt")]
    lines = cycle([piece for text in texts for line in text.split("\n") for piece in _pieces(line.strip("#* "))])
    for _ in range(count):
        yield pdf(list(islice(lines, pages * _LINES)))


def pdf(lines: list[str], *, password: str | None = None) -> bytes:
    """A PDF of lines with a text layer."""
    out = io.BytesIO()
    locked = StandardEncryption(password, strength=128) if password else None
    canvas = Canvas(out, invariant=1, encrypt=locked)
    pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3"))
    for page, start in enumerate(range(0, len(lines), _LINES), 1):
        canvas.setFont("HeiseiMin-W3", 10.5)
        for at, line in enumerate(lines[start : start + _LINES]):
            canvas.drawString(72, 780 - 20 * at, line)
        canvas.drawCentredString(298, 30, f"- {page} -")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def bad() -> dict[str, bytes]:
    """Files of every kind that cannot be read, by their names, but for one that is too large to be made in memory.

    The limits they are meant for: 10 MB, 30 pages, 8 seconds, 512 MB.
    """
    whole, page = _word("<w:p><w:r><w:t>甲</w:t></w:r></w:p>" * 400), pdf(["第1条（目的）", "甲は、乙に委託する。"])
    return {
        "途中で切れた.pdf": page[: len(page) // 2],
        "パスワード付き.pdf": pdf(["第1条"], password="hirake"),
        "空.txt": b"",
        "空白だけ.md": " \n　\n".encode(),
        "爆弾.docx": _bomb(),
        "中身は機械語.txt": bytes(range(256)) * 40,
        "文字化け.txt": "第１条（目的）甲は、乙に業務を委託する。".encode().decode("cp932", errors="replace").encode(),
        "終わらない.pdf": _endless(),
        "メモリーを食う.docx": _word("<w:p/>" * 3_000_000),
        "中身は表計算.docx": zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"}),
        "写真.pdf": b"\x89PNG\r\n\x1a\n" + bytes(200),
        "途中で切れた.docx": whole[: len(whole) // 2],
        "ページが多い.pdf": pdf(["第1条（目的）"] * _LINES * 31),
        "パスワード付き.docx": _locked("hirake"),
        "本文のない.docx": zipped({"word/notes.txt": "甲".encode()}),
        "増える実体.docx": _growing(),
        "メール.html": b"From: a@example.com\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\n<p>",
        "書庫.docx": zipped({"写真.txt": "甲".encode()}),
        "壊れた.pdf": b"%PDF-1.7\n" + random.Random(0).randbytes(5000),
    }


TOO_LARGE = "大きすぎる.pdf"
"""The name of the file that is made as a hole of the disk, one byte more than the limit."""


def _pieces(line: str) -> Iterator[str]:
    for start in range(0, len(line), _WIDTH):
        yield line[start : start + _WIDTH]


def zipped(parts: dict[str, bytes]) -> bytes:
    """The parts as a zip; the same every time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _word(body: str, *, doctype: str = "", parts: dict[str, bytes] | None = None) -> bytes:
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    links = (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    main = f'<?xml version="1.0" encoding="UTF-8"?>{doctype}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    return zipped(
        {"[Content_Types].xml": types.encode(), "_rels/.rels": links.encode(), "word/document.xml": main.encode()}
        | (parts or {})
    )


def _bomb() -> bytes:
    """A .docx whose directory names the same ten packed megabytes of zeros two thousand times."""
    data = _word("<w:p/>", parts={"word/media/zero.bin": bytes(10 * _MEGABYTE)})
    directory, entry, end = data.index(b"PK\x01\x02"), data.rindex(b"PK\x01\x02"), data.rindex(b"PK\x05\x06")
    listed, count = data[directory:end] + data[entry:end] * 2000, 2004
    last = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(listed), directory, 0)
    return data[:directory] + listed + last


def _endless() -> bytes:
    """A PDF whose page draws itself, twice each time."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources 5 0 R>>",
        b"<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources 5 0 R/Length 12>>stream\n/X Do /X Do \nendstream",
        b"<</XObject<</X 4 0 R>>>>",
    )
    out, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end


def _locked(password: str) -> bytes:
    out = io.BytesIO()  # the library packs files of under 4 KB wrongly
    data = _word("<w:p/>", parts={"word/media/image1.bin": random.Random(0).randbytes(8000)})
    OOXMLFile(io.BytesIO(data)).encrypt(password, out)
    return out.getvalue()


def _growing() -> bytes:
    grown = "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 12))
    doctype = f'<!DOCTYPE w:document [<!ENTITY e0 "甲甲甲甲甲甲甲甲甲甲">{grown}]>'
    return _word("<w:p><w:r><w:t>&e11;</w:t></w:r></w:p>", doctype=doctype)
