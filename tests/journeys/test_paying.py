"""Bà Lan pays at a gateway from her phone; the counter shows a code; the control office compares the day."""

import json
from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
import zxingcpp
from django.contrib.sessions.backends.db import SessionStore
from PIL import Image

from motcua.ledger import clock
from motcua.reactions.sync.payment import pretending, speaking
from motcua.reactions.sync.payment.accounts import Gateway
from motcua.reactions.sync.payment.fake import FakeGateway
from motcua.work.payments.models import Order
from tests import cast as people
from tests.browser import DESK, PHONE, sees
from tests.judging import WIDER, faults

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
FEE = 50_000
KEYS = {"secret": "a-secret-of-the-province", "notice_secret": "a-secret-of-the-gateway"}


@pytest.fixture
def cast(transactional_db: None) -> Iterator[people.Cast]:
    clock.pretend(people.at(29, 10))
    yield people.assemble()
    clock.forget()


@pytest.fixture
def gateway(settings: object, live: str) -> Iterator[pretending.Pretender]:
    """KeyPay as a server of its own, that tells this house."""
    desk = FakeGateway(Gateway("keypay", "keypay", "", "H10", label="KeyPay", **KEYS))
    made = pretending.Pretender(desk, f"{live}/api/v1/payments/keypay/notifications", {"twice": 1.0})
    server = pretending.serve(made)
    told = {"name": "keypay", "protocol": "keypay", "address": desk.base, "client": "H10", "label": "KeyPay", **KEYS}
    settings.GATEWAYS = json.dumps([told])
    speaking._client.cache_clear()
    yield made
    server.shutdown()
    server.server_close()


def enter(page: object, live: str, account: int) -> object:
    """The page of somebody who has signed in."""
    session = SessionStore()
    session["account"] = account
    session.save()
    page.context.add_cookies([{"name": "sessionid", "value": session.session_key, "url": live}])
    return page


def sound(page: object, name: str) -> None:
    """Nobody is shut out, nothing is wider than the screen; a picture is kept where one is asked for."""
    assert faults(page) == [], name
    assert page.evaluate(WIDER) <= 0, name
    sees(page, name)


def test_she_pays_and_her_page_says_so_by_itself(
    cast: people.Cast, open_page: Callable[..., object], live: str, gateway: pretending.Pretender
) -> None:
    code = people.received(cast, fee=FEE)
    phone = enter(open_page(PHONE), live, cast.lan.id)
    phone.goto(f"/my/dossiers/{code}/")
    phone.get_by_role("link", name="Nộp trực tuyến").click()
    sound(phone, "pay-360")
    phone.get_by_role("button", name="Hiện mã VietQR").click()
    phone.get_by_role("heading", name="Quét mã để chuyển khoản").wait_for()
    sound(phone, "pay-code-360")
    shot = phone.locator(".qr-box").screenshot()
    phone.get_by_role("button", name="KeyPay").click()
    there = phone.get_by_role("link", name="Đi đến trang thanh toán").get_attribute("href")
    gateway.pay(there.rpartition("/")[2])
    phone.get_by_text("Đã nộp đủ").wait_for()  # nobody pressed anything
    phone.get_by_role("button", name="KeyPay").wait_for(state="detached")
    assert "Giấy xác nhận đã nộp (PDF)" in phone.content()
    sound(phone, "paid-360")
    desk = enter(open_page(DESK), live, cast.lan.id)
    desk.goto(f"/my/dossiers/{code}/pay/")
    sound(desk, "paid-1280")
    assert _read(shot).startswith("00020101021238")
    assert [status for _, status in gateway.sent] == [200, 200]


def _read(shot: bytes) -> str:
    return zxingcpp.read_barcode(Image.open(BytesIO(shot))).text


def test_without_javascript_she_has_the_code_too(
    cast: people.Cast, open_page: Callable[..., object], live: str
) -> None:
    code = people.received(cast, fee=FEE)
    page = enter(open_page(PHONE, javascript=False), live, cast.lan.id)
    page.goto(f"/my/dossiers/{code}/pay/")
    page.get_by_role("button", name="Hiện mã VietQR").click()
    assert Order.objects.get().code in page.content()
    sees(page, "pay-plain-360")


def test_the_counter_and_the_control_office_do_their_part(
    cast: people.Cast, open_page: Callable[..., object], live: str
) -> None:
    code, other = people.received(cast, fee=FEE), people.received(cast, fee=FEE)
    for size in (DESK, PHONE):
        clerk = enter(open_page(size), live, cast.hung.id)
        clerk.goto(f"/office/dossiers/{code}/payment/")
        if size is DESK:
            clerk.get_by_role("button", name="Hiện mã VietQR").click()
            clerk.get_by_text("Nội dung:").wait_for()
        sound(clerk, f"counter-{size[0]}")
    clerk.goto(f"/office/dossiers/{other}/payment/")
    clerk.get_by_label("Số biên lai").fill("AA/23P 0001")
    clerk.get_by_role("button", name="Đã thu tiền mặt").click()
    clerk.get_by_text("Đã nộp đủ").wait_for()
    order = Order.objects.get(dossier__code=code).code
    rows = ["Mã giao dịch,Nội dung,Số tiền", f"FT1,NOP {order},60000", "FT2,ung ho,1000000"]
    for size in (DESK, PHONE):
        page = enter(open_page(size), live, cast.thu.id)
        page.goto("/office/payments/")
        if size is DESK:
            sent = {"name": "sao-ke.csv", "mimeType": "text/csv", "buffer": "\n".join([*rows, ""]).encode()}
            page.get_by_label("Tệp sao kê (CSV)").set_input_files(sent)
            page.get_by_role("button", name="Đối soát", exact=True).click()
            page.get_by_text("Đã đối soát").first.wait_for()
        page.get_by_text("Ghi cách xử lý").first.click()
        sound(page, f"day-{size[0]}")
    mai = enter(open_page(PHONE), live, cast.mai.id)
    mai.goto("/office/payments/")
    mai.get_by_text("Ghi đã hoàn").first.click()
    sound(mai, "back-360")
