import csv
import io
import re
import zipfile
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.faces.kit.templatetags import keeping
from motcua.registers.people import queries as registers
from motcua.registers.people.roles import Role
from motcua.work.dossiers.acts import decide, forward, supplement
from tests import cast as people
from tests.cast import Cast

Enter = Callable[..., Client]


def busy(cast: Cast) -> dict[str, str]:
    """One dossier in each corner of the list."""
    codes = {name: people.received(cast, people.at(29, 8)) for name in ("mine", "waits", "with_hoa", "done")}
    supplement.supplement(by=cast.hung, dossier=codes["waits"], items=["Tờ khai"], reason="Thiếu", at=people.at(29, 9))
    for code in (codes["with_hoa"], codes["done"]):
        forward.forward(by=cast.hung, dossier=code, at=people.at(29, 9))
    forward.forward(by=cast.hoa, dossier=codes["done"], at=people.at(29, 9))
    decide.decide(by=cast.mai, dossier=codes["done"], at=people.at(29, 9), on_paper=True)
    return codes


def shown(page: str) -> set[str]:
    return set(re.findall(r'name="pick" value="([^|"]+)\|', page))


def counters(page: str) -> dict[str, int]:
    found = re.findall(r'href="\?tab=(\w+)[^>]*>[^<]*<span class="tab-count[^>]*>(\d+)<', page)
    return {tab: int(number) for tab, number in found}


def test_every_counter_is_the_length_of_its_list(cast: Cast, enter: Enter) -> None:
    codes = busy(cast)
    browser = enter(cast.hung)
    numbers = counters(browser.get("/office/").text)
    assert set(numbers) == {"mine", "tray", "incoming", "soon", "late", "waiting", "returning", "unit"}
    assert numbers["unit"] == 4
    assert shown(browser.get("/office/?tab=mine").text) == {codes["mine"]}  # what waits for bà Lan is not his turn
    for tab, number in numbers.items():
        assert len(shown(browser.get(f"/office/?tab={tab}").text)) == number, tab


def test_a_list_is_narrowed_by_words_procedure_and_state(cast: Cast, enter: Enter) -> None:
    codes = busy(cast)
    other = people.procedure("P0002", "Xác nhận hộ tịch")
    confirmation = people.received(cast, version=other.id, applicant="Điểu Krăng", identity="070160000099")
    browser = enter(cast.hung)
    assert shown(browser.get("/office/?tab=unit&text=dieu krang").text) == {confirmation}
    assert shown(browser.get(f"/office/?tab=unit&text={codes['done'][-4:]}").text) == {codes["done"]}
    assert shown(browser.get(f"/office/?tab=unit&text={confirmation[-11:-5]}").text) == {*codes.values(), confirmation}
    assert shown(browser.get(f"/office/?tab=unit&version={other.id}").text) == {confirmation}
    assert shown(browser.get("/office/?tab=unit&state=5").text) == {codes["waits"]}
    nothing = browser.get("/office/?tab=unit&text=khong co ai").text
    assert "Không có hồ sơ nào khớp" in nothing
    assert "text=" not in re.search(r'class="clear" href="([^"]+)"', nothing)[1]


def test_pages_follow_one_another_without_a_gap(cast: Cast, enter: Enter) -> None:
    codes = {people.received(cast, people.at(29, 8, minute)) for minute in range(27)}
    browser = enter(cast.hung)
    first = browser.get("/office/").text
    older = re.search(r'href="([^"]+)" rel="next"', first)[1].replace("&amp;", "&")
    second = browser.get(f"/office/{older}").text
    assert len(shown(first)) == 25
    assert shown(first) | shown(second) == codes
    assert not shown(first) & shown(second)
    assert "Về đầu danh sách" in second


def test_the_page_takes_six_queries_however_long_the_list(cast: Cast, enter: Enter) -> None:
    browser = enter(cast.hung)
    taken = []
    for _ in range(2):
        busy(cast)
        browser.get("/office/")
        registers.agencies()  # the tree of agencies is asked for every quarter of a minute, not by the page
        with CaptureQueriesContext(connection) as asked:
            browser.get("/office/")
        taken.append(len(asked))
    assert taken[0] == taken[1] <= 6


def test_nothing_is_sent_again_while_nothing_changes(cast: Cast, enter: Enter) -> None:
    people.received(cast)
    browser = enter(cast.hung)
    headers = {"HX-Request": "true"}
    first = browser.get("/office/", headers=headers)
    assert "<html" not in first.text
    again = browser.get("/office/", headers={**headers, "If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    people.received(cast)
    changed = browser.get("/office/", headers={**headers, "If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]


def test_the_page_and_its_part_show_the_same_list(cast: Cast, enter: Enter) -> None:
    busy(cast)
    browser = enter(cast.hung)
    whole = browser.get("/office/?tab=unit").text
    part = browser.get("/office/?tab=unit", headers={"HX-Request": "true"}).text
    assert part.strip() in whole


def test_what_is_taken_away_is_what_is_shown(cast: Cast, enter: Enter) -> None:
    busy(cast)
    browser = enter(cast.hung)
    for tab in ("mine", "unit", "returning"):
        rows = list(csv.reader(io.StringIO(browser.get(f"/office/export/csv?tab={tab}").content.decode("utf-8-sig"))))
        assert {row[0] for row in rows[1:]} == shown(browser.get(f"/office/?tab={tab}").text)
        told = browser.get(f"/office/export/json?tab={tab}").json()
        assert [row["dossier"] for row in told["rows"]] == [row[0] for row in rows[1:]]
        assert (list(told["columns"].values()), set(told["columns"].values())) == (rows[0], set(told["definitions"]))
    assert browser.get("/office/export/docx").status_code == 404


def test_a_name_is_never_a_formula_in_a_table(cast: Cast, enter: Enter) -> None:
    people.received(cast, applicant='=HYPERLINK("http://x","y")')
    browser = enter(cast.hung)
    assert "'=HYPERLINK" in browser.get("/office/export/csv").content.decode()
    book = zipfile.ZipFile(io.BytesIO(browser.get("/office/export/xlsx").content))
    assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode()
    assert "=HYPERLINK" in book.read("xl/sharedStrings.xml").decode()


def test_a_name_is_never_markup_on_a_page(cast: Cast, enter: Enter) -> None:
    code = people.received(cast, applicant="<script>alert(1)</script>")
    for page in (
        "/office/",
        "/office/search?q=<script>alert(1)</script>",
        f"/office/dossiers/{code}/",
        f"/office/dossiers/{code}/forward/",
    ):
        assert "<script>alert" not in enter(cast.hung).get(page).text


@pytest.mark.parametrize("asked", ["tab=nowhere", "after=!!!", "version=x", f"text={'a' * 300}", "state=x"])
def test_what_cannot_be_asked_is_refused_in_words(cast: Cast, enter: Enter, asked: str) -> None:
    answer = enter(cast.hung).get(f"/office/?{asked}")
    assert answer.status_code == 422
    assert "Nên làm gì" in answer.text


def test_the_list_speaks_english(cast: Cast, enter: Enter) -> None:
    people.received(cast)
    page = enter(cast.hung).get("/office/", headers={"Accept-Language": "en"}).text
    assert "Work list" in page
    assert "On time" in page
    assert "Received" in page


def test_who_may_read_no_dossier_finds_an_empty_list(cast: Cast, enter: Enter) -> None:
    people.received(cast)
    clerk_of_machines = people.officer("may", "Lê Văn Máy", cast.commune, Role.OPERATOR)
    page = enter(clerk_of_machines).get("/office/?tab=mine")
    assert page.status_code == 200
    assert set(counters(page.text).values()) == {0}
    assert not shown(page.text)


def test_what_a_page_remembers_is_what_it_would_draw_anew(
    cast: Cast, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy(cast)
    changing = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"|(?:in lúc|printed)[^<]*')

    def seen() -> list[str]:
        pages = []
        for who in (cast.hung, cast.mai, cast.hoa):
            for language, theme in (("vi", "auto"), ("en", "dark"), ("vi", "light")):
                browser = enter(who)
                browser.cookies["theme"] = theme
                for asked in ("", "?tab=unit&state=5", "?tab=unit&text=lan", f"?tab=unit&version={cast.version.id}"):
                    page = browser.get(f"/office/{asked}", headers={"Accept-Language": language}).text
                    pages.append(changing.sub("", page))
        return pages

    seen()
    remembered = seen()
    monkeypatch.setattr(keeping.KeptNode, "render", lambda node, context: node.nodelist.render(context))
    assert seen() == remembered
