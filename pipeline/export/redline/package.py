"""XML parts -> the bytes of a .docx."""

import io
import zipfile
from collections.abc import Mapping

_TIME = (1980, 1, 1, 0, 0, 0)  # what a zip file says where it says nothing: the same parts make the same bytes


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A zip file of parts, by name, in their order."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, _TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, data)
    return whole.getvalue()
