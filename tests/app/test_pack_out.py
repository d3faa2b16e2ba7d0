"""diff --pack and the key "pack" of diff --json on the command line."""

import json
from datetime import date
from pathlib import Path

import docx
import pytest

from tests.app.test_diff import diff, versions

__all__ = ["versions"]


def test_a_pack_is_written_and_told_of(versions: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "説明資料.docx"
    done = diff("--pack", out, "--effective", "令和8年10月1日", "--announced", "2026-08-01", *versions)
    assert (done.exit_code, done.stdout) == (0, "") and done.stderr.startswith(
        f"{out} に書き出しました（内容の変更 2 件"
    )
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(out)).paragraphs)
    assert "施行日：2026年10月1日（指定された日" in text and "周知日：2026年8月1日" in text


def test_json_has_the_same_pack_beside_the_promised_names(versions: tuple[Path, Path]) -> None:
    found = json.loads(diff("--json", *versions, "--effective", "2026/10/1").stdout)
    pack = found["pack"]
    assert pack["effective"] == "2026-10-01" and pack["announced"] == date.today().isoformat()
    assert [found["changes"][point["change"]]["new"] for point in pack["points"]] == [["第2条"], ["第1条"]]
    assert pack["points"][0]["sentences"] == ["解約の申出期限が、1か月前から2か月前に早まりました。"]
    assert {"title", "law", "asks", "found", "missing", "changes"} == set(pack["checks"][0]) and pack["skipped"] is None


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--pack", "資料.doc"), "--pack には .docx で終わる書き出し先を指定してください。"),
        (("--pack", "a.docx", "--docx", "b.docx"), "--docx と --pack は同時に指定できません。"),
        (("--effective", "2026-10-01"), "--effective は、--pack・--json のどれかと一緒に指定してください。"),
        (("--html", "a.html", "--announced", "2026-10-01"), "--announced は、--pack・--json のどれかと一緒に"),
        (("--json", "--effective", "来月"), "--effective の「来月」は日付として読めません。"),
        (("--json", "--effective", "2026-02-30"), "--effective の「2026-02-30」は日付として読めません。"),
        (("--pack", "a.docx", "--columns", "新/旧"), "--columns は、--docx・--xlsx・--html のどれかと一緒に"),
    ],
)
def test_what_does_not_fit_is_refused(
    versions: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = diff(*arguments, *versions)
    assert done.exit_code == 2 and said in done.stderr
    assert not list(tmp_path.glob("*.docx"))
