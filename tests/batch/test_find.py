"""What is a document in a folder, and what is passed over."""

from functools import partial
from pathlib import Path

import pytest

from pipeline import read
from pipeline.batch import Found, Passed
from pipeline.batch.find import local_folder
from pipeline.batch.remote import is_url, remote_folder
from pipeline.errors import SourceError


def seen(folder: Path, out: Path | None = None) -> tuple[list[str], dict[str, str]]:
    source = local_folder(folder, load=read.load, suffixes=read.SUFFIXES, without=out or folder / "結果")
    every = list(source.files())
    return (
        [one.path for one in every if isinstance(one, Found)],
        {one.path: one.reason for one in every if isinstance(one, Passed)},
    )


def write(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("甲は、乙に払う。")


def test_documents_of_all_folders_in_order(tmp_path: Path) -> None:
    write(tmp_path, "b.PDF", "a/い.docx", "a/あ.txt", "c.md", "規約.html", "a/b/x.doc")
    assert seen(tmp_path)[0] == ["a/b/x.doc", "a/あ.txt", "a/い.docx", "b.PDF", "c.md", "規約.html"]


def test_hidden_files_and_lock_files_are_no_documents(tmp_path: Path) -> None:
    write(tmp_path, ".隠し.txt", "~$契約.docx", ".git/a.txt", "._b.pdf", "契約.docx")
    assert seen(tmp_path) == (["契約.docx"], {})


def test_other_files_are_named_as_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "料金.xlsx", "写真/a.gif", "契約.txt", "index.php")
    assert seen(tmp_path) == (["契約.txt"], {"写真/a.gif": "", "料金.xlsx": "", "index.php": ""})


def test_what_the_single_commands_read_is_found(tmp_path: Path) -> None:
    names = [f"a{suffix}" for suffix in (".doc", ".odt", ".rtf", ".PNG", ".jpg", ".jpeg", ".tif", ".tiff", ".docm")]
    write(tmp_path, *names)
    assert seen(tmp_path)[0] == sorted(names)


def test_results_inside_the_folder_are_no_documents(tmp_path: Path) -> None:
    write(tmp_path, "契約.txt", "結果/report.md", "結果/json/a.txt")
    assert seen(tmp_path, tmp_path / "結果")[0] == ["契約.txt"]


def test_links_stay_in_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "中"
    write(tmp_path, "中/契約.txt", "中/下/別.txt", "外/秘密.txt")
    (folder / "同じ.txt").symlink_to(folder / "契約.txt")
    (folder / "外へ.txt").symlink_to(tmp_path / "外" / "秘密.txt")
    (folder / "外のフォルダー").symlink_to(tmp_path / "外")
    (folder / "下" / "輪").symlink_to(folder)
    (folder / "先なし.txt").symlink_to(folder / "ない.txt")
    documents, passed = seen(folder)
    assert documents == ["下/別.txt", "同じ.txt", "契約.txt"]
    assert set(passed) == {"外へ.txt", "外のフォルダー"} and all("外を指すリンク" in one for one in passed.values())


def test_a_folder_that_is_not_there_or_none_is_told(tmp_path: Path) -> None:
    write(tmp_path, "契約.txt")
    for path, words in ((tmp_path / "ない", "見つかりません"), (tmp_path / "契約.txt", "フォルダーではありません")):
        with pytest.raises(SourceError, match=words):
            seen(path)


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "大.pdf").open("wb") as file:
        file.truncate(2_000_000)
    source = local_folder(
        tmp_path, load=partial(read.load, max_bytes=1_000_000), suffixes=read.SUFFIXES, without=tmp_path / "結果"
    )
    (found,) = source.files()
    assert isinstance(found, Found) and found.size == 2_000_000
    with pytest.raises(SourceError, match="上限の"):
        source.load(found)


def test_an_object_store_is_a_folder_too() -> None:
    import fsspec

    store = fsspec.filesystem("memory")
    store.pipe({"/契約置場/a/甲.txt": b"A" * 100, "/契約置場/.x/乙.txt": b"B", "/契約置場/料金.xlsx": b"C"})
    source = remote_folder("memory://契約置場", most=9, suffixes=read.SUFFIXES)
    first, second = source.files()
    assert isinstance(first, Found) and (first.path, first.name, first.size) == ("a/甲.txt", "甲.txt", 100)
    assert second == Passed("料金.xlsx")
    assert source.load(first) == b"A" * 10  # one more than the limit: enough to be refused
    store.pipe({"/契約置場/丙.txt": b"D"})
    assert {one.path for one in source.files()} == {"a/甲.txt", "料金.xlsx", "丙.txt"}
    changed = {one.path: one.changed for one in source.files() if isinstance(one, Found)}
    store.pipe({"/契約置場/丙.txt": b"E"})
    assert {one.path for one in source.files() if isinstance(one, Found) and changed[one.path] != one.changed} == {
        "丙.txt"
    }


def test_a_url_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    assert is_url("s3://置場/契約") and is_url("memory://a") and not is_url("C://a") and not is_url("契約")
    with pytest.raises(SourceError, match="見つかりません"):
        remote_folder("memory://どこにもない", most=9, suffixes=read.SUFFIXES)
    with pytest.raises(SourceError, match="開けません"):
        remote_folder("nosuchscheme://a", most=9, suffixes=read.SUFFIXES)
    write(tmp_path, "甲.txt")
    (found,) = remote_folder(tmp_path.as_uri(), most=1000, suffixes=read.SUFFIXES).files()
    assert isinstance(found, Found) and found.path == "甲.txt"
