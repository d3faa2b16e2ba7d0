"""One document as files to be saved."""

import io
import json

from app import as_json
from app.as_tables import Extracted, sheets
from app.web.library import Pair
from pipeline import export

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def excel(pair: Pair) -> bytes:
    """The workbook of extract --xlsx."""
    stream = io.BytesIO()
    export.write_workbook(stream, sheets([Extracted(*pair)]))
    return stream.getvalue()


def machine(pair: Pair) -> bytes:
    """The JSON of extract --json."""
    return json.dumps(as_json.extraction(*pair), ensure_ascii=False, indent=2).encode()


def stem(pair: Pair) -> str:
    """What a file about the document is called."""
    name = pair[0].title or pair[0].source.name.rpartition(".")[0]
    return "".join("_" if sign in '/\\:*?"<>|\n\t' else sign for sign in name)[:60]
