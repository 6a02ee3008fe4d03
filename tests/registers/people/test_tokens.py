from datetime import timedelta

import pytest

from motcua.ledger import facts
from motcua.registers.people import permissions, sign_in
from motcua.registers.people.acts import accounts, tokens
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed, NotFound
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
