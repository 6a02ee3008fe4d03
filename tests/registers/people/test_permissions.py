"""The table of permissions, walked both ways: what each role may and where, written down again by role."""

import ast
import itertools

import pytest

from motcua.law import workflow
from motcua.registers.people import permissions
from motcua.registers.people.actor import ANONYMOUS, HOUSE, Actor, PostView
from motcua.registers.people.errors import NotAllowed
from motcua.registers.people.roles import Kind, Role
from tests.health import tree

OWN, BELOW, ELSEWHERE = (7, "/1/7/"), (9, "/1/7/9/"), (8, "/1/8/")
EVERYBODY = {"account.keep"}
WORKERS = {"grading.contest"}
OFFICERS = {"publication.contest", "feed.keep"}  # each on what names him
LISTS = {f"publication.{verb}" for verb in ("read", "propose", "answer", "publish", "withdraw")}
AT_THE_COUNTER = {
    "intake.draft", "intake.lodge", "dossier.register", "dossier.receive", "dossier.refuse", "dossier.supplement",
    "dossier.complete", "dossier.forward", "dossier.take", "dossier.confirm_payment", "dossier.withdraw",
    "dossier.stop", "dossier.hand_over", "dossier.read", *WORKERS,
}  # fmt: skip
AT_THE_DESK = {
    "dossier.supplement", "dossier.forward", "dossier.send_back", "dossier.take", "dossier.consult", "dossier.answer",
    "dossier.suspend", "dossier.resume", "dossier.require_payment", "dossier.confirm_payment", "dossier.read",
    *WORKERS,
}  # fmt: skip
READ, TAKE = "directive.read", {"directive.take", "directive.correct"}
PAID = {"payment.read"}
OWED = {"task.ask", "task.divide"}
TOLD, ENTERED = {"task.report", "task.answer"}, {"task.enter"}
GIVEN = {"task.check", "task.assign", "task.share", "task.publish", "task.measure"}
MANDATES = {"mandate.read", "mandate.take", "mandate.decline"}
# what each role may in its own unit only, in its own and those below, and everywhere
BY_ROLE: dict[Role, tuple[set[str], set[str], set[str]]] = {
    Role.COUNTER: (
        AT_THE_COUNTER | {READ, "payment.attempt", "payment.collect", "person.check"} | PAID,
        {"task.read"},
        {"file.store", "person.register", "person.read"},
    ),
    Role.SPECIALIST: (AT_THE_DESK | {READ} | TOLD | PAID, {"task.read"}, {"file.store"}),
    Role.DIVISION_HEAD: (
        AT_THE_DESK | {"dossier.assign", READ, "directive.confirm", "task.begin"} | TOLD | TAKE | ENTERED | OWED | PAID,
        {"task.read"} | LISTS - {"publication.publish", "publication.withdraw"},
        {"file.store"},
    ),
    Role.LEADER: (
        AT_THE_DESK
        | {"dossier.assign", "dossier.extend", "dossier.decide", "dossier.reject", "dossier.issue", "dossier.stop"}
        | {"grading.answer"}
        | {READ, "directive.confirm", "task.begin", "task.extend", "task.issue"}
        | (TOLD | ENTERED | TAKE | OWED | GIVEN | PAID | {"payment.refund"}),
        LISTS | {"task.read"},
        {"file.store"},
    ),
    Role.REGISTRY: (
        {"dossier.forward", "dossier.send_back", "dossier.issue", "dossier.take", "dossier.read", *TOLD}
        | {*WORKERS, READ}
        | (TAKE | PAID),
        {"task.read"},
        {"file.store"},
    ),
    Role.CONTROL: (
        TOLD | OWED,
        set(),
        {"dossier.oversee", "catalog.publish", "calendar.announce", "grading.answer", "index.tell"}
        | (LISTS - {"publication.publish"})
        | {READ, "directive.confirm", "task.read", "task.begin", "file.store"}
        | (TAKE | GIVEN | ENTERED | PAID | MANDATES)
        | {"payment.reconcile", "payment.settle", "exchange.read", "exchange.repair"},
    ),
    Role.CHAIR: (
        {READ, "directive.confirm", "task.begin", "task.extend", "task.issue"} | TAKE | GIVEN | ENTERED | MANDATES,
        {"dossier.oversee", "task.read"} | (LISTS - {"publication.propose"}),
        {"file.store"},
    ),
    Role.HOTLINE: (set(), set(), set()),
    Role.OPERATOR: (
        set(),
        set(),
        {"pack.load", "index.import", "calendar.announce", "people.manage", "house.operate"}
        | {"exchange.read", "exchange.repair", "hook.keep"},
    ),
}
CITIZENS = EVERYBODY | {
    "intake.draft", "intake.submit", "dossier.register", "dossier.complete", "dossier.withdraw", "file.store",
    "person.register", "payment.attempt",
}  # fmt: skip
SYSTEMS = {
    "intake.lodge", "dossier.register", "dossier.receive", "dossier.refuse", "dossier.supplement", "dossier.complete",
    "dossier.forward", "dossier.confirm_payment", "dossier.decide", "dossier.reject", "dossier.issue", "dossier.stop",
    "dossier.hand_over", "dossier.read", "file.store", "person.register", "index.import", "event.read",
    "directive.read",
}  # fmt: skip
VERBS = sorted(permissions.BY_VERB)


def officer(role: Role) -> Actor:
    return Actor(id=1, name="Cán bộ", kind=Kind.OFFICER, posts=(PostView(*OWN, "Cơ quan", role),))


@pytest.mark.parametrize(("verb", "role"), list(itertools.product(VERBS, Role)))
def test_an_officer_may_what_is_expected_and_where(verb: str, role: Role) -> None:
    own, tree_, everywhere = BY_ROLE[role]
    here = verb in own | tree_ | everywhere | EVERYBODY | OFFICERS
    actor = officer(role)
    assert permissions.may(actor, verb) is here
    assert permissions.may(actor, verb, *OWN) is here
    assert permissions.may(actor, verb, *BELOW) is (verb in tree_ | everywhere)
    assert permissions.may(actor, verb, *ELSEWHERE) is (verb in everywhere)


@pytest.mark.parametrize("verb", VERBS)
def test_citizens_systems_and_strangers_may_what_is_expected(verb: str) -> None:
    citizen = Actor(id=2, name="bà Lan", kind=Kind.CITIZEN, person_id=5)
    allowed = Actor(id=3, name="Máy", kind=Kind.SYSTEM, scopes=frozenset({verb}))
    others = Actor(id=3, name="Máy", kind=Kind.SYSTEM, scopes=frozenset(VERBS) - {verb})
    for place in ((), OWN, ELSEWHERE):
        assert permissions.may(citizen, verb, *place) is (verb in CITIZENS)
        assert permissions.may(allowed, verb, *place) is (verb in SYSTEMS)
        assert not permissions.may(others, verb, *place)
        assert not permissions.may(ANONYMOUS, verb, *place)
        assert permissions.may(HOUSE, verb, *place)


@pytest.mark.parametrize("role", Role)
def test_a_post_of_the_past_or_of_nobody_gives_nothing(role: Role) -> None:
    without = Actor(id=1, name="Cán bộ", kind=Kind.OFFICER)
    assert [verb for verb in VERBS if permissions.may(without, verb)] == []


def test_what_is_expected_names_no_verb_that_the_table_lacks() -> None:
    expected = {verb for reaches in BY_ROLE.values() for reach in reaches for verb in reach}
    unknown = (expected | EVERYBODY | CITIZENS | SYSTEMS) - set(VERBS)
    assert not unknown, f"The table has no row for {sorted(unknown)}: write it, or strike it out here."


def test_every_row_of_the_table_is_asked_for_somewhere_and_every_question_has_its_row() -> None:
    asked = {verb for path in tree.python(tree.ROOT / "motcua") for verb in asked_in(path.read_text(encoding="utf-8"))}
    # the page of a dossier asks `dossier.<verb>` for each move of the law's table
    asked |= {f"dossier.{move.verb}" for move in workflow.MOVES} & set(VERBS)
    assert asked - set(VERBS) == set(), "Write a row for it in registers/people/permissions.py."
    assert set(VERBS) - asked == set(), "No act and no query asks for it: strike the row out, or guard what it is for."


def asked_in(text: str) -> set[str]:
    """The verbs for which a Python file asks the table: `@act("…")`, `may(by, "…")`, `require(by, "…")`."""
    named = set()
    for call in ast.walk(ast.parse(text)):
        if isinstance(call, ast.Call) and getattr(call.func, "attr", getattr(call.func, "id", "")) in {
            "act", "may", "require",
        }:  # fmt: skip
            place = 0 if getattr(call.func, "id", "") == "act" else 1
            words = call.args[place : place + 1]
            named |= {word.value for word in words if isinstance(word, ast.Constant) and isinstance(word.value, str)}
    return named


def test_questions_to_the_table_are_found() -> None:
    text = '@act("a.b")\ndef f():\n    permissions.may(by, "c.d", 1)\n    require(by, "e.f")\n    may(by, verb)\n'
    assert asked_in(text) == {"a.b", "c.d", "e.f"}


def test_the_paths_beneath_which_one_may_are_what_the_table_answers() -> None:
    everywhere, tree_, nowhere = (officer(role) for role in (Role.CONTROL, Role.CHAIR, Role.LEADER))
    assert permissions.below(everywhere, "dossier.oversee") == ("",)
    assert permissions.below(tree_, "dossier.oversee") == (OWN[1],)
    assert permissions.below(nowhere, "dossier.oversee") == ()
    assert permissions.below(nowhere, "dossier.decide") == (), "the own unit is no tree"


def test_nobody_but_the_house_erases_drafts() -> None:
    key = Actor(id=3, name="Máy", kind=Kind.SYSTEM, scopes=frozenset(VERBS))
    assert not permissions.may(key, "intake.erase")
    assert permissions.may(HOUSE, "intake.erase")


def test_a_refusal_says_who_could() -> None:
    with pytest.raises(NotAllowed, match="Lãnh đạo đơn vị"):
        permissions.require(officer(Role.COUNTER), "dossier.decide", *OWN)


def test_every_verb_stands_there_once_and_an_unknown_one_is_our_fault() -> None:
    assert len(permissions.BY_VERB) == len(permissions.PERMISSIONS)
    with pytest.raises(KeyError):
        permissions.may(HOUSE, "dossier.devour")
