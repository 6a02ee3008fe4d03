"""A gateway's word is believed only as it was signed, and only by the rules of its protocol."""

from datetime import datetime

import pytest

from motcua.law.calendar import ZONE
from motcua.reactions.sync.payment import accounts, mapping, protocols, signing
from motcua.reactions.sync.payment.accounts import Gateway
from motcua.reactions.sync.payment.fake import FakeGateway
from motcua.reactions.sync.payment.port import Wanted
from motcua.reactions.sync.ports import Misconfigured, Permanent

NOW = datetime(2023, 5, 29, 12, tzinfo=ZONE)
WANTED = Wanted(
    reference="MC2305290000014601", amount=50_000, dossier="H10-1", procedure="Khai sinh", procedure_code="1.001",
    unit="UBND xã", unit_code="H10.37.01", payer="Trần Thị Lan", returns="https://tinh.example/",
    lines=(("Lệ phí", 50_000),),
)  # fmt: skip


def account(protocol: str, **changes: str) -> Gateway:
    told = {"secret": "a-secret-of-the-province", "notice_secret": "a-secret-of-the-gateway"} | changes
    return Gateway(name=protocol, protocol=protocol, address="https://cong.example", client="H10", **told)


@pytest.fixture(params=sorted(protocols.PROTOCOLS))
def fake(request: pytest.FixtureRequest) -> FakeGateway:
    return FakeGateway(account(request.param))


def test_what_was_begun_and_paid_is_told_and_answered_alike(fake: FakeGateway) -> None:
    assert fake.begin(WANTED, NOW) == "https://cong.example/pay/MC2305290000014601"
    assert fake.ask("MC2305290000014601", NOW).paid is None
    told = mapping.word(fake.gateway, fake.pay(WANTED.reference, NOW), NOW)
    assert (told.reference, told.amount, told.paid) == (WANTED.reference, 50_000, True)
    assert told == fake.ask(WANTED.reference, NOW)
    assert fake.ask("MC2305290000014602", NOW) is None


def test_a_word_with_anything_changed_is_not_believed(fake: FakeGateway) -> None:
    fake.begin(WANTED, NOW)
    true = fake.pay(WANTED.reference, NOW)
    rule = fake.gateway.speaks.told
    for name in rule.fields:
        with pytest.raises(mapping.Forged):
            mapping.word(fake.gateway, true | {name: f"{true[name]}1"}, NOW)
    for seal in ("", None, 7, "0" * 64, true[rule.into][:-1]):
        with pytest.raises(mapping.Forged):
            mapping.word(fake.gateway, true | {rule.into: seal}, NOW)
    ours = signing.signed(rule, true, fake.gateway.secret)
    with pytest.raises(mapping.Forged):  # the key of the other direction opens nothing
        mapping.word(fake.gateway, ours, NOW)


def test_the_same_text_cut_into_other_fields_is_not_believed() -> None:
    rule, key = protocols.PLATFORM.told, "a-secret-of-the-gateway"
    message = {"MaLoi": "00", "ThongTinGiaoDich": "x", "MaTienTe": "VND|GD1", "MaGiaoDich": ""}
    assert not signing.fits(rule, signing.signed(rule, message, key), key)
    assert not signing.fits(rule, signing.signed(rule, message, ""), "")


def test_a_signed_word_that_makes_no_sense_is_muddled(fake: FakeGateway) -> None:
    fake.begin(WANTED, NOW)
    names, rule, key = fake.gateway.speaks.names, fake.gateway.speaks.told, fake.gateway.notice_secret
    true = fake.pay(WANTED.reference, NOW)
    for name, value in (
        (names.amount, "50000.5"),
        (names.amount, "-1"),
        (names.transaction, ""),
        (names.reference, ""),
    ):
        with pytest.raises(mapping.Muddled):
            mapping.word(fake.gateway, signing.signed(rule, true | {name: value}, key), NOW)


def test_keypay_signs_by_hmac_and_the_platform_by_a_plain_digest() -> None:
    message = {"a": 1, "b": None}
    hmac = signing.signature(protocols.Signature(protocols.HMAC_SHA256, ("a", "b"), "s"), message, "key")
    plain = signing.signature(protocols.Signature(protocols.SHA256, ("a", "b"), "s"), message, "key")
    assert (
        hmac == "84de9084b99a3be85e2c688b3ff1675832045674c0dfeec515033249eb5fc2f1"
    )  # as openssl dgst -sha256 -hmac key
    assert plain == "a8b5eec736033ec72a148521e1f9a8eba4da3b908b94cae8eececa16a9bd391b"


def test_a_message_of_ours_with_another_key_is_refused_there(fake: FakeGateway) -> None:
    stranger = FakeGateway(account(fake.gateway.protocol, secret="another-secret-entirely"))
    assert fake.begun(mapping.begin(stranger.gateway, WANTED, NOW))[fake.gateway.speaks.code] != "0"
    refusing = FakeGateway(fake.gateway)
    refusing.begun = lambda _message: {}  # type: ignore[method-assign]
    with pytest.raises(Permanent):
        refusing.begin(WANTED, NOW)


def test_a_setting_that_is_wrong_is_named_and_tells_no_key(settings: object) -> None:
    key = "s-e-c-r-e-t-s-e-c-r"
    for told in (
        "{", "[1]", '[{"name":"a"}]', f'[{{"name":"a","protocol":"keypay","address":"x","secret":"{key}"}}]',
        '[{"name":"a","protocol":"keypay","address":"https://x","secret":"short"}]',
    ):  # fmt: skip
        settings.GATEWAYS = told
        with pytest.raises(Misconfigured) as refusal:
            accounts.every()
        assert "s-e-c-r" not in refusal.value.reason
    assert "a-secret" not in repr(account("keypay"))
