"""What a document and its tasks are found by: the head and each paragraph and item by itself, a task whole."""

from motcua.work.directives.finding import cutting, words
from motcua.work.directives.models import Directive, Passage, Task


def keep(row: Directive) -> None:
    """The passages of the document are those of its head and text as they are now. Two queries for an ordinary one."""
    Passage.objects.filter(directive=row).delete()
    head = Passage(directive=row, no=0, start=0, end=0, folded=head_of(row))
    rest = (
        Passage(directive=row, no=no, start=start, end=end, folded=words.plain(row.text[start:end]))
        for no, (start, end) in enumerate(cutting.cut(row.text), 1)
    )
    Passage.objects.bulk_create([head, *rest], batch_size=1_000)


def head_of(row: Directive) -> str:
    """What the head of a document says, as it is compared."""
    return words.plain(f"{row.title} {row.number} {row.issuer}")


def of_task(row: Task) -> str:
    """What a task is found by: its content, the words it was read from, who helps, and to whom it is reported."""
    return words.plain(" ".join([row.content, row.passage, *row.coordinate, row.report_to, row.report_via]))
