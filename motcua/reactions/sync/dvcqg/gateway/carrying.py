"""One round of deliveries by REST: each dossier, then the steps and states of many together."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from motcua.law.workflow import State
from motcua.reactions.sync.accounts import Account
from motcua.reactions.sync.destination import Pulse, Streak
from motcua.reactions.sync.dvcqg import course
from motcua.reactions.sync.dvcqg.course import Step
from motcua.reactions.sync.dvcqg.gateway import mapping
from motcua.reactions.sync.dvcqg.picture import Picture
from motcua.reactions.sync.dvcqg.port import Outcome, Parcel, Seen
from motcua.reactions.sync.dvcqg.session.mapping import missing
from motcua.reactions.sync.dvcqg.wire import Answer
from motcua.reactions.sync.ports import Json, Permanent, Temporary

_WELL = 200
Files = Mapping[str, mapping.Uploaded]  # by our digests


class Speaker(Protocol):
    """What a round needs of the client."""

    account: Account

    def uploaded(self, picture: Picture) -> Files:
        """The files of the dossier are there."""

    def create(self, picture: Picture, kept: Files) -> Answer:
        """The answer to the dossier."""

    def call(self, method: str, path: str, body: object = None) -> Answer:
        """The answer of an address."""

    def look_up(self, code: str) -> Seen | None:
        """The dossier as the gateway has it."""


@dataclass
class Carrier:
    """What is known of the other side while some parcels are delivered."""

    client: Speaker
    pulse: Pulse
    seen: dict[str, Seen | None] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    references: dict[str, str] = field(default_factory=dict)
    failed: dict[str, Temporary] = field(default_factory=dict)
    streak: Streak = field(default_factory=Streak)
    files: dict[str, Files] = field(default_factory=dict)
    courses: dict[str, tuple[Step, ...]] = field(default_factory=dict)
    steps: dict[str, list[Json]] = field(default_factory=dict)  # that are missing there

    def deliver(self, parcels: Sequence[Parcel]) -> Iterator[Outcome]:
        """The outcome of each parcel as soon as it is certain."""
        taken = []
        for parcel in parcels:
            self._put(parcel)
            if self._is_lost(parcel):
                yield self._outcome(parcel)
            else:
                taken.append(parcel)
        at_once = self.client.account.steps
        batch: list[Parcel] = []
        waiting = 0
        for parcel in taken:  # whole dossiers together, as many as fit
            steps = len(self._missing(parcel))
            if batch and waiting + steps > at_once:
                yield from self._tell(batch)
                batch, waiting = [], 0
            batch.append(parcel)
            waiting += steps
        yield from self._tell(batch)

    def _is_lost(self, parcel: Parcel) -> bool:
        return parcel.code in self.refused or parcel.code in self.failed

    def _outcome(self, parcel: Parcel) -> Outcome:
        code = parcel.code
        return Outcome(code, self.refused.get(code, ""), self.references.get(code, ""), self.failed.get(code))

    def _put(self, parcel: Parcel) -> None:
        """The dossier is there, refused, or failed by itself. Raises `Temporary` when the other side fails."""
        try:
            self._put_one(parcel)
        except Temporary as failed:
            self.streak.bear(failed)
            self.failed[parcel.code] = failed
        else:
            self.streak.passed()

    def _put_one(self, parcel: Parcel) -> None:
        self.pulse()
        try:
            if parcel.uncertain:
                self.seen[parcel.code] = self.client.look_up(parcel.code)
            self.files[parcel.code] = kept = self.client.uploaded(parcel.picture)
            answer = self.client.create(parcel.picture, kept)
        except Permanent as refused:
            self.refused[parcel.code] = refused.reason
            return
        data = answer.body.get("data")
        exists = "đã tồn tại" in str(answer.body.get("message", "")).lower()
        if answer.status == _WELL and isinstance(data, dict):
            self.references[parcel.code] = str(data.get("idHoSo") or parcel.reference)
        elif exists:  # a gateway that takes a dossier once: what followed goes as steps and states
            there = self.client.look_up(parcel.code)
            self.seen[parcel.code] = there
            self.references[parcel.code] = (there.reference if there else "") or parcel.reference
        else:
            self.refused[parcel.code] = _refused(answer.body)

    def _tell(self, parcels: Sequence[Parcel]) -> Iterator[Outcome]:
        self._send("/g3/progress", parcels, self._missing)
        self._send("/g3/status", parcels, self._statuses)
        yield from map(self._outcome, parcels)

    def _send(self, path: str, parcels: Sequence[Parcel], items: Callable[[Parcel], list[Json]]) -> None:
        """The items are there; a dossier of which one is refused is refused, the others stand.

        What was in a message that failed is tried again; the other messages go on.
        """
        going = [parcel for parcel in parcels if not self._is_lost(parcel)]
        told = [item for parcel in going for item in items(parcel)]
        at_once = self.client.account.steps
        for start in range(0, len(told), at_once):
            lost = {*self.refused, *self.failed}
            part = [item for item in told[start : start + at_once] if item["MaHoSo"] not in lost]
            if part:
                self._post(path, part)

    def _post(self, path: str, part: Sequence[Json]) -> None:
        self.pulse()
        try:
            answer = self.client.call("POST", path, part)
        except Temporary as failed:
            self.streak.bear(failed)
            self.failed |= {str(item["MaHoSo"]): failed for item in part}
        else:
            self.streak.passed()
            self._judge(part, answer)

    def _judge(self, part: Sequence[Json], answer: Answer) -> None:
        data = answer.body.get("data")
        single = [one for one in data if isinstance(one, dict)] if isinstance(data, list) else []
        for one in single:
            if int(str(one.get("code", _WELL))) != _WELL:
                self.refused.setdefault(str(one.get("maHoSo")), _refused(one))
        if answer.status != _WELL and not single:
            for item in part:
                self.refused.setdefault(str(item["MaHoSo"]), _refused(answer.body))

    def _course(self, parcel: Parcel) -> tuple[Step, ...]:
        if parcel.code not in self.courses:
            self.courses[parcel.code] = tuple(course.steps(parcel.picture))
        return self.courses[parcel.code]

    def _missing(self, parcel: Parcel) -> list[Json]:
        """The steps that the other side does not have, in their order."""
        if parcel.code not in self.steps:
            told = mapping.progress(parcel.picture, self.references.get(parcel.code, ""), self._course(parcel))
            self.steps[parcel.code] = missing(parcel, told, self.seen)
        return self.steps[parcel.code]

    def _statuses(self, parcel: Parcel) -> list[Json]:
        """The states that are still to be told; where return was told already, nothing comes before it any more."""
        code, since = parcel.code, parcel.since if parcel.known else 0
        seen = self.seen.get(code)
        if seen and State.RETURNED in seen.told:
            since = parcel.picture.last
        return mapping.statuses(
            parcel.picture, self.references.get(code, ""), self._course(parcel), self.files[code], since=since
        )


def _refused(body: Json) -> str:
    return f"Cổng Dịch vụ công quốc gia từ chối: {str(body.get('message') or 'không nêu lý do')[:300]}"
