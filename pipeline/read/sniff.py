"""What kind of file bytes are, told by content first and by the name's suffix only where content leaves it open."""

import re
from enum import StrEnum
from pathlib import PurePath

from pipeline.errors import SourceError

PLAIN, MARKDOWN, HTML, PDF = "text/plain", "text/markdown", "text/html", "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Office(StrEnum):
    """A format that another program turns into .docx; the value is its suffix."""

    DOC = ".doc"
    ODT = ".odt"
    RTF = ".rtf"

    @property
    def label(self) -> str:
        """As messages name it."""
        return {
            Office.DOC: "旧形式の Word（.doc）",
            Office.ODT: "OpenDocument（.odt）",
            Office.RTF: "リッチテキスト（.rtf）",
        }[self]

    @property
    def media_type(self) -> str:
        """As IANA writes it."""
        types = {Office.DOC: "application/msword", Office.ODT: "application/vnd.oasis.opendocument.text"}
        return types.get(self, "application/rtf")


_SAVE_AS_TEXT = "PDF、Word（.docx）、テキスト（.txt）、HTML のどれかで保存し直してから指定してください。"
_FOREIGN: tuple[tuple[re.Pattern[bytes], str], ...] = tuple(
    (re.compile(pattern, re.DOTALL), name)
    for pattern, name in (
        (rb"PK\x03\x04.*xl/", "Excel（.xlsx）"),
        (rb"PK\x03\x04.*ppt/", "PowerPoint（.pptx）"),
        (rb"PK\x03\x04.{0,200}opendocument", "OpenDocument"),
        (rb"PK(?:\x03\x04|\x05\x06|\x07\x08)", "ZIP 書庫"),
        (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧形式の Word・Excel（.doc など）"),
        (rb"\s*\{\\rtf", "リッチテキスト（.rtf）"),
        (rb"(?:[\w-]+:.{0,2000}?\n)?MIME-Version:", "メールかウェブアーカイブ（.eml・.mht）"),
        (rb"\s*<\?xml.{0,200}<\?mso-application\s+progid=.Word", "XML 形式の Word（.xml）"),
        (rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\x00|MM\x00\*|RIFF.{4}WEBP|BM.{4}\x00{4}|.{4}ftyp(?:heic|avif|mif1)", "画像"),
        (rb"\x1f\x8b|BZh\d|7z\xbc\xaf|Rar!|\xfd7zXZ|(?s:.{257})ustar", "圧縮書庫"),
    )
)
# What is passed over is never tried again in another way (?>, *+): a file may begin with hundreds of comments.
_HTML_START = re.compile(
    r"(?>\s|<!--.*?-->|<\?.*?\?>|<%.*?%>|\{%.*?%\}|\{#.*?#\}|\{\{.*?\}\})*+"
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|template|main|article|section|header|div)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_PAGE = re.compile(r"(?>\s|<!--.*?-->|<\?.*?\?>)*+<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_BLOCK_END = re.compile(r"</(?:p|div|li|ol|ul|td|tr|h[1-6]|section|article)>|<br\s*/?>", re.IGNORECASE)
_MARKDOWN_SIGN = re.compile(
    r"^#{1,6} \S|^\|? *:?-{3,}:? *\||\]\((?:https?:|mailto:|[./#])|\*\*\S.*?\S\*\*|^```", re.MULTILINE
)
_DECLARED = re.compile(
    rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?([A-Za-z0-9_-]+)|<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([A-Za-z0-9_-]+)",
    re.IGNORECASE,
)
# Pages that say Shift_JIS hold the signs of Windows' table.
_USUAL_NAMES = {
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "sjis": "cp932",
    "windows-31j": "cp932",
    "x-euc-jp": "euc_jp",
}
_TEMPLATES = dict.fromkeys(".vue .php .erb .jinja .jinja2 .j2 .njk .twig .ejs .hbs .jsp .shtml".split(), HTML)
_TEXTS = {
    ".html": HTML, ".htm": HTML, ".xhtml": HTML,
    ".md": MARKDOWN, ".markdown": MARKDOWN, ".mdown": MARKDOWN, ".mkd": MARKDOWN, ".mdx": MARKDOWN,
    ".txt": PLAIN, ".text": PLAIN,
}  # fmt: skip
_SUFFIXES = _TEXTS | _TEMPLATES
SUFFIXES = frozenset(
    [".pdf", ".docx", ".docm", ".dotx", ".dotm", *Office, ".png", ".jpg", ".jpeg", ".tif", ".tiff", *_TEXTS]
)
"""By which documents are known in a folder; templates of web programs, which are read where they are named, stand among code."""


_PDF_START = re.compile(rb".{0,1024}?%PDF-\d", re.DOTALL)
_WORD_START = re.compile(rb"PK\x03\x04.*word/", re.DOTALL)
_OFFICE_START = re.compile(
    rb"PK\x03\x04.{26}(?:\[Content_Types\]|_rels/|docProps/)(?!.*(?:xl|ppt)/)", re.DOTALL
)  # of a file that was cut short before it named its parts


def binary_type(data: bytes, name: str) -> str | None:
    """application/pdf or Word's media type by content; None for anything else."""
    if _PDF_START.match(data[:4096]):
        return PDF
    ends = _ends(data)
    if _WORD_START.match(ends) or (PurePath(name).suffix.lower() == ".docx" and _OFFICE_START.match(ends)):
        return WORD
    return None


_PICTURES = {
    b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"II*\0": "image/tiff", b"MM\0*": "image/tiff",
}  # fmt: skip
_OLE_START, _OLE_ORDER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xfe\xff"
_OLD_WORD = "WordDocument".encode("utf-16-le")


def office_type(data: bytes) -> Office | None:
    """The format of a whole file that LibreOffice reads, None for anything else."""
    if data.startswith(_OLE_START) and data[28:30] == _OLE_ORDER and _OLD_WORD in data:
        return Office.DOC
    if data.startswith(b"{\\rtf") and data.rstrip(b"\0\r\n \x1a").endswith(b"}"):
        return Office.RTF
    if data.startswith(b"PK\x03\x04") and b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]:
        return Office.ODT
    return None


def picture_type(data: bytes) -> str | None:
    """The media type of a picture that may be of a page, None for anything else."""
    return next((media for start, media in _PICTURES.items() if data.startswith(start)), None)


def refuse_foreign(data: bytes, name: str) -> None:
    """SourceError where data is of a known format that is not read as text."""
    ends = _ends(data)
    for pattern, kind in _FOREIGN:
        if pattern.match(ends):
            raise SourceError(f"「{name}」は{kind}で、この形式はまだ読めないので、{_SAVE_AS_TEXT}")


def _ends(data: bytes) -> bytes:
    """Where a format shows: the names of a zip's parts stand at its front or in the directory at its end."""
    return data[:4096] + data[-65536:] if data[:2] == b"PK" else data[:4096]


def declared_encoding(data: bytes) -> str | None:
    """The encoding an HTML or XML file names in its head; None where it names none."""
    found = _DECLARED.search(data[:8192])
    if found is None:
        return None
    name = next(group for group in found.groups() if group).decode("ascii").lower()
    return _USUAL_NAMES.get(name, name)


def media_type(text: str, name: str) -> str:
    """text/html, text/markdown or text/plain."""
    suffix = PurePath(name).suffix.lower()
    if _HTML_PAGE.match(text[:20_000]):
        return HTML
    if suffix in _SUFFIXES and (suffix != ".txt" or not _HTML_START.match(text[:20_000])):
        return _SUFFIXES[suffix]
    if _HTML_START.match(text[:20_000]) or _is_fragment(text):
        return HTML
    return MARKDOWN if len(_MARKDOWN_SIGN.findall(text)) >= 2 or text.startswith("---\n") else PLAIN


def _is_fragment(text: str) -> bool:
    tags = len(_BLOCK_END.findall(text))
    return text.lstrip().startswith("<") and tags >= 3 and tags * 400 > len(text)
