"""Files of other word processors, read by way of LibreOffice."""

import subprocess
from pathlib import Path

import pytest

from pipeline.errors import SourceError
from pipeline.parse import parse
from pipeline.read import read_bytes
from tests.read import files
from tests.tools import needed

RTF = (
    r"{\rtf1\ansi\ansicpg932\deff0{\fonttbl{\f0 MS Mincho;}}\f0\uc1 "
    + r"\par ".join(
        "".join(f"\\u{ord(sign)}?" if ord(sign) < 0x8000 else f"\\u{ord(sign) - 0x10000}?" for sign in line)
        for line in files.LINES
    )
    + "}"
).encode()


def test_rich_text_is_read() -> None:
    needed("soffice")
    source = read_bytes(RTF, "契約.rtf")
    assert source.media_type == "application/rtf"
    assert [str(unit.address) for unit in parse(source)[0].walk() if unit.address] == ["第1条", "第2条"]


@pytest.mark.parametrize(
    ("suffix", "media"), [("doc", "application/msword"), ("odt", "application/vnd.oasis.opendocument.text")]
)
def test_other_formats_are_read(suffix: str, media: str, tmp_path: Path) -> None:
    program = needed("soffice")
    (tmp_path / "a.rtf").write_bytes(RTF)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [program, profile, "--headless", "--convert-to", suffix, "--outdir", tmp_path, tmp_path / "a.rtf"],
        check=True,
        capture_output=True,
        timeout=120,
    )
    source = read_bytes((tmp_path / f"a.{suffix}").read_bytes(), f"契約.{suffix}")
    assert source.media_type == media and "乙に業務を委託する" in source.text


def test_without_the_program_the_message_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SourceError) as caught:
        read_bytes(RTF, "契約.rtf")
    message = str(caught.value)
    assert "LibreOffice" in message and message.endswith("ください。") and message.count("。") == 1
