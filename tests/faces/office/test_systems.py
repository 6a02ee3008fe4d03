"""The operator's page of other systems: keys and secrets shown once, subscriptions tried, stopped and resumed."""

import json
import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client

from motcua.faces.cli.main import main
from motcua.ledger import clock
from motcua.reactions.sync.hooks import calling, seeing
from motcua.reactions.sync.ports import Temporary
from motcua.registers.people import queries as people
from tests.cast import Cast

Enter = Callable[..., Client]
KEY = {
    "username": "app-tinh", "full_name": "Ứng dụng tỉnh", "name": "nhận sự kiện", "days": "90", "agency": "H10.37",
    "scopes": ["event.read", "dossier.read"],
}  # fmt: skip
HOOK = {"hook": "app", "address": "https://127.0.0.1/nhan", "kinds": ["DossierReceived", "DossierDecided"]}


@pytest.fixture
def browser(cast: Cast, enter: Enter, settings: object) -> Client:
    settings.HOOK_NETWORKS = "127.0.0.0/8"
    return enter(cast.khoa)


def shown(page: str) -> str:
    return re.search(r"(mc_|whsec_)[\w+/=-]{20,}", page)[0]


def test_a_key_is_shown_once_and_taken_back(cast: Cast, browser: Client) -> None:
    page = browser.post("/office/systems/keys/", KEY).text
    secret = shown(page)
    assert Client(headers={"Authorization": f"Bearer {secret}"}).get("/api/v1/me").json()["name"] == "Ứng dụng tỉnh"
    listed = browser.get("/office/systems/").text
    assert secret not in listed
    assert secret[:8] in listed
    [key] = people.tokens(by=cast.khoa)
    assert (key.expires_at - clock.now()).days in {89, 90}
    assert browser.post(f"/office/systems/keys/{key.id}/revoke/").status_code == 302
    assert not people.tokens(by=cast.khoa)[0].opens(clock.now())
    refused = browser.post("/office/systems/keys/", KEY | {"name": "", "scopes": ["people.manage"]})
    assert refused.status_code == 422
    assert "Hãy đặt tên cho khóa." in refused.text
    assert 'value="app-tinh"' in refused.text, "what was typed is kept"


def test_a_subscription_is_opened_tried_signed_anew_stopped_and_resumed(
    cast: Cast, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser.post("/office/systems/keys/", KEY)
    number = people.tokens(by=cast.khoa)[0].id
    first = shown(browser.post("/office/systems/hooks/", HOOK | {"token": number}).text)
    assert "đã có" in browser.post("/office/systems/hooks/", HOOK | {"token": number}).text
    faulty = browser.post("/office/systems/hooks/", {"hook": "hai", "token": number, "address": "http://10.0.0.1/"})
    assert faulty.status_code == 422
    assert "mạng nội bộ" in faulty.text
    assert first not in browser.get("/office/systems/hooks/app/").text
    assert shown(browser.post("/office/systems/hooks/app/secret/").text) != first

    def silent(*_: object) -> int:
        raise Temporary("Bên nhận không trả lời kịp hoặc ngắt giữa chừng.", uncertain=True)

    monkeypatch.setattr(calling, "_send", silent)
    assert "không trả lời kịp" in browser.post("/office/systems/hooks/app/test/", follow=True).text
    monkeypatch.setattr(calling, "_send", lambda *_: 204)
    page = browser.post("/office/systems/hooks/app/test/", follow=True).text
    assert "Bên nhận đã nhận sự kiện thử." in page
    assert [call.status for call in seeing.calls("app", by=cast.khoa)] == [204, 0]
    assert browser.post("/office/systems/hooks/app/stop/", {"reason": ""}).status_code == 422
    assert "Bảo trì" in browser.post("/office/systems/hooks/app/stop/", {"reason": "Bảo trì"}, follow=True).text
    assert browser.post("/office/systems/hooks/app/resume/", {"token": number}).status_code == 302
    assert seeing.one("app", by=cast.khoa).stopped_at is None
    assert browser.post("/office/systems/hooks/app/replay/", {"since": "hôm qua"}).status_code == 422
    told = browser.post("/office/systems/hooks/app/replay/", {"since": "28/05/2023", "since_at": "08:00"}, follow=True)
    assert "Sự kiện của 0 hồ sơ" in told.text
    assert browser.post("/office/systems/hooks/app/other/").status_code == 404
    assert browser.get("/office/systems/hooks/none/").status_code == 404


def test_only_the_operator_enters(cast: Cast, enter: Enter) -> None:
    for actor in (cast.thu, cast.hung, cast.dung):
        browser = enter(actor)
        assert browser.get("/office/systems/").status_code == 403
        assert browser.post("/office/systems/keys/", KEY).status_code == 403
        assert browser.post("/office/systems/hooks/", HOOK).status_code == 403
        assert browser.post("/office/systems/hooks/app/test/").status_code == 403


def test_subscriptions_are_kept_from_the_command_line(
    cast: Cast, browser: Client, capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["token", "issue", "may", "--called", "Máy", "--name", "x", "--scope", "event.read"])
    number = str(people.tokens(by=cast.khoa)[0].id)
    capsys.readouterr()
    assert main(["webhooks", "open", "may-a", "--token", number, "--address", "https://127.0.0.1/", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["secret"].startswith("whsec_")
    monkeypatch.setattr(calling, "_send", lambda *_: 503)
    assert main(["webhooks", "test", "may-a"]) == 1
    assert "HTTP 503" in capsys.readouterr().err
    assert main(["webhooks", "replay", "may-a", "--since", "2023-05-29T08:00", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"dossiers": 0}
    assert main(["webhooks", "stop", "may-a", "--reason", "Bảo trì"]) == 0
    assert main(["webhooks", "replay", "may-a", "--since", "2023-05-29"]) == 2
    assert main(["webhooks", "resume", "may-a"]) == 0
    assert main(["webhooks", "secret", "may-a"]) == 0
    assert main(["webhooks", "send"]) == 0
    capsys.readouterr()
    assert main(["webhooks", "list", "--json"]) == 0
    [row] = json.loads(capsys.readouterr().out)
    assert (row["name"], row["system"], row["whole"]) == ("may-a", "Máy", False)
    assert main(["webhooks", "log", "may-a"]) == 0
    assert "HTTP 503" in capsys.readouterr().out


def test_the_health_of_the_house_is_told_in_words_with_what_to_do(cast: Cast, enter: Enter) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_jobs (queue_name, task_name) VALUES ('facts', 'deliver')")
        cursor.execute("UPDATE procrastinate_events SET at = now() - interval '9 minutes'")
    page = enter(cast.khoa).get("/office/health/").text
    for words in ("1 chỗ cần xem", "việc cũ nhất chờ đã 9 phút", "motcua doctor", "Cổng Dịch vụ công quốc gia", "GB"):
        assert words in page
    main = page[page.index("<main") : page.index("</main")]
    for raw in ("dvcqg", "disk_free_bytes", "oldest_seconds", "True", "None"):
        assert raw not in main
    assert enter(cast.hung).get("/office/health/").status_code == 403
