from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.registers.people.errors import Invalid, NotAllowed, NotFound
from motcua.work.dossiers import book
from tests import cast as people
from tests.cast import Cast

MONDAY, TUESDAY = date(2023, 5, 29), date(2023, 5, 30)


def codes(cast: Cast, first: date = MONDAY, last: date = MONDAY, **changes: object) -> list[str]:
    asked: dict[str, object] = {"by": cast.hung, "agency": cast.commune.code, "first": first, "last": last, "most": 10}
    return [row.code for row in book.received(**(asked | changes))]  # type: ignore[arg-type]


def test_the_register_holds_what_came_in_that_day_in_its_order(cast: Cast) -> None:
    late, early = people.received(cast, people.at(29, 15)), people.received(cast, people.at(29, 8))
    tomorrow = people.received(cast, people.at(30, 0))
    assert codes(cast) == [early, late]
    assert codes(cast, last=TUESDAY) == [early, late, tomorrow]
    assert codes(cast, last=TUESDAY, most=2) == [early, late]


def test_a_line_says_whom_to_call(cast: Cast) -> None:
    people.received(cast)
    (row,) = book.received(by=cast.hung, agency=cast.commune.code, first=MONDAY, last=MONDAY, most=10)
    assert (row.applicant, row.phone, row.procedure) == ("Trần Thị Lan", "0912345678", "Đăng ký khai sinh")


def test_it_takes_one_query(cast: Cast) -> None:
    people.received(cast)
    codes(cast)
    with CaptureQueriesContext(connection) as asked:
        codes(cast)
    assert len(asked) == 1


def test_only_who_works_there_reads_it(cast: Cast) -> None:
    for actor in (cast.lan, cast.stranger, cast.dung):
        with pytest.raises(NotAllowed):
            codes(cast, by=actor)
    with pytest.raises(NotFound):
        codes(cast, agency="H10.99")


def test_days_the_wrong_way_round_are_refused(cast: Cast) -> None:
    with pytest.raises(Invalid):
        codes(cast, first=TUESDAY, last=MONDAY)
    with pytest.raises(Invalid):
        codes(cast, first=date(2020, 1, 1))
