"""Sentences of the house that remember what they were made of, so that a face can say them in another language."""

from collections.abc import Mapping
from typing import Self

FROM, TO = "\u2068", "\u2069"  # around Vietnamese words inside a sentence of another language; nobody sees them


class Sentence(str):
    """A sentence in Vietnamese, ready to be shown; `pattern` and `values` are what it was made of.

    The floors below the faces know no other language. A face looks the pattern up in the catalogue of its reader, as it
    looks up a plain sentence. A value that is a tuple holds words of the house (a state, a role), and a value that is a
    `Sentence` is one inside another: these are looked up too. Any other value, such as a name or a code, stays as it
    is in every language.
    """

    __slots__ = ("pattern", "values")

    pattern: str
    values: Mapping[str, object]

    def __new__(cls, text: str, pattern: str = "", values: Mapping[str, object] | None = None) -> Self:
        """The sentence `text`; without a pattern it is its own."""
        made = super().__new__(cls, text)
        made.pattern, made.values = pattern or text, values or {}
        return made


class Named(str):
    """A name in Vietnamese that has an English one of its own, as the questions of a form have."""

    __slots__ = ("english",)

    english: str

    def __new__(cls, vietnamese: str, english: str) -> Self:
        """The name in Vietnamese; without an English one it is the same in both."""
        made = super().__new__(cls, vietnamese)
        made.english = english or vietnamese
        return made


def say(pattern: str, **values: object) -> Sentence:
    """The pattern with its values in places such as `%(code)s`; raises `KeyError` for a place without a value."""
    return Sentence(pattern % {name: written(value) for name, value in values.items()}, pattern, values)


def join(*sentences: str) -> Sentence:
    """The sentences one after the other, each still to be looked up by itself; empty ones are left out."""
    parts = {f"part_{n}": Sentence(one) if type(one) is str else one for n, one in enumerate(sentences) if one}
    return say(" ".join(f"%({name})s" for name in parts), **parts)


def written(value: object) -> str:
    """A value as it stands in a sentence: several words with commas between them."""
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def quoted(text: str) -> str:
    """Words that stay Vietnamese inside a sentence of another language, marked so that a page can say so of them.

    The marks are Unicode's own for a passage that stands apart; where no page reads them they are not seen.
    """
    return f"{FROM}{bare(text)}{TO}" if text else ""


def bare(text: str) -> str:
    """The words without the marks of `quoted`, for what is no page."""
    return text.replace(FROM, "").replace(TO, "")
