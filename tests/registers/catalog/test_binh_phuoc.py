"""What the pack of Bình Phước holds, once it is loaded."""

import csv
from collections import Counter
from datetime import date

import pytest

from motcua.law.deadline import Term
from motcua.ledger import verify
from motcua.registers.catalog import process, queries
from motcua.registers.catalog.models import ProcedureVersion
from motcua.registers.people import queries as people
from motcua.registers.people.folding import fold
from motcua.registers.people.pack import Pack
from motcua.registers.people.roles import Role

pytestmark = pytest.mark.usefixtures("province")
DAY = date(2023, 5, 29)


def everything() -> list[queries.ProcedureView]:
    return [queries.version(number) for number in ProcedureVersion.objects.values_list("id", flat=True)]


def test_all_392_procedures_are_there_on_three_levels() -> None:
    listed = queries.listed(DAY)
    assert len(listed) == 392
    assert {level for each in listed for level in each.levels} == {"province", "district", "commune"}
    fields = {field.name: field for field in queries.fields(DAY)}
    assert sum(field.procedures for field in fields.values()) == 392
    assert len(queries.listed(DAY, field="Hộ tịch")) == fields["Hộ tịch"].procedures > 30
    assert len(queries.listed(DAY, field="ho_tich", level="commune")) > 15


def test_every_process_makes_its_term_to_the_minute() -> None:
    for view in everything():
        assert process.faults(view.process, view.term) == (), view.key
        assert all(step.minutes > 0 for step in view.process), view.key


def test_a_process_from_the_source_keeps_the_times_of_the_source() -> None:
    birth = queries.current("P0001", DAY)
    assert [(step.role, step.minutes) for step in birth.process] == [
        (Role.COUNTER, 60), (Role.SPECIALIST, 270), (Role.LEADER, 90), (Role.REGISTRY, 30), (Role.COUNTER, 30),
    ]  # fmt: skip
    assert birth.term == Term.of("0", "same_day")
    licence = queries.current("P0083", DAY)
    assert [step.minutes for step in licence.process] == [270, 120, 1110, 270, 390, 120, 120]


def test_a_sequence_without_posts_gives_way_to_the_standard() -> None:
    record = queries.current("P0053", DAY)
    assert [step.role for step in record.process] == [
        Role.COUNTER, Role.DIVISION_HEAD, Role.SPECIALIST, Role.DIVISION_HEAD, Role.LEADER, Role.REGISTRY, Role.COUNTER,
    ]  # fmt: skip


def test_what_the_source_leaves_out_is_added_and_the_applicants_steps_are_not_counted() -> None:
    interlinked = queries.current("P0034", DAY)
    assert interlinked.process[0].role is Role.COUNTER
    assert Role.LEADER in {step.role for step in interlinked.process}
    assert "Công dân" not in {step.title for step in interlinked.process}


def test_42_terms_are_the_stand_in_and_say_so() -> None:
    assumed = [view for view in everything() if view.term_assumed]
    assert len(assumed) == 42
    assert {view.term for view in assumed} == {Term.of(10, "working_day")}
    assert all("Chưa công bố thời hạn" in view.term_text for view in assumed)


def test_every_procedure_has_a_form_in_two_languages() -> None:
    for view in everything():
        assert view.form, view.key
        assert all(question.vi and question.en for question in view.form)
    asked = {question.name for question in queries.current("P0001", DAY).form}
    assert {"child_name", "child_birth_date", "child_birth_place", "child_sex", "mother_name"} <= asked
    for key in ("P0002", "P0003", "P0036", "P0053", "P0056", "P0083", "P0087", "P0114", "P0185"):
        assert len(queries.current(key, DAY).form) >= 8, key


def test_a_birth_certificate_asks_for_its_papers() -> None:
    birth = queries.current("1.001193", DAY)
    assert [paper.always for paper in birth.papers] == [True, True, False, False]
    assert birth.papers[0].name == "Tờ khai đăng ký khai sinh"


def test_no_paper_and_no_fee_carries_scraps_of_its_source() -> None:
    for view in everything():
        for paper in view.papers:
            assert paper.name[0] not in ")(.,;", (view.key, paper)
            assert not paper.name.endswith((".doc", ".docx", "(")), (view.key, paper)
            assert max(paper.originals, paper.copies) <= 10, (view.key, paper)
        for line in view.fees:
            assert line.amount is None or line.amount == 0 or line.amount >= 1000, (view.key, line)
            assert "Đà Nẵng" not in line.condition, (view.key, line)


def test_each_counter_takes_in_the_procedures_of_its_level() -> None:
    centre, district, commune = (people.agency(code) for code in ("LOC-BP-TTPVHCC", "LOC-BP-689", "LOC-BP-25195"))
    taken = {each.code: len(queries.received_by(each, DAY)) for each in (centre, district, commune)}
    assert taken == {"LOC-BP-TTPVHCC": 266, "LOC-BP-689": 123, "LOC-BP-25195": 85}
    assert queries.received_by(people.agency("LOC-BP-STP"), DAY) == ()
    assert queries.received_by(commune, date(2020, 1, 1)) == ()


def test_somebody_settles_everything_everywhere() -> None:
    for level in ("province", "district", "commune"):
        counter = people.counters(level=level)[0]
        for listed in queries.received_by(counter, DAY):
            assert queries.settling_agency(queries.version(listed.id), counter).exists_on(DAY)


def test_the_essential_services_are_marked(province: Pack) -> None:
    with (province.folder / "procedures" / "essential_services.csv").open(encoding="utf-8") as rows:
        keys = {key for row in csv.DictReader(rows) for key in row["keys"].split("|") if key}
    assert keys <= {each.key for each in queries.essential(DAY)}


def test_the_ledger_tells_of_every_agency_and_every_procedure() -> None:
    from motcua.ledger.models import Fact

    told = Counter(Fact.objects.values_list("name", flat=True))
    assert told == {"AgencyOpened": 171, "VersionPublished": 392}
    assert verify.verify().holds


def test_nothing_of_it_is_read_from_outside_the_repository(province: Pack) -> None:
    from django.conf import settings

    assert province.folder.is_relative_to(settings.ROOT)
    assert (province.folder / "PROVENANCE.md").exists()
    assert (province.folder / "geo" / "communes_2025.geojson").stat().st_size > 50_000


def test_what_is_declared_online_is_a_declaration_with_a_form_of_its_own() -> None:
    general = queries.current("P0009", DAY).form
    declared = {view.key: [paper for paper in view.papers if paper.declared] for view in everything()}
    assert all(queries.current(key, DAY).form != general for key, papers in declared.items() if papers)
    names = {fold(paper.name).split()[0] for papers in declared.values() for paper in papers}
    assert names == {"to", "don", "giay", "phieu", "mau", "thong"}, "a Tờ khai, Đơn, Giấy đề nghị …, nothing else"
    assert sorted(paper.declared for paper in declared["P0013"]) == [1, 2], "a sheet at the counter, a form online"
    online = [view for view in everything() if view.online and declared[view.key]]
    assert len(online) >= 35, "what people file most needs no sheet"
