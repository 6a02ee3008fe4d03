"""The lost points as a tree: group, component, unit below, and from there the next units or the dossiers themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.kit.scores import words
from motcua.faces.office import shell
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.index import asked
from motcua.faces.office.index.asked import Asked
from motcua.faces.office.index.behind import about_table, form_of
from motcua.faces.office.lists import sheet
from motcua.reactions.quality.board import losses as lost
from motcua.reactions.quality.board.losses import Loss, Share, Tree

SHOWN = 8  # units of a component before the rest is folded away


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit with its share of a loss, how long its bar is, the rows behind it, and its own tree."""

    share: Share
    percent: float
    rows: str
    deeper: str


@dataclass(frozen=True, slots=True)
class Limb:
    """A component with its branches; those that lose little, or nothing, are folded away."""

    loss: Loss
    percent: float
    open: bool
    rows: str
    first: tuple[Branch, ...]
    others: tuple[Branch, ...]

    @property
    def points_of_others(self) -> Decimal:
        """What those lose together that are folded away."""
        return sum((each.share.points for each in self.others), Decimal("0.00"))


@require_safe
@officers_only
def losses(request: OfficeRequest) -> HttpResponse:
    """Every lost point with who lost it. Raises `NotFound` for a unit that has no score in the period."""
    wanted = asked.read(request.GET, request.actor)
    tree = lost.tree(wanted.unit, wanted.period, wanted.today)
    opened = request.GET.get("component", "")[:10] or _first(tree)
    by_id = {limb.loss.component.id: limb for limb in _limbs(tree, wanted, opened)}
    groups = [
        (group, [by_id[one.id] for one in group.components if one.id in by_id], group.components[0].id[0] == opened[:1])
        for group in sorted(tree.explained.groups, key=lambda each: -each.lost)
        if group.lost
    ]  # fmt: skip
    most = max((points for _unit, points in tree.by_unit), default=Decimal(0))
    shown = {
        "unit_seen": wanted.unit, "period": wanted.period, "tree": tree, "groups": groups, "most": most,
        "units": [
            {"label": unit.short_name if unit.id != wanted.unit.id else gettext("Chính cơ quan này"),
             "value": float(points), "shown": points, "state": "late",
             "href": wanted.address("index_losses", unit=unit.code) if unit.id != wanted.unit.id else ""}
            for unit, points in tree.by_unit if points
        ][:SHOWN],
        "exports": [(kind.upper(), wanted.address("index_losses_sheet", kind)) for kind in sheet.KINDS],
        "trail": [(wanted.unit.short_name, wanted.address()), (gettext("Ai làm mất điểm"), "")],
    }  # fmt: skip
    return shell.show(request, "office/index/losses/page.html", shown, here="index")


def _first(tree: Tree) -> str:
    """The component that cost most of those of which somebody has a share, else that which cost most."""
    shared = [loss for loss in tree.losses if loss.shares] or list(tree.losses)
    return shared[0].component.id if shared else ""


def _limbs(tree: Tree, wanted: Asked, opened: str) -> Iterator[Limb]:
    for loss in tree.losses:
        branches = [_branch(share, loss, wanted) for share in loss.shares]
        first = [each for each in branches if each.share.points][:SHOWN]
        one = loss.component
        yield Limb(
            loss, float(one.lost / one.most * 100), one.id == opened,
            wanted.address("index_behind", component=one.id, side="rest"), tuple(first), tuple(branches[len(first):]),
        )  # fmt: skip


def _branch(share: Share, loss: Loss, wanted: Asked) -> Branch:
    one, code = loss.component, share.unit.code
    rows = wanted.address("index_behind", unit=code, component=one.id, side="rest")
    # what the province counts is the same for every unit: its rows and its tree are those of the province
    inherited = loss.component.id in lost.INHERITED
    deeper = wanted.address("index_losses", unit=code, component=one.id) if share.below and not inherited else ""
    rows = wanted.address("index_behind", component=one.id, side="rest") if inherited else rows
    return Branch(share, float(share.points / one.lost * 100), rows, deeper)


@require_safe
@officers_only
def losses_sheet(request: OfficeRequest, kind: str) -> HttpResponse:
    """Every share of every loss, as a table to take away."""
    form, wanted = form_of(kind), asked.read(request.GET, request.actor)
    tree = lost.tree(wanted.unit, wanted.period, wanted.today)
    heads = {
        "component": gettext("Mã"), "title": gettext("Thành phần"), "unit": gettext("Đơn vị"), "part": gettext("Tử số"),
        "whole": gettext("Mẫu số"), "missing": gettext("Còn thiếu"), "lost": gettext("Điểm mất"),
        "source": gettext("Căn cứ"), "unit_code": gettext("Mã đơn vị"),
    }  # fmt: skip
    rows: list[list[sheet.Cell]] = [
        [
            loss.component.id, words.gloss(loss.component.title), share.unit.name, share.part, share.whole,
            share.missing, share.points, words.article(loss.component.source), share.unit.code,
        ]
        for loss in tree.losses
        for share in loss.shares
    ]  # fmt: skip
    name, about = f"diem-mat-{wanted.unit.code}-{wanted.period.key}", about_table(wanted, *by_loss(tree))
    return sheet.answer(form, name, heads, rows, about)


def by_loss(tree: Tree) -> list[str]:
    """Which components lost points, those that lost most first."""
    return [loss.component.id for loss in tree.losses]
