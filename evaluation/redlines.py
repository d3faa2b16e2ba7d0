"""Redlines of our own revisions: what is left of each when all its changes are accepted, and when all are rejected.

python -m evaluation.redlines asks LibreOffice the same, where it is installed.
"""

import io
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree

from corpus.printing import printed
from evaluation.revisions import Pair, pairs
from models import clause_types
from pipeline import run
from pipeline.export.redline import Unsafe, redline
from pipeline.revise.words import operations
from pipeline.text.normalize import squash
from pipeline.types.document import Document
from pipeline.types.source import MarkKind

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WHEN = datetime(2026, 4, 1, tzinfo=UTC)
_LEFT_OUT = (MarkKind.MARKUP, MarkKind.FURNITURE, MarkKind.REPEATED, MarkKind.CONTENTS)
_SPLITS = ("train", "dev")
_OFFICE = "soffice"
_SECONDS = 120
_DIFFERS = "文言が違う"
_BASIC = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Redlines" script:language="StarBasic">
Sub Resolve(source As String, target As String, command As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = &quot;Hidden&quot; : hidden(0).Value = True
  filter(0).Name = &quot;FilterName&quot; : filter(0).Value = &quot;MS Word 2007 XML&quot;
  document = StarDesktop.loadComponentFromURL(source, &quot;_blank&quot;, 0, hidden())
  dispatcher = createUnoService(&quot;com.sun.star.frame.DispatchHelper&quot;)
  dispatcher.executeDispatch(document.CurrentController.Frame, command, &quot;&quot;, 0, Array())
  document.storeToURL(target, filter())
  document.close(True)
End Sub
</script:module>"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Redlines"/></library:library>"""


def body(data: bytes) -> etree._Element:
    """The w:body of a .docx."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))[0]


def resolved(data: bytes, *, accept: bool) -> list[str]:
    """The paragraphs that Word shows once all changes are accepted, or all rejected; those of a table one by one."""
    root = body(data)
    gone = "del" if accept else "ins"
    for row in list(root.iter(f"{_W}tr")):
        if row.find(f"{_W}trPr/{_W}{gone}") is not None:
            _parent(row).remove(row)
    shown: list[str] = []
    waiting = ""
    for paragraph in root.iter(f"{_W}p"):
        waiting += "".join(_words(paragraph, gone))
        if paragraph.find(f"{_W}pPr/{_W}rPr/{_W}{gone}") is None:
            shown.append(waiting)
            waiting = ""
    return [*shown, waiting] if waiting else shown


def _words(parent: etree._Element, gone: str) -> Iterator[str]:
    for child in parent:
        if child.tag in (f"{_W}t", f"{_W}delText"):
            yield child.text or ""
        elif child.tag in (f"{_W}tab", f"{_W}br"):
            yield "\n" if child.tag == f"{_W}br" else "\t"
        elif child.tag not in (f"{_W}{gone}", f"{_W}pPr"):
            yield from _words(child, gone)


def _parent(element: etree._Element) -> etree._Element:
    found = element.getparent()
    assert found is not None
    return found


def seen(document: Document) -> str:
    """The text of a document without signs of its format, page furniture, tables of contents and white space."""
    text = list(document.source.text)
    for mark in document.source.marks:
        if mark.kind in _LEFT_OUT:
            start, end = mark.span
            text[start:end] = [""] * (end - start)
    return squash("".join(text))


def sides(pair: Pair) -> tuple[Document, Document]:
    """Either version, printed and read as a user's file is."""
    [old], [new] = (run.parse_bytes(*printed(source)) for source in (pair.old, pair.new))
    return old, new


def drawn(old: Document, new: Document, original: bytes | None = None) -> bytes:
    """The redline of two versions, each change of substance with its reason as its comment; Unsafe as export says."""
    revisions = run.revise([old], [new], clause_types=clause_types.default())
    return redline(
        revisions,
        wording=operations,
        told=lambda change: change.reason if change.substantive else "",
        author="evaluation",
        when=_WHEN,
        original=original,
    )


def main() -> int:
    """Prints a line for each pair and what the checks say of it; 1 where one fails."""
    office = shutil.which(_OFFICE)
    if office is None:
        print("LibreOffice（soffice）がないので、XML だけを調べます。", file=sys.stderr)
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for pair in pairs():
            if pair.split in _SPLITS:
                told = list(_checked(pair, office, Path(folder)))
                print(pair.id, "、".join(told), flush=True)
                failed = failed or any(_DIFFERS in one for one in told)
    return int(failed)


def _checked(pair: Pair, office: str | None, folder: Path) -> Iterator[str]:
    """What the checks say of the document laid out anew, then of the old Word file with its changes."""
    old, new = sides(pair)
    data = drawn(old, new)
    expected = [seen(old), seen(new)]
    yield f"組み直し: {_told(_by_xml(data), expected)}"
    if office is not None:
        yield f"LibreOffice: {_told(_by_office(office, data, folder), expected)}"
    raw, name = printed(pair.old)
    if not name.endswith(".docx"):
        return
    try:
        data = drawn(old, new, raw)
    except Unsafe:
        yield "旧ファイル: 組み直す"
        return
    [read] = run.parse_bytes(data, name)
    if seen(read) != seen(new):  # the product finds this out by itself and lays out anew
        yield "旧ファイル: 番号が合わないので組み直す"
        return
    left = _by_xml(data)
    yield f"旧ファイル: {_told(left[:1], _by_xml(raw)[:1])}"
    if office is not None:
        yield f"LibreOffice: {_told(_by_office(office, data, folder), left)}"


def _told(found: Sequence[str], expected: Sequence[str]) -> str:
    return "ok" if list(found) == list(expected) else _DIFFERS


def _by_xml(data: bytes) -> list[str]:
    """The old text and the new one."""
    return [squash("".join(resolved(data, accept=accept))) for accept in (False, True)]


def _by_office(office: str, data: bytes, folder: Path) -> list[str]:
    """What LibreOffice leaves of a redline when it rejects all changes, and when it accepts them."""
    basic = folder / "profile" / "user" / "basic" / "Standard"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    if not basic.exists():
        subprocess.run(
            [office, "--headless", profile, "--terminate_after_init"], check=True, capture_output=True, timeout=_SECONDS
        )
        basic.mkdir(parents=True, exist_ok=True)
        (basic / "Redlines.xba").write_text(_BASIC, "utf-8")
        (basic / "script.xlb").write_text(_LIBRARY, "utf-8")
    source = folder / "redline.docx"
    source.write_bytes(data)
    found: list[str] = []
    for word in ("Reject", "Accept"):
        target = folder / f"{word}.docx"
        target.unlink(missing_ok=True)
        command = f".uno:{word}AllTrackedChanges"
        macro = f"macro:///Standard.Redlines.Resolve({source.as_uri()},{target.as_uri()},{command})"
        subprocess.run([office, "--headless", profile, macro], check=True, capture_output=True, timeout=_SECONDS)
        if not target.exists():
            found.append("")
            continue
        left = target.read_bytes()
        changes = [one for one in body(left).iter(f"{_W}ins", f"{_W}del")]
        found.append("" if changes else squash("".join(resolved(left, accept=True))))
    return found


if __name__ == "__main__":
    sys.exit(main())
