"""A file of messages, one JSON object a line, plain or gzip, read as a stream however long it is."""

import gzip
import hashlib
import zlib
from collections.abc import Iterator
from pathlib import Path

import orjson

from motcua.law.sentences import say
from motcua.reactions.quality.incoming import message
from motcua.reactions.quality.incoming.taking import Row
from motcua.reactions.quality.incoming.values import Wrong
from motcua.registers.people.errors import Invalid

LONGEST_LINE = 4 * 2**20  # bytes; a message carries addresses of files, never files
_BITS = 2**29  # seen codes, one bit each: 64 MB whatever the length of the file
_GZIP = b"\x1f\x8b"


def read(path: Path) -> Iterator[Row]:
    """Each line that is not empty, numbered from 1, with its object or what is wrong with it.

    Raises `Invalid` when the file cannot be read, or breaks off in the middle of its compression.
    """
    try:
        with path.open("rb") as plain:
            packed = plain.peek(2)[:2] == _GZIP
            stream = gzip.GzipFile(fileobj=plain) if packed else plain
            number = 0
            while line := stream.readline(LONGEST_LINE + 1):
                number += 1
                if len(line) > LONGEST_LINE:
                    while line and not line.endswith(b"\n"):
                        line = stream.readline(LONGEST_LINE)
                    yield Row(number, None, "Dòng dài hơn 4 MB.")
                elif line.strip():
                    yield _row(number, line)
    except (OSError, EOFError, zlib.error) as error:
        raise Invalid(
            say("Không đọc được tệp %(name)s.", name=path.name),
            _why(error),
            "Hãy kiểm tra đường dẫn, quyền đọc và tệp nén.",
        ) from error


def _why(error: Exception) -> str:
    """What is wrong with the file, in words; no number of the machine's."""
    known: dict[type[Exception], str] = {
        FileNotFoundError: "Không có tệp này.",
        IsADirectoryError: "Đây là một thư mục.",
        PermissionError: "Không có quyền đọc tệp này.",
    }
    return known.get(type(error), "Không mở được tệp, hoặc tệp nén bị hỏng, dở dang.")


def _row(number: int, line: bytes) -> Row:
    try:
        return Row(number, orjson.loads(line.removeprefix(b"\xef\xbb\xbf")))
    except orjson.JSONDecodeError:
        return Row(number, None, "Dòng này không phải là JSON.")


def last_places(path: Path) -> dict[str, int]:
    """For every code that stands on several lines, the last of them; a few codes more do no harm.

    A bit for each code seen, not the codes: a file of ten million lines needs no more memory than one of ten.
    """
    seen, last = bytearray(_BITS // 8), dict[str, int]()
    for row in read(path):
        try:
            code = message.code_of(row.message) if isinstance(row.message, dict) else ""
        except Wrong:
            continue
        bit = int.from_bytes(hashlib.blake2b(code.encode(), digest_size=8).digest()) % _BITS
        if seen[bit >> 3] & 1 << (bit & 7):
            last[code] = row.place
        seen[bit >> 3] |= 1 << (bit & 7)
    last.pop("", None)
    return last
