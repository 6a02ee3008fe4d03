"""What stands on the letter: plain values, already decided elsewhere."""

from dataclasses import dataclass

from motcua.reactions.papers import sheets


@dataclass(frozen=True, kw_only=True)
class LetterSheet:
    """An official letter: to whom, about what, its paragraphs, and who signs it; a draft bears no number.

    Source: NĐ 30/2020, Annex I
    """

    form: sheets.Form
    head: sheets.Letterhead
    about: str
    to: tuple[str, ...]
    opening: str
    body: tuple[str, ...]
    signer: str
    signer_title: str
    copies_to: tuple[str, ...]
    draft: bool
