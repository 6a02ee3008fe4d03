import pytest

from tests.identity import offering, practice, process

__all__ = ["offering", "practice", "process"]


@pytest.fixture(autouse=True)
def lights(db: None) -> None:
    """How each question went is put down on the line of its connection."""
