"""Asks a clamd daemon whether a file carries a virus (its INSTREAM command); without one, says that nobody looked."""

import socket
import struct
from typing import IO

from django.conf import settings

from motcua.law.sentences import say
from motcua.registers.files.refusals import CannotStore, Unacceptable

NOT_SCANNED, CLEAN = "not_scanned", "clean"
_PIECE = 64 * 1024
_PATIENCE = 30.0  # seconds
_LONGEST_ANSWER = 4096


def scan(spool: IO[bytes]) -> str:
    """`clean` or, without a daemon in the settings, `not_scanned`; the file is rewound.

    `CLAMD` is `host:port` or the path of a Unix socket. Raises `Unacceptable` for a virus, and `CannotStore` when the
    daemon does not answer: a file nobody could look at is not taken in.
    Source: decision 0012
    """
    place = settings.CLAMD
    if not place:
        return NOT_SCANNED
    try:
        answer = _asked(place, spool)
    except (OSError, ValueError) as error:
        raise _no_answer() from error
    finally:
        spool.seek(0)
    if answer.endswith("OK"):
        return CLEAN
    if answer.endswith("FOUND"):
        name = answer.removeprefix("stream:").removesuffix("FOUND").strip()
        raise Unacceptable(
            "Tệp có mã độc.", say("Trình quét tìm thấy: %(name)s.", name=name), "Hãy quét vi-rút trên máy của bạn."
        )
    raise _no_answer()


def _asked(place: str, spool: IO[bytes]) -> str:
    with _connected(place) as line:
        line.sendall(b"zINSTREAM\0")
        while piece := spool.read(_PIECE):
            line.sendall(struct.pack("!L", len(piece)) + piece)
        line.sendall(struct.pack("!L", 0))
        answer = b""
        while not answer.endswith(b"\0") and len(answer) < _LONGEST_ANSWER and (more := line.recv(_LONGEST_ANSWER)):
            answer += more
    return answer.decode("utf-8", "replace").strip("\0 \n")


def _connected(place: str) -> socket.socket:
    if place.startswith("/"):
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(_PATIENCE)
        line.connect(place)
        return line
    host, _, port = place.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=_PATIENCE)


def _no_answer() -> CannotStore:
    return CannotStore(
        "Chưa nhận được tệp.", "Trình quét vi-rút chưa sẵn sàng.", "Hãy thử lại sau ít phút; tệp chưa được lưu."
    )
