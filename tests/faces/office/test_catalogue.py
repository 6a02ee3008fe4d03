"""The national catalogue beside ours: from a portal over HTTP to a version that a person has accepted."""

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client

from motcua.faces.cli.main import main
from motcua.ledger import facts
from motcua.reactions.quality import periods, publications, telling
from motcua.reactions.sync import exchange
from motcua.reactions.sync.dvcqg import portals
from motcua.registers.catalog import queries
from motcua.registers.catalog.acts import proposals as acts
from motcua.registers.catalog.national import proposals
from motcua.registers.people import queries as units
from motcua.registers.people.actor import Actor
from motcua.simulator import faults, server
from motcua.simulator.accounts import PASSWORD, USERNAME
from motcua.simulator.catalogue import editions
from tests import cast as people
from tests.registers.catalog.nations import DECISION, JUNE, answer, told, ways

Enter = Callable[[Actor], Client]
HOME = "/office/catalogue/"


@pytest.fixture
def proposal(cast: people.Cast) -> proposals.ProposalView:
    """The nation has another name, term and fee for the procedure of the cast."""
    acts.compare(by=cast.thu, told=told(answer(TENTTHC="Khai sinh", **ways())), at=people.at(29, 2))
    return proposals.waiting(by=cast.thu)[0]


def decided(browser: Client, view: proposals.ProposalView, **changes: str) -> object:
    form = {"seen": view.digest, "based_on": str(view.based_on), "first_day": "12/06/2023"} | changes
    return browser.post(f"{HOME}{view.id}/decide/", form, follow=True)


def test_a_change_is_seen_field_by_field_with_its_clocks_and_accepted(
    cast: people.Cast, enter: Enter, proposal: proposals.ProposalView
):
    browser = enter(cast.thu)
    assert "Tên thủ tục, Thời hạn giải quyết, Phí, lệ phí" in browser.get(HOME).text
    page = browser.get(f"{HOME}{proposal.id}/").text
    assert "<del>Đăng ký khai sinh</del>" in page
    assert "<ins>3 ngày làm việc</ins>" in page
    assert "1010/QĐ-UBND" in page
    assert "08/06/2023" in page, "the last day to post it"
    assert page.count(">muộn<") == 1, "decided in time, posted a day late"
    done = decided(browser, proposal)
    assert "áp dụng từ ngày 12/06/2023" in done.text
    assert "Không có gì chờ quyết định" in done.text
    assert queries.current("P0001", JUNE).name == "Khai sinh"
    assert decided(browser, proposal).status_code == 409


def test_a_refusal_stands_beside_its_field_with_everything_typed(
    cast: people.Cast, enter: Enter, proposal: proposals.ProposalView
):
    browser = enter(cast.thu)
    past = decided(browser, proposal, first_day="01/01/2023")
    assert past.status_code == 422
    assert "01/01/2023" in past.text
    assert decided(browser, proposal, do="reject").status_code == 422
    assert decided(browser, proposal, based_on="x").status_code == 409
    kept = decided(browser, proposal, do="reject", reason="Chờ Bộ Tư pháp hướng dẫn")
    assert "Chờ Bộ Tư pháp hướng dẫn" in kept.text


def test_the_index_counts_the_clocks_of_the_decision_unless_a_person_told_them(
    cast: people.Cast, proposal: proposals.ProposalView
):
    june, quarter = periods.read("2023-06"), periods.read("2023-Q2")
    words = {"unit": "H10", "component": "A2", "period": quarter, "part": 5, "whole": 5, "source": "Báo cáo 12"}
    telling.tell(by=cast.thu, at=people.at(29), **words)
    acts.accept(
        by=cast.thu, proposal=proposal.id, seen=proposal.digest, based_on=1, first_day=JUNE, at=people.at(29, 3)
    )
    [fact] = [one for one in facts.about("procedure:P0001") if one.name == "DecisionPublished"]
    publications.recount(fact)
    publications.recount(fact)
    said = {(row.component, period.key): (row.part, row.whole)
            for period in (june, quarter) for row in telling.told(units.agency("H10"), period)}  # fmt: skip
    assert said == {
        ("A1", "2023-06"): (1, 1),
        ("A2", "2023-06"): (0, 1),
        ("A1", "2023-Q2"): (1, 1),
        ("A2", "2023-Q2"): (5, 5),
    }


@pytest.fixture
def portal(settings: object, tmp_path: Path) -> Iterator[server.Portal]:
    """A national portal on a port, which knows the procedure of the cast as it is."""
    known = tmp_path / "procedures.json"
    known.write_text(json.dumps([answer()]), encoding="utf-8")
    it = server.portal(None, known, faults.Plan())
    with server.Server(("127.0.0.1", 0), it) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        account = {"address": f"http://127.0.0.1:{running.server_address[1]}", "generation": "indexed", "unit": "H10",
                   "username": USERNAME, "password": PASSWORD}  # fmt: skip
        settings.DVCQG = json.dumps(account)  # type: ignore[attr-defined]
        exchange._read.cache_clear()
        portals.forget()
        yield it
        running.shutdown()
        thread.join()
    portals.forget()


def test_a_catalogue_that_came_cut_short_is_told_on_the_page_until_it_comes_whole(
    cast: people.Cast, portal: server.Portal, enter: Enter, capsys: pytest.CaptureFixture[str]
):
    whole = [answer(), *(answer(f"2.{number:06d}", TENTTHC=f"Thủ tục {number}") for number in range(20))]
    acts.compare(by=cast.thu, told=told(*whole), at=people.at(29, 2))
    browser = enter(cast.thu)
    assert "bị thiếu" not in browser.get(HOME).text
    assert main(["catalog", "compare"]) == 2
    page = browser.get(HOME).text
    assert "đọc được 1 thủ tục; trong 21 thủ tục đã biết, 20 không được nêu" in page
    assert "motcua catalog compare --missing 20" in page
    assert main(["catalog", "compare", "--missing", "20"]) == 0
    assert "bị thiếu" not in browser.get(HOME).text
    capsys.readouterr()


def test_the_portal_is_read_from_the_command_line_edition_by_edition(
    cast: people.Cast, portal: server.Portal, capsys: pytest.CaptureFixture[str]
):
    assert main(["catalog", "compare", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"read": 1, "proposed": 0, "unreadable": {}}
    news = {
        "change": [
            {"MATTHC": "1.0001", "TENTTHC": "Khai sinh"}, answer("2.000815", TENTTHC="Chứng thực"), {"MATTHC": "?"},
        ],
        "decision": DECISION,
    }  # fmt: skip
    desk = portal.control.desk
    desk.catalogue = editions.changed(desk.catalogue, news)
    assert main(["catalog", "compare"]) == 0
    assert "2 new proposals, 1 unreadable" in capsys.readouterr().out
    assert main(["catalog", "list"]) == 0
    assert "Tên thủ tục: Đăng ký khai sinh → Khai sinh" in capsys.readouterr().out
    added, changed = proposals.waiting(by=cast.thu)
    assert changed.decision is not None
    assert changed.decision.number == "1010/QĐ-UBND"
    assert main(["catalog", "accept", str(changed.id), "--from", "2023-06-12"]) == 0
    assert main(["catalog", "accept", str(added.id)]) == 2, "nobody was named who settles it"
    assert main(["catalog", "reject", str(added.id), "--reason", "Không thuộc thẩm quyền"]) == 0
    desk.catalogue = editions.changed(desk.catalogue, {"end": ["1.0001"]})
    assert main(["catalog", "compare"]) == 0
    assert proposals.waiting(by=cast.thu)[0].kind is proposals.Kind.ENDED
    assert editions.told(desk.catalogue)["editions"] == {"1.0001": 3, "2.000815": 1, "?": 1}
    portal.control.apply(faults.read("error_500=1"))
    assert main(["catalog", "compare"]) == 1
