import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from motcua.law.paying import Way
from motcua.registers.people.actor import HOUSE
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed, NotFound
from motcua.work.dossiers.acts import forward, pause, stop
from motcua.work.payments import codes, queries, vietqr
from motcua.work.payments.acts import order
from motcua.work.payments.models import Attempt
from tests import cast as people
from tests.work.payments.conftest import FEE, NOON, begin, names, told


def test_what_is_owed_has_one_code_however_often_it_is_asked_for(cast: people.Cast, dossier: str) -> None:
    first = begin(cast, dossier)
    assert begin(cast, dossier) == first
    other = begin(cast, dossier, Way.TRANSFER)
    assert codes.parted(other) == (codes.parted(first)[0], 2)
    assert len(first) <= 20
    assert names(first) == ["PaymentOrdered", "PaymentAttempted", "PaymentAttempted"]


def test_a_new_demand_makes_a_new_order(cast: people.Cast, dossier: str) -> None:
    first = begin(cast, dossier)
    forward.forward(by=cast.hung, dossier=dossier, at=people.at(29, 13), holder=cast.hoa.id)
    pause.require_payment(by=cast.hoa, dossier=dossier, amount=30_000, reason="Thuế trước bạ", at=people.at(29, 14))
    second = begin(cast, dossier, at=people.at(29, 15))
    assert codes.parted(second)[0] != codes.parted(first)[0]
    view, standing = queries.standing(dossier, by=cast.lan, now=people.at(29, 15))
    assert [line.amount for line in standing.bill.lines] == [FEE, 30_000]
    assert standing.bill.owed == 80_000
    assert told(first, at=people.at(29, 16)).applied == FEE  # the old page was still open; the money is not lost
    view, standing = queries.standing(dossier, by=cast.lan, now=people.at(29, 17))
    assert (standing.bill.owed, view.state.name) == (30_000, "PAYMENT_NEEDED")


def test_nothing_is_asked_where_nothing_is_owed(cast: people.Cast, dossier: str) -> None:
    with pytest.raises(Conflict):
        begin(cast, people.received(cast))
    stop.withdraw(by=cast.lan, dossier=dossier, reason="Thôi", at=NOON)
    with pytest.raises(Conflict):
        begin(cast, dossier)
    with pytest.raises(Invalid):
        order.attempt(by=cast.lan, dossier=dossier, way="cash", at=NOON)


def test_only_its_applicant_and_its_counter_pay_for_a_dossier(cast: people.Cast, dossier: str) -> None:
    minh = people.citizen("anh-minh", "Lê Văn Minh", "070160000002", "0912345679")
    for who, refusal in ((minh, NotFound), (cast.stranger, NotAllowed), (cast.hoa, NotAllowed)):
        with pytest.raises(refusal):
            order.attempt(by=who, dossier=dossier, way="transfer", at=NOON)
    assert order.attempt(by=cast.hung, dossier=dossier, way="transfer", at=NOON)


def test_a_gateway_that_says_nothing_is_asked_at_growing_intervals(cast: people.Cast, dossier: str) -> None:
    reference = begin(cast, dossier)
    order.opened(by=HOUSE, reference=reference, address="https://cong.example/1")
    assert queries.unanswered(people.at(29, 12, 1)) == ()
    assert [one.reference for one in queries.unanswered(people.at(29, 12, 2))] == [reference]
    order.asked(by=HOUSE, reference=reference, at=people.at(29, 12, 2))
    assert queries.unanswered(people.at(29, 12, 5)) == ()
    assert queries.unanswered(people.at(29, 12, 6))
    told(reference)
    assert queries.unanswered(people.at(30)) == ()
    assert Attempt.objects.get().address == "https://cong.example/1"


def test_the_code_on_the_screen_is_read_by_a_banks_application(cast: people.Cast, dossier: str) -> None:
    code = codes.parted(begin(cast, dossier, Way.TRANSFER))[0]
    _, standing = queries.standing(dossier, by=cast.lan, now=NOON)
    drawn = zxingcpp.read_barcode(zxingcpp.create_barcode(standing.qr, zxingcpp.BarcodeFormat.QRCode).to_image(scale=4))
    assert drawn.text == standing.qr
    told = fields(drawn.text)
    assert (told["54"], told["53"], fields(told["62"])) == ("50000", "704", {"01": code, "08": code})
    assert fields(fields(told["38"])["01"]) == {"00": "999999", "01": "0123456789"}


def fields(text: str) -> dict[str, str]:
    """The EMVCo fields of a text."""
    found = {}
    while text:
        length = int(text[2:4])
        found[text[:2]], text = text[4 : 4 + length], text[4 + length :]
    return found


@pytest.mark.parametrize(
    "published",
    [
        "00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN63049E6F",
        (
            "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN"
            "62340107NPS68690819thanh toan don hang63042E2E"
        ),
    ],
)
def test_the_checksum_is_that_of_the_published_examples(published: str) -> None:
    assert vietqr.checksum(published[:-4]) == published[-4:]


@given(number=st.integers(1, 999_999), place=st.integers(2, 15), digit=st.integers(0, 9), around=st.text(max_size=9))
def test_a_code_survives_a_bank_and_a_mistyped_digit_is_noticed(
    number: int, place: int, digit: int, around: str
) -> None:
    code = codes.format(NOON.date(), number)
    assert codes.sound(code)
    assert codes.found_in(f"CT DEN {around} {code.lower()} {around}")
    typed = f"{code[:place]}{digit}{code[place + 1 :]}"
    assert typed == code or not codes.sound(typed)
