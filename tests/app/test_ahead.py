"""Long files are read by another process, and only what it could read comes from there."""

import os
from pathlib import Path

import pytest

from app import ahead
from pipeline import run
from pipeline.settings import Settings
from pipeline.types.document import Document
from tests.app.test_diff import diff

_ARTICLE = "第{0}条（保管）\n倉庫業者は、寄託者の指図により、第{0}号の寄託物を所定の棚に保管する。\n"


def _long(path: Path, first: int = 1) -> Path:
    numbers = range(first, first + ahead.WORTH // 100)
    path.write_text("見本寄託約款\n\n" + "\n".join(map(_ARTICLE.format, numbers)), "utf-8")
    return path


def _came(*files: Path) -> list[tuple[Document, ...]]:
    with ahead.reading(files, None, Settings()) as coming:
        return list(coming)


def test_both_files_come_in_order_as_they_are_read_here(tmp_path: Path) -> None:
    files = _long(tmp_path / "旧.txt"), _long(tmp_path / "新.txt", 2)
    assert _came(*files) == [run.parse_file(file) for file in files]


def test_short_files_and_a_machine_with_one_processor_are_read_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = tmp_path / "短い.txt"
    short.write_text("見本約款\n\n" + _ARTICLE.format(1), "utf-8")
    assert _came(short, short) == []
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert _came(_long(tmp_path / "旧.txt"), short) == []


def test_what_cannot_be_read_is_left_to_the_caller_who_says_why(tmp_path: Path) -> None:
    old, new = _long(tmp_path / "旧.txt"), tmp_path / "新.pdf"
    new.write_bytes(b"%PDF-1.7\nno more")
    assert len(_came(old, new)) == 1
    done = diff("--json", old, new)
    assert done.exit_code == 1 and "新.pdf" in done.output and "Traceback" not in done.output


def test_nothing_waits_for_what_is_no_longer_wanted(tmp_path: Path) -> None:
    files = [_long(tmp_path / "旧.txt"), *[_long(tmp_path / "新.txt")] * 200]
    with ahead.reading(files, None, Settings()) as coming:
        assert next(coming)


def test_a_long_pair_is_compared_as_a_short_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = _long(tmp_path / "旧.txt"), _long(tmp_path / "新.txt")
    new.write_text(new.read_text("utf-8").replace("所定の棚", "冷蔵の棚", 1), "utf-8")
    apart = diff(old, new).stdout
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert diff(old, new).stdout == apart and "[-所定-]{+冷蔵+}" in apart
