"""Bà Lan pays from her phone, with and without JavaScript."""

import io
import json
import re

import pypdfium2
import zxingcpp
from django.test import Client

from motcua.registers.people.actor import HOUSE
from motcua.work.dossiers.acts import stop
from motcua.work.payments import codes
from motcua.work.payments.acts import hear
from motcua.work.payments.acts import order as orders
from motcua.work.payments.models import Attempt, Order
from tests import cast as people

FEE = 50_000


def test_she_sees_what_is_owed_shows_the_code_and_learns_that_it_came(cast: people.Cast, lan: Client) -> None:
    address = f"/my/dossiers/{(code := people.received(cast, fee=FEE))}/pay/"
    assert address in lan.get(f"/my/dossiers/{code}/").content.decode()
    first = lan.get(address).content.decode()
    assert "50.000" in first
    assert "Hiện mã VietQR" in first
    assert not Order.objects.exists()  # looking asks for nothing
    assert lan.post(address, {"way": "transfer"}).status_code == 302
    waiting = lan.get(address).content.decode()
    order = Order.objects.get()
    assert order.code in waiting
    assert 'http-equiv="refresh"' in waiting  # without JavaScript the page looks again by itself
    assert "đừng chuyển tiền" in waiting
    part = lan.get(f"{address}state/").content.decode()
    assert 'hx-trigger="every 5s"' in part
    lan.post(address, {"way": "transfer"})
    assert Attempt.objects.count() == 1
    pay(order.code, code)
    done = lan.get(f"{address}state/").content.decode()
    assert "Đã nộp đủ" in done
    assert "hx-get" not in done


def pay(order: str, dossier: str) -> None:
    """The gateway tells that a second attempt, of another kind, was paid."""
    reference = orders.attempt(by=HOUSE, dossier=dossier, way="gateway", gateway="keypay", at=people.at(29, 10))
    assert codes.parted(reference)[0] == order
    hear.hear(by=HOUSE, gateway="keypay", reference=reference, transaction="1", amount=FEE, paid_at=people.at(29, 10),
              at=people.at(29, 10))  # fmt: skip


def test_the_code_on_paper_is_the_code_on_the_screen(cast: people.Cast, lan: Client) -> None:
    address = f"/my/dossiers/{(code := people.received(cast, fee=FEE))}/pay/"
    lan.post(address, {"way": "transfer"})
    page = pypdfium2.PdfDocument(io.BytesIO(lan.get(f"{address}paper").content))[0]
    read = {mark.text for mark in zxingcpp.read_barcodes(page.render(scale=4).to_pil())}
    text = page.get_textpage().get_text_bounded()
    (order,) = Order.objects.all()
    assert any(mark.startswith("00020101021238") and order.code in mark for mark in read)
    for words in ("Thông báo nộp phí, lệ phí".upper(), "Năm mươi nghìn đồng", order.code, "Trần Thị Lan"):
        assert words in re.sub(r"\s+", " ", text)
    pay(order.code, code)
    paid = pypdfium2.PdfDocument(io.BytesIO(lan.get(f"{address}paper").content))[0]
    text = re.sub(r"\s+", " ", paid.get_textpage().get_text_bounded())
    assert "GIẤY XÁC NHẬN ĐÃ NỘP PHÍ, LỆ PHÍ" in text
    assert "BN/H10.37.01/2023/00001" in text


def test_another_persons_money_is_not_there(cast: people.Cast, minh: Client) -> None:
    code = people.received(cast, fee=FEE)
    for page in ("pay/", "pay/state/", "pay/paper"):
        assert minh.get(f"/my/dossiers/{code}/{page}").status_code == 404
    assert minh.post(f"/my/dossiers/{code}/pay/", {"way": "transfer"}).status_code == 404


def test_nothing_is_asked_without_a_fee_or_after_the_end(cast: people.Cast, lan: Client) -> None:
    assert "không có phí" in lan.get(f"/my/dossiers/{people.received(cast)}/pay/").content.decode()
    code = people.received(cast, fee=FEE)
    stop.withdraw(by=cast.lan, dossier=code, reason="Thôi", at=people.at(29, 10))
    page = lan.get(f"/my/dossiers/{code}/pay/").content.decode()
    assert "không phải nộp gì thêm" in page
    assert "Hiện mã VietQR" not in page


def test_a_gateway_that_is_away_is_said_and_the_code_is_still_offered(
    cast: people.Cast, lan: Client, settings: object
) -> None:
    settings.GATEWAYS = json.dumps([{"name": "keypay", "protocol": "keypay", "address": "http://127.0.0.1:1",
                                     "client": "H10", "secret": "a-secret-of-the-province"}])  # fmt: skip
    address = f"/my/dossiers/{people.received(cast, fee=FEE)}/pay/"
    page = lan.post(address, {"way": "gateway:keypay"}, follow=True).content.decode()
    assert "Cổng thanh toán đang không trả lời" in page
    assert "Hiện mã VietQR" in page
    for wrong in ("cash", "gateway:nobody", "gateway", "transfer:nobody", ""):
        assert lan.post(address, {"way": wrong}).status_code == 422
