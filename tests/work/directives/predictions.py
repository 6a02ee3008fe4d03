"""Sets of predictions made from the gold, on which our figures and the shared scorer's must agree."""

import copy
from typing import Any

Documents = dict[str, dict[str, Any]]


def perfect(gold: Documents) -> Documents:
    return copy.deepcopy(gold)


def empty(gold: Documents) -> Documents:
    return {name: {"tasks": []} for name in gold}


def passages(gold: Documents) -> Documents:
    """Every second task, its whole passage as content, one lead only and no report."""
    made = copy.deepcopy(gold)
    for document in made.values():
        document["tasks"] = document["tasks"][::2]
        for task in document["tasks"]:
            task["content"], task["lead"], task["report_to"] = task["passage"], task["lead"][:1], None
    return made


def shuffled(gold: Documents) -> Documents:
    """Tasks in reverse, each with the coordination and the deadlines of its neighbour."""
    made = copy.deepcopy(gold)
    for document in made.values():
        tasks = document["tasks"]
        along = [task["coordinate"] for task in tasks]
        limits = [task["deadline"] for task in tasks]
        for task, bodies, deadline in zip(tasks, along[1:] + along[:1], limits[1:] + limits[:1], strict=True):
            task["coordinate"], task["deadline"] = bodies, deadline
        tasks.reverse()
    return made


SETS = {"perfect": perfect, "empty": empty, "passages": passages, "shuffled": shuffled}
