"""The results of a batch as files to be saved."""

import io
import zipfile
from pathlib import Path

TABLES = "application/zip"
REPORT = "text/markdown"


def zipped(folder: Path) -> bytes:
    """The files of a folder as a zip, empty where there is none."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for path in sorted(folder.glob("*")):
            file.write(path, path.name)
    return out.getvalue()


def stem(name: str) -> str:
    """What the files of a batch of that name are called."""
    return "".join("_" if sign in '/\\\\:*?"<>|\n\t' else sign for sign in name).strip("_")[-60:]
