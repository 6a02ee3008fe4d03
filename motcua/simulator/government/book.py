"""All that the task system gave and was told, on disk; numbers are given once, and in order."""

import json

from motcua.simulator.shapes import Json
from motcua.simulator.store import Store, written

KINDS = ("giao", "dieuchinh", "giahan", "thuhoi", "tralai", "chapnhan", "khonggiahan")


class Book:
    """The tables of the task system in the simulator's one store."""

    def __init__(self, store: Store) -> None:
        """The tables are the store's."""
        self.store = store

    def give(self, code: str, said: Json) -> Json:
        """The next notice of a task is in the feed, with its place there and its number among those of the task."""
        with self.store.transaction():
            place = int(self.store.rows("SELECT coalesce(max(place), 0) + 1 FROM given")[0][0])
            number = int(self.store.rows("SELECT count(*) + 1 FROM given WHERE code = ?", code)[0][0])
            entry = {**said, "STT": place, "MaNhiemVu": code, "Lan": number}
            self.store.rows("INSERT INTO given VALUES (?, ?, ?, ?)", place, code, number, written(entry))
        return entry

    def feed(self, after: int, limit: int) -> list[Json]:
        """The entries after a place, in their order."""
        asked = "SELECT body FROM given WHERE place > ? ORDER BY place LIMIT ?"
        return [json.loads(body) for (body,) in self.store.rows(asked, after, limit)]

    def knows(self, code: str) -> bool:
        """Whether the task was ever given."""
        return bool(self.store.rows("SELECT 1 FROM given WHERE code = ? LIMIT 1", code))

    def tell(self, code: str, steps: list[Json]) -> tuple[int, str]:
        """The steps follow on those that are there; answers with how many there are, and what is wrong.

        A step that is there already is the same, or refused. A gap changes nothing.
        """
        with self.store.transaction():
            kept = [body for (body,) in self.store.rows("SELECT body FROM told WHERE code = ? ORDER BY n", code)]
            for step in steps:
                number, body = step.get("Buoc"), written(step)
                if not isinstance(number, int) or number < 1:
                    return len(kept), "Bước báo cáo không có số"
                if number > len(kept) + 1:
                    return len(kept), ""
                if number <= len(kept):
                    if kept[number - 1] != body:
                        return len(kept), f"Bước {number} đã có với nội dung khác"
                    continue
                self.store.rows("INSERT INTO told VALUES (?, ?, ?)", code, number, body)
                kept.append(body)
            return len(kept), ""

    def listed(self, after: str, limit: int, code: str = "") -> list[Json]:
        """The tasks after a number, or the one of this number, with how much was said on each side."""
        asked = (
            "SELECT g.code, count(*), (SELECT count(*) FROM told t WHERE t.code = g.code) FROM given g "
            "WHERE g.code > ?1 AND (?2 = '' OR g.code = ?2) GROUP BY g.code ORDER BY g.code LIMIT ?3"
        )
        names = ("MaNhiemVu", "SoLan", "SoBuoc")
        return [dict(zip(names, row, strict=True)) for row in self.store.rows(asked, after, code, limit)]

    def contents(self) -> Json:
        """Everything: what was given of each task, and what was told of it."""
        found: dict[str, dict[str, list[Json]]] = {}
        for code, body in self.store.rows("SELECT code, body FROM given ORDER BY place"):
            found.setdefault(code, {"given": [], "told": []})["given"].append(json.loads(body))
        for code, body in self.store.rows("SELECT code, body FROM told ORDER BY code, n"):
            found[code]["told"].append(json.loads(body))
        return dict(found)
