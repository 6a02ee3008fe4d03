"""Answers of the national catalogue about procedures of the tests."""

from datetime import date

from motcua.registers.catalog.acts.proposals import Told

DECISION = {
    "ID": "QD-1", "SOQUYETDINH": "1010/QĐ-UBND", "NGAYQUYETDINH": "20230601000000", "NGAYHIEULUC": "12/06/2023",
    "NGAYCONGKHAI": "09/06/2023",
}  # fmt: skip
JUNE = date(2023, 6, 12)


def answer(code: str = "1.0001", **changes: object) -> dict[str, object]:
    """The procedure of the cast as the nation tells it: word for word the same."""
    return {
        "ID": code, "MATTHC": code, "TENTTHC": "Đăng ký khai sinh", "TRANGTHAI": "1", "IDQUYETDINHCONGBO": "QD-1",
        "CAPTHUCHIEN": [{"CAPTHUCHIEN": "3"}], "LINHVUCTHUCHIEN": [{"MALINHVUC": "ht", "TENLINHVUC": "Hộ tịch"}],
        "CACHTHUCTHUCHIEN": [
            {"KENH": channel, "THOIGIAN": [
                {"THOIGIANGIAIQUYET": "5", "DONVITINH": "Ngày làm việc", "MOTA": "", "PHILEPHI": None}]}
            for channel in "123"
        ],
        "THANHPHANHOSO": [{"TRUONGHOP": "", "GIAYTO": [
            {"TENGIAYTO": "Tờ khai đăng ký khai sinh", "SOBANCHINH": "1", "SOBANSAO": "0"},
            {"TENGIAYTO": "Giấy chứng sinh", "SOBANCHINH": "1", "SOBANSAO": ""}]}],
        "DOITUONGTHUCHIEN": None, "KETQUATHUCHIEN": [{"MAKETQUA": "", "TENKETQUA": "Giấy khai sinh"}],
        "CANCUPHAPLY": [],
    } | changes  # fmt: skip


def told(*bodies: object, decision: object = DECISION) -> list[Told]:
    """The whole catalogue, as a comparison takes it."""
    return [Told(str(body.get("MATTHC", "")), body, decision) for body in bodies]  # type: ignore[attr-defined,arg-type]


def ways(value: str = "3", unit: str = "Ngày làm việc", money: str = "8.000") -> dict[str, object]:
    """Another term, and a fee at the counter."""
    fee = [{"SOTIEN": money, "MOTA": "mỗi trường hợp"}]
    term = {"THOIGIANGIAIQUYET": value, "DONVITINH": unit, "MOTA": "", "PHILEPHI": fee}
    return {"CACHTHUCTHUCHIEN": [{"KENH": "1", "THOIGIAN": [term]}]}
