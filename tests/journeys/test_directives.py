"""From a leader's document to the report of what came of it, in a browser: Bình Phước by keys, Tuyên Quang by forms."""

from collections.abc import Callable, Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest

from motcua.law.calendar import ZONE
from motcua.ledger import clock
from motcua.registers.people import calendars, tree
from motcua.registers.people.roles import Role
from motcua.work.directives.acts import share
from motcua.work.directives.models import Duty, Proposal
from tests import cast as people
from tests.browser import DESK, PHONE, sees, until
from tests.journeys import hands
from tests.judging import WIDER, faults
from tests.work.directives import conftest as directives
from tests.work.directives.conftest import TEXTS, at, unit

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
Open = Callable[..., object]


@pytest.fixture
def saturday() -> Iterator[None]:
    """The house lives on Saturday 26 August 2023."""
    yield from living(at(26, hour=10))


@pytest.fixture
def january() -> Iterator[None]:
    """The house lives on Friday 26 January 2024."""
    yield from living(datetime(2024, 1, 26, 10, tzinfo=ZONE))


def living(moment: datetime) -> Iterator[None]:
    clock.pretend(moment)
    yield
    clock.forget()
    tree.forget()
    calendars.forget()


def states(page: object) -> list[str]:
    return [one.get_attribute("class").rpartition("is-")[2] for one in page.query_selector_all("[data-proposal]")]


def take_in(page: object, path: str, told: dict[str, str]) -> None:
    """The form is filled in, the file chosen, and the desk opens."""
    page.set_input_files("[name=file]", path)
    page.click("summary:has-text('Ghi thêm')")
    for name, text in told.items():
        page.fill(f"[name={name}]", text)
    page.click("button:has-text('Đọc văn bản')")
    page.wait_for_url("**/desk/")


def test_binh_phuoc_from_its_file_to_what_is_late_on_the_26th(saturday: None, open_page: Open, live: str) -> None:
    who = directives.province()
    page = hands.come_in(open_page(DESK), live, who.thu, "/office/directives/")
    sees(page, "directives-1-empty")
    page.click("a:has-text('Nhập văn bản')")
    told = {"title": "Kết luận Hội thảo dịch vụ công trực tuyến", "number": "289/TB-UBND", "issued": "17/08/2023"}
    take_in(page, str(TEXTS / "seed000.txt"), told)
    assert "đến 30/08/2023 mới phải báo cáo" in page.inner_text(".doubt")
    sees(page, "directives-2-desk")
    by_keys(page)
    page.fill("[name=remark]", "Giữ như văn bản, đã hỏi Văn phòng")
    page.click("button:has-text('Ghi ý kiến')")
    page.click("button:has-text('Nhận tất cả phần còn lại')")
    page.click("button:has-text('Xác nhận 15 nhiệm vụ')")
    page.wait_for_selector("text=Đã xác nhận 15 nhiệm vụ")
    sees(page, "directives-3-confirmed")
    page.goto("/office/duties/form/?unit=H10&day=26/08/2023")
    assert [line.split(" · ")[1] for line in page.locator(".late-list .row-what:first-of-type").all_inner_texts()] == [
        "II.1 gạch đầu dòng 2", "II.2 gạch đầu dòng 1", "II.5", "II.6",
    ]  # fmt: skip
    sees(page, "directives-4-form")
    from_outside(open_page, live, who)
    everywhere(open_page, live, who)


def from_outside(open_page: Open, live: str, who: directives.Province) -> None:
    """The social insurance reports by its link, on a phone and without an account."""
    duty = Duty.objects.get(task__point="II.5")
    page = open_page(PHONE)
    page.goto(f"{live}/office/duties/outside/{share.share(by=who.dung, duty=duty.id, at=clock.now())}/")
    page.fill("[name=name]", "Trần Thị An")
    page.fill("[name=text]", "Đã đối chiếu 15.000 trẻ")
    page.click("button:has-text('Gửi báo cáo')")
    page.wait_for_selector("text=Đã gửi báo cáo")
    assert (faults(page), page.evaluate(WIDER) > 0) == ([], False)


def by_keys(page: object) -> None:
    """With the hands on the keys: look, accept, drop, take back, edit, split, join; the focus stays where it was."""
    press(page, "j", "() => document.querySelectorAll('mark.now').length > 0")
    press(page, "a", "() => document.querySelector('[data-proposal]').classList.contains('is-accepted')")
    press(page, "x", "() => document.querySelectorAll('.is-dropped').length === 1")
    assert states(page)[:3] == ["accepted", "dropped", "proposed"]
    press(page, "u", "() => document.querySelectorAll('.is-dropped').length === 0")
    assert at_hand(page) == 2
    press(page, "j", "() => document.activeElement.dataset.proposal === '3'")
    press(page, "k", "() => document.activeElement.dataset.proposal === '2'")
    press(page, "?", "() => document.querySelector('dialog[open] .keys-told')")
    press(page, "Escape", "() => !document.querySelector('dialog[open]')")
    press(page, "j", "() => document.activeElement.dataset.proposal === '3'")
    press(page, "e", "() => document.activeElement.name === 'content'")
    sees(page, "directives-2-edit")
    press(page, "Escape", "() => !document.querySelector('.is-open')")
    assert at_hand(page) == 3
    split_and_joined(page)


def split_and_joined(page: object) -> None:
    """One becomes two and two become one; taken back, all stands as it stood."""
    shown = ".proposal-content"
    before, whole = page.locator(shown).all_inner_texts(), page.locator(shown).nth(2).inner_text()
    press(page, "s", "() => document.activeElement.name === 'second'")
    words = whole[whole.index(" ", len(whole) // 2) + 1 :]
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(words)
    page.keyboard.press("Escape")  # what was typed is not lost by it
    assert page.input_value("[name=second]") == words
    page.focus("[name=second]")
    press(page, "Control+Enter", "() => document.querySelectorAll('[data-proposal]').length === 16")
    assert (at_hand(page), page.locator(shown).nth(3).inner_text()) == (3, words)
    press(page, "m", "() => document.querySelectorAll('.is-dropped').length === 1")
    assert at_hand(page) == 3
    assert words in page.locator(shown).nth(2).inner_text()
    press(page, "u", "() => document.querySelectorAll('.is-dropped').length === 0")
    press(page, "u", "() => document.querySelectorAll('[data-proposal]').length === 15")
    assert (at_hand(page), page.locator(shown).all_inner_texts()) == (3, before)


def press(page: object, key: str, then: str) -> None:
    """The key is pressed, and what it does has come about."""
    page.wait_for_load_state()  # the keys are listened to once the scripts have run
    page.keyboard.press(key)
    until(page, then)


def at_hand(page: object) -> int:
    """The place of the proposal that has the focus."""
    page.wait_for_load_state()
    return int(page.evaluate("document.activeElement.dataset.proposal || 0"))


def everywhere(open_page: Open, live: str, who: directives.Province) -> None:
    """Every page is for everyone, on a phone as at a desk."""
    waiting, late = (
        directives.taken_in(who, f"{directives.NOTICE}\nBản sao."),
        Duty.objects.get(task__point="II.1 bullet 2", due_on="2023-08-25"),
    )
    proposal = Proposal.objects.filter(directive=waiting).first().id
    seen = {
        "list": (who.thu, "/office/directives/"),
        "take": (who.thu, "/office/directives/take/"),
        "desk": (who.thu, f"/office/directives/{waiting}/desk/?edit={proposal}"),
        "duties": (who.khanh, "/office/duties/"),
        "board": (who.dung, "/office/duties/board/"),
        "form": (who.dung, "/office/duties/form/"),
        "task": (who.linh, f"/office/tasks/{late.task_id}/?duty={late.id}"),
        "extend": (who.dung, f"/office/tasks/{late.task_id}/{late.id}/extend/"),
        "calendar": (who.linh, "/office/duties/calendar/"),
    }
    phone = open_page(PHONE)
    wrong = []
    for name, (actor, address) in seen.items():
        hands.come_in(phone, live, actor, address)
        wrong += faults(phone) + ([f"{name} is wider than a phone"] if phone.evaluate(WIDER) > 0 else [])
        sees(phone, f"directives-phone-{name}")
    assert wrong == []


def test_tuyen_quang_from_a_word_document_to_a_report_without_javascript(
    january: None, open_page: Open, live: str, tmp_path: Path
) -> None:
    directives.populate("tuyen-quang-2024")
    thu = people.officer("co-thu", "Đỗ Thị Thu", unit("LOC-TQ-VPUBND"), Role.CONTROL)
    head = people.officer("ong-khanh", "Lê Văn Khánh", unit("LOC-TQ-STTTT"), Role.LEADER)
    page = hands.come_in(open_page(DESK, javascript=False), live, thu, "/office/directives/take/")
    letter, paper, written = tmp_path / "cong-van.docx", docx.Document(), BytesIO()
    for line in (TEXTS / "seed003.txt").read_text(encoding="utf-8").splitlines():
        paper.add_paragraph(line)
    paper.save(written)
    letter.write_bytes(written.getvalue())
    take_in(page, str(letter), {"title": "Nâng cao chỉ số phục vụ người dân", "issued": "25/01/2024"})
    assert "= 7 đơn vị" in page.inner_text("[data-proposals]")
    for remark in range(page.locator("[name=remark]").count()):
        page.locator("[name=remark]").first.fill(f"Đã xem {remark}")
        page.locator("button:has-text('Ghi ý kiến')").first.click()
    page.click("button:has-text('Nhận tất cả phần còn lại')")
    page.click("button:has-text('Xác nhận')")
    assert "Đã xác nhận" in page.inner_text("main")
    page = hands.come_in(open_page(DESK, javascript=False), live, head, "/office/duties/")
    page.locator("a.row-link").first.click()
    page.fill("[name=text]", "Đã rà soát hệ thống thông tin giải quyết thủ tục")
    page.check("[name=done]")
    page.click("button:has-text('Gửi báo cáo')")
    assert "Báo cáo hoàn thành" in page.inner_text(".timeline")
    sees(page, "directives-5-task")
    page.goto("/office/duties/board/")
    assert "Sở TT&TT" in page.inner_text("main")
