"""Which account carries which dossier, and what a faulty setting says."""

import json
from pathlib import Path

import pytest

from motcua.reactions.sync import accounts
from motcua.reactions.sync.ports import Misconfigured
from tests.cast import Cast

TOLD = {"address": "https://cong.example.vn", "unit": "H10", "username": "tinh", "password": "bi-mat-lam"}


def test_no_setting_is_a_portal_in_memory() -> None:
    [account] = accounts.read("")
    assert (account.real, account.name) == (False, "dvcqg")


def test_accounts_are_read_from_text_or_file(tmp_path: Path) -> None:
    file = tmp_path / "accounts.json"
    file.write_text(json.dumps([TOLD, TOLD | {"unit": "H10.37", "units": ["H10.37"], "generation": "gateway"}]))
    assert accounts.read(json.dumps(TOLD)) == accounts.read(str(file))[:1]
    assert [one.generation for one in accounts.read(str(file))] == ["indexed", "gateway"]


@pytest.mark.parametrize(
    "told",
    ["{", "/nowhere/at/all", "[3]", json.dumps(TOLD | {"generation": "fax"}), json.dumps(TOLD | {"pasword": "x"}),
     json.dumps(TOLD | {"rate": "fast"}), json.dumps([TOLD, TOLD]), json.dumps({"unit": "H10"})],
)  # fmt: skip
def test_a_faulty_setting_is_told_without_its_secret(told: str) -> None:
    with pytest.raises(Misconfigured) as failed:
        accounts.read(told)
    assert "MOTCUA_DVCQG" in failed.value.reason or "phải" in failed.value.reason
    assert "bi-mat-lam" not in failed.value.reason


def test_a_password_is_not_shown_with_its_account() -> None:
    assert "bi-mat-lam" not in repr(accounts.read(json.dumps(TOLD)))


def test_an_agency_goes_with_the_nearest_account_above_it(cast: Cast) -> None:
    rest, district = accounts.read(json.dumps([TOLD, TOLD | {"unit": "H10.37", "units": ["H10.37"]}]))
    of = (rest, district)
    assert cast.commune.id in accounts.agencies(district, of)
    assert cast.province.id in accounts.agencies(rest, of)
    assert not set(accounts.agencies(rest, of)) & set(accounts.agencies(district, of))
    assert accounts.agencies(rest, (rest,)) is None
