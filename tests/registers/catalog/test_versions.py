from dataclasses import replace
from datetime import date, timedelta

import pytest

from motcua.law.deadline import Term
from motcua.ledger import facts
from motcua.registers.catalog import form, papers, process, queries, tariff
from motcua.registers.catalog.acts import versions
from motcua.registers.catalog.content import Content
from motcua.registers.catalog.models import ProcedureVersion
from motcua.registers.catalog.tariff import FeeKind, FeeLine
from motcua.registers.people.errors import Invalid, NotAllowed, NotFound
from tests import cast as people
from tests.cast import MONDAY, Cast

JUNE, JULY = date(2023, 6, 1), date(2023, 7, 1)
CONTENT = Content(
    name="Đăng ký lại khai sinh",
    code="1.004884",
    field="Hộ tịch",
    field_group="ho_tich",
    levels=("commune",),
    agency_key="UBND_XA",
    term=Term.of(5, "working_day"),
    process=process.read(people.PROCESS),
    papers=papers.read(people.PAPERS),
    form=form.read(people.FORM),
    fees=(FeeLine(kind=FeeKind.AMOUNT, amount=8000, basis="Thông tư 281/2016/TT-BTC"),),
    legal_basis=("123/2015/NĐ-CP",),
    decision="QĐ 100/QĐ-UBND",
    source="test",
)


def publish(cast: Cast, content: Content = CONTENT, first_day: date = JUNE) -> int:
    return versions.publish(by=cast.thu, key="P0013", content=content, first_day=first_day, at=MONDAY)


def test_a_published_procedure_reads_as_it_was_written(cast: Cast) -> None:
    assert publish(cast) == 1
    view = queries.current("P0013", JUNE)
    assert view == queries.current("1.004884", JUNE)
    for name in ("name", "field", "levels", "term", "papers", "fees", "process", "form", "legal_basis", "decision"):
        assert getattr(view, name) == getattr(CONTENT, name)
    assert facts.about("procedure:P0013")[0].body == {
        "version": 1, "first_day": "2023-06-01", "decision": "QĐ 100/QĐ-UBND",
    }  # fmt: skip


def test_the_next_version_follows_and_the_one_before_is_not_touched(cast: Cast) -> None:
    publish(cast)
    old = queries.current("P0013", JUNE)
    before = ProcedureVersion.objects.values().get(id=old.id)
    road = tuple(replace(step, minutes=step.minutes * 3 // 5) for step in CONTENT.process)
    assert publish(cast, replace(CONTENT, term=Term.of(3, "working_day"), process=road), JULY) == 2
    after = ProcedureVersion.objects.values().get(id=old.id)
    assert after.pop("valid_to") == JULY - timedelta(days=1)
    assert before.pop("valid_to") is None
    assert after == before
    assert queries.current("P0013", JULY - timedelta(days=1)).term == Term.of(5, "working_day")
    assert queries.current("P0013", JULY).term == Term.of(3, "working_day")
    assert queries.version(old.id).term == Term.of(5, "working_day")


def test_a_dossiers_version_is_read_without_a_query_once_it_is_known(cast: Cast, django_assert_num_queries) -> None:
    publish(cast)
    number = queries.current("P0013", JUNE).id
    with django_assert_num_queries(0):
        queries.version(number)


def test_two_versions_never_begin_on_one_day(cast: Cast) -> None:
    publish(cast)
    publish(cast, replace(CONTENT, name="Đăng ký lại việc sinh"))
    assert queries.current("P0013", JUNE).number == 1
    assert queries.current("P0013", JUNE + timedelta(days=1)).number == 2


def test_publishing_the_same_again_is_refused(cast: Cast) -> None:
    publish(cast)
    with pytest.raises(Invalid, match="đã được công bố"):
        publish(cast, first_day=JULY)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"term": Term.of(4, "working_day")}, "P0013"),
        ({"name": " "}, "phải có tên"),
        ({"levels": ()}, "cấp tiếp nhận"),
        ({"agency_key": ""}, "cơ quan giải quyết"),
        ({"papers": papers.read(people.PAPERS[1:])}, "đánh số"),
        ({"fees": (tariff.FeeLine(kind=FeeKind.AMOUNT),)}, "số tiền"),
        ({"fees": (tariff.FeeLine(kind=FeeKind.AMOUNT, amount=-1),)}, "số tiền"),
        ({"form": form.read(people.FORM * 2)}, "trùng tên"),
        ({"form": form.read([people.FORM[0] | {"kind": "choice"}])}, "lựa chọn"),
        ({"form": form.read([people.FORM[0] | {"en": ""}])}, "tiếng Anh"),
    ],
)
def test_content_that_contradicts_itself_is_not_published(cast: Cast, change: dict, sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence):
        publish(cast, replace(CONTENT, **change))
    with pytest.raises(NotFound):
        queries.current("P0013", JUNE)


def test_a_withdrawn_procedure_is_received_no_more_but_still_read(cast: Cast) -> None:
    publish(cast)
    number = queries.current("P0013", JUNE).id
    versions.withdraw(by=cast.thu, key="P0013", last_day=date(2023, 6, 30), reason="Bãi bỏ", at=MONDAY)
    assert queries.open_on(number, date(2023, 6, 30))
    assert not queries.open_on(number, JULY)
    assert queries.version(number).name == "Đăng ký lại khai sinh"
    with pytest.raises(NotFound):
        queries.current("P0013", JULY)
    with pytest.raises(NotFound):
        versions.withdraw(by=cast.thu, key="P0013", last_day=JULY, reason="x", at=MONDAY)
    assert facts.about("procedure:P0013")[-1].name == "ProcedureWithdrawn"


def test_only_the_control_office_publishes(cast: Cast) -> None:
    for someone in (cast.hung, cast.mai, cast.dung, cast.khoa, cast.lan):
        with pytest.raises(NotAllowed):
            versions.publish(by=someone, key="P0013", content=CONTENT, first_day=JUNE, at=MONDAY)


@pytest.mark.parametrize("asked", ["", "nothing", "9.999999"])
def test_what_is_not_there_is_told(cast: Cast, asked: str) -> None:
    with pytest.raises(NotFound):
        queries.current(asked, JUNE)
    with pytest.raises(NotFound):
        queries.version(0)


def test_json_of_another_shape_is_an_error() -> None:
    for broken in ({"no": "1"}, {"no": True}, {"no": 1, "name": 2}, 7):
        with pytest.raises(TypeError):
            papers.read([broken])
    with pytest.raises(TypeError):
        papers.read("papers")
    with pytest.raises(ValueError, match="is not a valid"):
        tariff.read([{"kind": "gratis"}])
