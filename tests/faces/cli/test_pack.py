import io
import json
from typing import Any

import pytest
from django.test import Client

from motcua.faces.cli import main
from motcua.registers.people.models import Agency
from tests import cast


def test_a_pack_is_checked_without_a_database(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["pack", "check", "binh-phuoc-2023", "--json"]) == 0
    counted = json.loads(capsys.readouterr().out)
    assert (counted["agencies"], counted["procedures"], counted["terms_assumed"]) == (171, 392, 42)


def test_the_packs_are_listed_with_their_titles(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["pack", "list"]) == 0
    assert "Tỉnh Bình Phước" in capsys.readouterr().out


@pytest.mark.django_db
def test_a_pack_is_loaded_and_loaded_again_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["pack", "load", "binh-phuoc-2023", "--json"]) == 0
    first = json.loads(capsys.readouterr().out)
    assert first == {
        "agencies_opened": 171, "agencies_changed": 0, "agencies_closed": 0, "published": 392, "withdrawn": 0,
    }  # fmt: skip
    assert main.main(["pack", "load", "binh-phuoc-2023", "--json"]) == 0
    assert set(json.loads(capsys.readouterr().out).values()) == {0}
    assert Agency.objects.count() == 171


@pytest.mark.parametrize("words", [["check", "nowhere"], ["load", "nowhere"], ["check", "../names"]])
def test_a_pack_that_is_not_there_is_bad_input(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["pack", *words]) == 2
    assert "binh-phuoc-2023" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["pack", "load"], ["index", "load"]])
def test_a_pack_the_house_does_not_run_with_is_not_loaded(
    words: list[str], capsys: pytest.CaptureFixture[str], db: None
) -> None:
    assert main.main([*words, "tuyen-quang-2024"]) == 1
    told = capsys.readouterr().err
    assert "Hãy đặt MOTCUA_PACK=tuyen-quang-2024" in told
    assert "Set MOTCUA_PACK=tuyen-quang-2024" in told
    assert not Agency.objects.exists()


@pytest.mark.django_db
def test_another_pack_is_loaded_from_its_first_day_named_on_every_page_and_opens_to_its_officers(
    capsys: pytest.CaptureFixture[str], settings: Any, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast.forget()
    settings.PACK, settings.DEMONSTRATION = "tuyen-quang-2024", True
    assert main.main(["pack", "load", "tuyen-quang-2024", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["agencies_opened"] == 187
    assert {str(row.valid_from) for row in Agency.objects.all()} == {"2023-10-01"}
    for address in ("/", "/public/index/", "/sign-in/"):
        page = client.get(address).content.decode()
        assert "Tỉnh Tuyên Quang" in page, address
        assert "Bình Phước" not in page, address
    monkeypatch.setattr("sys.stdin", io.StringIO("mật khẩu rất dài của cô Thu\n"))
    order = ["officer", "open", "co-thu", "--name", "Đỗ Thị Thu", "--agency"]
    assert main.main([*order, "LOC-TQ-VPUBND", "--role", "control"]) == 0
    typed = {"username": "co-thu", "password": "mật khẩu rất dài của cô Thu"}
    assert client.post("/sign-in/", typed).status_code == 302
    assert "Ủy ban nhân dân tỉnh Tuyên Quang" in client.get("/office/index/?period=2024-01").content.decode()
    assert main.main([*order, "LOC-TQ-VPUBND", "--role", "king"]) == 2
    assert "There is no role king; there are counter" in capsys.readouterr().err
    cast.forget()


def test_a_day_that_is_none_is_bad_input(capsys: pytest.CaptureFixture[str], db: None) -> None:
    assert main.main(["pack", "load", "binh-phuoc-2023", "--from-day", "yesterday"]) == 2
    assert "yesterday" in capsys.readouterr().err
