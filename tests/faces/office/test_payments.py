"""Anh Hùng takes cash, the control office compares the day, chị Mai gives back."""

from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.registers.people.actor import Actor
from motcua.work.payments.models import Money, Order
from tests import cast as people

FEE = 50_000
Enter = Callable[[Actor], Client]


def statement(*rows: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(
        "=sao-ke.csv", "\n".join(["Mã giao dịch,Nội dung,Số tiền", *rows, ""]).encode(), "text/csv"
    )


def test_cash_is_taken_under_its_receipt_and_what_was_typed_is_kept(cast: people.Cast, enter: Enter) -> None:
    hung, address = enter(cast.hung), f"/office/dossiers/{(code := people.received(cast, fee=FEE))}/payment/"
    assert address in hung.get(f"/office/dossiers/{code}/").content.decode()
    refused = hung.post(address, {"do": "collect", "amount": "90.000", "receipt": "AA-7"})
    assert refused.status_code == 422
    assert 'value="AA-7"' in refused.content.decode()
    for _ in range(2):
        assert hung.post(address, {"do": "collect", "amount": "50.000", "receipt": "AA-7"}).status_code == 302
    assert Money.objects.get().transaction == "AA-7"
    page = hung.get(address).content.decode()
    assert "Đã nộp đủ" in page
    assert "BN/H10.37.01/2023/00001" in page
    assert hung.get(f"{address}paper").content.startswith(b"%PDF")


def test_the_day_is_compared_settled_given_back_and_taken_away(cast: people.Cast, enter: Enter) -> None:
    hung, thu, mai = enter(cast.hung), enter(cast.thu), enter(cast.mai)
    code = people.received(cast, fee=FEE)
    hung.post(f"/office/dossiers/{code}/payment/", {"do": "show"})
    order = Order.objects.get().code
    assert order in hung.get(f"/office/dossiers/{code}/payment/").content.decode()
    sent = {"source": "bank", "day": "28/05/2023", "file": statement(f"FT1,{order},60000", "FT2,=1+1,70000")}
    thu.post("/office/payments/reconcile/", sent)
    page = thu.get("/office/payments/").content.decode()
    assert "Chuyển thừa so với số còn phải nộp" in page
    assert "không có mã nộp nào" in page
    line = page.split('name="line" value="')[1].split('"')[0]
    assert thu.post("/office/payments/settle/", {"line": line, "reason": ""}).status_code == 422
    assert thu.post("/office/payments/settle/", {"line": line, "reason": "Đã gọi người chuyển"}).status_code == 302
    table = thu.get("/office/payments/sheet.csv").content.decode("utf-8-sig")
    assert "Đã gọi người chuyển" in table
    assert ",=1+1" not in table
    told = thu.get("/office/payments/sheet.json").json()
    assert set(told["columns"].values()) == set(told["definitions"])
    assert [row["settled"] for row in told["rows"] if row["settled"]] == ["Đã gọi người chuyển"]
    money = Money.objects.get()
    back = {"receipt": money.receipt, "amount": "10.000", "reference": "FT-9", "reason": "Chuyển thừa"}
    assert mai.post("/office/payments/refund/", back).status_code == 302
    assert mai.post("/office/payments/refund/", back).status_code == 409
    money.refresh_from_db()
    assert (money.applied, money.refunded) == (FEE, 10_000)
    assert "Không có khoản nào phải hoàn" in mai.get("/office/payments/").content.decode()


def test_a_file_that_cannot_be_read_is_refused_beside_its_form(cast: people.Cast, enter: Enter) -> None:
    thu = enter(cast.thu)
    for file in (None, SimpleUploadedFile("a.csv", b"\x00\xff"), statement("FT1,x,nhieu")):
        sent = {"source": "bank", "day": "28/05/2023"} | ({"file": file} if file else {})
        answer = thu.post("/office/payments/reconcile/", sent)
        assert answer.status_code == 422
        assert 'value="28/05/2023"' in answer.content.decode()
