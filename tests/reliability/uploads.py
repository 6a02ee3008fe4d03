"""A file on its way in: a picture that no format makes smaller, the form that carries it, and a disk without room."""

import io
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image

from tests.reliability.tenants import Tenanted

BOUNDARY = "a-line-between-the-parts"
KIND = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}


def picture(side: int) -> bytes:
    """A true PNG of nothing but chance: about three bytes for each of its `side` times `side` points."""
    drawn = io.BytesIO()
    Image.frombytes("RGB", (side, side), os.urandom(side * side * 3)).save(drawn, "PNG")
    return drawn.getvalue()


def form(content: bytes, **typed: str) -> bytes:
    """What a browser sends for a form with these fields and one file in it."""
    fields = "".join(
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'
        for name, text in typed.items()
    )
    head = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="giay.png"\r\n'
        "Content-Type: image/png\r\n\r\n"
    )
    return (fields + head).encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()


@contextmanager
def no_room(house: Tenanted, room: int = 30_000) -> Iterator[None]:
    """The web's processes can write no file longer than this many bytes, their own logs included."""
    before = {
        process: resource.prlimit(process, resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
        for process in house.children(house.web)
    }
    try:
        yield
    finally:
        for process, limits in before.items():
            resource.prlimit(process, resource.RLIMIT_FSIZE, limits)
