"""Draws the letter that answers a petition: on the spot, as it stands now.

Source: decision 0146
"""

from datetime import datetime

from motcua.reactions.papers import heading, sheets, typeset
from motcua.reactions.papers.letter.sheet import LetterSheet
from motcua.registers.people import queries as people
from motcua.registers.people.actor import Actor
from motcua.work.directives import answers
from motcua.work.directives.answers import Letter

_STYLE = "Công văn, NĐ 30/2020/NĐ-CP"


def draw(duty: int, *, by: Actor, now: datetime) -> bytes:
    """The PDF of the letter, a draft until it is issued. Raises `NotFound` without a letter that the actor may see."""
    return typeset.typeset(sheet(answers.letter(duty, by=by, today=now.date())))


def sheet(letter: Letter) -> LetterSheet:
    """The sheet of the letter; the giver gets a copy when it does not stand among those to whom it goes."""
    agency, giver = people.agency_by_id(letter.agency), people.agency_by_id(letter.giver)
    number = letter.number or "……"
    addressed = any(giver.name.startswith(who) or who == giver.short_name for who in letter.to)
    copies = () if addressed else (giver.name,)
    return LetterSheet(
        form=sheets.Form(number=0, title=f"V/v {letter.about}", circular=_STYLE),
        head=heading.letterhead(agency, number, letter.day, counter=False), about=letter.about, to=letter.to,
        opening=letter.opening, body=letter.body, signer=letter.signer, signer_title=letter.signer_post,
        copies_to=copies, draft=not letter.issued,
    )  # fmt: skip
