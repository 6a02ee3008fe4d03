"""Sessions kept in a database that does not answer."""

from django.contrib.sessions.backends.base import SessionBase

from tests.faces.kit import addresses


class SessionStore(SessionBase):
    """A session that can be neither read nor kept."""

    def load(self) -> dict[str, object]:
        addresses.lost_database().ensure_connection()
        return {}

    def save(self, must_create: object = None) -> None:  # noqa: ARG002  # Django's signature
        addresses.lost_database().ensure_connection()

    def exists(self, session_key: str) -> bool:  # noqa: ARG002  # Django's signature
        return False

    def create(self) -> None:
        self.save()
