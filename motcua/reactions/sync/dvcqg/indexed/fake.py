"""A portal of the second generation in memory: the envelope of the first, and mandatory fields for the index."""

from motcua.reactions.sync.dvcqg.session.fake import MANDATORY, FakeEnvelope

INDEXED = ("KenhThucHien", "NoiNopHoSo", "NgayNopHoSo", "HoSoCoThanhPhanSoHoa", "DuocThanhToanTrucTuyen")


class FakeIndexed(FakeEnvelope):
    """Refuses a dossier without the fields from which the index is counted."""

    def __init__(self) -> None:
        """An empty portal."""
        super().__init__((*MANDATORY, *INDEXED))
