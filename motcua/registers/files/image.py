"""Pictures: decoded and drawn anew, so that only what is seen remains."""

from dataclasses import dataclass
from io import BytesIO
from typing import IO

from PIL import Image, ImageOps, UnidentifiedImageError

from motcua.law.sentences import say
from motcua.registers.files.refusals import Unacceptable, damaged

MOST_PIXELS = 60_000_000  # an A3 page at 300 dots per inch has 17 million
_QUALITY = 90  # of 100, for JPEG and WEBP
_MODES = {"JPEG": ("L", "RGB"), "PNG": ("1", "L", "LA", "P", "RGB", "RGBA"), "WEBP": ("RGB", "RGBA")}


@dataclass(frozen=True)
class Redrawn:
    """The picture without place, time, camera or anything else that was hidden in its file."""

    content: bytes


def redraw(spool: IO[bytes], kind: str) -> Redrawn:
    """The picture upright and drawn anew; `kind` is JPEG, PNG or WEBP, and the same picture gives the same bytes.

    Raises `Unacceptable` for one that is damaged or has more than `MOST_PIXELS`. Source: decision 0012
    """
    try:
        with Image.open(spool, formats=[kind]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise _too_many_pixels()
            picture.load()
            upright = ImageOps.exif_transpose(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, MemoryError) as error:
        raise damaged(f"ảnh {kind}") from error
    out = BytesIO()
    _plain(upright, kind).save(out, kind, **({} if kind == "PNG" else {"quality": _QUALITY}))
    return Redrawn(out.getvalue())


def _plain(picture: Image.Image, kind: str) -> Image.Image:
    allowed = _MODES[kind]
    drawn = picture if picture.mode in allowed else picture.convert("RGB")
    bare = drawn.copy()
    bare.info = {key: value for key, value in drawn.info.items() if key == "transparency"}
    return bare


def _too_many_pixels() -> Unacceptable:
    return Unacceptable(
        "Ảnh quá lớn.",
        say("Ảnh có hơn %(n)s triệu điểm ảnh.", n=MOST_PIXELS // 1000000),
        "Hãy chụp hoặc quét lại ở độ phân giải thấp hơn.",
    )
