"""Code 128 (ISO/IEC 15417): the bars of a dossier code, short because pairs of digits take one symbol."""

import re
from itertools import chain

# Widths of bar and space in turn for the symbols 0 to 105, six digits each; then the stop with its last bar.
_WIDTHS = (
    "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221"
    "223211221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321"
    "112313132113132311211313231113231311112133112331132131113123113321133121313121211331231131213113213311213131"
    "311123311321331121312113312311332111314111221411431111111224111422121124121421141122141221112214112412122114"
    "122411142112142211241211221114413111241112134111111242121142121241114212124112124211411212421112421211212141"
    "214121412121111143111341131141114113114311411113411311113141114131311141411131211412211214211232"
)
_STOP = "2331112"
_START_TEXT, _START_DIGITS, _TO_TEXT, _TO_DIGITS = 104, 105, 100, 99
_DIGITS = re.compile(r"^(?:\d\d){2,}|(?:\d\d){2,}$|(?:\d\d){3,}")
QUIET = 10  # modules of white that the standard wants on either side


def encodable(text: str) -> bool:
    """True when Code 128 has a symbol for every character: printable ASCII, and not nothing."""
    return bool(text) and all(" " <= char <= "~" for char in text)


def widths(text: str) -> tuple[int, ...]:
    """The widths of bars and spaces in turn, in modules, with check symbol and stop.

    Raises ValueError for a character that the code does not have.
    """
    if not encodable(text):
        raise ValueError(f"Code 128 cannot carry {text!r}; only printable ASCII")
    symbols = _symbols(text)
    check = (symbols[0] + sum(place * symbol for place, symbol in enumerate(symbols))) % 103
    drawn = chain.from_iterable(_WIDTHS[6 * symbol : 6 * symbol + 6] for symbol in (*symbols, check))
    return tuple(int(width) for width in (*drawn, *_STOP))


def _symbols(text: str) -> list[int]:
    """Start, data and shifts: runs of digits in pairs where that is shorter, the rest letter by letter."""
    symbols: list[int] = []
    at = 0
    for run in _DIGITS.finditer(text):
        _letters(symbols, text[at : run.start()])
        symbols.append(_TO_DIGITS if symbols else _START_DIGITS)
        symbols.extend(int(text[i : i + 2]) for i in range(run.start(), run.end(), 2))
        at = run.end()
    _letters(symbols, text[at:])
    return symbols


def _letters(symbols: list[int], text: str) -> None:
    if text:
        symbols.append(_TO_TEXT if symbols else _START_TEXT)
        symbols.extend(ord(char) - 32 for char in text)
