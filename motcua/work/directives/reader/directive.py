"""A document's text read to its tasks."""

from datetime import date

from motcua.work.directives.reader import quoted
from motcua.work.directives.reader.assembly import addressee, doubts, head, making, prose, region, walk
from motcua.work.directives.reader.assembly.item import Context
from motcua.work.directives.reader.layout import tree
from motcua.work.directives.reader.reading import Reading, Task


def read(text: str, *, doc: str = "", issued: date | None = None) -> Reading:
    """The tasks the text assigns; spans count characters of the text in NFC, which is `source` of the answer."""
    source = quoted.composed(text)
    about = head.of(source, issued)
    root = tree.of(source)
    if region.is_prose(root):
        prose.number(root.children)
        items = prose.leaves(region.orders(root), news=about.kind == "tin_bai")
    else:
        items = walk.leaves(region.orders(root), Context())
    made = [(item, making.tasks(item, about.about)) for item in items]
    addressee.of_section(made)
    tasks: list[Task] = [task for _, found in made for task in found]
    addressee.of_place(tasks, source)
    return Reading(
        doc=doc,
        kind=about.kind,
        issuer=about.issuer,
        number=about.number,
        date=about.day.isoformat() if about.day else None,
        tasks=tasks,
        warnings=doubts.of(tasks, about.day, source),
        source=source,
        title=about.title,
    )
