import re
from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.registers.people import queries as registers
from motcua.work.dossiers.acts import consult, decide, extend, forward, pause, supplement
from motcua.work.dossiers.models import Dossier
from tests import cast as people
from tests.cast import Cast

Enter = Callable[..., Client]


def page(browser: Client, code: str, **more: object) -> str:
    answer = browser.get(f"/office/dossiers/{code}/", **more)
    assert answer.status_code == 200
    return answer.text


def primary(text: str) -> list[str]:
    """The acts behind the page's primary buttons."""
    return re.findall(r'class="button primary[^"]*" href="/office/dossiers/[^/]+/(\w+)/"', text)


def test_the_page_has_one_primary_button_for_who_holds_it_and_none_for_others(cast: Cast, enter: Enter) -> None:
    code = people.received(cast)
    assert primary(page(enter(cast.hung), code)) == ["forward"]
    assert primary(page(enter(cast.mai), code)) == []
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10))
    assert primary(page(enter(cast.hoa), code)) == ["forward"]
    assert primary(page(enter(cast.hung), code)) == []
    forward.forward(by=cast.hoa, dossier=code, at=people.at(29, 11))
    assert primary(page(enter(cast.mai), code)) == ["decide"]
    decide.decide(by=cast.mai, dossier=code, at=people.at(29, 12), on_paper=True)
    assert primary(page(enter(cast.hung), code)) == ["hand_over"]


def test_what_waits_for_the_applicant_asks_for_just_that(cast: Cast, enter: Enter) -> None:
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 9, 30))
    pause.require_payment(by=cast.hoa, dossier=code, amount=50_000, reason="Lệ phí", at=people.at(29, 10))
    shown = page(enter(cast.hung), code)
    assert primary(shown) == ["payment"]
    assert primary(page(enter(cast.hoa), code)) == [], "money is entered at the counter"
    assert "còn phải nộp 50.000 đồng" in shown


def test_a_second_completion_and_a_second_new_date_are_not_offered(cast: Cast, enter: Enter) -> None:
    code = people.received(cast)
    assert f"/office/dossiers/{code}/extend/" in page(enter(cast.mai), code)
    extend.extend(
        by=cast.mai, dossier=code, until=people.at(12, 17, month=6), reason="Chờ xác minh", at=people.at(29, 10)
    )
    shown = page(enter(cast.mai), code)
    assert f"/office/dossiers/{code}/extend/" not in shown
    assert "Hẹn lần đầu" in shown
    assert f"/office/dossiers/{code}/supplement/" in shown


def test_the_date_explains_itself_and_the_history_is_told(cast: Cast, enter: Enter) -> None:
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10), note="Bản gốc kẹp trong bìa")
    supplement.supplement(by=cast.hoa, dossier=code, items=["Giấy chứng sinh"], reason="Bị rách", at=people.at(30))
    shown = page(enter(cast.hoa), code)
    assert shown.count("Vì sao ngày này?") == 2, "the promised day, and the day for what is missing"
    assert "15 ngày làm việc" in shown
    assert "BLDS 2015" in shown
    told = ["Tiếp nhận hồ sơ", "Chuyển sang bước 2 – Thẩm định hồ sơ", "Yêu cầu bổ sung, hoàn thiện hồ sơ"]
    places = [shown.index(f'<p class="event-title">{title}</p>') for title in told]
    assert places == sorted(places)
    assert "Bản gốc kẹp trong bìa" in shown
    assert "<li>Giấy chứng sinh</li>" in shown
    assert shown.count('class="event future"') == 2


def test_a_unit_that_was_asked_reads_the_dossier_and_answers(cast: Cast, enter: Enter) -> None:
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 9, 30))
    consult.consult(
        by=cast.hoa, dossier=code, agency=cast.elsewhere.code, question="Có quen không?", days=3, at=people.at(29, 10)
    )
    browser = enter(cast.stranger)
    assert f"/office/dossiers/{code}/answer/" in page(browser, code)
    assert "decide/" not in page(browser, code)
    answer = browser.post(f"/office/dossiers/{code}/answer/", {"agrees": "no", "text": "Không có người này."})
    assert answer.status_code == 302
    shown = page(enter(cast.hoa), code)
    assert "Không có người này." in shown
    assert "Không đồng ý" in shown
    assert f"/office/dossiers/{code}/answer/" not in shown


def test_the_page_takes_eight_queries_however_long_the_history(cast: Cast, enter: Enter) -> None:
    code, browser = people.received(cast), enter(cast.hung)
    page(browser, code)
    registers.agencies()
    taken = []
    for hour in (10, 11):
        with CaptureQueriesContext(connection) as asked:
            page(browser, code)
        taken.append(len(asked))
        forward.forward(by=cast.hung, dossier=code, at=people.at(29, hour))
        forward.send_back(by=cast.hoa, dossier=code, reason="Thiếu", at=people.at(29, hour, 30))
    assert taken[0] == taken[1] <= 8


def test_english_readers_get_english_words(cast: Cast, enter: Enter) -> None:
    shown = page(enter(cast.hung), people.received(cast), headers={"Accept-Language": "en"})
    for words in ("Dossier received", "Why this date?", "Pass on to the next step", "Counter clerk"):
        assert words in shown


def test_a_dossier_without_anything_still_has_its_page(cast: Cast, enter: Enter) -> None:
    code = people.received(cast, papers=(), answers={}, contact={}, identity="")
    Dossier.objects.filter(code=code).update(reckoning={"due": "nonsense"})
    shown = page(enter(cast.hung), code)
    assert "không kèm giấy tờ" in shown


def test_codes_that_lead_nowhere_say_so(cast: Cast, enter: Enter) -> None:
    browser = enter(cast.hung)
    for code in ("X", "H10.37.01-230529-9999", "%00", "a" * 500, "..%2f..%2fetc"):
        assert browser.get(f"/office/dossiers/{code}/").status_code in {400, 404}


def test_a_step_past_its_own_time_is_flagged_late_though_the_dossier_is_not(cast: Cast, enter: Enter) -> None:
    code = people.received(cast)
    Dossier.objects.filter(code=code).update(step_due_at=people.at(29, 9, 30))
    shown = page(enter(cast.hung), code)
    assert '<span class="tag tag-late">Bước này trễ từ 29/05/2023 09:30</span>' in shown
    assert '<span class="tag tag-on-time">Trong hạn</span>' in shown
    Dossier.objects.filter(code=code).update(step_due_at=people.at(29, 11))
    shown = page(enter(cast.hung), code)
    assert "Bước này trễ" not in shown
    assert "theo quy trình được duyệt, tính từ" in shown, "the step's own date says why"


def test_a_step_that_waits_is_not_late(cast: Cast, enter: Enter) -> None:
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 9))
    pause.suspend(by=cast.hoa, dossier=code, reason="Chờ", basis="Luật", at=people.at(29, 9))
    Dossier.objects.filter(code=code).update(step_due_at=people.at(29, 9, 30))
    assert "Bước này" not in page(enter(cast.hung), code)


def test_a_long_code_may_break_after_its_separators_and_steps_are_told_to_the_minute(cast: Cast, enter: Enter) -> None:
    cast.version.process = [{**cast.version.process[0]}, {**cast.version.process[1], "minutes": 270},
                            *cast.version.process[2:]]  # fmt: skip
    cast.version.save()
    people.forget()
    code = people.received(cast)
    shown = page(enter(cast.hung), code)
    assert "H10.<wbr>37.<wbr>01-<wbr>230529-<wbr>0001</span>" in shown
    assert "4 giờ 30 phút làm việc" in shown


def test_a_step_counts_from_the_completion_that_began_it_anew(cast: Cast, enter: Enter) -> None:
    code = people.received(cast, people.at(29, 9))
    assert "tính từ 29/05/2023 09:00;" in page(enter(cast.hung), code)
    supplement.supplement(by=cast.hung, dossier=code, items=["Tờ khai"], reason="Thiếu", at=people.at(29, 9, 10))
    supplement.complete(by=cast.hung, dossier=code, at=people.at(29, 9, 40))
    assert "tính từ 29/05/2023 09:40;" in page(enter(cast.hung), code)


def test_what_an_act_gives_to_print_stands_first_and_under_one_key(cast: Cast, enter: Enter) -> None:
    from motcua.work.dossiers.acts import register

    code = register.register(by=cast.hung, application=people.application(cast), received=False, at=people.at(29, 9))
    browser = enter(cast.hung)
    sent = browser.post(f"/office/dossiers/{code}/receive/")
    assert sent["Location"] == f"/office/dossiers/{code}/?print=receipt"
    page = browser.get(sent["Location"]).text
    button = page.index(f'href="/office/dossiers/{code}/papers/receipt" target="_blank" rel="noopener" data-focus')
    assert button < page.index("<h1")
    assert page.count('data-key="p"') == 1
    later = browser.get(f"/office/dossiers/{code}/").text
    assert later.count('data-key="p"') == 1
    assert "data-focus" not in later
