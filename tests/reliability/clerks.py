"""Clerks who take in and forward dossiers over HTTP without ever giving up, and remember what they were told."""

import random
import threading
import time
from collections import Counter
from dataclasses import dataclass, field

from tests.reliability.tenants import Answer, Tenanted

PATIENCE = 60.0  # seconds in which the house must answer again
NAME, IDENTITY, PHONE = "Trần Thị Tuyệt Mật", "070199887766", "0987123456"


def application(house: Tenanted, **changes: object) -> dict[str, object]:
    """A complete application of somebody whose name stands nowhere else."""
    return {
        "procedure": "P0001", "agency": house.people["agency"], "answers": {"child_name": "Trần Gia Bảo"},
        "applicant": {"name": NAME, "identity": IDENTITY, "phone": PHONE},
        "papers": [{"no": 1, "name": "Tờ khai", "originals": 1}, {"no": 2, "name": "Giấy chứng sinh", "originals": 1}],
        **changes,
    }  # fmt: skip


@dataclass
class Told:
    """What the clerks were told: the code for each key, the dossiers forwarded, and how often each status came."""

    lodged: dict[str, str] = field(default_factory=dict)
    forwarded: set[str] = field(default_factory=set)
    statuses: Counter[int] = field(default_factory=Counter)
    complaints: list[str] = field(default_factory=list)


class Clerk(threading.Thread):
    """One client that lodges a dossier, forwards it, and begins again, until the bell rings."""

    def __init__(self, house: Tenanted, who: str, number: int, seed: int) -> None:
        super().__init__(daemon=True)
        self.house, self.who, self.number = house, who, number
        self.dice, self.told, self.bell = random.Random(seed * 10 + number), Told(), threading.Event()

    def run(self) -> None:
        """Works until the bell rings; what was begun is finished first."""
        count = 0
        while not self.bell.is_set():
            count += 1
            key = f"{self.number}-{count}"
            lodged = self.insist("/api/v1/dossiers", application(self.house), {201}, **{"Idempotency-Key": key})
            if lodged.status != 201:
                break
            code = str(lodged.json()["code"])
            self.told.lodged[key] = code
            moved = self.insist(f"/api/v1/dossiers/{code}/forward", {"step": 1}, {200, 409})
            if moved.status in {200, 409}:  # 409: the line broke after it was done
                self.told.forwarded.add(code)
            time.sleep(self.dice.uniform(0.05, 0.35))

    def insist(self, path: str, body: dict[str, object], enough: set[int], **headers: str) -> Answer:
        """The answer, asked for again and again while the house is away; anything unheard of is a complaint."""
        deadline = time.monotonic() + PATIENCE
        while True:
            got = self.house.ask("POST", path, self.house.as_(self.who), body, **headers)
            self.told.statuses[got.status] += 1
            if got.status in enough:
                return got
            if got.status not in {0, 503}:
                self.told.complaints.append(f"{path}: {got.status} {got.body[:400]!r}")
                return got
            if got.status == 503 and (not got.headers.get("retry-after") or b"detail" not in got.body):
                self.told.complaints.append(f"{path}: a 503 without words {got.body[:200]!r}")
            if time.monotonic() > deadline:
                self.told.complaints.append(f"{path}: away for more than {PATIENCE:.0f} s")
                return got
            time.sleep(0.2)


def together(clerks: list[Clerk]) -> Told:
    """The bell has rung, all have finished, and this is what they were told."""
    for clerk in clerks:
        clerk.bell.set()
    told = Told()
    for clerk in clerks:
        clerk.join(PATIENCE * 2)
        assert not clerk.is_alive(), f"clerk {clerk.number} hangs"
        told.lodged |= {f"{clerk.number}:{key}": code for key, code in clerk.told.lodged.items()}
        told.forwarded |= clerk.told.forwarded
        told.statuses += clerk.told.statuses
        told.complaints += clerk.told.complaints
    return told
