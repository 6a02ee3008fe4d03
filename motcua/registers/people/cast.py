"""The people one may be in a demonstration: named by the pack, there only when the demonstration has been built."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from motcua.registers.people import pack
from motcua.registers.people.models import Account, Post
from motcua.registers.people.roles import Role


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody one may be: the account, where it works and as what, and its job in one sentence per language."""

    username: str
    account_id: int
    name: str
    role: Role | None  # nothing for a citizen
    title: str
    agency: str
    job: Mapping[str, str]

    def says(self, language: str = "vi") -> str:
        """The job in one sentence; Vietnamese where there is no other."""
        return self.job.get(language) or self.job.get("vi", "")


def cast() -> tuple[Player, ...]:
    """Everybody one may be, in the order of the pack's `cast.yaml`; nobody before the demonstration is. Two queries."""
    jobs = _jobs(_file())
    accounts = Account.objects.filter(username__in=jobs, is_active=True).values_list("username", "id", "full_name")
    known = {username: (number, name) for username, number, name in accounts}
    posts = Post.objects.filter(account__username__in=jobs, last_day__isnull=True).order_by("-id")
    places = {row[0]: row[1:] for row in posts.values_list("account__username", "role", "title", "agency__short_name")}
    return tuple(
        _player(username, known[username], places.get(username), job)
        for username, job in jobs.items()
        if username in known
    )


def is_written() -> bool:
    """Whether the pack names anybody one may be. No query."""
    return bool(_jobs(_file()))


def _file() -> Path:
    return pack.current().folder / "demonstration" / "cast.yaml"


def _player(
    username: str, account: tuple[int, str], place: tuple[str, str, str] | None, job: Mapping[str, str]
) -> Player:
    role, title, agency = place or ("", "", "")
    return Player(username, *account, role=Role(role) if role else None, title=title, agency=agency, job=job)


@lru_cache(maxsize=8)
def _jobs(file: Path) -> Mapping[str, Mapping[str, str]]:
    """What each of the cast does, by user name; nothing where the pack has no demonstration."""
    if not file.exists():
        return {}
    body = yaml.safe_load(file.read_text(encoding="utf-8"))
    return {row["username"]: row["job"] for row in (body["citizen"], *body["officers"])}
