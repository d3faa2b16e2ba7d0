"""A small contract in each format that is read, and mutations of it: the same for the same number."""

import io
import random
import re
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from msoffcrypto.format.ooxml import OOXMLFile
from PIL import Image, ImageDraw, ImageFont

from evaluation import batch_files
from evaluation.pictures import font_files

PASSWORD = "hirake"
"""Of the locked files."""
_NUMBER = 14  # of the contract
_HEAD = 6  # lines of it that are on a picture
_DPI, _LEFT, _PITCH, _SIZE = 200, 40, 44, 30
_ODD = (
    "\0", "\ufeff", "\ufffd", "\r", "\f", "\u202e", "\u3099", "𠮷", "　", "（" * 300, "「" * 300, "第９９９９９９９９９９条", "第〇条の" * 40,
    "別紙１第１条第１項第１号ア", "１．" * 200, "令和９９９９年１３月３２日", "金" + "９" * 60 + "円", "年９９９９９％", "前項" * 200, "\n\n" * 200,
    "<table><tr>" * 50, "</div>" * 50, "<!--", "]]>", "&#x110000;", "<w:p><w:tbl>" * 20, "**" * 200, "| " * 200, "```", "---\n",
    "/Length 99999999", "endobj", "%PDF-1.7", "\\u-1?", "{\\rtf1" * 30, "}" * 30, "PK\3\4",
)  # fmt: skip


def originals(office: bool = True) -> dict[str, tuple[str, bytes]]:
    """Name and bytes of the contract, by format; office: also what LibreOffice reads, made by it."""
    text = batch_files.contract(_NUMBER)
    word, rich = batch_files.word(text), rich_text(text)
    made = {
        "txt": text.encode(),
        "cp932": text.encode("cp932"),
        "md": f"# {text}| 号 | 額 |\n| -- | -- |\n| 甲 | **1,000円** |\n".encode(),
        "html": f"<!doctype html><meta charset=utf-8><ol><li>{'<li>'.join(text.split())}</ol><table><tr><td>甲</table>".encode(),
        "docx": word,
        "pdf": batch_files.pdf(text.split()),
        "locked.docx": locked(word),
        "locked.pdf": batch_files.pdf(text.split(), password=PASSWORD),
        **{kind: picture(text.split()[:_HEAD], kind) for kind in ("png", "jpeg", "tiff")},
    }
    if office:
        made |= {"rtf": rich, **{kind: converted(rich, kind) for kind in ("doc", "odt")}}
    names = {"cp932": "契約.txt", "locked.docx": "契約.docx", "locked.pdf": "契約.pdf"}
    return {kind: (names.get(kind, f"契約.{kind}"), data) for kind, data in made.items()}


def mutation(data: bytes, number: int) -> bytes:
    """The data harmed in one way; of a zip, in every other case, one of its parts, so that the zip is whole as such."""
    chance = random.Random(number)
    if data.startswith(b"PK") and chance.random() < 0.5:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            parts = {name: file.read(name) for name in file.namelist()}
        name = chance.choice([name for name, part in parts.items() if part])
        return batch_files.zipped(parts | {name: _harmed(parts[name], chance)})
    return _harmed(data, chance)


def rich_text(text: str) -> bytes:
    """The text as .rtf."""
    lines = ("".join(f"\\u{ord(sign) - 65536 * (ord(sign) >= 32768)}?" for sign in line) for line in text.split())
    body = r"\par ".join(lines)
    return rf"{{\rtf1\ansi\ansicpg932\deff0{{\fonttbl{{\f0 MS Mincho;}}}}\f0\uc1 {body}}}".encode()


def converted(rich: bytes, kind: str) -> bytes:
    """What LibreOffice makes of .rtf."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "a.rtf").write_bytes(rich)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", place, str(folder / "a.rtf")]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return (folder / f"a.{kind}").read_bytes()


def locked(word: bytes) -> bytes:
    """The .docx under PASSWORD."""
    with zipfile.ZipFile(io.BytesIO(word)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    filled = parts | {
        "word/media/image1.bin": random.Random(0).randbytes(8000)
    }  # smaller ones the library packs wrongly
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(batch_files.zipped(filled))).encrypt(PASSWORD, out)
    return out.getvalue()


def picture(lines: list[str], kind: str) -> bytes:
    """Lines drawn under each other, in the first of the fonts that are there, or in none."""
    image = Image.new("L", (_LEFT * 2 + _SIZE * max(map(len, lines)), _LEFT * 2 + _PITCH * len(lines)), 255)
    draw, fonts = ImageDraw.Draw(image), font_files()
    for row, line in enumerate(lines):
        if fonts:
            draw.text((_LEFT, _LEFT + _PITCH * row), line, fill=0, font=ImageFont.truetype(fonts[0], _SIZE))
    out = io.BytesIO()
    image.save(out, kind, dpi=(_DPI, _DPI))
    return out.getvalue()


def _harmed(data: bytes, chance: random.Random) -> bytes:
    return chance.choice(list(_HARMS.values()))(data, chance)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _changed(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 10, 50))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _repeated(data: bytes, chance: random.Random) -> bytes:
    start, end = _slice(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 2, 30, 300)) + data[end:]


def _removed(data: bytes, chance: random.Random) -> bytes:
    start, end = _slice(data, chance)
    return data[:start] + data[end:]


def _moved(data: bytes, chance: random.Random) -> bytes:
    start, end = _slice(data, chance)
    rest = data[:start] + data[end:]
    to = chance.randrange(len(rest) + 1)
    return rest[:to] + data[start:end] + rest[to:]


def _counted(data: bytes, chance: random.Random) -> bytes:
    """Another number in place of one."""
    found = list(re.finditer(rb"\d+", data))
    if not found:
        return _changed(data, chance)
    place = chance.choice(found)
    number = chance.choice((b"0", b"-1", b"1", b"65536", b"2147483648", b"9" * 40, b"1e999", b""))
    return data[: place.start()] + number + data[place.end() :]


def _planted(data: bytes, chance: random.Random) -> bytes:
    """Odd words where they do not belong."""
    for _ in range(chance.choice((1, 1, 5))):
        at = chance.randrange(len(data) + 1)
        data = data[:at] + chance.choice(_ODD).encode() + data[at:]
    return data


def _slice(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(data))
    return start, min(len(data), start + chance.choice((1, 4, 40, 400)))


_HARMS: Mapping[str, Callable[[bytes, random.Random], bytes]] = {
    "cut": _cut,
    "changed": _changed,
    "repeated": _repeated,
    "removed": _removed,
    "moved": _moved,
    "counted": _counted,
    "planted": _planted,
}
