"""The only door to LibreOffice: .doc, .odt and .rtf -> .docx, which our own reader takes."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from pipeline.errors import SourceError
from pipeline.read.sniff import Office

_FILTERS = {Office.DOC: "MS Word 97", Office.ODT: "writer8", Office.RTF: "Rich Text Format"}
"""Named, as LibreOffice would otherwise take a broken file for plain text."""
_PROXY = "http://127.0.0.1:9"  # where nothing listens: a document fetches nothing
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
"""No macros, no linked content, no question asked."""


def word_file(data: bytes, kind: Office, name: str, *, seconds: float) -> bytes:
    """The .docx that LibreOffice makes of data, in a profile of its own that is gone afterwards; SourceError where it cannot."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise SourceError(
            f"「{name}」は{kind.label}で、読むには LibreOffice（Debian・Ubuntu なら apt install libreoffice-writer-nogui）が要るので、入れるか、Word（.docx）か PDF で保存し直してから指定してください。"
        )
    with tempfile.TemporaryDirectory(prefix="yakkan-", ignore_cleanup_errors=True) as folder:
        made = _converted(program, Path(folder), data, kind, name, seconds)
    if made is None:
        raise SourceError(
            f"「{name}」は{kind.label}ですが、壊れているかパスワード付きらしく LibreOffice で読めないので、元のソフトで開いて Word（.docx）か PDF で保存し直してから指定してください。"
        )
    return made


def _converted(program: str, folder: Path, data: bytes, kind: Office, name: str, seconds: float) -> bytes | None:
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")
    given = folder / f"in{kind.value}"
    given.write_bytes(data)
    options = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard", "--nologo")
    command = [
        program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", *options,
        f"--infilter={_FILTERS[kind]}", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(given),
    ]  # fmt: skip
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), _PROXY)
    # A session of its own: the program starts others, and all of them end with it.
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **proxies, "HOME": str(folder)},
        start_new_session=True,
    ) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            raise SourceError(
                f"「{name}」は上限の {seconds:g} 秒かけても LibreOffice で変換し終わらないので、文書を分けるか、上限の秒数を上げてから指定してください。"
            ) from error
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    made = folder / "out" / "in.docx"
    return made.read_bytes() if made.exists() else None
