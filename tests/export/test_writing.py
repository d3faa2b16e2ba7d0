"""A file is written whole or not at all."""

import os
from pathlib import Path

import pytest

from pipeline.errors import ExportError
from pipeline.export import replacing


def test_what_was_written_stands_there_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "一覧.xlsx"
    with replacing(out) as stream:
        stream.write(b"new")
        assert not out.exists()
    assert out.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [out]


def test_a_failure_leaves_what_stood_there(tmp_path: Path) -> None:
    out = tmp_path / "一覧.xlsx"
    out.write_bytes(b"old")
    with pytest.raises(RuntimeError), replacing(out) as stream:
        stream.write(b"half")
        raise RuntimeError
    assert out.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [out]


def test_a_full_disk_is_told_in_one_sentence(tmp_path: Path) -> None:
    out = tmp_path / "一覧.xlsx"
    with pytest.raises(ExportError, match="空き容量"), replacing(out):
        raise OSError(28, "No space left on device")
    assert list(tmp_path.iterdir()) == []


def test_permissions_of_the_old_file_and_a_link_are_kept(tmp_path: Path) -> None:
    out, link = tmp_path / "元.xlsx", tmp_path / "近道.xlsx"
    out.write_bytes(b"old")
    out.chmod(0o640)
    link.symlink_to(out)
    with replacing(link) as stream:
        stream.write(b"new")
    assert link.is_symlink() and out.read_bytes() == b"new"
    assert out.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("name", "words"), [("ない/一覧.xlsx", "フォルダーがない"), (".", "フォルダーなので"), ("一覧\0.xlsx", "書き出せません"), ("あ" * 300 + ".xlsx", "書き出せません")]
)  # fmt: skip
def test_a_bad_place_is_told_before_anything_is_done(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(ExportError, match=words), replacing(tmp_path / name):
        raise AssertionError("the block was entered")


def test_a_device_is_never_replaced() -> None:
    with pytest.raises(ExportError, match="普通のファイル"), replacing(Path(os.devnull)):
        raise AssertionError("the block was entered")
