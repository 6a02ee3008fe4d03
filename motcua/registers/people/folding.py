"""How Vietnamese text is compared without its marks, and put in order with them."""

import unicodedata
from functools import lru_cache

_ORDER = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONE = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_MARKED = {
    ("a", "\u0306"): "ă",
    ("a", "\u0302"): "â",
    ("e", "\u0302"): "ê",
    ("o", "\u0302"): "ô",
    ("o", "\u031b"): "ơ",
    ("u", "\u031b"): "ư",
}


def fold(text: str) -> str:
    """The text in small letters without marks, with single spaces: `Đăng ký  Khai sinh` → `dang ky khai sinh`."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())


@lru_cache(maxsize=8192)  # the same few thousand names are put in order again and again
def sort_key(text: str) -> str:
    """A key whose plain order is the Vietnamese dictionary's: letters first, tones after."""
    letters: list[str] = []
    tones: list[int] = []
    for c in unicodedata.normalize("NFD", text.lower()):
        if c in _TONE:
            if tones:
                tones[-1] = _TONE[c]
        elif unicodedata.combining(c):
            if letters and (letters[-1], c) in _MARKED:
                letters[-1] = _MARKED[letters[-1], c]
        else:
            letters.append(c)
            tones.append(0)
    return "".join(_place(c) for c in letters) + "\x1f" + "".join(map(str, tones))


def _place(c: str) -> str:
    if c in _ORDER:
        return chr(0x60 + _ORDER.index(c))
    if c == " ":
        return "!"
    return ("~" if c.isalpha() else "0") + c
