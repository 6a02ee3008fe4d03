from datetime import timedelta

import pytest

from motcua.ledger import facts
from motcua.registers.people import permissions, sign_in
from motcua.registers.people import queries as people
from motcua.registers.people.acts import accounts, tokens
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed, NotFound, OutOfScope
from motcua.registers.people.models import ApiToken
from motcua.registers.people.roles import Kind
from tests.cast import MONDAY, Cast


@pytest.fixture
def system(cast: Cast) -> str:
    accounts.open_account(by=cast.khoa, username="cong-dvc", full_name="Cổng DVC", kind=Kind.SYSTEM, at=MONDAY)
    return "cong-dvc"


def issue(cast: Cast, username: str, **changes: object) -> str:
    values = {"name": "Kết nối thử", "scopes": ["dossier.receive", "intake.lodge"]} | changes
    return tokens.issue_token(by=cast.khoa, username=username, at=MONDAY, **values)


def test_a_key_is_shown_once_and_only_its_digest_is_kept(cast: Cast, system: str) -> None:
    secret = issue(cast, system)
    row = ApiToken.objects.get()
    assert secret.startswith("mc_")
    assert bytes(row.digest) == tokens.digest_of(secret)
    assert secret not in str(facts.about("account:cong-dvc"))
    assert secret not in {str(value) for value in vars(row).values()}


def test_a_key_opens_the_verbs_it_was_given_and_no_others(cast: Cast, system: str) -> None:
    actor = sign_in.by_token(issue(cast, system), MONDAY)
    assert actor is not None
    assert permissions.may(actor, "intake.lodge")
    assert not permissions.may(actor, "dossier.decide")


def test_a_key_of_one_agency_opens_nothing_beside_it(cast: Cast, system: str) -> None:
    actor = sign_in.by_token(issue(cast, system, agency="H10.37.01"), MONDAY)
    assert actor is not None
    here, there = cast.commune, cast.elsewhere
    assert permissions.may(actor, "dossier.receive", here.id, here.path)
    assert not permissions.may(actor, "dossier.receive", there.id, there.path)
    assert not permissions.may(actor, "dossier.receive", there.id), "without a path nobody knows where it lies"
    with pytest.raises(OutOfScope, match="không thuộc cơ quan") as refusal:
        permissions.require(actor, "dossier.receive", there.id, there.path)
    assert refusal.value.scope == "dossier.receive"
    with pytest.raises(OutOfScope, match="không có phạm vi"):
        permissions.require(actor, "dossier.decide", here.id, here.path)
    with pytest.raises(Invalid) as unknown:
        issue(cast, system, agency="H10.99")
    assert list(unknown.value.fields) == ["agency"]


def test_a_list_tells_keys_apart_without_telling_them_and_when_each_was_used(cast: Cast, system: str) -> None:
    secret = issue(cast, system, agency="H10.37", expires_at=MONDAY + timedelta(days=30))
    [before] = people.tokens(by=cast.khoa)
    assert (before.hint, before.agency_code, before.last_used_at) == (secret[:8], "H10.37", None)
    assert secret not in str(before)
    for minutes, seen in ((1, 1), (1.5, 1), (2, 2)):
        sign_in.by_token(secret, MONDAY + timedelta(minutes=minutes))
        assert people.tokens(by=cast.khoa)[0].last_used_at == MONDAY + timedelta(minutes=seen)
    assert before.opens(MONDAY)
    assert not before.opens(MONDAY + timedelta(days=30))
    with pytest.raises(NotAllowed):
        people.tokens(by=cast.thu)
    with pytest.raises(NotAllowed):
        people.systems(by=cast.thu)


@pytest.mark.parametrize("secret", ["", "mc_wrong", "somebody else's key"])
def test_a_key_that_was_never_issued_opens_nothing(cast: Cast, secret: str) -> None:
    assert sign_in.by_token(secret, MONDAY) is None


def test_a_key_ends_on_its_day(cast: Cast, system: str) -> None:
    end = MONDAY + timedelta(days=30)
    secret = issue(cast, system, expires_at=end)
    assert sign_in.by_token(secret, end - timedelta(seconds=1))
    assert sign_in.by_token(secret, end) is None


def test_a_revoked_key_opens_nothing_for_ever(cast: Cast, system: str) -> None:
    secret = issue(cast, system)
    number = ApiToken.objects.get().id
    tokens.revoke_token(by=cast.khoa, token=number, at=MONDAY)
    assert sign_in.by_token(secret, MONDAY) is None
    with pytest.raises(Conflict):
        tokens.revoke_token(by=cast.khoa, token=number, at=MONDAY)
    with pytest.raises(NotFound):
        tokens.revoke_token(by=cast.khoa, token=0, at=MONDAY)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"scopes": ["people.manage"]}, "scopes"),
        ({"scopes": ["no.such.verb"]}, "scopes"),
        ({"name": " "}, "name"),
        ({"expires_at": MONDAY}, "expires_at"),
    ],
)
def test_keys_that_cannot_be_are_refused(cast: Cast, system: str, changes: dict, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        issue(cast, system, **changes)
    assert list(refusal.value.fields) == [field]


def test_only_systems_have_keys_and_only_the_operator_issues_them(cast: Cast, system: str) -> None:
    with pytest.raises(Invalid):
        issue(cast, "anh-hung")
    with pytest.raises(NotFound):
        issue(cast, "nobody")
    with pytest.raises(NotAllowed):
        tokens.issue_token(by=cast.mai, username=system, name="x", scopes=[], at=MONDAY)
