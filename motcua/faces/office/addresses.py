"""What may stand in an address of the office; anything else is an address that does not exist."""


class Code:
    """The code of a dossier, or the key of a procedure."""

    regex = r"[0-9A-Za-zĐđ._\-]{1,80}"

    @staticmethod
    def to_python(value: str) -> str:
        """The text itself."""
        return value

    @staticmethod
    def to_url(value: str) -> str:
        """The text itself."""
        return value


class Digest(Code):
    """The digest of a stored file."""

    regex = r"[0-9a-f]{64}"
