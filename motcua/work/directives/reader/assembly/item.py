"""One leaf of the tree, with what it inherits from above and from the labels around it."""

from dataclasses import dataclass, field

from motcua.work.directives.reader.grammar.labels import Label
from motcua.work.directives.reader.layout.tree import Node
from motcua.work.directives.reader.quoted import Quoted
from motcua.work.directives.reader.reading import Named


@dataclass(frozen=True, slots=True)
class Context:
    """What a heading passes down: the bodies it names, how sure, and whether it orders at all."""

    lead: tuple[Named, ...] = ()
    coordinate: tuple[Named, ...] = ()
    sure: float = 0.5
    named: bool = False  # a heading named the bodies, and not only the ordering clause
    explicit: bool = False  # the section is about money: only what names its body is an order


@dataclass(slots=True)
class Item:
    """A leaf that may hold one task or more."""

    node: Node
    words: Quoted
    context: Context
    labels: list[Label] = field(default_factory=list)
    own: bool = False  # the words stand above children, and order something of their own
