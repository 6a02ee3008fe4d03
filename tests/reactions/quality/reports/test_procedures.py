"""The form II.07b: procedures by unit and level, each number with its procedures."""

from datetime import date

import pytest

from motcua.law import reporting
from motcua.reactions.quality import settlers
from motcua.reactions.quality.reports import procedures
from motcua.reactions.quality.reports.spans import Span
from motcua.registers.people import queries
from motcua.registers.people.errors import Invalid
from tests import cast as people

MAY, TODAY = Span(date(2023, 5, 1), date(2023, 5, 31)), date(2023, 6, 30)


def test_procedures_are_counted_at_each_level_and_open_from_their_number(db: None):
    people.assemble()
    people.procedure("P0002", "Chứng thực bản sao", levels=["commune", "district"], decision="12/QĐ-UBND")
    people.procedure("P0003", "Cấp giấy phép", levels=["province"], agency_key="VPUB")
    people.procedure("P0004", "Hết hiệu lực", valid_to=date(2023, 4, 30))
    settlers.renew()
    table = procedures.table(queries.agency("H10"), MAY, TODAY)
    told = dict(zip((column.name for column in table.report.columns), table.total, strict=True))
    assert reporting.contradictions(table.report, table.total) == ()
    assert [told[name] for name in ("authority", "authority_province", "authority_commune")] == [4, 1, 2]
    assert told["one_stop_province"] == 0, "the province of this test has no counter"
    assert told["process"] == 2
    for line in [*table.lines, None]:
        place, cells = (line.place, line.cells) if line else ("", table.total)
        for column, number in zip(table.report.columns, cells, strict=True):
            found = procedures.behind(table.unit, MAY, TODAY, column=column.number, place=place)
            assert len(found) == number if not column.parts else len(found) <= number
    own = procedures.table(queries.agency("H10.37.01"), MAY, TODAY)
    assert dict(zip((c.name for c in own.report.columns), own.total, strict=True))["authority"] == 2
    with pytest.raises(Invalid):
        procedures.behind(table.unit, MAY, TODAY, column=1)
