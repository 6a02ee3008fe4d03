import pytest

from motcua.law.paying import Way
from motcua.ledger import facts
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed, NotFound
from motcua.work.dossiers.acts import stop
from motcua.work.payments import codes, queries, statement
from motcua.work.payments.acts import collect, reconcile, refund
from motcua.work.payments.mismatches import Kind
from motcua.work.payments.models import Mismatch
from tests import cast as people
from tests.work.payments.conftest import FEE, NOON, begin, compare, csv, paid, told


def kinds(cast: people.Cast) -> dict[str, Kind]:
    """Why each transaction stands on the list of Monday."""
    return {row.transaction: row.kind for row in queries.mismatches(by=cast.thu, source="bank", day=NOON.date())}


def test_a_transfer_is_entered_from_the_statement_once(cast: people.Cast, dossier: str) -> None:
    code = codes.parted(begin(cast, dossier, Way.TRANSFER))[0]
    content = csv(("FT1", f"TRAN THI LAN chuyen tien {code[:9]} {code[9:]}", "50.000", ""), ("", "Tổng", "", ""))
    first, again = compare(cast, content), compare(cast, content)
    assert (first.entered, first.agreed, again.entered, again.agreed) == (1, 0, 0, 1)
    assert (first.listed, again.listed, paid(dossier)) == ([], [], FEE)
    online = [fact.body["channel"] for fact in facts.about(f"dossier:{dossier}") if fact.name == "PaymentConfirmed"]
    assert online == [2]


def test_every_line_that_does_not_agree_is_listed_with_its_reason(cast: people.Cast) -> None:
    short, over, ended, gone = (people.received(cast, fee=FEE) for _ in range(4))
    codes_of = {one: codes.parted(begin(cast, one, Way.TRANSFER))[0] for one in (short, over, ended, gone)}
    stop.withdraw(by=cast.lan, dossier=ended, reason="Thôi", at=NOON)
    stop.stop(by=cast.hung, dossier=ended, reason="Rút", at=people.at(29, 13))
    compare(cast, csv(("OLD", codes_of[gone], FEE, "")))
    content = csv(
        ("A", f"{codes_of[short]}", "20,000.00", ""), ("B", f"NAP {codes_of[over]}", "60.000,00 đ", ""),
        ("C", codes_of[ended], FEE, ""), ("D", "ung ho quy", "1000000", ""), ("D", "ung ho quy", "1000000", ""),
        ("E", "tra lai FT-77", "", "15000"),
    )  # fmt: skip
    made = compare(cast, content)
    assert (made.entered, made.agreed) == (3, 0)
    listed = [(row.transaction, Kind(row.kind)) for row in made.listed]
    assert listed == [
        ("A", Kind.SHORT), ("B", Kind.OVER), ("C", Kind.ENDED), ("D", Kind.UNKNOWN), ("D", Kind.TWICE),
        ("E", Kind.OUT_UNKNOWN), ("OLD", Kind.NOT_THERE),
    ]  # fmt: skip
    assert (paid(short), paid(over), paid(ended)) == (20_000, FEE, 0)
    assert all(kind.reason for kind in kinds(cast).values())
    compare(cast, content)  # the same file again hides nothing and enters nothing
    assert {name: kind for name, kind in kinds(cast).items() if name in "ABC"} == {
        "A": Kind.SHORT, "B": Kind.OVER, "C": Kind.ENDED,
    }  # fmt: skip
    assert (paid(short), Mismatch.objects.count()) == (20_000, 7)


def test_a_gateways_statement_finds_what_was_never_told_and_what_was_told_otherwise(
    cast: people.Cast, dossier: str
) -> None:
    silent, known = begin(cast, dossier), begin(cast, other := people.received(cast, fee=FEE))
    told(known, transaction="KP-9")
    content = f"transaction_id,transaction_code,trans_amount\n{silent},KP-8,{FEE}\n{known},KP-9,49000\n".encode()
    made = compare(cast, content, source="keypay")
    assert (made.entered, paid(dossier), paid(other)) == (1, FEE, FEE)
    assert [(row.kind, row.amount, row.ours) for row in made.listed] == [("other_sum", 49_000, FEE)]
    assert told(silent, transaction="KP-8").repeated  # the notification comes after all


def test_a_refund_agrees_with_what_went_out(cast: people.Cast, dossier: str) -> None:
    reference = begin(cast, dossier)
    collect.collect(by=cast.hung, dossier=dossier, amount=FEE, receipt="1", at=NOON)
    receipt = told(reference).receipt
    refund.refund(by=cast.mai, receipt=receipt, amount=FEE, reason="Thừa", reference="FT-5", at=NOON)
    assert compare(cast, csv(("FT-5", "HOAN PHI", "", FEE))).agreed == 1
    assert [row.kind for row in compare(cast, csv(("FT-5", "HOAN PHI", "", FEE - 1))).listed] == ["out_other_sum"]


def test_what_a_person_found_out_stays_when_the_file_comes_again(cast: people.Cast) -> None:
    content = csv(("D", "ung ho quy", "1000", ""))
    compare(cast, content)
    (row,) = queries.mismatches(by=cast.thu, unsettled=True)
    with pytest.raises(Invalid):
        reconcile.settle(by=cast.thu, mismatch=row.id, reason=" ", at=NOON)
    reconcile.settle(by=cast.thu, mismatch=row.id, reason="Đã trả lại người chuyển", at=NOON)
    with pytest.raises(Conflict):
        reconcile.settle(by=cast.thu, mismatch=row.id, reason="Lần nữa", at=NOON)
    compare(cast, content)
    assert queries.mismatches(by=cast.thu, unsettled=True) == ()
    (day,) = queries.statements(by=cast.thu)
    assert (day.lines, day.agreed, day.listed, day.open) == (1, 0, 1, 0)
    told_facts = [fact.name for fact in facts.about("statement:bank~2023-05-29")]
    assert told_facts == ["StatementReconciled", "MismatchSettled", "StatementReconciled"]
    with pytest.raises(NotFound):
        reconcile.settle(by=cast.thu, mismatch=0, reason="?", at=NOON)


def test_a_day_beside_it_is_forgiven_and_a_sum_beyond_measure_is_all_to_give_back(
    cast: people.Cast, dossier: str
) -> None:
    code = codes.parted(begin(cast, dossier, Way.TRANSFER))[0]
    content = (
        "Thời gian;Mã giao dịch;Nội dung;Ghi có;Currency\n29/05/2023 23:59:58;N1;x;5;VND\n"
        f"30/05/2023 00:01:00;N2;{code};999.999.999.999.999;VND\n30/05/2023;N3;x;-7;VND\n"
    )
    made = compare(cast, content.encode())
    assert [(row.transaction, Kind(row.kind)) for row in made.listed] == [
        ("N1", Kind.UNKNOWN), ("N2", Kind.OVER), ("N3", Kind.OUT_UNKNOWN),
    ]  # fmt: skip
    (back,) = queries.to_refund(by=cast.mai)
    assert (paid(dossier), back.refundable) == (FEE, 10**15 - 1 - FEE)


def test_only_the_control_office_reconciles(cast: people.Cast) -> None:
    for who in (cast.hung, cast.mai, cast.lan, cast.khoa):
        with pytest.raises(NotAllowed):
            reconcile.reconcile(by=who, source="bank", day=NOON.date(), name="", content=csv(), at=people.at(30))
        with pytest.raises(NotAllowed):
            queries.mismatches(by=who)


@pytest.mark.parametrize(
    "content",
    [
        "Mã giao dịch,Nội dung,Số tiền\nX,\x00,5\n".encode(),
        b"", b"\xff\xfe\x00", b"a,b\n1,2\n", "Mã giao dịch,Số tiền\nX,mười nghìn\n".encode(), b"\x80\x81",
        "Mã giao dịch,Nội dung,Số tiền\n,ai do,5\n".encode(), "Mã giao dịch,Số tiền\nX,0.5\n".encode(),
        "Mã giao dịch,Số tiền\nX,1.2345\n".encode(), f"Mã giao dịch,Số tiền\nX,{10**15}\n".encode(),
        "Mã giao dịch,Số tiền\nX,1e5\n".encode(), "Mã giao dịch,Số tiền\nX,50.00 USD\n".encode(),
        "Mã giao dịch,Số tiền,Loại tiền\nX,50,USD\n".encode(), "Số bút toán,Ghi có,Ghi nợ\nX,5,5\n".encode(),
        "Mã giao dịch,Nội dung,Số tiền\nX,đủ,50000\nY,đủ,50".encode(),  # the last zeros did not arrive
        "Mã giao dịch,Số tiền,Nội dung\nX,50000,đủ\nY,50000".encode(),
        'Mã giao dịch,Nội dung,Số tiền\nX,"ủng hộ,5\nY,khác,6\n'.encode(),  # swallows the line behind it
        "Ngày,Mã giao dịch,Số tiền\n29/05/2022,X,5\n".encode(), "Ngày,Mã giao dịch,Số tiền\n2023-05-28,X,5\n".encode(),
        "Ngày,Mã giao dịch,Số tiền\n29/05/2023,X,5\n31/05/2023,Y,5\n".encode(),
        "Mã giao dịch,Nội dung,Số tiền\nX,Đường,5\n".encode("cp1258", "replace"),
        b"PK\x03\x04" + b"x" * 100, "Mã giao dịch,Số tiền\n".encode() + b"x" * 200_000, b"x" * (20 * 1024 * 1024 + 1),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused_whole(cast: people.Cast, content: bytes) -> None:
    with pytest.raises(Invalid):
        compare(cast, content)
    assert queries.statements(by=cast.thu) == ()


@pytest.mark.parametrize(
    ("written", "amount"),
    [("1.250.000", 1_250_000), ("1,250,000", 1_250_000), ("50000.00", 50_000), ("50.000,00 đ", 50_000),
     ("50 000", 50_000), ("50.000", 50_000), ("7", 7),
     ("999.999.999.999.999", 10**15 - 1)],
)  # fmt: skip
def test_sums_are_read_as_people_and_banks_write_them(written: str, amount: int) -> None:
    content = f'"Mã giao dịch"\t"Nội dung"\t"Ghi có"\nX\tY\t{written}\n'
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert [line.amount for line in statement.read(content.encode(encoding))] == [amount]
