"""What the terminal shows while the house starts: Vietnamese first, English beside it, seconds for what takes long."""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

TICK = 1.0  # seconds between two looks at a running step on a terminal
SPARSE = 10.0  # seconds between two lines where the output is a file


def say(vietnamese: str, english: str, mark: str = "•") -> None:
    """One line in both languages."""
    print(f"  {mark} {vietnamese} · {english}", flush=True)


@contextmanager
def step(vietnamese: str, english: str) -> Iterator[None]:
    """One line when the step is done, with its seconds; a running count before that when it takes longer than one."""
    began = time.monotonic()
    done = threading.Event()
    ticker = threading.Thread(target=_tick, args=(vietnamese, english, began, done), daemon=True)
    ticker.start()
    mark = "✗"
    try:
        yield
        mark = "✓"
    finally:
        done.set()
        ticker.join()
        _rewind()
        say(vietnamese, f"{english}  {time.monotonic() - began:.1f} s", mark)


def box(lines: list[str]) -> None:
    """The lines in a frame, for the one thing that must be found at a glance."""
    width = max(map(len, lines)) + 2
    print("\n  ┌" + "─" * (width + 2) + "┐")
    for line in lines:
        print(f"  │  {line:<{width}}│")
    print("  └" + "─" * (width + 2) + "┘\n", flush=True)


def plain_output() -> None:
    """A terminal that knows no Vietnamese letters shows question marks instead of stopping the house."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _tick(vietnamese: str, english: str, began: float, done: threading.Event) -> None:
    terminal = sys.stdout.isatty()
    while not done.wait(TICK if terminal else SPARSE):
        line = f"  … {vietnamese} · {english}  {time.monotonic() - began:.0f} s"
        print(f"\r{line}" if terminal else line, end="" if terminal else "\n", flush=True)


def _rewind() -> None:
    if sys.stdout.isatty():
        print("\r\x1b[2K", end="")
