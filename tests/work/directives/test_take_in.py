"""A document is taken in with its text and its reading; nothing exists yet."""

from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.ledger import facts
from motcua.registers.files import acts as files
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed, NotFound
from motcua.work.directives import queries
from motcua.work.directives.acts import take_in
from motcua.work.directives.models import Directive, Task
from motcua.work.directives.reader.errors import Unreadable
from tests.work.directives.conftest import NOTICE, Province, at


def test_the_notice_lies_as_proposals_with_units_of_the_register(people_of: Province, notice: int) -> None:
    desk = queries.desk(notice, by=people_of.thu)
    assert len(desk.proposals) == 15
    assert {one.state for one in desk.proposals} == {"proposed"}
    assert [party.codes for party in desk.proposals[4].draft.lead] == [("LOC-BP-STTTT",)]
    assert [len(party.codes) for party in desk.proposals[14].draft.lead] == [11]
    assert not Task.objects.exists()
    told = facts.about(f"directive:{notice}")[0]
    assert (told.body["proposals"], told.body["doubts"], len(str(told.body["digest"]))) == (15, 1, 64)


def test_every_span_holds_what_was_read_there(people_of: Province, notice: int) -> None:
    desk = queries.desk(notice, by=people_of.thu)
    [(start, end)] = desk.proposals[13].draft.spans["lead"]
    assert desk.directive.text[start:end] == "Bảo hiểm xã hội tỉnh"


def test_a_word_document_is_read_from_the_store(people_of: Province) -> None:
    paper, written = docx.Document(), BytesIO()
    for line in NOTICE.splitlines():
        paper.add_paragraph(line.replace("**", ""))
    paper.save(written)
    stored = files.store(
        by=people_of.thu, name="thong-bao.docx", stream=SimpleUploadedFile("a.docx", written.getvalue()), at=at(18)
    )
    told = take_in.Told(issued=date(2023, 8, 17))
    number = take_in.take_in(by=people_of.thu, agency="H10", file=stored.digest, told=told, at=at(18))
    desk = queries.desk(number, by=people_of.thu)
    assert (desk.directive.file, desk.directive.file_name) == (stored.digest, "thong-bao.docx")
    assert len(desk.proposals) == 15


def test_a_text_file_is_text_and_a_picture_is_not(tmp_path: Path) -> None:
    text, picture = tmp_path / "a.txt", tmp_path / "b.txt"
    text.write_text("Giao Sở Y tế báo cáo.", encoding="utf-8")
    picture.write_bytes(b"\x00\x01\x02" * 900)
    assert take_in.plain_text(text) == "Giao Sở Y tế báo cáo."
    with pytest.raises(Unreadable):
        take_in.plain_text(picture)


def test_nothing_to_read_is_refused(people_of: Province) -> None:
    with pytest.raises(Invalid):
        take_in.take_in(by=people_of.thu, agency="H10", text=" \n", at=at(18))
    assert not Directive.objects.exists()


def test_the_same_text_is_taken_in_once_for_each_giver(people_of: Province, notice: int) -> None:
    with pytest.raises(Conflict) as refused:
        take_in.take_in(by=people_of.dung, agency="H10", text=NOTICE, at=at(19))
    assert people_of.thu.name in str(refused.value.why)
    assert Directive.objects.count() == 1
    assert take_in.take_in(by=people_of.khanh, agency="LOC-BP-STTTT", text=NOTICE, at=at(19)) != notice


def test_a_unit_takes_in_for_itself_and_not_for_the_province(people_of: Province) -> None:
    text = "1. Giao Phòng Bưu chính báo cáo trước ngày 30/8/2023."
    assert take_in.take_in(by=people_of.khanh, agency="LOC-BP-STTTT", text=text, at=at(18))
    for who in (people_of.khanh, people_of.linh, people_of.van):
        with pytest.raises(NotAllowed):
            take_in.take_in(by=who, agency="H10", text=text, at=at(18))
    with pytest.raises(NotFound):
        take_in.take_in(by=people_of.thu, agency="không có", text=text, at=at(18))


def test_documents_are_found_without_marks_and_page_by_page(people_of: Province, notice: int) -> None:
    for no in range(queries.PAGE):
        take_in.take_in(by=people_of.thu, agency="H10", text=f"Công văn {no}", at=at(19))
    rows, total = queries.directives(by=people_of.thu, today=at(19).date(), words="lang nghe HUE vung lom")
    assert (rows, total) == ((), 0)
    rows, total = queries.directives(by=people_of.thu, today=at(19).date(), words="vung lom song bien gioi")
    assert [row.number for row in rows] == [notice]
    assert queries.directives(by=people_of.thu, today=at(19).date(), page=2)[0][0].number == notice
    assert queries.directives(by=people_of.van, today=at(19).date())[1] == 0
