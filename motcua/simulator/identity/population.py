"""The population database behind an integration platform: a token, and one question in an envelope of XML.

It answers about who is named rightly, by name or by birth date at least: who has only a number learns nothing.
"""

import base64
import json
import unicodedata
from collections.abc import Callable
from xml.etree import ElementTree as ET

from motcua.simulator.accounts import LIFE, Accounts
from motcua.simulator.identity.residents import Book, Resident
from motcua.simulator.reply import Reply, Request, said

PREFIX = "/lgsp/"
OPERATION = "TraCuuThongTinCongDan"
SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
_XML = "text/xml; charset=utf-8"
_ASKED = ("MaYeuCau", "MaTichHop", "MaDVC", "MaCanBo", "SoDinhDanh", "HoVaTen", "NgayThangNamSinh")


def serve(accounts: Accounts, book: Callable[[], Book], request: Request) -> Reply:
    """What the platform and the database behind it answer."""
    if request.path == f"{PREFIX}token":
        return _token(accounts, request.headers.get("lgspaccesstoken", ""))
    if request.path != f"{PREFIX}dancu":
        return said({"message": "Không có địa chỉ này"}, 404)
    told = request.json()
    body = told if isinstance(told, dict) else {}
    kind, _, token = str(body.get("accessToken", "")).partition(" ")
    if kind != "Bearer" or not accounts.admits(token):
        return said({"error": "invalid_token"}, 401)
    return _answered(book(), str(body.get("data", "")))


def _token(accounts: Accounts, header: str) -> Reply:
    try:
        told = json.loads(base64.b64decode(header))
    except ValueError:
        told = None
    keys = told if isinstance(told, dict) else {}
    given = accounts.enter(keys.get("AccessKey"), keys.get("SecretKey"))
    if not given:
        return said({"error": "invalid_client"}, 401)
    return said({"access_token": given, "token_type": "Bearer", "expires_in": int(LIFE)})


def _answered(book: Book, envelope: str) -> Reply:
    try:
        root = ET.fromstring(envelope)  # noqa: S314 - a practice system, asked by its own owner
    except ET.ParseError:
        return Reply(400, b"<Fault>XML</Fault>", _XML)
    asked = next((one for one in root.iter() if one.tag.endswith(OPERATION)), None)
    told = {one.tag: "".join(one.itertext()).strip() for one in asked} if asked is not None else {}
    if missing := [name for name in _ASKED if not told.get(name)]:
        return Reply(400, f"<Fault>Thiếu {', '.join(missing)}</Fault>".encode(), _XML)
    who = book.of(told["SoDinhDanh"])
    return Reply(200, _envelope(who if who and not who.tax_no and _named(who, told) else None), _XML)


def _named(who: Resident, told: dict[str, str]) -> bool:
    same_name = unicodedata.normalize("NFC", told["HoVaTen"]) == who.name.upper()
    return same_name or told["NgayThangNamSinh"] == who.birth_date.replace("-", "")


def _envelope(who: Resident | None) -> bytes:
    """The answer, with all that the database knows of somebody, also what a counter must not take over."""
    root = ET.Element(f"{{{SOAP}}}Envelope")
    people = ET.SubElement(ET.SubElement(root, f"{{{SOAP}}}Body"), "CongdanCollection")
    if who is not None:
        _written(ET.SubElement(people, "CongDan"), who)
    return ET.tostring(root, encoding="unicode").encode()


def _written(node: ET.Element, who: Resident) -> None:
    family, *middle, given = who.name.upper().split()
    digits = who.birth_date.replace("-", "")
    house, commune, district, province = (*who.place, "", "", "", "")[:4]
    place = {"ChiTiet": house, "TenPhuongXa": commune, "TenQuanHuyen": district, "TenTinhThanh": province}
    known: dict[str, str | dict[str, str]] = {
        "SoDinhDanh": who.number, "HoVaTen": {"Ho": family, "ChuDem": " ".join(middle), "Ten": given},
        "GioiTinh": who.sex, "DanToc": "01", "TonGiao": "00", "TinhTrangHonNhan": "1", "NhomMau": "O",
        "NgayThangNamSinh": {"Nam": digits[:4], "NgayThangNam": digits if len(digits) == 8 else ""},  # noqa: PLR2004
        "ThuongTru": place, "NoiOHienTai": place, "QuocTich": "VN",
    }  # fmt: skip
    for name, value in known.items():
        one = ET.SubElement(node, name)
        if isinstance(value, str):
            one.text = value
            continue
        for inner, text in value.items():
            ET.SubElement(one, inner).text = text
