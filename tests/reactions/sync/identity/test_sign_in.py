"""Signing in at a real provider: what is believed, what is not, and that nothing of it is written down."""

import logging
from collections.abc import Callable

import pytest

from motcua.reactions.sync.identity import speaking
from motcua.reactions.sync.identity.port import Declined, Nameless, NotBelieved, TooLow
from motcua.reactions.sync.ports import Misconfigured, Temporary
from tests.identity import BACK, LAN, Practice, kept

Offering = Callable[..., None]


def test_who_proves_to_be_somebody_is_known_by_number_name_and_level(practice: Practice) -> None:
    who = practice.signs_in()
    assert (who.identity_no, who.full_name, who.birth_date) == (LAN, "Trần Thị Lan", "1960-03-08")
    assert (who.level, who.sex, who.kind, who.provider) == (2, "female", "person", "vneid")
    assert LAN not in who.subject
    assert "Lan" not in repr(who)
    assert LAN not in repr(who)


def test_a_company_is_known_by_its_tax_number(practice: Practice) -> None:
    who = practice.signs_in("3800999999")
    assert (who.kind, who.identity_no, who.full_name) == ("organisation", "3800999999", "Công ty TNHH Hạt điều Bom Bo")


@pytest.mark.parametrize(
    ("mischief", "fault"),
    [
        ("nonce", "nonce"), ("audience", "audience"), ("party", "audience"), ("issuer", "issuer"),
        ("expired", "expired"), ("early", "early"), ("old", "old"), ("unsigned", "algorithm"), ("shared", "algorithm"),
        ("stranger", "signature"), ("other", "subject"),
    ],
)  # fmt: skip
def test_a_token_with_anything_wrong_is_not_believed(practice: Practice, mischief: str, fault: str) -> None:
    practice.does(mischief)
    with pytest.raises(NotBelieved) as found:
        practice.signs_in()
    assert found.value.fault == fault


@pytest.mark.parametrize("kind", ["EC", "RSA"])
def test_keys_that_the_provider_changes_are_fetched_anew(practice: Practice, kind: str) -> None:
    practice.signs_in()
    practice.does(rotate=kind)
    assert practice.signs_in().identity_no == LAN


def test_a_provider_that_names_ever_new_keys_is_not_asked_for_them_each_time(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("motcua.reactions.sync.identity.client._EAGER", 60.0)
    practice.signs_in()
    practice.does(rotate="EC")
    practice.signs_in()
    practice.does(rotate="EC")
    with pytest.raises(NotBelieved, match="Khóa ký"):
        practice.signs_in()


def test_a_code_is_good_once_and_only_for_the_browser_that_set_out(practice: Practice) -> None:
    out, other = speaking.begin("vneid", BACK), speaking.begin("vneid", BACK)
    brought = practice.chooses(out.address)
    assert brought["state"] == out.state
    with pytest.raises(Declined):  # another browser has another verifier
        speaking.finish("vneid", kept(other), brought, BACK)
    assert speaking.finish("vneid", kept(out), brought, BACK).identity_no == LAN
    with pytest.raises(Declined):
        speaking.finish("vneid", kept(out), brought, BACK)
    with pytest.raises(NotBelieved) as found:
        speaking.finish("vneid", None, brought, BACK)
    assert found.value.fault == "state"


def test_an_answer_from_another_provider_is_not_exchanged_here(practice: Practice) -> None:
    out = speaking.begin("vneid", BACK)
    brought = practice.chooses(out.address) | {"iss": "https://elsewhere.example"}
    with pytest.raises(NotBelieved) as found:
        speaking.finish("vneid", kept(out), brought, BACK)
    assert found.value.fault == "issuer"


def test_who_does_not_agree_is_not_signed_in(practice: Practice) -> None:
    with pytest.raises(Declined) as found:
        practice.signs_in("")
    assert found.value.fault == "access_denied"


def test_the_level_of_assurance_is_asked_for_and_read(practice: Practice, offering: Offering) -> None:
    assert practice.signs_in(level="3").level == 3
    offering(lowest=2, acr_values="2")
    assert "acr_values=2" in speaking.begin("vneid", BACK).address
    with pytest.raises(TooLow) as found:
        practice.signs_in(level="1")
    assert (found.value.level, found.value.needed) == (1, 2)
    offering(levels={"2": 1})
    assert practice.signs_in(level="2").level == 1


def test_without_a_number_nobody_is_known(practice: Practice) -> None:
    practice.does("numberless")
    with pytest.raises(Nameless):
        practice.signs_in()


def test_a_wrong_secret_is_our_own_fault_and_a_provider_that_is_away_is_not(
    offering: Offering, practice: Practice
) -> None:
    offering(secret="sai-mat-khau-cua-tinh", auth="post")
    with pytest.raises(Misconfigured):
        practice.signs_in()
    offering(auth="post")
    assert practice.signs_in().identity_no == LAN
    offering(issuer="http://127.0.0.1:1/identity")
    with pytest.raises(Temporary):
        practice.signs_in()


@pytest.mark.parametrize(
    "fault",
    [{"issuer": "http://vneid.example"}, {"name": "VNeID!"}, {"scope": "profile"}, {"auth": "jwt"}, {"secrets": "x"},
     {"levels": {"a": "b"}}, {"endpoints": {"token_endpoint": "https://x.example/t"}}],
)  # fmt: skip
def test_a_setting_that_cannot_be_offers_nothing_and_names_no_secret(
    offering: Offering, fault: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    offering(**fault)
    assert speaking.offered() == ()
    assert "mat-khau" not in caplog.text
    assert "MOTCUA_OIDC" in caplog.text


def test_nothing_of_the_person_is_logged(practice: Practice, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        out = speaking.begin("vneid", BACK)
        brought = practice.chooses(out.address)
        speaking.finish("vneid", kept(out), brought, BACK)
        practice.does("expired")
        with pytest.raises(NotBelieved):
            practice.signs_in()
    house = "\n".join(one.getMessage() for one in caplog.records if one.name.startswith("motcua"))
    assert "sign-in by vneid: NotBelieved expired" in house
    # what the walk of the test's own browser writes is the browser's affair
    written = "\n".join(one.getMessage() for one in caplog.records if "/authorize" not in one.getMessage())
    for secret in (LAN, "Lan", out.state, out.nonce, out.verifier, brought["code"], "mat-khau"):
        assert secret not in written
