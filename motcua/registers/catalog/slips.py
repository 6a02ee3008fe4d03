"""Slips of the typing hand: a word that no procedure uses is taken for the nearest one that some procedure does."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

_GUESSES = 4
_SHORTEST = 3  # letters; below that every word is near every other


@dataclass(frozen=True)
class Vocabulary:
    """The words of the catalogue with how often each stands there, and what each looks like with one letter less."""

    counts: Mapping[str, int]
    clipped: Mapping[str, tuple[str, ...]]

    def meant(self, word: str) -> tuple[tuple[str, ...], ...]:
        """The word or words that were meant, each with what else it could be, the likeliest first.

        A known word, or the beginning of one, is meant as it stands; words run together are told apart; any other is
        taken for the nearest words one slip away, and for itself when there are none. One slip is a letter too many,
        too few, wrong, or two letters swapped.
        """
        if word in self.counts or len(word) < _SHORTEST or any(known.startswith(word) for known in self.counts):
            return ((word,),)
        if told_apart := self._apart(word):
            return tuple((part,) for part in told_apart)
        near = {known for clipping in (word, *_clippings(word)) for known in self.clipped.get(clipping, ())}
        near |= {clipping for clipping in _clippings(word) if clipping in self.counts}
        found = [known for known in near if _one_slip(known, word)]
        found.sort(key=lambda known: (*_alike(known, word), self.counts[known], known), reverse=True)
        return (tuple(found[:_GUESSES]) or (word,),)

    def _apart(self, word: str) -> tuple[str, ...]:
        """The fewest known words that were written without spaces between them; none if they are not."""
        best: list[tuple[str, ...] | None] = [()]
        for end in range(1, len(word) + 1):
            ways = [
                (*before, word[start:end])
                for start, before in enumerate(best)
                if before is not None and end - start > 1 and word[start:end] in self.counts
            ]
            best.append(min(ways, key=len) if ways else None)
        return best[-1] or ()


def vocabulary(texts: Iterable[str]) -> Vocabulary:
    """The words of these texts, ready to mend others by."""
    counts = Counter(word for text in texts for word in text.split() if word.isalpha())
    clipped: dict[str, list[str]] = {}
    for word in counts:
        for clipping in set(_clippings(word)):
            clipped.setdefault(clipping, []).append(word)
    return Vocabulary(counts, {clipping: tuple(words) for clipping, words in clipped.items()})


def _clippings(word: str) -> Iterator[str]:
    return (word[:place] + word[place + 1 :] for place in range(len(word)))


def _one_slip(known: str, word: str) -> bool:
    """True when the words differ by one letter more, less or other, or by two neighbours swapped."""
    if len(known) != len(word):
        longer, shorter = sorted((known, word), key=len, reverse=True)
        return shorter in _clippings(longer)
    wrong = [place for place, (right, typed) in enumerate(zip(known, word, strict=True)) if right != typed]
    if len(wrong) != 2:  # noqa: PLR2004 - a swap touches two letters
        return len(wrong) == 1
    one, two = wrong
    return two == one + 1 and known[one] == word[two] and known[two] == word[one]


def _alike(known: str, word: str) -> tuple[bool, bool, bool]:
    """Letters only swapped come first, then words of the same beginning, then those of the same length."""
    return sorted(known) == sorted(word), known[0] == word[0], len(known) == len(word)
