"""Large files on their way in, and what becomes of one for which the disk has no room."""

import io
from contextlib import suppress
from typing import IO

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class Lost(io.RawIOBase):
    """A file that could not be kept while it came in: whoever reads it meets the failure."""

    def __init__(self, failure: OSError) -> None:
        """Keeps why."""
        super().__init__()
        self.failure = failure

    def read(self, size: int = -1, /) -> bytes:  # noqa: ARG002 - the length does not matter
        """Raises the `OSError` with which the disk refused the file."""
        raise self.failure


class LargeFile(TemporaryFileUploadHandler):
    """A file lies in a temporary one until it is read; where there is no room, the form arrives all the same.

    So the page can say which file was not kept, and still has everything that was typed.
    """

    failure: OSError | None = None

    def new_file(self, *args: object, **kwargs: object) -> None:
        """A file begins."""
        self.failure = None
        try:
            super().new_file(*args, **kwargs)  # type: ignore[arg-type]  # handed on as Django gives them
        except OSError as failure:
            self.failure = failure

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """The next piece is written down; after a failure the rest only passes by."""
        if self.failure is None:
            try:
                return super().receive_data_chunk(raw_data, start)
            except OSError as failure:
                self.failure = failure
        return None

    def file_complete(self, file_size: int) -> "UploadedFile[bytes] | None":
        """The file, ready to be read, or one whose reading raises the failure."""
        if self.failure is None:
            try:
                return super().file_complete(file_size)
            except OSError as failure:
                self.failure = failure
        with suppress(OSError, AttributeError):  # what waits to be written finds no room now either
            self.file.close()
        lost: IO[bytes] = Lost(self.failure)  # type: ignore[assignment]  # any binary file will do
        return UploadedFile(lost, self.file_name, self.content_type, file_size, self.charset)
