from collections.abc import Callable
from datetime import timedelta

import pytest

from motcua.ledger import facts
from motcua.registers.people.actor import HOUSE
from motcua.registers.people.acts import accounts, identities
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed
from motcua.registers.people.models import Account, Identity, Person, SignIn
from tests import cast as people
from tests.cast import Cast

LAN, MINH = "070160000001", "070160000002"
Enter = Callable[..., int]


@pytest.fixture
def cast(db: None) -> Cast:
    return people.assemble()


@pytest.fixture
def enter(cast: Cast) -> Enter:
    """Somebody comes with the word of a provider."""

    def entered(number: str = LAN, subject: str = "lan", level: int = 2, **more: object) -> int:
        said = {
            "kind": "person",
            "identity_no": number,
            "full_name": "Trần Thị Lan",
            "birth_date": "1960-03-08",
            **more,
        }
        return identities.enter(
            by=HOUSE, provider="vneid", subject=subject, level=level, links_from=2, particulars=said, address=None,
            at=people.MONDAY,
        )  # fmt: skip

    return entered


def test_who_is_known_by_number_enters_by_the_own_account_and_is_linked_once(cast: Cast, enter: Enter) -> None:
    assert enter() == cast.lan.id
    assert enter(level=3) == cast.lan.id
    link = Identity.objects.get()
    assert (link.account_id, link.level) == (cast.lan.id, 3)
    told = facts.about("account:ba-lan")
    assert [fact.name for fact in told] == ["IdentityLinked"]
    assert told[0].body == {"provider": "vneid", "level": 2}
    assert SignIn.objects.filter(username="ba-lan", succeeded=True).count() == 2


def test_who_is_not_known_is_registered_with_an_account_that_has_no_password(cast: Cast, enter: Enter) -> None:
    number = enter(MINH, "minh", full_name="Lê Văn Minh", phone="0912345679")
    account, person = Account.objects.get(id=number), Person.objects.get(identity_no=MINH)
    assert (person.account_id, person.phone, account.kind) == (number, "0912345679", "citizen")
    assert not account.has_usable_password()
    assert MINH not in account.username
    bodies = [
        fact.body for name in (f"person:{person.id}", f"account:{account.username}") for fact in facts.about(name)
    ]
    assert "Minh" not in str(bodies)
    assert MINH not in str(bodies)


def test_a_person_the_counter_knows_gets_an_account_at_the_first_sign_in(cast: Cast, enter: Enter) -> None:
    person = Person.objects.create(full_name="Lê Văn Minh", folded="le van minh", identity_no=MINH)
    number = enter(MINH, "minh", full_name="Lê Văn Minh", sex="male")
    person.refresh_from_db()
    assert (person.account_id, person.sex) == (number, "male")


def test_a_low_level_takes_over_nobody_but_lets_a_newcomer_in(cast: Cast, enter: Enter) -> None:
    with pytest.raises(identities.AssuranceTooLow, match="mức 2"):
        enter(level=1)
    assert not Identity.objects.exists()
    number = enter(MINH, "minh", level=1, full_name="Lê Văn Minh")
    assert enter(MINH, "minh", level=1, full_name="Một Tên Khác") == number
    assert Person.objects.get(identity_no=MINH).full_name == "Lê Văn Minh"
    enter(MINH, "minh", level=2, full_name="Lê Văn Minh Mới")
    assert Account.objects.get(id=number).full_name == "Lê Văn Minh Mới"


def test_an_identity_that_names_another_person_is_stopped(cast: Cast, enter: Enter) -> None:
    enter()
    with pytest.raises(Conflict, match="Số định danh không khớp"):
        enter(MINH)


def test_a_closed_account_is_not_opened_by_a_provider(cast: Cast, enter: Enter) -> None:
    accounts.close_account(by=cast.khoa, username="ba-lan", reason="Theo yêu cầu", at=people.MONDAY)
    with pytest.raises(NotAllowed, match="đã khóa"):
        enter()


@pytest.mark.parametrize("number", ["", "12345", "99916000000x"])
def test_a_number_that_cannot_be_opens_nothing(enter: Enter, number: str) -> None:
    with pytest.raises(Invalid):
        enter(number)


def test_nobody_but_the_house_may_say_who_somebody_is(cast: Cast) -> None:
    for who in (cast.lan, cast.hung, cast.khoa):
        with pytest.raises(NotAllowed):
            identities.enter(
                by=who, provider="vneid", subject="x", level=3, links_from=2, particulars={}, address=None,
                at=people.MONDAY + timedelta(days=1),
            )  # fmt: skip
