from datetime import timedelta

import pytest

from motcua.registers.people import sign_in
from motcua.registers.people.acts import accounts
from motcua.registers.people.models import Account, SignIn
from tests.cast import MONDAY, Cast

RIGHT = "mat-khau-thu-nghiem"
MINUTE = timedelta(minutes=1)


def wrong(times: int, username: str = "anh-hung", start: int = 0) -> None:
    for n in range(times):
        with pytest.raises(sign_in.WrongPassword):
            sign_in.check(username, "sai", address="203.0.113.7", at=MONDAY + (start + n) * MINUTE)


def test_the_right_password_opens_and_is_noted(cast: Cast) -> None:
    actor = sign_in.check(" Anh-Hung ", RIGHT, address="203.0.113.7", at=MONDAY)
    assert actor.id == cast.hung.id
    assert actor.posts
    assert SignIn.objects.get().succeeded
    assert Account.objects.get(id=actor.id).last_login == MONDAY


def test_five_failures_lock_even_the_right_password(cast: Cast) -> None:
    wrong(5)
    with pytest.raises(sign_in.TooManyGuesses, match="15 phút"):
        sign_in.check("anh-hung", RIGHT, address=None, at=MONDAY + 5 * MINUTE)
    assert SignIn.objects.count() == 5


def test_the_lock_opens_after_a_quarter_of_an_hour(cast: Cast) -> None:
    wrong(5)
    assert sign_in.check("anh-hung", RIGHT, address=None, at=MONDAY + 15 * MINUTE).id == cast.hung.id


def test_four_failures_do_not_lock_and_a_success_forgives(cast: Cast) -> None:
    wrong(4)
    sign_in.check("anh-hung", RIGHT, address=None, at=MONDAY + 4 * MINUTE)
    wrong(4, start=5)
    assert sign_in.check("anh-hung", RIGHT, address=None, at=MONDAY + 9 * MINUTE).id == cast.hung.id


def test_one_mans_failures_do_not_lock_another(cast: Cast) -> None:
    wrong(5, "co-hoa")
    assert sign_in.check("anh-hung", RIGHT, address=None, at=MONDAY + 5 * MINUTE)


def test_a_name_nobody_has_is_refused_in_the_same_words_and_locked_too(cast: Cast) -> None:
    with pytest.raises(sign_in.WrongPassword) as known:
        sign_in.check("anh-hung", "sai", address=None, at=MONDAY)
    with pytest.raises(sign_in.WrongPassword) as unknown:
        sign_in.check("khong-ai", "sai", address=None, at=MONDAY)
    assert str(known.value) == str(unknown.value)
    wrong(4, "khong-ai", start=1)
    with pytest.raises(sign_in.TooManyGuesses):
        sign_in.check("khong-ai", "sai", address=None, at=MONDAY + 6 * MINUTE)


def test_a_closed_account_does_not_open(cast: Cast) -> None:
    accounts.close_account(by=cast.khoa, username="anh-hung", reason="Nghỉ hưu", at=MONDAY)
    with pytest.raises(sign_in.WrongPassword):
        sign_in.check("anh-hung", RIGHT, address=None, at=MONDAY)


def test_an_endless_password_is_refused_without_being_hashed(cast: Cast) -> None:
    with pytest.raises(sign_in.WrongPassword):
        sign_in.check("anh-hung", RIGHT * 100_000, address=None, at=MONDAY)
