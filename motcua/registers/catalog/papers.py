"""The papers that a procedure asks for."""

from dataclasses import dataclass

from motcua.registers.catalog import row


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One line of the list; `case` names the case in which alone it is asked for, `shown` papers are not handed in.

    `declared` papers are names of the one declaration that the procedure's own form is: online it is filled in there
    and no file is wanted, elsewhere one of them suffices. Under 1 it is recorded; 0 is any other paper.
    Source: decision 0205
    """

    no: int
    name: str
    originals: int = 1
    copies: int = 0
    form_code: str = ""
    case: str = ""
    shown: bool = False
    declared: int = 0

    @property
    def always(self) -> bool:
        """True when every application must contain it: handed in, and not only in a certain case."""
        return not self.case and not self.shown and self.originals + self.copies > 0

    def as_json(self) -> dict[str, object]:
        """The line as the version keeps it; what is empty is left out."""
        line: dict[str, object] = {"no": self.no, "name": self.name, "originals": self.originals, "copies": self.copies}
        line |= {key: text for key, text in (("form_code", self.form_code), ("case", self.case)) if text}
        line |= {"shown": True} if self.shown else {}
        return line | ({"declared": self.declared} if self.declared else {})


def read(rows: object) -> tuple[Paper, ...]:
    """The papers of a version, in the order of the list.

    Raises `TypeError` or `ValueError` for what `as_json` never wrote.
    """
    return tuple(
        Paper(
            no=line.whole("no"),
            name=line.text("name"),
            originals=line.whole("originals"),
            copies=line.whole("copies"),
            form_code=line.text("form_code"),
            case=line.text("case"),
            shown=line.flag("shown"),
            declared=line.whole("declared"),
        )
        for line in row.read(rows)
    )
