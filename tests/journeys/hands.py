"""How the people of our stories use a browser: signed in, and with both hands on the keys."""

from django.contrib.sessions.backends.db import SessionStore

from motcua.registers.people.actor import Actor
from tests.browser import until

CARD = "070160000001||TRẦN THỊ LAN|08031960|Nữ|Ấp 1, Minh Hưng, Bù Đăng|01072021"


def come_in(page: object, live: str, actor: Actor, address: str = "/office/") -> object:
    """The page of this person, opened at an address of the office."""
    session = SessionStore()
    session["account"] = actor.id
    session.create()
    page.context.add_cookies([{"name": "sessionid", "value": session.session_key, "url": live}])
    page.goto(address)
    return page


def focus(page: object) -> str:
    """The name, the address or the words of what has the focus."""
    return page.evaluate(
        "(one => one.name || one.getAttribute('href') || one.textContent.trim())(document.activeElement)"
    )


def expect_focus(page: object, name: str) -> None:
    """The focus comes to stand on what has this name, whose address ends so, or on these words."""
    until(
        page,
        "name => { const one = document.activeElement; const address = one.getAttribute('href');"
        " return one.name === name || (address && address.endsWith(name)) || one.textContent.trim() === name; }",
        name,
    )


def tab_to(page: object, name: str, most: int = 60) -> None:
    """Tab is pressed until the focus stands on what has this name, address or these words."""
    for _ in range(most):
        if focus(page) == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{most} times Tab did not lead to {name!r}; the focus is on {focus(page)!r}")


def scan(page: object, line: str) -> None:
    """A hand scanner types the line at once and ends it with Enter."""
    with page.expect_navigation():
        page.keyboard.type(line)
        page.keyboard.press("Enter")
