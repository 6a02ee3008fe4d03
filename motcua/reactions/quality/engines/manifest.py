"""What an export says of itself: which courses, as of when, how many, in which files."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from motcua.law.sentences import say
from motcua.reactions.quality import periods
from motcua.reactions.quality.engines import asking, definitions
from motcua.reactions.quality.periods import Period
from motcua.registers.people.errors import Invalid

NAME, OFFERS, COURSES = "manifest.json", "offers.json", "courses"
FORMAT = 2


@dataclass(frozen=True, slots=True)
class Held:
    """The days of receipt that an export holds, whole periods only, and the moment as of which it holds them."""

    first: date
    last: date
    as_of: datetime

    @property
    def today(self) -> date:
        """The day on which open dossiers are judged while a period runs."""
        return self.as_of.date()

    def holds(self, period: Period) -> bool:
        """Whether every course of the period is here."""
        return self.first <= period.first and period.last <= self.last

    def judging_days(self) -> list[date]:
        """Every day on which a period that is held can be judged: the ends of its months, and the day of the export."""
        days, month = {self.today}, periods.of(self.first, 1)
        while month.last < min(self.last + timedelta(days=1), self.today):
            days.add(month.last)
            month = month.next()
        return sorted(days)


@dataclass(frozen=True, slots=True)
class Manifest:
    """An export as it was written."""

    held: Held
    courses: int
    digest: str  # of all files and their digests
    files: dict[str, str]  # SHA-256 by place in the folder

    def as_json(self) -> dict[str, object]:
        """The manifest, with the definitions of all that is in the export."""
        return {
            "format": FORMAT, "as_of": self.held.as_of.isoformat(), "first": self.held.first.isoformat(),
            "last": self.held.last.isoformat(), "courses": self.courses, "digest": self.digest, "files": self.files,
            "columns": definitions.of_columns(), "definitions": definitions.of_counts(),
            "question": asking.of_courses(periods.of(self.held.today, 1), self.held.today),
        }  # fmt: skip


def write(folder: Path, held: Held, courses: int) -> Manifest:
    """The folder says what it holds."""
    files = _digests(folder)
    manifest = Manifest(held, courses, _of_all(files), files)
    text = json.dumps(manifest.as_json(), ensure_ascii=False, indent=1)
    (folder / NAME).write_text(text + "\n", encoding="utf-8")
    return manifest


def read(folder: Path) -> Manifest:
    """The manifest of the folder, whose files are those it names. Raises `Invalid` for anything else."""
    try:
        said = json.loads((folder / NAME).read_text(encoding="utf-8"))
        first, last = (date.fromisoformat(said[edge]) for edge in ("first", "last"))
        held = Held(first, last, datetime.fromisoformat(said["as_of"]))
        manifest = Manifest(held, int(said["courses"]), str(said["digest"]), dict(said["files"]))
    except (OSError, ValueError, KeyError, TypeError):
        raise Invalid(
            say("Thư mục %(folder)s không phải là một bản xuất của bộ chỉ số.", folder=folder),
            say("Không đọc được %(name)s.", name=NAME),
            "Hãy xuất lại bằng `motcua index export`.",
        ) from None
    if said.get("format") != FORMAT or _digests(folder) != manifest.files or _of_all(manifest.files) != manifest.digest:
        raise Invalid(
            say("Bản xuất %(folder)s đã bị thay đổi hoặc chưa đủ.", folder=folder),
            say("Các tệp không khớp với %(name)s.", name=NAME),
            "Hãy sao chép hoặc xuất lại bằng `motcua index export`.",
        )
    return manifest


def _digests(folder: Path) -> dict[str, str]:
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != NAME:
            with path.open("rb") as file:
                found[path.relative_to(folder).as_posix()] = hashlib.file_digest(file, "sha256").hexdigest()
    return found


def _of_all(files: dict[str, str]) -> str:
    return hashlib.sha256("".join(f"{name} {digest}\n" for name, digest in sorted(files.items())).encode()).hexdigest()
