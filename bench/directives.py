"""How many pages a second the reader of directives reads on one core, beside plain copying of the letters."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from motcua.work.directives.reader import directive, quoted

PAGE = 2500  # characters
BUDGET = 100  # pages a second
ROUNDS = 5


def pages_a_second(texts: list[str], read: Callable[[str], object]) -> float:
    started = time.process_time()
    for text in texts:
        read(text)
    return sum(map(len, texts)) / PAGE / (time.process_time() - started)


def main() -> int:
    folder = Path(__file__).parent.parent / "tests" / "work" / "directives" / "gold" / "texts"
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
    pages_a_second(texts, directive.read)  # the lists of words are compiled once
    found = sorted(pages_a_second(texts, directive.read) for _ in range(ROUNDS))
    baseline = pages_a_second(texts, lambda text: quoted.quote(quoted.one_spelling(text) + "  ", 0, len(text)))
    middle = found[ROUNDS // 2]
    print(f"directives: {middle:.0f} pages/s (budget {BUDGET}), best {found[-1]:.0f}; plain copying {baseline:.0f}")
    return 0 if middle >= BUDGET else 1


if __name__ == "__main__":
    sys.exit(main())
