"""How each gateway speaks, as data: the names of its fields, which of them are signed in which order, and how.

Fields of KeyPay and of the national payment platform as published integrations of provinces show them; what is ours
because no public text tells stands in the decision. Source: decision 0520
"""

from collections.abc import Mapping
from dataclasses import dataclass

HMAC_SHA256, SHA256 = "hmac-sha256", "sha256"


@dataclass(frozen=True, slots=True)
class Signature:
    """Over which fields, in this order, by which algorithm, under which name."""

    algorithm: str
    fields: tuple[str, ...]
    into: str
    separator: str = "|"


@dataclass(frozen=True, slots=True)
class Names:
    """What a gateway calls the parts of its word: our reference, its transaction, the sum, the outcome, the moment."""

    reference: str
    transaction: str
    amount: str
    status: str
    at: str
    paid: str  # the value of `status` that means paid
    pending: tuple[str, ...]  # values that mean that nothing is final yet


@dataclass(frozen=True, slots=True)
class Protocol:
    """One gateway's language."""

    key: str
    label: str
    begin_path: str
    ask_path: str
    constant: Mapping[str, str]  # what every message that begins an attempt carries
    asking: Mapping[str, str]
    client: str  # the field with our number there
    names: Names
    begin: Signature
    ask: Signature
    told: Signature  # notification, and answer to a question
    code: str  # the field of an answer that says whether it was understood
    words: str
    understood: str
    refused: str
    address: str  # the field of the answer with the page where the payer goes on
    reply: Signature | None = None


KEYPAY = Protocol(
    key="keypay", label="KeyPay", begin_path="/v3/pay", ask_path="/v3/query", client="client_id",
    constant={
        "command": "PAY", "version": "3.0", "locale": "vn", "country_code": "+84", "currency_code": "VND",
        "environment": "1", "addition_fee": "0",
    },
    asking={"command": "QUERY", "version": "3.0"},
    names=Names("transaction_id", "transaction_code", "trans_amount", "status", "trans_time", "0", ("1", "pending")),
    begin=Signature(
        HMAC_SHA256, ("addition_fee", "client_id", "command", "trans_amount", "transaction_id", "version"), "check_sum"
    ),
    ask=Signature(HMAC_SHA256, ("client_id", "command", "transaction_id", "version"), "check_sum"),
    told=Signature(
        HMAC_SHA256, ("payment_fee", "status", "trans_amount", "transaction_code", "transaction_id"), "check_sum"
    ),
    code="return_code", words="return_msg", understood="0", refused="1", address="payment_url",
)  # fmt: skip

PLATFORM = Protocol(
    key="platform", label="Nền tảng thanh toán Cổng Dịch vụ công quốc gia", begin_path="/khoitaothanhtoan",
    ask_path="/tracuugiaodich", client="MaDoiTac",
    constant={
        "LoaiBanTin": "KHOITAO", "PhienBan": "1.0", "LoaiHinhThanhToan": "1", "MaKenhThanhToan": "01", "MaThietBi": "1",
        "NgonNgu": "vi", "MaTienTe": "VND", "MaNganHang": "", "Ip": "",
    },
    asking={"LoaiBanTin": "TRACUU", "PhienBan": "1.0"},
    names=Names("MaThamChieu", "MaGiaoDich", "SoTien", "MaLoi", "ThoiGianGD", "00", ("09",)),
    begin=Signature(
        SHA256,
        ("LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "SoTien", "LoaiHinhThanhToan", "MaKenhThanhToan",
         "MaThietBi", "NgonNgu", "MaTienTe", "MaNganHang", "ThongTinGiaoDich", "ThoiGianGD", "Ip", "ThongTinBienLai"),
        "MaXacThuc",
    ),
    ask=Signature(SHA256, ("LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "ThoiGianGD"), "MaXacThuc"),
    told=Signature(
        SHA256,
        ("LoaiBanTin", "MaLoi", "MaDoiTac", "MaThamChieu", "SoTien", "MaTienTe", "MaGiaoDich", "MaNganHang",
         "ThoiGianGD", "ThongTinGiaoDich"),
        "MaXacThuc",
    ),
    code="MaLoi", words="MoTaLoi", understood="00", refused="01", address="UrlThanhToan",
    reply=Signature(SHA256, ("MaLoi", "MoTaLoi", "MaDoiTac", "MaThamChieu", "ThoiGianGD"), "MaXacThuc"),
)  # fmt: skip

PROTOCOLS: Mapping[str, Protocol] = {one.key: one for one in (KEYPAY, PLATFORM)}
