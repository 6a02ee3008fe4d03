from tests.identity import offering, practice, process

__all__ = ["offering", "practice", "process"]
