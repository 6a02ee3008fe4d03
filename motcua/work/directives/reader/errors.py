"""Why a document cannot be read: what, why, what to do."""

from motcua.law.errors import LawError


class Unreadable(LawError):
    """A file that holds no text the reader can read."""

    code = "unreadable_document"
