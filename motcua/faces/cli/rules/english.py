"""The English of a refusal: the floors below the faces refuse in Vietnamese, their catalogues hold the other."""

from pathlib import Path

import motcua
from motcua.law.errors import LawError
from motcua.registers.people.errors import Refused

_FLOORS = ("law", "registers", "work", "reactions")


def of(refusal: LawError | Refused) -> str:
    """The refusal in English; nothing where a sentence of it has none.

    Django is not woken for it: the law is asked without settings.
    """
    import django
    from django.apps import apps
    from django.conf import settings
    from django.utils import translation

    if not settings.configured:
        room = Path(motcua.__file__).parent
        settings.configure(LANGUAGE_CODE="vi", LOCALE_PATHS=[room / floor / "locale" for floor in _FLOORS])
    if not apps.ready:
        django.setup()
    from motcua.faces.kit import wording

    sentences = [one for one in (refusal.what, refusal.why, refusal.remedy) if one]
    with translation.override("en"):
        told = [wording.told(one) for one in sentences]
        if any(said == str(one) for said, one in zip(told, sentences, strict=True)):
            return ""
        return " ".join([*told, f"({wording.cited(refusal.source)})"] if refusal.source else told)
