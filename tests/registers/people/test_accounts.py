import pytest

from motcua.ledger import facts
from motcua.registers.people import sign_in
from motcua.registers.people.actor import actor_for
from motcua.registers.people.acts import accounts, persons, tokens
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed, NotFound
from motcua.registers.people.models import ApiToken, Post
from motcua.registers.people.roles import Kind
from tests.cast import MONDAY, Cast

PASSWORD = "mot cua mot dau"


def opened(cast: Cast, username: str = "co-sau", **changes: object) -> int:
    values = {"full_name": "Nguyễn Thị Sáu", "kind": Kind.OFFICER, "password": PASSWORD} | changes
    return accounts.open_account(by=cast.khoa, username=username, at=MONDAY, **values)


def test_an_opened_account_can_sign_in(cast: Cast) -> None:
    number = opened(cast, "Co-Sau")
    assert sign_in.check("co-sau", PASSWORD, address=None, at=MONDAY).id == number
    assert facts.about("account:co-sau")[0].body == {"kind": "officer"}


def test_a_user_name_is_never_taken_twice(cast: Cast) -> None:
    opened(cast)
    with pytest.raises(Conflict):
        opened(cast, "CO-SAU")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"username": "cô sáu"}, "username"),
        ({"username": "x"}, "username"),
        ({"full_name": " "}, "full_name"),
        ({"password": "ngắn"}, "password"),
        ({"password": "aaaaaaaaaaaa"}, "password"),
        ({"password": "co-sau-co-sau-1"}, "password"),
    ],
)
def test_names_and_passwords_that_cannot_be_are_refused(cast: Cast, changes: dict, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        opened(cast, **changes)
    assert list(refusal.value.fields) == [field]


def test_a_citizens_account_belongs_to_one_person(cast: Cast) -> None:
    minh = persons.register(by=cast.hung, particulars=persons.Particulars(full_name="Lê Minh"), at=MONDAY)
    number = opened(cast, "le-minh", kind=Kind.CITIZEN, person=minh)
    assert actor_for(number).person_id == minh
    with pytest.raises(Conflict):
        opened(cast, "le-minh-2", kind=Kind.CITIZEN, person=minh)


def test_closing_an_account_ends_its_posts_and_its_keys(cast: Cast) -> None:
    accounts.close_account(by=cast.khoa, username="anh-hung", reason="Nghỉ hưu", at=MONDAY)
    assert actor_for(cast.hung.id) is None
    assert not Post.objects.filter(account_id=cast.hung.id, last_day__isnull=True).exists()
    assert {fact.name for fact in facts.about("account:anh-hung")} == {"AccountClosed", "PostEnded"}
    opened(cast, "may", kind=Kind.SYSTEM, password="")
    secret = tokens.issue_token(by=cast.khoa, username="may", name="thử", scopes=["dossier.receive"], at=MONDAY)
    accounts.close_account(by=cast.khoa, username="may", reason="Thôi dùng", at=MONDAY)
    assert sign_in.by_token(secret, MONDAY) is None
    assert ApiToken.objects.get().revoked_at == MONDAY


def test_nobody_closes_himself_or_without_a_reason(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        accounts.close_account(by=cast.khoa, username="anh-khoa", reason="x", at=MONDAY)
    with pytest.raises(Invalid):
        accounts.close_account(by=cast.khoa, username="anh-hung", reason=" ", at=MONDAY)
    with pytest.raises(NotFound):
        accounts.close_account(by=cast.khoa, username="nobody", reason="x", at=MONDAY)
    with pytest.raises(NotAllowed):
        accounts.close_account(by=cast.mai, username="anh-hung", reason="x", at=MONDAY)


def test_ones_own_password_changes_with_the_present_one_only(cast: Cast) -> None:
    with pytest.raises(Invalid, match="hiện tại"):
        accounts.set_password(by=cast.lan, username="ba-lan", password=PASSWORD, present="sai", at=MONDAY)
    opened(cast, "ong-tu", kind=Kind.CITIZEN)
    tu = sign_in.check("ong-tu", PASSWORD, address=None, at=MONDAY)
    accounts.set_password(by=tu, username="ong-tu", password="mat khau moi 2023", present=PASSWORD, at=MONDAY)
    assert sign_in.check("ong-tu", "mat khau moi 2023", address=None, at=MONDAY).id == tu.id


def test_the_operator_sets_anothers_password_and_nobody_else_does(cast: Cast) -> None:
    accounts.set_password(by=cast.khoa, username="anh-hung", password=PASSWORD, at=MONDAY)
    assert sign_in.check("anh-hung", PASSWORD, address=None, at=MONDAY).id == cast.hung.id
    assert facts.about("account:anh-hung")[-1].name == "PasswordSet"
    with pytest.raises(NotAllowed):
        accounts.set_password(by=cast.mai, username="anh-hung", password=PASSWORD, at=MONDAY)
    with pytest.raises(Invalid):
        accounts.set_password(by=cast.khoa, username="anh-hung", password="ngắn", at=MONDAY)
