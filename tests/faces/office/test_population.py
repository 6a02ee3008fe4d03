"""The population database at the counter, and what the citizen sees of it."""

import re
from collections.abc import Callable

import pytest
from django.test import Client, override_settings

from motcua.ledger import facts
from motcua.reactions.sync.ports import Temporary
from motcua.reactions.sync.residents import asking
from motcua.registers.people.models import Person, PopulationCheck
from motcua.work.dossiers.models import Dossier
from tests.cast import Cast
from tests.faces.office.test_counter import desk, values

Enter = Callable[..., Client]
CHECK = {"do": "check", "purpose": "receive", "consent": "1", "applicant.address": "", "applicant.sex": ""}


def check_of(page: str) -> str:
    found = re.search(r'name="check" value="(\d+)"', page)
    return found[1] if found else ""


def test_an_answer_fills_the_form_and_each_field_says_where_it_comes_from(cast: Cast, enter: Enter) -> None:
    Person.objects.filter(identity_no="070160000001").update(address="Thôn 3, xã Minh Hưng")
    page = desk(enter(cast.hung), **CHECK).content.decode()
    assert values(page)["applicant.address"] == "Thôn 3, xã Minh Hưng"
    assert page.count("từ CSDL dân cư, 10:00") == 4  # number, name, birth date, address
    assert "Khớp với cơ sở dữ liệu quốc gia về dân cư" in page
    assert values(page)["answers.child_name"] == "Trần Gia Bảo"  # what was typed is kept


def test_a_field_that_was_changed_says_so_no_more_and_the_dossier_remembers_the_rest(cast: Cast, enter: Enter) -> None:
    browser = enter(cast.hung)
    check = check_of(desk(browser, **CHECK).content.decode())
    again = desk(browser, **{"check": check, "do": "look", "applicant.address": "Nơi khác"}).content.decode()
    assert again.count("từ CSDL dân cư") == 3
    address = Person.objects.get(identity_no="070160000001").address
    desk(browser, **{"check": check, "applicant.address": address})
    dossier = Dossier.objects.get()
    last = facts.about(f"population_check:{check}")[-1]
    assert (last.name, last.body["dossier"]) == ("PopulationUsed", dossier.code)
    assert last.body["particulars"] == ["address", "birth_date", "identity", "name"]


def test_the_residence_of_one_person_does_not_go_to_another(cast: Cast, enter: Enter) -> None:
    browser = enter(cast.hung)
    first = desk(browser, **CHECK).content.decode()
    address, other = (
        values(first)["applicant.address"],
        {"applicant.identity": "070160999999", "applicant.name": "Lê Xa"},
    )
    second = desk(browser, **(CHECK | other | {"check": check_of(first), "applicant.address": address}))
    assert values(second.content.decode())["applicant.address"] == ""


def test_what_differs_stays_as_typed_and_is_named(cast: Cast, enter: Enter) -> None:
    page = desk(enter(cast.hung), **(CHECK | {"applicant.name": "Trần Thị Lân"})).content.decode()
    assert "Khác với cơ sở dữ liệu dân cư: họ và tên." in page
    assert values(page)["applicant.name"] == "Trần Thị Lân"
    assert PopulationCheck.objects.get().outcome == "differs"


@pytest.mark.parametrize(
    ("change", "said"),
    [({"consent": None}, "khi người nộp đồng ý"), ({"purpose": None}, "Hãy chọn mục đích"),
     ({"applicant.birth_date": ""}, "Cần mục này để tra cứu"),
     ({"applicant.birth_date": "32/13/1960"}, "applicant.birth_date-fault"),
     ({"applicant.identity": "12"}, "Cần số định danh 12 chữ số")],
)  # fmt: skip
def test_without_consent_purpose_or_particulars_nobody_is_asked_about(
    cast: Cast, enter: Enter, change: dict[str, object], said: str
) -> None:
    answer = desk(enter(cast.hung), **(CHECK | change))
    assert said in answer.content.decode()
    assert not PopulationCheck.objects.exists()


def test_nobody_and_no_answer_never_stop_the_counter(cast: Cast, enter: Enter, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = enter(cast.hung)
    stranger = {"applicant.identity": "070160999999", "applicant.name": "Lê Thị Xa"}
    assert "Không có người nào khớp" in desk(browser, **(CHECK | stranger)).content.decode()

    class Dark:
        def ask(self, _question: object) -> None:
            raise Temporary("Cơ sở dữ liệu dân cư không trả lời.")

    monkeypatch.setattr(asking, "FakeResidents", Dark)
    page = desk(browser, **CHECK).content.decode()
    assert "đang không trả lời" in page
    assert check_of(page) == ""
    assert desk(browser).status_code == 302
    assert Dossier.objects.count() == 1
    assert [row.outcome for row in PopulationCheck.objects.order_by("id")] == ["unknown", "failed"]


def test_where_there_is_no_line_the_counter_offers_no_question(cast: Cast, enter: Enter) -> None:
    browser = enter(cast.hung)
    assert 'value="check"' in browser.get("/office/counter/P0001/").content.decode()
    with override_settings(DEMONSTRATION=False):
        assert 'value="check"' not in browser.get("/office/counter/P0001/").content.decode()
        desk(browser, **CHECK)
    assert not PopulationCheck.objects.exists()


def test_another_officers_question_gives_no_field_an_origin(cast: Cast, enter: Enter) -> None:
    check = check_of(desk(enter(cast.hung), **CHECK).content.decode())
    PopulationCheck.objects.update(officer_id=cast.stranger.id)
    page = desk(enter(cast.hung), check=check, do="look").content.decode()
    assert "từ CSDL dân cư" not in page
    assert desk(enter(cast.hung), check=check).status_code == 302


def test_the_citizen_sees_who_looked_when_and_why(cast: Cast, enter: Enter) -> None:
    lan = enter(cast.lan)
    assert "Chưa có lần tra cứu nào" in lan.get("/my/lookups/").content.decode()
    browser = enter(cast.hung)
    check = check_of(desk(browser, **CHECK).content.decode())
    desk(browser, check=check)
    page = lan.get("/my/lookups/").content.decode()
    code = Dossier.objects.get().code
    for wanted in ("Nguyễn Văn Hùng, Ủy ban nhân dân xã Minh Hưng", "29/05/2023", "khi tiếp nhận hồ sơ",
                   "Đăng ký khai sinh", code, "ngày sinh"):  # fmt: skip
        assert wanted in page
    assert "070160000001" not in page
    assert "/my/lookups/" in lan.get("/my/").content.decode()
