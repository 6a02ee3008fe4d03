"""What a dossier is opened with: gathered by intake, handed to the first act."""

from dataclasses import dataclass, field

from motcua.registers.catalog.queries import ProcedureView

MOST_SHEETS = 1000  # of one paper; beyond this a number was mistyped
FORM = "form"  # origin of a paper that is the procedure's own form, filled in online: no sheet, no file


@dataclass(frozen=True, kw_only=True)
class Given:
    """A paper as it is handed in; `file` is the number of a stored file."""

    no: int
    name: str
    originals: int = 0
    copies: int = 0
    file: int | None = None
    origin: str = "paper"


@dataclass(frozen=True, kw_only=True)
class Application:
    """All that intake has gathered and found complete. Money in VND."""

    version: int
    agency: int
    channel: int
    applicant: str
    identity: str = ""
    person: int | None = None
    contact: dict[str, str] = field(default_factory=dict)
    representative: dict[str, str] | None = None
    answers: dict[str, object] = field(default_factory=dict)
    papers: tuple[Given, ...] = ()
    fee: int = 0
    paid: int = 0
    sender_key: str | None = None


def declaration(procedure: ProcedureView) -> Given | None:
    """The procedure's own form as a paper of its list, filled in online; nothing where it takes the place of none.

    Source: decision 0205
    """
    names = {paper.declared: paper for paper in procedure.papers if paper.declared}
    first = names[min(names)] if names else None
    return Given(no=first.no, name=first.name, origin=FORM) if first else None


def own_name(paper: Given, procedure: ProcedureView) -> str:
    """The name to keep with the paper: none when the procedure's list, which never changes, names it the same."""
    return "" if any(asked.no == paper.no and asked.name == paper.name for asked in procedure.papers) else paper.name
