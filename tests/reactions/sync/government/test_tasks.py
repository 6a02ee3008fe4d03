"""The Government's tasks come in once and in order; our answers arrive so too, whatever happens on the way."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest

from motcua import jobs
from motcua.ledger import facts
from motcua.reactions.sync import balancing, repairing
from motcua.reactions.sync.government import accounts, comparing, destination, hearing, mapping
from motcua.reactions.sync.government.client import TaskClient
from motcua.reactions.sync.government.fake import FakeTaskSystem
from motcua.reactions.sync.government.wire import Reply, understood
from motcua.reactions.sync.models import Connection, Transfer
from motcua.reactions.sync.ports import Misconfigured, Temporary, Throttled
from motcua.registers.people.actor import HOUSE
from motcua.work.directives.acts import confirm, correct, mandate, report
from motcua.work.directives.mandates.word import Kind
from motcua.work.directives.models import Duty, Mandate, Notice, Proposal
from tests.reactions.sync.houses import Time
from tests.work.directives.conftest import Province, at, people_of  # noqa: F401 - a fixture

CODE = "NV-434/2023-07"
DOCUMENT = {"SoKyHieu": "434/TB-VPCP", "NgayBanHanh": "2023-08-19", "CoQuanBanHanh": "Văn phòng Chính phủ",
            "TrichYeu": "Kết luận của Thủ tướng Chính phủ"}  # fmt: skip
GIVEN = {
    "Loai": "giao", "ThoiGian": "2023-08-20T08:00:00+07:00", "VanBan": DOCUMENT, "Muc": "II.3",
    "NoiDung": "Kết nối hệ thống theo dõi nhiệm vụ", "ChuTri": ["Sở Thông tin và Truyền thông"],
    "HanXuLy": "2023-09-30",
}  # fmt: skip


class Faulty:
    """A wire that does what `after` says once the other side has kept what came; it counts what it was asked."""

    def __init__(self, inner: FakeTaskSystem) -> None:
        self.inner, self.asked = inner, 0
        self.after: Callable[[], None] = lambda: None

    def call(self, method: str, path: str, body: object = None, token: str = "") -> Reply:
        self.asked += 1
        answer = self.inner.call(method, path, body, token)
        self.after()
        return answer


@pytest.fixture
def wire(settings: object, monkeypatch: pytest.MonkeyPatch, time: Time) -> Faulty:
    """The house has an account with a system over a wire that can be made to fail."""
    time.now = at(22)
    told = {"address": "https://nhiemvu.example.vn", "unit": "H10", "username": "tinh", "password": "bi-mat"}
    settings.VPCP = json.dumps(told)
    faulty = Faulty(FakeTaskSystem())
    client = TaskClient(accounts.read(settings.VPCP), faulty)
    monkeypatch.setattr(destination, "speaker", lambda _account: client)
    monkeypatch.setattr(jobs, "close_old_connections", lambda: None)  # the test holds its one
    return faulty


def owe() -> None:
    """Every fact of every mandate is on the account, as the wiring puts it there."""
    for code in Mandate.objects.values_list("code", flat=True):
        for fact in facts.about(f"mandate:{code}"):
            if fact.name in mapping.TOLD:
                destination.owe(fact)


def lived(who: Province, wire: Faulty) -> Duty:
    """The task has come, was confirmed, reported and done; all of it is owed."""
    wire.inner.give(CODE, **GIVEN)
    jobs.talk_with_government(0)
    proposal = Proposal.objects.get()
    correct.accept(by=who.thu, directive=proposal.directive_id, at=at(22))
    confirm.confirm(by=who.thu, directive=proposal.directive_id, at=at(22))
    duty = Duty.objects.get()
    report.report(by=who.linh, duty=duty.id, text="Đã kết nối thử", at=at(22))
    report.report(by=who.linh, duty=duty.id, text="Đã xong", done=True, at=at(22))
    report.confirm(by=who.thu, duty=duty.id, at=at(22))
    owe()
    return duty


def told(wire: Faulty) -> list[tuple[int, str]]:
    return [(int(str(one["Buoc"])), str(one["Loai"])) for one in wire.inner.answers.get(CODE, [])]


STEPS = [(1, "tiepnhan"), (2, "tiendo"), (3, "tiendo"), (4, "ketqua")]


def test_a_task_comes_in_and_its_answers_go_out(people_of: Province, wire: Faulty) -> None:  # noqa: F811
    lived(people_of, wire)
    jobs.talk_with_government(0)
    assert told(wire) == STEPS
    last = wire.inner.answers[CODE][-1]
    assert (last["TrangThai"], last["NgayHoanThanh"], last["NoiDung"]) == (
        "dahoanthanh_tronghan", "2023-08-22", "Đã xong",
    )  # fmt: skip
    balance = balancing.balance(system="vpcp")
    assert (balance.balances, balance.even, balance.outstanding, balance.dossiers) == (True, 1, 0, 1)
    assert balancing.balance().dossiers == 0, "the dossiers' account is another"
    asked = wire.asked
    owe()
    assert destination.send_owed() == 0
    assert wire.asked == asked, "what is there is not sent again"


@pytest.mark.parametrize("after", range(1, 5))
def test_an_answer_lost_at_any_moment_doubles_nothing(
    people_of: Province, wire: Faulty, time: Time, after: int  # noqa: F811
) -> None:  # fmt: skip
    begun = []

    def lose() -> None:
        begun.append(1)
        if len(begun) == after:
            raise Temporary("Không trả lời kịp.", uncertain=True)

    lived(people_of, wire)
    wire.inner.give(CODE, Loai="giahan", ThoiGian="2023-08-23T08:00:00+07:00", HanXuLy="2023-10-31", VanBan=DOCUMENT)
    wire.after = lose
    jobs.talk_with_government(0)
    time.now += timedelta(minutes=5)
    owe()
    jobs.talk_with_government(0)
    assert told(wire) == STEPS
    assert list(Notice.objects.values_list("n", "kind")) == [(1, "giao"), (2, "giahan")]
    mandate.take(by=people_of.dung, mandate=CODE, notice=2, at=time.now)
    owe()
    jobs.talk_with_government(0)
    assert wire.inner.answers[CODE][-1] == {
        "Buoc": 5, "Loai": "danhan", "Lan": 2, "NoiDung": "", "NguoiBao": "Trần Văn Dũng",
        "ThoiGian": time.now.isoformat(),
    }  # fmt: skip


def test_what_the_other_side_has_lost_is_told_again(people_of: Province, wire: Faulty) -> None:  # noqa: F811
    lived(people_of, wire)
    destination.send_owed()
    del wire.inner.answers[CODE][1:]
    assert comparing.compare() == (1, 1)
    assert Transfer.objects.get(system="vpcp").found == "differing"
    assert destination.send_owed() == 1
    assert told(wire) == STEPS
    assert comparing.compare() == (1, 0)
    Transfer.objects.all().delete()
    assert comparing.sweep(whole=True) == 0, "it may be on its way"


def test_what_is_refused_waits_to_be_mended_and_holds_up_no_other(people_of: Province, wire: Faulty) -> None:  # noqa: F811
    lived(people_of, wire)
    wire.inner.given.append({"STT": 2, "MaNhiemVu": "NV-2", "Lan": 1, **GIVEN})
    jobs.talk_with_government(0)
    mandate.decline(by=people_of.dung, mandate="NV-2", reason="Thuộc bộ", at=at(22))
    owe()
    wire.inner.answers["NV-2"] = [{"Buoc": 1, "Loai": "khác"}]
    destination.send_owed()
    assert told(wire) == STEPS
    refused = repairing.waiting_of("vpcp", by=HOUSE)
    assert [(one.dossier, one.arrived) for one in refused] == [("NV-2", False)]
    assert balancing.balance(system="vpcp").balances
    del wire.inner.answers["NV-2"]
    assert repairing.send_again(by=HOUSE, dossiers=["NV-2"], system="vpcp") == 1
    assert destination.send_owed() == 1


def test_notices_out_of_order_twice_and_unreadable_are_each_kept_once(people_of: Province, wire: Faulty) -> None:  # noqa: F811
    later = {"STT": 1, "MaNhiemVu": CODE, "Lan": 2, "Loai": "giahan", "ThoiGian": "2023-08-21T08:00:00+07:00",
             "HanXuLy": "2023-10-31"}  # fmt: skip
    strange = {"STT": 4, "MaNhiemVu": CODE, "Lan": 3, "Loai": "lạ", "NoiDung": "…\x00"}
    first = {"STT": 2, "MaNhiemVu": CODE, "Lan": 1, **GIVEN}
    wire.inner.given += [later, first, {**first, "STT": 3}, strange, {"STT": 5, "Loai": "giao"}]
    jobs.talk_with_government(0)
    assert list(Notice.objects.order_by("n").values_list("n", "kind")) == [(1, "giao"), (2, "giahan"), (3, "khongro")]
    assert Connection.objects.get(name="vpcp:H10").heard == 5
    assert [word.n for word in hearing.words(anew=True)] == [2, 1, 1, 3]
    assert Proposal.objects.count() == 1


def test_an_entry_is_read_as_it_says_or_kept_for_a_person() -> None:
    entry = {"STT": 1, "MaNhiemVu": CODE, "Lan": 1, **GIVEN}
    word = mapping.word(entry)
    assert word is not None
    assert (word.kind, word.due_on.isoformat(), word.lead, word.sign) == (
        Kind.ASSIGNED, "2023-09-30", ("Sở Thông tin và Truyền thông",), "434/TB-VPCP",
    )  # fmt: skip
    for wrong in ({"HanXuLy": "30/9"}, {"ThoiGian": None}, {"NoiDung": ""}, {"Loai": "giahan", "HanXuLy": None}):
        assert mapping.word(entry | wrong).kind is Kind.UNCLEAR
    assert mapping.word({**entry, "Lan": "1"}) is None


def test_the_wire_tells_whose_fault_a_failure_is() -> None:
    with pytest.raises(Throttled) as throttled:
        understood(429, b"", {"Retry-After": "7"})
    assert throttled.value.wait == 7
    for status, content in ((500, b"{}"), (200, b"<html>"), (200, b"[]")):
        with pytest.raises(Temporary) as failed:
            understood(status, content, {})
        assert failed.value.uncertain
    for wrong in ("{", '{"unit": "H10"}', '{"address": "x", "secret": "bi-mat"}', '{"address": "x", "rate": "a"}'):
        with pytest.raises(Misconfigured) as setting:
            accounts.read(wrong)
        assert "bi-mat" not in setting.value.reason
