"""Takes in a stream piece by piece, no further than the limit, and keeps it in a temporary file meanwhile."""

import errno
import tempfile
from collections.abc import Iterator
from typing import IO, Protocol

from django.conf import settings
from django.http import UnreadablePostError

from motcua.law.sentences import say
from motcua.registers.files.refusals import CannotStore, Unacceptable

PIECE = 64 * 1024
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class Stream(Protocol):
    """Anything that gives bytes when read."""

    def read(self, size: int = ..., /) -> bytes:
        """At most so many bytes; none at the end."""


def take_in(stream: Stream, *, expected: int | None = None) -> IO[bytes]:
    """A temporary file with all that the stream gave, rewound; it vanishes when closed.

    Raises `Unacceptable` for an empty or too large stream and for one that ended early, `CannotStore` when there is no
    room. `expected` is the size that was announced, where one was.
    """
    try:
        spool = tempfile.NamedTemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR)  # noqa: SIM115 - given on to the caller
    except OSError as error:
        raise no_room(error) from error
    try:
        _demand_whole(_pour(stream, spool), expected)
        spool.seek(0)
    except BaseException:
        spool.close()
        raise
    return spool


def _demand_whole(size: int, expected: int | None) -> None:
    if not size:
        raise Unacceptable("Tệp rỗng.", "Tệp không có nội dung nào.", "Hãy kiểm tra lại tệp trên máy.")
    if expected is not None and size != expected:
        raise _broken_off()


def _pour(stream: Stream, spool: IO[bytes]) -> int:
    size = 0
    try:
        for piece in _pieces(stream):
            size += len(piece)
            if size > settings.UPLOAD_LIMIT_BYTES:
                raise _too_large()
            spool.write(piece)
        spool.flush()
    except UnreadablePostError as error:
        raise _broken_off() from error
    except OSError as error:
        raise no_room(error) from error
    return size


def _pieces(stream: Stream) -> Iterator[bytes]:
    while piece := stream.read(PIECE):
        yield piece


def no_room(error: OSError) -> CannotStore:
    """The refusal for a disk that is full or fails; nothing of the file was kept."""
    why = "Kho lưu trữ đã đầy." if error.errno in _FULL else "Kho lưu trữ chưa sẵn sàng."
    return CannotStore("Chưa lưu được tệp.", why, "Hãy thử lại sau ít phút; nếu vẫn không được, gọi đường dây hỗ trợ.")


def _too_large() -> Unacceptable:
    limit = settings.UPLOAD_LIMIT_BYTES // (1024 * 1024)
    return Unacceptable(
        "Tệp quá lớn.",
        say("Mỗi tệp tối đa %(limit)s MB.", limit=limit),
        "Hãy quét ở độ phân giải thấp hơn hoặc chia thành nhiều tệp.",
    )


def _broken_off() -> Unacceptable:
    return Unacceptable("Tệp gửi dở dang.", "Đường truyền ngắt trước khi nhận đủ tệp.", "Hãy tải lên lại.")
