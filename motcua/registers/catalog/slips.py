"""Slips of the typing hand: a word that no procedure uses is taken for the nearest one that some procedure does."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

_GUESSES = 12  # for one word by itself
_LIKELY = 4  # of them, once the neighbours were heard
_SHORTEST = 3  # letters; below that every word is near every other


@dataclass(frozen=True)
class Vocabulary:
    """The words of the catalogue: how often each stands there, and what each looks like with one letter less.

    `pairs` is how often one word follows another.
    """

    counts: Mapping[str, int]
    clipped: Mapping[str, tuple[str, ...]]
    pairs: Mapping[tuple[str, str], int]

    def knows(self, word: str) -> bool:
        """True for a word of the catalogue and for the beginning of one."""
        return word in self.counts or any(known.startswith(word) for known in self.counts)

    def meant(self, word: str) -> tuple[tuple[str, ...], ...]:
        """The word or words that were meant, each with what else it could be, the likeliest first.

        A known word, or the beginning of one, is meant as it stands; words run together are told apart; any other is
        taken for the nearest words one slip away, and for itself when there are none. One slip is a letter too many,
        too few, wrong, or two letters swapped.
        """
        if len(word) < _SHORTEST or self.knows(word):
            return ((word,),)
        if told_apart := self._apart(word):
            return tuple((part,) for part in told_apart)
        near = {known for clipping in (word, *_clippings(word)) for known in self.clipped.get(clipping, ())}
        near |= {clipping for clipping in _clippings(word) if clipping in self.counts}
        found = [known for known in near if _one_slip(known, word)]
        found.sort(key=lambda known: (*_alike(known, word), self.counts[known], known), reverse=True)
        return (tuple(found[:_GUESSES]) or (word,),)

    def in_company(self, words: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
        """The words with their guesses put in order by their neighbours: `khai sing` is likeliest `khai sinh`."""
        sides = [(), *words, ()]
        return [self._likeliest_first(*sides[n : n + 3]) for n in range(len(words))]

    def _likeliest_first(
        self, before: tuple[str, ...], guesses: tuple[str, ...], after: tuple[str, ...]
    ) -> tuple[str, ...]:
        return tuple(sorted(guesses, key=lambda guess: -self._beside(before, guess, after)))[:_LIKELY]

    def _beside(self, before: Iterable[str], word: str, after: Iterable[str]) -> int:
        """How often the word stands after one of those before it, or before one of those after it."""
        return sum(self.pairs.get((one, word), 0) for one in before) + sum(
            self.pairs.get((word, one), 0) for one in after
        )

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
    counts: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for text in texts:
        words = text.split()
        counts.update(word for word in words if word.isalpha())
        pairs.update(pairwise(words))
    clipped: dict[str, list[str]] = {}
    for word in counts:
        for clipping in set(_clippings(word)):
            clipped.setdefault(clipping, []).append(word)
    return Vocabulary(counts, {clipping: tuple(words) for clipping, words in clipped.items()}, pairs)


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
