"""Who may speak to the portal, and for how long one is remembered."""

import hmac
import secrets
from dataclasses import dataclass

from motcua.simulator.desk import Desk

USERNAME, PASSWORD = "tinh-thu", "mat-khau-thu"
LIFE = 600.0  # seconds a session lives


@dataclass(frozen=True)
class Accounts:
    """The one account of the simulator, for every generation: name and password, or client id and client secret."""

    desk: Desk
    username: str = USERNAME
    password: str = PASSWORD

    def enter(self, username: object, password: object) -> str:
        """A token that lives ten minutes, or nothing for who is not known."""
        told = f"{username}\0{password}".encode()
        if not hmac.compare_digest(told, f"{self.username}\0{self.password}".encode()):
            return ""
        token = secrets.token_urlsafe(24)
        self.desk.store.admit(token, self.desk.clock() + LIFE)
        return token

    def admits(self, token: object) -> bool:
        """Whether the token opens the doors now."""
        return isinstance(token, str) and bool(token) and self.desk.store.admits(token, self.desk.clock())
