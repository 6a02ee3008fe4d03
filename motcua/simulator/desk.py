"""The portal's one desk, behind every generation: takes dossiers, steps and states, and says what it made of each."""

import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from motcua.law.workflow import State
from motcua.simulator import checking, messages, shapes, store
from motcua.simulator.catalogue import Catalogue
from motcua.simulator.shapes import Json, Shape
from motcua.simulator.store import PROGRESS, STATUS, Kept, Push, Sealed, Shelf, Store

DONE, INVALID, EXISTS, UNKNOWN, FORBIDDEN_MOVE, IN_PART = "0", "1", "3", "-3", "5", "4"
BROKEN, NO_SESSION, NO_ACCOUNT, NO_SERVICE = "-1", "-2", "-4", "-5"
_PORTAL_ONLY = (
    "Mã đơn vị xử lý không có trong danh mục của Cổng",
    "Thủ tục chưa được công khai cho đơn vị này",
    "Chủ hồ sơ không khớp với tài khoản định danh",
)
# what the third generation calls the same things
STATE_FIELDS = ("TrangThaiHoSo", "TrangThai")


@dataclass(frozen=True)
class Verdict:
    """What the portal made of one thing: its code, and words that name no value."""

    code: str
    said: str
    dossier: str = ""
    repeated: bool = False  # it had been taken before

    @property
    def well(self) -> bool:
        """Whether it was taken."""
        return self.code == DONE

    def as_json(self) -> Json:
        """As it stands in the list of results of a request."""
        return {"MaHoSo": self.dossier, "error_code": self.code, "message": self.said}


@dataclass
class Refusals:
    """Dossiers that the portal will not have, whoever sends them how often: a share of all, by seed."""

    share: float = 0.0
    seed: int = 0

    def of(self, code: str) -> str:
        """Why this dossier is refused; empty when it is not."""
        dice = random.Random(f"{self.seed}:{code}")  # noqa: S311 - chance, no secret
        return dice.choice(_PORTAL_ONLY) if dice.random() < self.share else ""


@dataclass
class Desk:
    """Takes what is sent; `clock` gives seconds of the portal's own, perhaps wrong, time."""

    store: Store
    catalogue: Catalogue
    clock: Callable[[], float] = time.time
    refusals: Refusals = field(default_factory=Refusals)

    def take_dossier(self, body: object, *, site: str, generation: str, updating: bool | None) -> Verdict:
        """The dossier is kept as it came, or the verdict says why not.

        `updating` False demands that it be new, True that it be known, None takes either.
        """
        told = body if isinstance(body, dict) else {}
        code = shapes.text(told.get("MaHoSo"))
        with self.store.transaction():
            known, before = self.store.standing(code)
            verdict, text = self._judge(told, code, (known, before), generation, updating=updating), store.written(told)
            if verdict.well:
                it = Kept(code, site, generation, shapes.text(told.get("MaTTHC")), _state(told) or before, told)
                verdict = replace(verdict, repeated=self.store.put_dossier(it, text, self.clock()))
            self._note(generation, "DongBoHoSoMC", verdict, text, int(verdict.repeated))
        return verdict

    def _judge(
        self, body: Json, code: str, stands: tuple[bool, int | None], generation: str, *, updating: bool | None
    ) -> Verdict:  # fmt: skip
        known, before = stands
        if generation == "g3":
            files = self.store.hashes([number for number, _ in checking.attached(body)])
            found = checking.rest_dossier(body, self.catalogue.knows, files)
        else:
            found = checking.dossier(body, self.catalogue.knows)
        if found:
            return Verdict(INVALID, checking.told(found), code)
        if updating is False and known:
            return Verdict(EXISTS, "Hồ sơ đã tồn tại", code)
        if updating is True and not known:
            return Verdict(UNKNOWN, "Hồ sơ không tồn tại", code)
        if refused := self.refusals.of(code):
            return Verdict(INVALID, refused, code)
        return _move(before, _state(body), code)

    def take_items(self, items: Sequence[object], *, generation: str, kind: str, shape: Shape) -> list[Verdict]:
        """Each item follows on those of its dossier, in the order given; one that came before is not kept twice.

        Once an item is refused, those of the same dossier behind it are refused too, so that no gap opens.
        """
        stopped: dict[str, Verdict] = {}
        taken: list[tuple[Verdict, str]] = []
        with self.store.transaction():
            batch = Batch(self.store, kind)
            for item in items:
                told: Json = item if isinstance(item, dict) else {}
                code, sealed = shapes.text(told.get("MaHoSo")), store.Sealed.of(told)
                verdict = stopped.get(code) or self._take_item(batch, told, sealed, code, shape)
                if not verdict.well:
                    stopped.setdefault(code, verdict)
                taken.append((verdict, sealed.body))
            batch.keep(self.clock())
            self._note_items(generation, kind, taken)
        return [verdict for verdict, _ in taken]

    def _take_item(self, batch: "Batch", told: Json, sealed: Sealed, code: str, shape: Shape) -> Verdict:
        if found := self._faults(told, shape):
            return Verdict(INVALID, checking.told(found), code)
        shelf = batch.shelf(code)
        if shelf.generation is None:
            return Verdict(UNKNOWN, "Hồ sơ không tồn tại", code)
        if sealed.digest in shelf.digests:
            return Verdict(DONE, "Thành công", code, repeated=True)
        state = _state(told)
        verdict = _move(shelf.state, state, code)
        if verdict.well:
            batch.add(code, state, sealed)
        return verdict

    def _faults(self, told: Json, shape: Shape) -> list[str]:
        if shape is not messages.REST_STATUS:
            return checking.item(shape, told)
        named = [number for number, _ in checking.results(told) if number]
        return checking.rest_status(told, self.store.hashes(named) if named else {})

    def known(self, code: str) -> Json | None:
        """The dossier as it came, with its steps as `TienDo` and its states as `TrangThaiDaGui`; none if unknown."""
        kept = self.store.dossier(code)
        return self.told([kept])[0] if kept else None

    def told(self, page: Sequence[Kept]) -> list[Json]:
        """Dossiers as they came, each with its steps and states."""
        codes = [kept.code for kept in page]
        steps, states = (self.store.items(codes, kind) for kind in (PROGRESS, STATUS))
        return [{**kept.body, "TienDo": steps[kept.code], "TrangThaiDaGui": states[kept.code]} for kept in page]

    def listed(self, site: str, after: str, limit: int) -> list[Json]:
        """Numbers, states and how many steps, by number; only those that the site has sent."""
        page = self.store.page(after, limit, site)
        steps = self.store.counted([kept.code for kept in page], PROGRESS)
        return [
            {"MaHoSo": kept.code, "TrangThaiHoSo": shapes.text(kept.state), "SoTienDo": str(steps.get(kept.code, 0))}
            for kept in page
        ]

    def _note(self, generation: str, service: str, verdict: Verdict, body: str, repeated: int) -> None:
        now = self.clock()
        self.store.note(Push(now, generation, service, verdict.dossier, verdict.code, repeated, body))

    def _note_items(self, generation: str, kind: str, taken: Sequence[tuple[Verdict, str]]) -> None:
        service = {PROGRESS: "CapNhatTienDoHoSoMC", STATUS: "DongBoTrangThaiHoSo"}[kind]
        by_code: dict[str, list[tuple[Verdict, str]]] = {}
        for verdict, text in taken:
            by_code.setdefault(verdict.dossier, []).append((verdict, text))
        for pairs in by_code.values():
            worst = next((verdict for verdict, _ in pairs if not verdict.well), pairs[0][0])
            repeated = sum(verdict.repeated for verdict, _ in pairs)
            self._note(generation, service, worst, f"[{','.join(text for _, text in pairs)}]", repeated)


class Batch:
    """The items of one request: each shelf is read once, and what is new is put down together."""

    def __init__(self, kept: Store, kind: str) -> None:
        """Nothing is read yet."""
        self._store, self._kind = kept, kind
        self._shelves: dict[str, Shelf] = {}
        self._new: list[tuple[str, str, int, int | None, bytes, str]] = []
        self._moved: dict[str, int] = {}

    def shelf(self, code: str) -> Shelf:
        """What has come about the dossier, with what this request has added."""
        if code not in self._shelves:
            self._shelves[code] = self._store.shelf(code, self._kind)
        return self._shelves[code]

    def add(self, code: str, state: int | None, sealed: Sealed) -> None:
        """The item is the last on its shelf; with some the dossier stands in the state they tell."""
        shelf = self.shelf(code)
        shelf.last, shelf.state = shelf.last + 1, state
        shelf.digests.add(sealed.digest)
        self._new.append((code, self._kind, shelf.last, state, sealed.digest, sealed.body))
        if state is not None and (self._kind == STATUS or shelf.generation == "g3"):
            self._moved[code] = state

    def keep(self, at: float) -> None:
        """What was added is on disk."""
        self._store.add_items(self._new)
        for code, state in self._moved.items():
            self._store.set_state(code, state, at)


def together(verdicts: Sequence[Verdict]) -> Verdict:
    """One verdict for a request: that of its only kind, or that only a part was taken."""
    refused = [verdict for verdict in verdicts if not verdict.well]
    if not refused:
        return Verdict(DONE, "Thành công")
    if len(refused) == len(verdicts):
        return refused[0]
    return Verdict(IN_PART, f"Không nhận {len(refused)} trong {len(verdicts)} mục; xem từng mục")


def _state(body: Mapping[str, object]) -> int | None:
    told = next((shapes.text(body[name]) for name in STATE_FIELDS if body.get(name) not in (None, "")), "")
    return int(told) if told in messages.STATES else None


def _move(before: int | None, after: int | None, code: str) -> Verdict:
    if after is None or checking.may_follow(before, after):
        return Verdict(DONE, "Thành công", code)
    here, there = State(before or after).label, State(after).label
    return Verdict(FORBIDDEN_MOVE, f"Không thể chuyển từ “{here}” sang “{there}”", code)
