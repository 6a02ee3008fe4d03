"""The control office tells what no dossier shows, and the index explains itself in both languages."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.utils import translation

from motcua.faces.cli.main import main
from motcua.faces.office.index import saying
from motcua.law import quality
from motcua.law.quality import DueReading
from motcua.reactions.quality import cells
from motcua.reactions.quality.explaining import kinds, remedies, words
from motcua.reactions.quality.explaining.asking import Side
from motcua.reactions.quality.models import Told
from motcua.registers.people.actor import Actor
from tests import cast as people

Enter = Callable[[Actor], Client]
AT = "/office/index/tell/?unit=H10&period=2023-05"
GIVEN = {"about": "H10.37.01", "component": "F1", "part": "3", "whole": "4", "source": "Báo cáo số 12/BC-VPUBND"}
_VIETNAMESE = re.compile("[ăâđêôơưàảãáạèéìíòóùúýếềểễệấầẩẫậắằẳẵặốồổỗộớờởỡợứừửữự]", re.IGNORECASE)


def test_the_control_office_tells_a_count_and_sees_it(cast: people.Cast, enter: Enter):
    client = enter(cast.thu)
    assert "Chưa có số liệu nào" in client.get(AT).content.decode()
    answer = client.post(AT, GIVEN, follow=True)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Báo cáo số 12/BC-VPUBND" in page
    assert "3/4" in page
    assert Told.objects.get().component == "F1"


def test_a_wrong_count_is_refused_with_everything_still_there(cast: people.Cast, enter: Enter):
    answer = enter(cast.thu).post(AT, GIVEN | {"part": "9"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Phải từ 0 đến mẫu số." in page
    assert "Báo cáo số 12/BC-VPUBND" in page
    assert not Told.objects.exists()
    assert enter(cast.thu).post(AT, GIVEN | {"whole": ""}).status_code == 422


def test_the_board_leads_who_may_tell_to_the_page(cast: people.Cast, enter: Enter):
    people.received(cast)
    cells.recount_all()
    board = enter(cast.thu).get("/office/index/").content.decode()
    assert "Chưa ai báo số liệu của kỳ này." in board
    assert "/office/index/tell/?unit=H10&amp;period=2023-05&amp;component=F1" in board
    assert "/office/index/tell/" not in enter(cast.mai).get("/office/index/").content.decode()


def test_the_command_tells_and_lists(cast: people.Cast, capsys: pytest.CaptureFixture[str]):
    said = ["--part", "3", "--whole", "4", "--source", "Báo cáo số 12"]
    assert main(["index", "tell", "H10", "a1", "--period", "2023-05", *said]) == 0
    assert main(["index", "told", "H10", "--period", "2023-05"]) == 0
    assert capsys.readouterr().out.splitlines()[1].split() == ["H10", "A1", "3/4", "Báo", "cáo", "số", "12"]
    assert main(["index", "tell", "H10", "B1", "--period", "2023-05", *said]) == 2


def test_the_procedures_that_lack_something_are_listed(cast: people.Cast, enter: Enter):
    people.received(cast)
    cells.recount_all()
    page = enter(cast.thu).get("/office/index/behind/?unit=H10&act=complete")
    assert page.status_code in {200, 404}
    rows = enter(cast.thu).get("/office/index/behind/?unit=H10&component=A3&side=rest")
    assert (page.status_code == 200) is ("Không có dòng nào" not in rows.content.decode())


def every_sentence() -> list[str]:
    """All that the explanations can say, as they say it."""
    acts = [each for reading in DueReading for each in remedies.remedies(reading)]
    sides = [words.side_title(row, side) for row in quality.INDICATORS for side in Side]
    fixed = [words.NOT_TOLD, words.HOW_TO_TELL, words.NOTHING_SHOWN, words.BY_AGENCY, words.AS_THE_PROVINCE,
             words.NOT_APPLICABLE, words.EMPTY_FULL, words.EMPTY_NOTHING, *words.TOLD_BY.values(),
             *words.SHOWN_BY.values(), *words.COUNTS.values(), *(kind.label for kind in kinds.Kind)]  # fmt: skip
    made = [each.words.format(n="1.234", last=f"{date(2023, 5, 31):%d/%m/%Y}") for each in acts]
    lost = [each.format(n="1.234") for each in remedies.LOST.values()]
    how = [words.how_made(row) for variant in quality.names() for row in quality.named(variant).indicators]
    return [*fixed, *made, *lost, *how, *(each.note for each in acts if each.note), *sides[1::3]]


def test_every_sentence_of_the_explanation_is_said_in_english():
    with translation.override("vi"):
        assert all(saying.said(each) == each for each in every_sentence()), "the source is Vietnamese"
    with translation.override("en"):
        bare = sorted({each for each in every_sentence() if _VIETNAMESE.search(saying.said(each))})
        assert not bare
        assert saying.said(words.read_from("công văn 3")) == "Told from: công văn 3."
        assert "1,234 procedures" in saying.said("1.234 thủ tục đã công bố chậm")
