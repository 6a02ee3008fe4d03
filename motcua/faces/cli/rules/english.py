"""The English of a refusal: the floors below the faces refuse in Vietnamese, their catalogues hold the other."""

from pathlib import Path

import motcua
from motcua.law.errors import LawError
from motcua.registers.people.errors import Refused

_FLOORS = ("law", "registers", "work", "reactions")


def of(refusal: LawError | Refused) -> str:
    """The refusal in English; nothing where a sentence of it has none."""
    told = _told([one for one in (refusal.what, refusal.why, refusal.remedy) if one])
    return " ".join([*told, f"({_cited(refusal.source)})"] if told and refusal.source else told)


def faults(refusal: LawError | Refused) -> list[str]:
    """What is wrong with each word given, one line each: its name, the Vietnamese, then the English if there is one."""
    named: dict[str, str] = getattr(refusal, "fields", {})
    return [f"  {name}: {' · '.join([str(fault), *_told([fault])])}" for name, fault in named.items()]


def _told(sentences: list[str]) -> list[str]:
    """The sentences in English, or none of them where one has none."""
    _wake()
    from django.utils import translation

    from motcua.faces.kit import wording

    with translation.override("en"):
        told = [wording.told(one) for one in sentences]
    known = all(said != str(one) for said, one in zip(told, sentences, strict=True))
    return told if known else []


def _cited(source: str) -> str:
    from django.utils import translation

    from motcua.faces.kit import wording

    with translation.override("en"):
        return wording.cited(source)


def _wake() -> None:
    """The catalogues can be asked. Django is not woken for it: the law is asked without settings."""
    import django
    from django.apps import apps
    from django.conf import settings

    if not settings.configured:
        room = Path(motcua.__file__).parent
        settings.configure(LANGUAGE_CODE="vi", LOCALE_PATHS=[room / floor / "locale" for floor in _FLOORS])
    if not apps.ready:
        django.setup()
