"""The bytes of a .docx -> its XML parts, opened within limits."""

import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import unquote

from lxml import etree

from pipeline.errors import SourceError
from pipeline.read.word.names import PACKAGE, W, below, loosen
from pipeline.settings import Settings

_BROKEN = "は Word（.docx）として壊れていて読めないので、Word で開いて保存し直してから指定してください。"
_BYTES_OF_A_TAG = 64  # settings.max_unpacked_bytes allows so many tags; parsed, one takes three times as much
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Relationship:
    """From one part to another; kind: the last word of its type (styles, footnotes, header)."""

    id: str
    kind: str
    target: str


class Package:
    """The parts of one file, parsed when they are asked for.

    Every failure is a SourceError: no zip, more than settings.max_unpacked_bytes, no XML, a document type in it.
    """

    def __init__(self, data: bytes, name: str, settings: Settings) -> None:
        self._name = name
        self._limit = settings.max_unpacked_bytes
        self._unpacked = self._tags = 0
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _UNREADABLE as error:
            raise SourceError(f"「{name}」{_BROKEN}") from error
        # Part names do not tell capitals from small letters, and some writers use backslashes.
        self._entries = {entry.filename.replace("\\", "/").lower(): entry for entry in self._zip.infolist()}
        if sum(entry.file_size for entry in self._zip.infolist()) > self._limit:
            raise self._too_large()
        mains = [link.target for link in self.relationships("") if link.kind == "officeDocument"]
        root = self.part(mains[0]) if mains else None
        body = below(root, "body")
        if root is None or body is None:
            raise SourceError(
                f"「{name}」には Word の本文がないので、Word で開いて .docx として保存し直してから指定してください。"
            )
        self.main, self.document, self.body = mains[0], root, body

    def part(self, path: str) -> etree._Element | None:
        """The root of a part; None where the file has no such part."""
        entry = self._entries.get(path.lower())
        if entry is None:
            return None
        # No part needs more depth or longer texts than the parser allows by itself.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(self._read(entry), parser)
        except etree.XMLSyntaxError as error:
            raise SourceError(f"「{self._name}」{_BROKEN}") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise SourceError(
                f"「{self._name}」は XML に文書型宣言があり安全に読めないので、Word で開いて保存し直してから指定してください。"
            )
        loosen(root)
        return root

    def relationships(self, path: str) -> list[Relationship]:
        """What the part at path points to inside of the file; "" is the file itself."""
        folder, base = posixpath.split(path)
        root = self.part(posixpath.join(folder, "_rels", base + ".rels"))
        return [
            Relationship(
                link.get("Id", ""),
                link.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, unquote(link.get("Target", "")))).lstrip("/"),
            )
            for link in ([] if root is None else root.iter(PACKAGE + "Relationship"))
            if link.get("TargetMode") != "External"
        ]

    def related(self, kind: str) -> etree._Element | None:
        """The part of that kind that the main part points to; None where there is none."""
        for link in self.relationships(self.main):
            if link.kind == kind:
                return self.part(link.target)
        return None

    def sections(self) -> list[etree._Element]:
        """The w:sectPr of the sections in their order, without those that a tracked change has replaced."""
        return [
            section
            for section in self.document.iter(W + "sectPr")
            if (above := section.getparent()) is not None and above.tag in (W + "body", W + "pPr")
        ]

    def _read(self, entry: zipfile.ZipInfo) -> bytes:
        try:
            with self._zip.open(entry) as file:
                # The directory of a zip may lie about sizes.
                data = file.read(self._limit - self._unpacked + 1)
        except _UNREADABLE as error:
            raise SourceError(f"「{self._name}」{_BROKEN}") from error
        self._unpacked += len(data)
        self._tags += data.count(b"<")
        if self._unpacked > self._limit:
            raise self._too_large()
        if self._tags > self._limit // _BYTES_OF_A_TAG:
            raise SourceError(f"「{self._name}」は段落や表が多すぎるので、文書を分けてから指定してください。")
        return data

    def _too_large(self) -> SourceError:
        return SourceError(
            f"「{self._name}」は展開すると上限の {self._limit / 1_048_576:.0f} MB を超えるので、文書を分けてから指定してください。"
        )
