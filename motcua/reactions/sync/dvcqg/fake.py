"""A national portal in memory, with the same mouth as the real one: for development and tests."""

from collections.abc import Sequence

from motcua.reactions.sync.ports import Health, Json, Permanent

_MANDATORY = ("MaHoSo", "MaTTHC", "TenTTHC", "NgayTiepNhan", "NgayHenTra", "TrangThaiHoSo", "DonViXuLy")
_BEFORE_RECEIPT = ("1", "3", "5", "7", "8")


class FakePortal:
    """Keeps what it is sent and refuses what the real portal would refuse."""

    def __init__(self) -> None:
        """An empty portal."""
        self.dossiers: dict[str, Json] = {}
        self.history: dict[str, list[Json]] = {}

    def put_dossier(self, message: Json) -> None:
        """The dossier is kept, once per code. Raises `Permanent` for a mandatory field left empty."""
        for name in _MANDATORY:
            early = name in {"NgayTiepNhan", "NgayHenTra"} and message.get("TrangThaiHoSo") in _BEFORE_RECEIPT
            if not message.get(name) and not early:
                raise Permanent(f"Cổng Dịch vụ công quốc gia từ chối: thiếu trường bắt buộc {name}.")
        self.dossiers[str(message["MaHoSo"])] = message

    def put_progress(self, items: Sequence[Json]) -> None:
        """The steps are appended; one that is there is not kept twice. Raises `Permanent` for an unknown code."""
        for item in items:
            code = str(item["MaHoSo"])
            if code not in self.dossiers:
                raise Permanent("Cổng Dịch vụ công quốc gia từ chối: hồ sơ không tồn tại.")
            known = self.history.setdefault(code, [])
            if item not in known:
                known.append(item)

    def check(self) -> Health:
        """It always answers."""
        return Health(works=True, said="Cổng mô phỏng trong bộ nhớ đang trả lời.")
