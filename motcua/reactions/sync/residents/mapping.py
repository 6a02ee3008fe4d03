"""Our question and the database's words: an envelope in XML, written and read as XML, never pieced together.

Fields as published integrations of provinces show them (TraCuuThongTinCongDan through the integration platform); what
no public text tells stands in the decision. Of the answer only what the counter's form asks is taken over: faith,
ethnic group, marriage and blood stay where they are. Source: decision 0541
"""

import base64
import json
from datetime import date
from xml.etree import ElementTree as ET

from motcua.reactions.sync.ports import Json, Temporary
from motcua.reactions.sync.residents.accounts import Line
from motcua.reactions.sync.residents.port import Question, Resident

OPERATION, INTEGRATION = "TraCuuThongTinCongDan", "037"
SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
_SEXES = {"1": "male", "2": "female"}
_LONGEST = 500
_YEAR, _DAY = 4, 8  # digits


def entrance(line: Line) -> str:
    """Who we are, as the header of the platform wants it."""
    told = {
        "AccessKey": line.key, "SecretKey": line.secret, "AppName": line.application, "PartnerCode": line.partner,
        "PartnerCodeCus": line.partner,
    }  # fmt: skip
    return base64.b64encode(json.dumps(told).encode()).decode()


def message(line: Line, question: Question, token: str) -> Json:
    """The question as the platform carries it on."""
    return {"accessToken": f"Bearer {token}", "lgspAccessToken": entrance(line), "data": envelope(line, question)}


def envelope(line: Line, question: Question) -> str:
    """The question as an envelope; the name in capitals, as the database keeps names."""
    root = ET.Element(f"{{{SOAP}}}Envelope")
    asked = ET.SubElement(ET.SubElement(root, f"{{{SOAP}}}Body"), OPERATION)
    fields = {
        "MaYeuCau": f"{line.unit}.{question.check:012d}", "MaTichHop": INTEGRATION, "MaDVC": question.procedure_code,
        "MaCanBo": question.officer, "SoDinhDanh": question.identity, "HoVaTen": question.name.upper(),
    }  # fmt: skip
    for name, value in fields.items():
        ET.SubElement(asked, name).text = value
    born = ET.SubElement(asked, "NgayThangNamSinh")
    ET.SubElement(born, "NgayThangNam").text = f"{question.birth_date:%Y%m%d}"
    return ET.tostring(root, encoding="unicode")


def resident(answer: str, asked: str) -> Resident | None:
    """The person in the answer, or nothing when there is none. Raises `Temporary` for what is no answer to `asked`."""
    root = _read(answer)
    people = [one for one in root.iter() if _name(one) == "CongDan"]
    if not people:
        if not any(_name(one) == "CongdanCollection" for one in root.iter()):
            raise Temporary("Cơ sở dữ liệu dân cư trả lời không đúng dạng.")
        return None
    who = people[0]
    if len(people) > 1 or _text(who, "SoDinhDanh") != asked:
        raise Temporary("Cơ sở dữ liệu dân cư trả lời về một người khác.")
    name = " ".join(part for part in (_text(who, "HoVaTen", one) for one in ("Ho", "ChuDem", "Ten")) if part)
    day = _text(who, "NgayThangNamSinh", "NgayThangNam")
    year = _text(who, "NgayThangNamSinh", "Nam") or day[:_YEAR]
    return Resident(
        identity=asked, name=name.title() if name.isupper() else name, birth_date=_day(day),
        birth_year=int(year) if year.isdecimal() and len(year) == _YEAR else 0,
        sex=_SEXES.get(_text(who, "GioiTinh"), ""), address=_address(who),
    )  # fmt: skip


def _read(answer: str) -> ET.Element:
    """The answer as a tree. One that declares entities of its own, to swell or to reach for files, is none."""
    if "<!" in answer:
        raise Temporary("Cơ sở dữ liệu dân cư trả lời không đúng dạng.")
    try:
        return ET.fromstring(answer)  # noqa: S314 - what could be misused was refused above
    except ET.ParseError as error:
        raise Temporary("Cơ sở dữ liệu dân cư trả lời không đúng dạng.") from error


def _name(node: ET.Element) -> str:
    return node.tag.rpartition("}")[2]


def _text(node: ET.Element, *path: str) -> str:
    """The text under these names, whatever their spaces of names; empty where there is none."""
    here: ET.Element | None = node
    for name in path:
        here = next((one for one in here if _name(one) == name), None) if here is not None else None
    return " ".join((here.text or "").split())[:_LONGEST] if here is not None else ""


def _address(who: ET.Element) -> str:
    """Where somebody is registered, from the house up; the district stays out where there is none any more."""
    parts = (_text(who, "ThuongTru", name) for name in ("ChiTiet", "TenPhuongXa", "TenQuanHuyen", "TenTinhThanh"))
    return ", ".join(part for part in parts if part)


def _day(digits: str) -> date | None:
    if len(digits) != _DAY or not digits.isdecimal():
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
