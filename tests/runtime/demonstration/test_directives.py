"""The demonstration's notice has been confirmed and partly reported on; its days follow the day that is lived."""

from datetime import date, timedelta

from motcua.reactions.notify.models import Reminder
from motcua.registers.people.actor import HOUSE
from motcua.runtime.demonstration import directives
from motcua.work.directives import following

TODAY = date(2023, 5, 29)


def test_the_board_is_alive_on_the_day_after_four_duties_fell_due(village):
    form = following.form(by=HOUSE, unit="H10", day=TODAY)

    assert [(one.point, one.due_on, len(one.units)) for one in form.late] == [
        ("II.1 bullet 2", date(2023, 5, 28), 1), ("II.2 bullet 1", date(2023, 5, 28), 1),
        ("II.5", date(2023, 5, 28), 1), ("II.6", date(2023, 5, 28), 4),
    ]  # fmt: skip
    assert (form.total.rate.done_in_time, form.total.rate.done_late, form.total.unchecked) == (7, 1, 8)
    assert Reminder.objects.filter(day=TODAY).exists()


def test_days_are_moved_and_nothing_else():
    text = "Công văn số 1763/UBND-NC ngày 31/5/2023, trước ngày **25/8/2023**; 15.000 trẻ em"

    assert directives.moved(text, timedelta(days=-89)) == (
        "Công văn số 1763/UBND-NC ngày 3/3/2023, trước ngày **28/5/2023**; 15.000 trẻ em"
    )
    assert directives.moved(text, timedelta()) == text
