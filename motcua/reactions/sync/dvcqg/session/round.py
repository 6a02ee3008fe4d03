"""One round of deliveries by the envelope: dossiers first, then their steps, nothing twice and nothing left out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from motcua.reactions.sync.accounts import Account
from motcua.reactions.sync.destination import Pulse, Streak
from motcua.reactions.sync.dvcqg.picture import Picture
from motcua.reactions.sync.dvcqg.port import Outcome, Parcel, Seen
from motcua.reactions.sync.dvcqg.session import codes, mapping
from motcua.reactions.sync.ports import Json, Permanent, Temporary

_STEPS, _DOSSIERS = "CapNhatTienDoHoSoMC", "DongBoHoSoMC"


class Speaker(Protocol):
    """What a round needs of the client."""

    account: Account

    def message(self, picture: Picture) -> Json:
        """The dossier in the words of its generation."""

    def call(self, service: str, body: Json) -> Json:
        """The answer of a service, whatever its code."""

    def look_up(self, code: str) -> Seen | None:
        """The dossier as the portal has it."""


@dataclass
class Round:
    """What is known of the other side while some parcels are delivered."""

    client: Speaker
    pulse: Pulse
    seen: dict[str, Seen | None] = field(default_factory=dict)  # of those that were looked up
    refused: dict[str, str] = field(default_factory=dict)
    failed: dict[str, Temporary] = field(default_factory=dict)
    streak: Streak = field(default_factory=Streak)

    def deliver(self, parcels: Sequence[Parcel]) -> Iterator[Outcome]:
        """The outcome of each parcel as soon as it is certain."""
        for parcel in parcels:
            if parcel.uncertain:
                self._look(parcel)
        at_once = self.client.account.dossiers_at_once
        for updating in (False, True):
            group = [one for one in parcels if self._is_there(one) is updating and not self._is_lost(one)]
            for start in range(0, len(group), at_once):
                self._put(group[start : start + at_once], updating=updating)
        going = [parcel for parcel in parcels if not self._is_lost(parcel)]
        yield from (Outcome(code, refused=reason) for code, reason in self.refused.items())
        yield from (Outcome(code, failed=failed) for code, failed in self.failed.items())
        yield from self._steps(going)

    def _is_lost(self, parcel: Parcel) -> bool:
        return parcel.code in self.refused or parcel.code in self.failed

    def _ask(self, service: str, body: Json, parcels: Iterable[Parcel]) -> Json | None:
        """The answer; nothing when these parcels failed by themselves and are tried again later.

        Raises `Temporary` when it is the other side that fails.
        """
        self.pulse()
        try:
            answer = self.client.call(service, body)
        except Temporary as failed:
            self.streak.bear(failed)
            self.failed |= {parcel.code: failed for parcel in parcels}
            return None
        self.streak.passed()
        return answer

    def _is_there(self, parcel: Parcel) -> bool:
        if parcel.code in self.seen:
            return self.seen[parcel.code] is not None
        return parcel.known

    def _look(self, parcel: Parcel) -> None:
        self.pulse()
        try:
            self.seen[parcel.code] = self.client.look_up(parcel.code)
        except Permanent as refused:
            self.refused[parcel.code] = refused.reason
        except Temporary as failed:
            self.streak.bear(failed)
            self.failed[parcel.code] = failed

    def _put(self, parcels: Sequence[Parcel], *, updating: bool, again: bool = True) -> None:
        """The dossiers are there as they stand, or refused; who is there against what we thought is told otherwise."""
        if not parcels:
            return
        told = [self.client.message(parcel.picture) for parcel in parcels]
        answer = self._ask(_DOSSIERS, {"isUpdating": str(updating), "data": told}, parcels)
        if answer is None:
            return
        single = codes.items(answer)
        if codes.of(answer) in codes.WELL and not single:
            return
        for parcel in parcels:
            verdict = single[parcel.code][0] if parcel.code in single else None if single else answer
            if verdict is None or codes.of(verdict) in codes.WELL:
                continue
            if len(parcels) > 1 and not single:
                self._put([parcel], updating=updating)  # the whole was refused: whose fault it is, shows alone
            elif again and codes.says_exists(verdict) and not updating:
                self._look(parcel)
                self._put([one for one in [parcel] if not self._is_lost(one)], updating=True, again=False)
            elif again and codes.says_unknown(verdict) and updating:
                self.seen[parcel.code] = None
                self._put([parcel], updating=False, again=False)
            else:
                self.refused[parcel.code] = codes.refusal(verdict).reason

    def _steps(self, parcels: Sequence[Parcel]) -> Iterator[Outcome]:
        waiting = [(parcel, item) for parcel in parcels for item in self._missing(parcel)]
        told = {parcel.code for parcel, _ in waiting}
        yield from (Outcome(parcel.code) for parcel in parcels if parcel.code not in told)
        at_once = self.client.account.steps
        ended: set[str] = set()
        for start in range(0, len(waiting), at_once):
            chunk = [(p, item) for p, item in waiting[start : start + at_once] if not self._is_lost(p)]
            if chunk:
                self._put_steps(chunk)
            rest = {parcel.code for parcel, _ in waiting[start + at_once :]}
            for code in dict.fromkeys(parcel.code for parcel, _ in waiting[start : start + at_once]):
                if code in self.refused or code in self.failed:
                    yield from self._tell_once(code, ended)
                elif code not in rest:
                    yield Outcome(code)

    def _tell_once(self, code: str, ended: set[str]) -> Iterator[Outcome]:
        if code not in ended:
            ended.add(code)
            yield Outcome(code, refused=self.refused.get(code, ""), failed=self.failed.get(code))

    def _put_steps(self, chunk: Sequence[tuple[Parcel, Json]]) -> None:
        answer = self._ask(_STEPS, {"data": [item for _, item in chunk]}, (parcel for parcel, _ in chunk))
        if answer is None:
            return
        single = codes.items(answer)
        for code, verdicts in single.items():
            if wrong := [verdict for verdict in verdicts if codes.of(verdict) not in codes.WELL]:
                self.refused[code] = codes.refusal(wrong[0]).reason
        if codes.of(answer) in codes.WELL or single:
            return
        if len(chunk) == 1:
            self.refused[chunk[0][0].code] = codes.refusal(answer).reason
            return
        for parcel in dict.fromkeys(
            parcel for parcel, _ in chunk
        ):  # what of it was kept is not known: look, then singly
            self._look(parcel)
            there = Counter(seen.marks if (seen := self.seen.get(parcel.code)) else ())
            for item in [item for one, item in chunk if one is parcel]:
                if not there[mapping.mark(item)] and not self._is_lost(parcel):
                    self._put_steps([(parcel, item)])

    def _missing(self, parcel: Parcel) -> list[Json]:
        """The steps that the other side does not have, in their order."""
        return mapping.missing(parcel, mapping.progress(parcel.picture), self.seen)
