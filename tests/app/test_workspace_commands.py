"""add, list, history, remove over a workspace, in this process."""

import json
from pathlib import Path

import pytest

from app import settings
from app.cli import main

FIRST = "灯台ジム会則\n\n第1条（退会）\n会員は、退会する月の前月10日までに届け出る。\n附則\nこの会則は、2024年4月1日から施行する。\n"
SECOND = FIRST.replace("10日", "末日").replace("2024年", "2025年")


class Shell:
    """Runs yakkan in a folder; out: what it printed, its messages after it."""

    def __init__(self, folder: Path, captured: pytest.CaptureFixture[str]) -> None:
        self.folder, self._captured = folder, captured

    def __call__(self, *arguments: str, code: int = 0) -> str:
        with pytest.raises(SystemExit) as ended:
            main(["--workspace", str(self.folder / "w"), *arguments], prog_name="yakkan")
        printed = self._captured.readouterr()
        assert ended.value.code == code, printed.err
        return printed.out + printed.err

    def file(self, name: str, text: str) -> str:
        (self.folder / name).write_text(text, "utf-8")
        return str(self.folder / name)

    def add(self, *arguments: str) -> str:
        return json.loads(self("add", "--json", *arguments))["id"]


@pytest.fixture
def yakkan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path, capsys)


def test_versions_are_added_listed_followed_and_removed(yakkan: Shell) -> None:
    first = yakkan.add(yakkan.file("1.txt", FIRST))
    second = yakkan.add(yakkan.file("2.txt", SECOND), "--revision-of", first)
    assert f"（{first} の改定版）" in yakkan("list")
    listed = [json.loads(line) for line in yakkan("list", "--json").splitlines()]
    assert [(one["id"], one["revision_of"], one["effective"]) for one in listed] == [
        (first, None, "2024-04-01"),
        (second, first, "2025-04-01"),
    ]

    shown = yakkan("history", first)
    assert "第1版" in shown and "第2版" in shown and "内容の変更 2 件" in shown
    assert "前月[-10日-]{+末日+}までに" in yakkan("history", second, "第1条")
    told = [json.loads(line) for line in yakkan("history", first, "第1条", "--json").splitlines()]
    assert [one["addresses"] for one in told] == [["第1条"], ["第1条"]]
    assert ["insert", "末日"] in told[1]["operations"]
    assert "10日まで" in yakkan("history", second, "第1条", "--as-of", "2024-12-31")
    assert "効力のある版は分かりません" in yakkan("history", second, "--as-of", "2020-01-01", code=1)
    assert "第9条 はありません" in yakkan("history", second, "第9条", code=1)
    assert "番地ではありません" in yakkan("history", second, "だいいち", code=2)

    yakkan("remove", first)
    assert "ほかの版はありません" in yakkan("history", second)


def test_the_day_it_comes_into_force_can_be_told(yakkan: Shell) -> None:
    path = yakkan.file("1.txt", FIRST)
    assert json.loads(yakkan("add", "--json", path, "--effective", "2030-02-03"))["effective"] == "2030-02-03"
    yakkan("add", path, "--effective", "2030-02-30", code=2)


def test_a_file_is_no_workspace(yakkan: Shell) -> None:
    path = yakkan.file("w", "a file")
    assert "ファイルです" in yakkan("list", code=2)
    assert Path(path).read_text("utf-8") == "a file"


def test_a_url_names_a_folder_of_this_machine_whatever_its_password() -> None:
    plain, secret = (settings.place(f"postgresql://sato{part}@server/contracts") for part in ("", ":himitsu"))
    assert plain.folder == secret.folder and secret.url == "postgresql://sato:himitsu@server/contracts"
    assert settings.place("postgresql://sato@server/other").folder != plain.folder
    assert "himitsu" not in str(secret.folder)


def test_a_server_that_is_not_there_is_told_in_a_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("YAKKAN_WORKSPACE", "postgresql://sato:himitsu@127.0.0.1:1/contracts")
    with pytest.raises(SystemExit) as ended:
        main(["list"], prog_name="yakkan")
    told = capsys.readouterr().err
    assert ended.value.code == 1 and "つながりません" in told and "himitsu" not in told and "Traceback" not in told
