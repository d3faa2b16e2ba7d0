"""Pictures of pages (PNG, JPEG, TIFF) -> a PDF of pictures, which the reader of scans takes."""

import io

from PIL import Image, ImageOps, ImageSequence

from pipeline.errors import SourceError

FORMATS = ("PNG", "JPEG", "TIFF")
_WIDE = 8.27  # inches: a picture that does not tell its size is a page of A4
_COARSEST, _FINEST = 70, 1200  # dots to an inch that a scanner has; what else a file says of its size is no size


def as_pdf(data: bytes, name: str) -> bytes:
    """A PDF with a page for each picture of the file, upright; SourceError where it cannot be opened."""
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            dpi = float(image.info.get("dpi", (0, 0))[0])
            first, *others = [ImageOps.exif_transpose(page).convert("RGB") for page in ImageSequence.Iterator(image)]
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise SourceError(
            f"「{name}」は画像ですが、壊れているか大きすぎて開けないので、元のファイルを取り直すか PDF にしてから指定してください。"
        ) from error
    if not _COARSEST <= dpi <= _FINEST:
        dpi = min(first.size) / _WIDE
    out = io.BytesIO()
    first.save(out, "PDF", resolution=dpi, save_all=True, append_images=others, quality=92)
    return out.getvalue()
