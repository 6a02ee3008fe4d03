"""The national catalogue of procedures as the portal answers for it: read from a pack's tables or a file of answers."""

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from motcua.simulator.shapes import Json

PACKS = Path(__file__).resolve().parents[3] / "packs"
_LEVELS = {"province": "1", "district": "2", "commune": "3"}
_UNITS = {
    "working_day": "Ngày làm việc", "day": "Ngày", "hour": "Giờ", "working_hour": "Giờ làm việc", "month": "Tháng",
    "year": "Năm", "same_day": "Trong ngày làm việc",
}  # fmt: skip
_KINDS = {"free": "Không", "by_provincial_council": "Theo nghị quyết của Hội đồng nhân dân", "see_note": "Xem mô tả"}
_CHANNELS = ("1", "2", "3")


@dataclass(frozen=True)
class Catalogue:
    """Every procedure by its code, in the form of the answer of `LayThuTuc`; agencies and fields as code lists.

    `decisions` are the answers of `LayQDCB` by number; `past` holds what a procedure said before, the oldest first.
    """

    procedures: dict[str, Json]
    agencies: Sequence[Json] = ()
    decisions: Mapping[str, Json] = field(default_factory=dict)
    past: Mapping[str, tuple[Json, ...]] = field(default_factory=dict)
    _fields: dict[str, Json] = field(default_factory=dict, repr=False)

    def knows(self, code: str) -> bool:
        """Whether there is such a procedure; a province's own suffix (`3.000181.000.00.00.H22`) is forgiven."""
        return code in self.procedures or ".".join(code.split(".")[:2]) in self.procedures

    def fields(self) -> list[Json]:
        """The fields in which there are procedures."""
        if not self._fields:
            for one in self.procedures.values():
                told = one.get("LINHVUCTHUCHIEN")
                for row in told if isinstance(told, list) else []:
                    self._fields.setdefault(str(row["MALINHVUC"]), {**row, "MANGANH": str(row["MALINHVUC"])[:3]})
        return list(self._fields.values())


@cache
def load(source: Path) -> Catalogue:
    """The catalogue of a pack (its folder), or of a JSON file holding a list of answers of `LayThuTuc`; read once.

    Raises `ValueError` for a file that holds something else.
    """
    if source.is_file():
        told = json.loads(source.read_text(encoding="utf-8"))
        if not isinstance(told, list) or not all(isinstance(one, dict) and one.get("MATTHC") for one in told):
            raise ValueError(f"{source.name} is no list of procedures, each with its MATTHC.")
        return Catalogue({str(one["MATTHC"]): one for one in told})
    folder = source / "procedures"
    papers, fees = _grouped(folder / "papers.csv"), _grouped(folder / "fees.csv")
    agencies = list(_rows(source / "agencies.csv"))
    top = agencies[0]["identifier"] if agencies else ""
    found: dict[str, Json] = {}
    for row in _rows(folder / "procedures.csv"):
        if row["code"]:
            found.setdefault(row["code"], _procedure(row, papers[row["key"]], fees[row["key"]], top))
    return Catalogue(found, [_agency(row) for row in agencies if row["identifier"]])


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _grouped(file: Path) -> defaultdict[str, list[dict[str, str]]]:
    found: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for row in _rows(file):
        found[row["key"]].append(row)
    return found


def _agency(row: dict[str, str]) -> Json:
    return {"MADONVI": row["identifier"], "TENDONVI": row["name"], "CAPDONVI": _LEVELS.get(row["level"], "1")}


def _procedure(row: dict[str, str], papers: list[dict[str, str]], fees: list[dict[str, str]], top: str) -> Json:
    levels = [level for level in row["levels"].split("|") if level]
    return {
        "ID": row["code"].replace(".", ""),
        "MATTHC": row["code"],
        "TENTTHC": row["name"],
        "LOAITTHC": "1",
        "TRANGTHAI": "1",
        "IDQUYETDINHCONGBO": "",
        "MACOQUANCONGBO": top,
        "CAPTHUCHIEN": [
            {"CAPTHUCHIEN": _LEVELS[level], "MOTACOQUANTHUCHIEN": "", "DIACHITIEPNHAN": ""} for level in levels
        ],
        "LINHVUCTHUCHIEN": [{"MALINHVUC": row["field_group"], "TENLINHVUC": row["field"]}],
        "TRINHTUTHUCHIEN": [],
        "CACHTHUCTHUCHIEN": [
            {"KENH": channel, "THOIGIAN": [_term(row, [fee for fee in fees if fee["channel"] in {"", channel}])]}
            for channel in _CHANNELS
        ],
        "THANHPHANHOSO": _papers(papers),
        "DOITUONGTHUCHIEN": [{"TENDOITUONG": who.strip()} for who in row["applicants"].split(",") if who.strip()],
        "MOTADOITUONGTHUCHIEN": "",
        "COQUANTHUCHIEN": [],
        "KETQUATHUCHIEN": [{"MAKETQUA": row["result_code"], "TENKETQUA": row["result"]}] if row["result"] else [],
        "CANCUPHAPLY": [
            {"SOVANBAN": text.strip(), "TENVANBAN": ""} for text in row["legal_basis"].split(";") if text.strip()
        ],
        "YEUCAU": "",
    }


def _term(row: dict[str, str], fees: list[dict[str, str]]) -> Json:
    return {
        "THOIGIANGIAIQUYET": row["term_value"],
        "DONVITINH": _UNITS.get(row["term_unit"], ""),
        "MOTA": row["term_text"],
        "PHILEPHI": [
            {
                "MAPHILEPHI": f"{row['code']}-{no}",
                "SOTIEN": _dotted(fee["amount"]) if fee["kind"] == "amount" else _KINDS.get(fee["kind"], ""),
                "DONVI": "Đồng",
                "MOTA": fee["condition"],
                "URL": "",
            }
            for no, fee in enumerate(fees, 1)
        ],
    }


def _dotted(amount: str) -> str:
    """Money as the national catalogue writes it: `30.000`."""
    return f"{int(float(amount)):,}".replace(",", ".") if amount else ""


def _papers(rows: list[dict[str, str]]) -> list[Json]:
    cases: dict[str, list[Json]] = {}
    for row in rows:
        paper: Json = {
            "MAGIAYTO": "", "TENGIAYTO": row["name"], "TENMAUDON": row["form_code"], "SOBANCHINH": row["originals"],
            "SOBANSAO": row["copies"], "URL": "",
        }  # fmt: skip
        cases.setdefault(row["case"], []).append(paper)
    return [{"TRUONGHOP": case, "GIAYTO": papers} for case, papers in cases.items()]


LISTS: dict[str, list[Json]] = {  # small code lists of the share address
    "LayDanhMucGioiTinh": [{"MA": "1", "TEN": "Nam"}, {"MA": "2", "TEN": "Nữ"}, {"MA": "3", "TEN": "Khác"}],
    "LayDanhMucCapThucHien": [
        {"MA": "0", "TEN": "Bộ"}, {"MA": "1", "TEN": "Tỉnh"}, {"MA": "2", "TEN": "Huyện"}, {"MA": "3", "TEN": "Xã"},
    ],
    "LayDanhMucDoiTuong": [
        {"MA": "1", "TEN": "Công dân"}, {"MA": "2", "TEN": "Doanh nghiệp"}, {"MA": "3", "TEN": "Cơ quan nhà nước"},
        {"MA": "4", "TEN": "Tổ chức khác"},
    ],
    "LayDanhMucLePhi": [
        {"MA": "1", "TEN": "Thông thường"}, {"MA": "2", "TEN": "Thẩm định"}, {"MA": "3", "TEN": "Gia hạn"},
    ],
}  # fmt: skip
