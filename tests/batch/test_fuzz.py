"""A hundred harmed files of each format, the same every time: read or refused in one sentence, and nothing else.

`make fuzz` does it with two thousand of each, through the whole pipeline in workers that can be killed.
"""

import time
from collections.abc import Callable
from functools import partial

import pytest

from evaluation import fuzz_files
from evaluation.fuzz import is_sentence
from pipeline.errors import SourceError
from pipeline.parse import parse
from pipeline.read import child, pdf, photo, read_bytes, word
from pipeline.read.sniff import office_type
from pipeline.settings import Settings
from tests.tools import needed

COUNT, CONVERTED, UNLOCKED = 100, 2, 10
"""Mutations of each format; those of them that LibreOffice is given, which takes seconds to start; those of a locked Word
file, whose key takes half a second."""
SETTINGS = Settings(max_seconds=60)
_LONG = 20.0
"""Seconds for one file, on a machine that is busy."""


def originals() -> dict[str, tuple[str, bytes]]:
    return fuzz_files.originals(office=False)


def surprises(read: Callable[[bytes, str], object], kind: str, count: int = COUNT) -> list[str]:
    """What is wrong with how the mutations of a format end."""
    name, data = originals()[kind]
    return [said for number in range(count) if (said := ended(read, fuzz_files.mutation(data, number), name, number))]


def ended(read: Callable[[bytes, str], object], data: bytes, name: str, number: int) -> str | None:
    began = time.process_time()
    try:
        read(data, name)
    except SourceError as error:
        if not is_sentence(str(error), name):
            return f"{number}: {error}"
    except Exception as error:
        return f"{number}: {error!r}"
    return f"{number}: too long" if time.process_time() - began > _LONG else None


def read_text(data: bytes, name: str) -> object:
    return parse(read_bytes(data, name, settings=SETTINGS))


def read_word(data: bytes, name: str) -> object:
    return word.read(data, name, settings=SETTINGS)


def read_locked_word(data: bytes, name: str) -> object:
    return read_bytes(data, name, password=fuzz_files.PASSWORD, settings=SETTINGS)


def read_pdf(data: bytes, name: str) -> object:
    return pdf.look(data, name, password=fuzz_files.PASSWORD, settings=SETTINGS)


def read_picture(data: bytes, name: str) -> object:
    return photo.as_pdf(data, name)


@pytest.mark.parametrize("kind", ["txt", "cp932", "md", "html"])
def test_texts(kind: str) -> None:
    assert surprises(read_text, kind) == []


@pytest.mark.parametrize(
    ("kind", "read"),
    [
        ("docx", read_word),
        ("pdf", read_pdf),
        ("locked.pdf", read_pdf),
        ("png", read_picture),
        ("jpeg", read_picture),
        ("tiff", read_picture),
    ],
)
def test_what_is_taken_apart_in_a_process_of_its_own(kind: str, read: Callable[[bytes, str], object]) -> None:
    """In one such process for all of them; it would not come back from a crash."""
    task = partial(surprises, read, kind)
    assert child.run(task, name=kind, seconds=600, memory=2 * 1024**3) == []


def test_locked_word_files() -> None:
    assert surprises(read_locked_word, "locked.docx", UNLOCKED) == []


@pytest.mark.parametrize("kind", ["rtf", "doc", "odt"])
def test_what_libreoffice_reads(kind: str) -> None:
    """All of them as far as they are judged before LibreOffice is asked, and some of those that it is given."""
    needed("soffice")
    name, data = fuzz_files.originals(office=True)[kind]
    cases = [fuzz_files.mutation(data, number) for number in range(COUNT)]
    given = [case for case in cases if office_type(case)]
    refused = [ended(read_text, case, name, number) for number, case in enumerate(cases) if not office_type(case)]
    assert given and not any(refused)
    for case in given[:CONVERTED]:
        assert ended(read_text, case, name, 0) is None
