import io
from collections.abc import Callable
from pathlib import Path

import pytest

from motcua.registers.files import acts
from motcua.registers.files.queries import FileView
from tests.cast import MONDAY, Cast

Store = Callable[..., FileView]


@pytest.fixture
def store(cast: Cast, settings, tmp_path: Path) -> Store:
    """bà Lan hands in a content; it lies in a folder of this test alone."""
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    }

    def hand_in(content: bytes, name: str = "giấy tờ.pdf", **more: object) -> FileView:
        return acts.store(by=cast.lan, name=name, stream=io.BytesIO(content), at=MONDAY, **more)

    return hand_in
