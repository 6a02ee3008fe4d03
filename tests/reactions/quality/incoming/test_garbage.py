"""Whatever stands in a message, it is read or refused in words: nothing else can happen."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.ledger.record import canonical
from motcua.reactions.quality.incoming import message
from motcua.reactions.quality.incoming.names import Names
from motcua.reactions.quality.incoming.values import Wrong
from tests import cast as people
from tests.reactions.quality.incoming.examples import NOW, second

WHOLE = second(DanhSachHoSoBoSung=[{"NgayBoSung": "20230509090000", "NgayTiepNhanBoSung": "20230510090000"}])
DATES = st.sampled_from(
    ["20230508090000", "2023-05-08T09:00:00+07:00", "00010101000000", "99991231235959", "20230229000000"]
)
PLAIN = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(["0", "1", "2", "5"]),
    DATES,
)
INNER = st.sampled_from(sorted({
    "Gia", "NgayBoSung", "NgayTiepNhanBoSung", "NgayHenTraTruoc", "NgayHenTraMoi", "IsDeleted", "DuocSoHoa",
    "DuocTaiSuDung", "DuocLayTuKhoDMQG", "MaKetQuaThayThe", "DuongDanTepTinKetQua", "MaCSDL",
}))  # fmt: skip
VALUES = st.one_of(PLAIN, st.lists(st.one_of(PLAIN, st.dictionaries(INNER, PLAIN, max_size=4)), max_size=3))


@pytest.fixture
def names(db: None) -> Names:
    people.assemble()
    return Names()


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(changes=st.dictionaries(st.sampled_from(sorted(WHOLE)), VALUES, min_size=1, max_size=3))
def test_any_message_is_read_or_refused_in_words(names: Names, changes: dict[str, object]):
    try:
        course = message.read(WHOLE | changes, names, now=NOW)
    except Wrong as wrong:
        refused: Wrong | None = wrong
    else:
        refused = None
    if refused is not None:
        assert refused.reason
        return
    fact = course.fact
    assert json.loads(canonical(fact.body()))["agency"] == fact.agency
    assert fact.waited >= 0
    assert 0 <= fact.fee <= 3 * 10**13
    assert fact.due_at is None or fact.due_at >= fact.received_at
    assert fact.ended_at is None or fact.ended_at >= fact.received_at


@pytest.mark.parametrize("depth", [50_000])
def test_a_deep_message_is_a_wrong_row_and_no_fall(tmp_path, depth: int):  # type: ignore[no-untyped-def]
    from motcua.reactions.quality.incoming import lines

    path = tmp_path / "deep.jsonl"
    path.write_text("[" * depth + "]" * depth + "\n", encoding="utf-8")
    [row] = lines.read(path)
    assert row.fault
