"""Lines for tables, gathered into blocks."""

from collections.abc import Callable

from motcua.runtime.demonstration.load.tables import COLUMNS

Put = Callable[[str, str], None]
Send = Callable[[str, bytes], None]  # a table, and lines of it as octets
_BLOCK = 5_000  # lines


class Lines:
    """Takes lines for tables one by one and passes them on in blocks."""

    def __init__(self, send: Send) -> None:
        """`send` takes the blocks."""
        self._lines: dict[str, list[str]] = {table: [] for table in COLUMNS}
        self._send = send

    def put(self, table: str, line: str) -> None:
        """One more row: the columns of the table by tabs, with the line's end."""
        lines = self._lines[table]
        lines.append(line)
        if len(lines) >= _BLOCK:
            self._pass_on(table)

    def flush(self) -> None:
        """Every line is passed on."""
        for table in self._lines:
            self._pass_on(table)

    def _pass_on(self, table: str) -> None:
        if lines := self._lines[table]:
            self._send(table, "".join(lines).encode())
            lines.clear()
