"""Django, ready for a command: which settings, and as which role of the database."""

import os

import django

from motcua.runtime.postgres import Role


def wake(role: Role = "app") -> None:
    """Django is set up; without DJANGO_SETTINGS_MODULE it is the demonstration's."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.settings.dev")
    os.environ.setdefault("MOTCUA_ROLE", role)
    django.setup()
