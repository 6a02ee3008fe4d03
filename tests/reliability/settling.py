"""People move into a running house: run as a program there, it prints how each may come in, as one JSON document."""

import json
from importlib import import_module

from motcua.runtime import awake

MOMENT = (2023, 5, 29, 9, 0)


def main() -> None:
    """The cast lives in the house, it is a Monday of 2023 there, and the clerks have sessions and a system its key."""
    awake.wake()
    from motcua.ledger import clock
    from motcua.registers.people.acts import tokens
    from motcua.registers.people.models import Account
    from motcua.registers.people.roles import Kind
    from tests import cast as people

    cast = people.assemble()
    clock.pretend(people.at(29, 9))
    Account.objects.create(username="may", full_name="Phần mềm khác", kind=Kind.SYSTEM.value)
    scopes = ["intake.lodge", "dossier.register", "dossier.forward", "dossier.read", "person.register", "file.store"]
    key = tokens.issue_token(by=cast.khoa, username="may", name="thử", scopes=scopes, at=people.MONDAY)
    sessions = {name: session(getattr(cast, name).id) for name in ("hung", "hoa", "mai", "lan")}
    print(json.dumps({"agency": cast.commune.code, "sessions": sessions, "key": key}))


def session(account: int) -> str:
    """The key of a session in which this account has signed in."""
    from django.conf import settings

    begun = import_module(settings.SESSION_ENGINE).SessionStore()
    begun["account"] = account
    begun.save()
    return str(begun.session_key)


if __name__ == "__main__":
    main()
