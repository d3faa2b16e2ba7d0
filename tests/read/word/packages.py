"""Word packages out of hand-written XML, and what is read from them."""

import io
import zipfile

from pipeline.read.draft import Draft
from pipeline.read.word import read
from pipeline.settings import Settings
from pipeline.types.source import MarkKind

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"


def links(targets: dict[str, tuple[str, str]]) -> str:
    """id -> (kind, target)"""
    inner = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_LINKS}">{inner}</Relationships>'


def part(tag: str, inner: str) -> str:
    return f"<w:{tag} {NAMESPACES}>{inner}</w:{tag}>"


def zipped(files: dict[str, str | bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A package; parts: the inside of numbering, styles, settings, footnotes, endnotes, header1, footer1, …"""
    targets = {name: (name.rstrip("0123456789"), f"{name}.xml") for name in parts}
    files: dict[str, str | bytes] = {
        "_rels/.rels": links({"d": ("officeDocument", "word/document.xml")}),
        "word/_rels/document.xml.rels": links(targets),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
    }
    tags = {"header": "hdr", "footer": "ftr"}
    for name, inner in parts.items():
        kind = name.rstrip("0123456789")
        files[f"word/{name}.xml"] = part(tags.get(kind, kind), inner)
    return zipped(files)


def r(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str, look: str = "") -> str:
    """A paragraph; look: the inside of its w:pPr; a run that is no XML is text."""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{look}</w:pPr>{inner}</w:p>"


def numbered(text: str, num_id: int = 1, level: int = 0) -> str:
    return p(text, look=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>')


def level(at: int, style: str, text: str, extra: str = "", start: int | None = 1, suffix: str = "tab") -> str:
    """A w:lvl; extra stands between its format and its text."""
    begin = "" if start is None else f'<w:start w:val="{start}"/>'
    return (
        f'<w:lvl w:ilvl="{at}">{begin}<w:numFmt w:val="{style}"/>{extra}'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums}'


def style(name: str, inner: str = "", based_on: str = "", title: str = "", kind: str = "paragraph") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{title or name}"/>{base}{inner}</w:style>'


def tc(*blocks: str, look: str = "") -> str:
    inner = "".join(block if block.startswith("<") else p(block) for block in blocks)
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, look: str = "") -> str:
    inner = "".join(cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{look}</w:trPr>{inner}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def draft(body: str, **parts: str) -> Draft:
    return read(docx(body, **parts), "契約書.docx", settings=Settings())


def lines(body: str, **parts: str) -> list[str]:
    """The lines of the text; each has its line feed."""
    text = draft(body, **parts).text
    assert text.endswith("\n")
    return text[:-1].split("\n")


def marked(found: Draft, kind: MarkKind) -> list[str]:
    return [found.text[slice(*mark.span)] for mark in found.marks if mark.kind is kind]
