"""How far the building has come, in both languages, with percent where there is a measure."""

import sys
import time

from motcua.runtime import telling

_STEP = 0.1  # between two lines where the output is a file
_TICK = 0.3  # seconds between two looks on a terminal


class Progress:
    """One line per thing done; on a terminal the line counts up, in a file it comes again every tenth."""

    def __init__(self) -> None:
        """Nothing is being done yet."""
        self._what = ("", "")
        self._began = self._shown_at = time.monotonic()
        self._shown = 0.0

    def at(self, vietnamese: str, english: str, part: float) -> None:
        """This is being done, and so far it has come (0 to 1)."""
        if (vietnamese, english) != self._what:
            self._done("✓")
            self._what, self._began, self._shown = (vietnamese, english), time.monotonic(), 0.0
        terminal = sys.stdout.isatty()
        due = time.monotonic() - self._shown_at > _TICK if terminal else part - self._shown >= _STEP
        if due and part < 1:
            self._shown, self._shown_at = part, time.monotonic()
            line = f"  … {vietnamese} · {english}  {part:.0%}"
            print(f"\r{line}" if terminal else line, end="" if terminal else "\n", flush=True)

    def end(self, *, well: bool = True) -> None:
        """Nothing more will be done."""
        self._done("✓" if well else "✗")
        self._what = ("", "")

    def _done(self, mark: str) -> None:
        if not self._what[0]:
            return
        if sys.stdout.isatty():
            print("\r\x1b[2K", end="")
        vietnamese, english = self._what
        telling.say(vietnamese, f"{english}  {time.monotonic() - self._began:.1f} s", mark)
