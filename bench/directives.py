"""How many pages a second the reader of directives reads on one core, of text and of a PDF, beside plain copying."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from motcua.work.directives.reader import directive, document, quoted
from motcua.work.directives.reader.sources import pdf

PAGE = 2500  # characters
BUDGET = 100  # pages a second
ROUNDS = 5


def pages_a_second(texts: list[str], read: Callable[[str], object]) -> float:
    started = time.process_time()
    for text in texts:
        read(text)
    return sum(map(len, texts)) / PAGE / (time.process_time() - started)


def a_pdf(text: str, path: Path) -> Path:
    """The letter stands in a PDF, as a word processor would print it."""
    lines = (json.dumps(line) for line in text.split("\n") if line.strip())
    body = "\n".join(f"#par(text({line}))" for line in lines)
    path.write_bytes(typst.compile(f'#set page("a4")\n#set text(font: "Be Vietnam Pro", size: 13pt)\n{body}'.encode()))
    return path


def printed_pages_a_second(texts: list[str]) -> float:
    """The same of the letters printed, the letters taken out of the PDF included."""
    with TemporaryDirectory() as folder:
        letters = [a_pdf(text, Path(folder) / f"{number}.pdf") for number, text in enumerate(texts)]
        pages = sum(pdf.text_of(letter).count("\f") + 1 for letter in letters)
        started = time.process_time()
        for letter in letters:
            document.read(letter)
        return pages / (time.process_time() - started)


def main() -> int:
    folder = Path(__file__).parent.parent / "tests" / "work" / "directives" / "gold" / "texts"
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
    pages_a_second(texts, directive.read)  # the lists of words are compiled once
    found = sorted(pages_a_second(texts, directive.read) for _ in range(ROUNDS))
    baseline = pages_a_second(texts, lambda text: quoted.quote(quoted.one_spelling(text) + "  ", 0, len(text)))
    middle = found[ROUNDS // 2]
    printed = printed_pages_a_second(texts)
    print(f"directives: {middle:.0f} pages/s (budget {BUDGET}), best {found[-1]:.0f}; plain copying {baseline:.0f}")
    print(f"directives in PDF: {printed:.0f} pages/s")
    return 0 if min(middle, printed) >= BUDGET else 1


if __name__ == "__main__":
    sys.exit(main())
