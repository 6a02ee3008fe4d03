"""As in "Tỉnh cần …" is the province the document is about; and one addressee of a section holds for all of it."""

import re
from collections import Counter
from itertools import groupby

from motcua.work.directives.reader.assembly import ordering
from motcua.work.directives.reader.assembly.item import Item
from motcua.work.directives.reader.grammar import bodies
from motcua.work.directives.reader.layout import markers
from motcua.work.directives.reader.layout.tree import Node
from motcua.work.directives.reader.reading import Named, Task

_PLACE = re.compile(r"(?<!\w)([Tt]ỉnh|[Tt]hành phố)\s((?:[A-ZĐÀ-Ỹ][\w]*\s?){1,4})(?!\w)")
_BARE = re.compile(r"(?:các đồng chí\s+)?(tỉnh|thành phố)")
_FRONT = 20_000


def of_place(tasks: list[Task], source: str) -> None:
    """A lead that is only "Tỉnh" has the name of the place after it."""
    bare = [named for task in tasks for named in task.lead if _BARE.fullmatch(bodies.plain(named.name))]
    if not bare:
        return
    counted = Counter((kind.lower(), " ".join(name.split())) for kind, name in _PLACE.findall(source[:_FRONT]))
    for named in bare:
        kind = bodies.plain(named.name)
        known = [(times, name) for (other, name), times in counted.items() if other == kind]
        if known:
            named.name = f"{kind} {max(known)[1]}"


def of_section(made: list[tuple[Item, list[Task]]]) -> None:
    """Items that name nobody take the addressee of their section, where it has only one and names it first."""
    for _, group in groupby(made, key=lambda pair: id(_section(pair[0].node))):
        tasks = [task for _, found in group for task in found]
        leads = {tuple(named.name for named in task.lead) for task in tasks if task.lead}
        if len(leads) != 1 or not tasks or not tasks[0].lead:
            continue
        for task in tasks:
            if not task.lead and not ordering.must_reach_somebody(task.passage):
                task.lead = [Named(named.name, named.words) for named in tasks[0].lead]
                task.sure["lead"] = 0.55


def _section(node: Node) -> Node:
    return next((above for above in reversed(node.ancestors()) if above.style != markers.INTRO), node)
