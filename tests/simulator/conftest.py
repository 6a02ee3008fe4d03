"""A practice portal on a port of its own, spoken to over HTTP as a province does."""

import http.client
import json
import threading
from collections.abc import Callable, Iterator
from urllib.parse import urlencode

import pytest

from motcua.simulator import catalogue, faults, server
from motcua.simulator.accounts import PASSWORD, USERNAME
from motcua.simulator.server import Portal

PACK = catalogue.PACKS / "binh-phuoc-2023"


class Province:
    """A province that speaks to a portal; `status` is that of the last answer."""

    def __init__(self, port: int) -> None:
        self.port, self.status = port, 0
        self.session, self.token = "", ""

    def ask(self, method: str, path: str, body: object = None, **headers: str) -> object:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            sent = body if isinstance(body, bytes) else None if body is None else json.dumps(body).encode()
            line.request(method, path, sent, {name.replace("_", "-"): value for name, value in headers.items()})
            got = line.getresponse()
            self.status, content = got.status, got.read()
            self.headers = dict(got.getheaders())
            return json.loads(content) if got.getheader("Content-Type", "").startswith("application/json") else content
        finally:
            line.close()

    def enter(self) -> None:
        self.session = self.ask("POST", "/auth", {"username": USERNAME, "password": PASSWORD})["session"]
        told = self.ask("POST", "/g3/token", {"client_id": USERNAME, "client_secret": PASSWORD})
        self.token = told["data"]["access_token"]

    def call(self, service: str, address: str = "/integration", **body: object) -> dict[str, object]:
        told = {"session": self.session, "madonvi": "000.00.00.H10", "service": service, **body}
        return self.ask("POST", address, told)

    def send(self, *dossiers: object, updating: str = "False") -> dict[str, object]:
        return self.call("DongBoHoSoMC", isUpdating=updating, data=list(dossiers))

    def steps(self, *items: object) -> dict[str, object]:
        return self.call("CapNhatTienDoHoSoMC", data=list(items))

    def rest(self, method: str, path: str, body: object = None) -> dict[str, object]:
        return self.ask(method, path, body, Authorization=f"Bearer {self.token}")

    def control(self, name: str, **query: object) -> object:
        return self.ask("GET", f"/_control/{name}?{urlencode(query)}")


@pytest.fixture
def portal() -> Portal:
    """A portal in memory in which nothing goes wrong."""
    return server.portal(None, PACK, faults.Plan())


@pytest.fixture
def province(portal: Portal) -> Iterator[Province]:
    """A province with a session."""
    with server.Server(("127.0.0.1", 0), portal) as listening:
        threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        it = Province(listening.server_address[1])
        it.enter()
        yield it
        listening.shutdown()


@pytest.fixture
def dossier() -> Callable[..., dict[str, object]]:
    """A dossier of the second generation as a province would send it; changes by keyword."""

    def made(code: str = "000.00.06.H10-230529-0001", **changes: object) -> dict[str, object]:
        return {
            "MaHoSo": code, "MaTTHC": "1.001193", "TenTTHC": "Đăng ký khai sinh", "MaLinhVuc": "ho_tich",
            "TenLinhVuc": "Hộ tịch", "ChuHoSo": "Trần Thị Tuyệt Mật", "LoaiDoiTuong": "1", "Email": "",
            "SoDienThoai": "0987123456", "TrichYeuHoSo": "Đăng ký khai sinh", "NgayNopHoSo": "20230529080000",
            "NgayTiepNhan": "20230529081500", "NgayHenTra": "20230531170000", "TrangThaiHoSo": "2", "HinhThuc": "0",
            "DonViXuLy": "UBND phường Tân Phú", "KenhThucHien": "1", "NoiNopHoSo": "2", "TaiLieuNop": [],
            "DinhDanhCHS": [{"LoaiDinhDanh": "1", "SoDinhDanh": "070199887766"}], **changes,
        }  # fmt: skip

    return made


def step(state: int, at: str, code: str = "000.00.06.H10-230529-0001", **changes: object) -> dict[str, object]:
    """A step of a dossier."""
    return {
        "MaHoSo": code, "NguoiXuLy": "Nguyễn Văn Hùng", "ThoiDiemXuLy": at, "NoiDungXuLy": "Chuyển bước xử lý",
        "TrangThai": str(state), **changes,
    }  # fmt: skip
