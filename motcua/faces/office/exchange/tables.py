"""The exchange as tables to take away: the balance of every unit, and the dossiers that wait for repair."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.lists import sheet, taking
from motcua.faces.office.lists.taking import Column, Table
from motcua.ledger import clock
from motcua.reactions.sync import balancing, repairing
from motcua.registers.people import permissions

LONGEST = 400  # letters of a reason in an address that are looked at


@require_safe
@officers_only
def balance(request: OfficeRequest, kind: str) -> HttpResponse:
    """The balance of every unit."""
    permissions.require(request.actor, "exchange.read")
    rows = (
        (one.code, one.name, its.dossiers, its.even, its.waiting, its.in_repair, its.never_accepted, its.owed,
         its.accepted, its.refused, its.outstanding)
        for one in balancing.by_unit() for its in [one.balance]
    )  # fmt: skip
    table = Table(f"doi-soat-{clock.now():%Y%m%d}", gettext("Đối soát theo đơn vị tiếp nhận"), _source(), _balance())
    return taking.answer(kind, table, rows)


@require_safe
@officers_only
def repair(request: OfficeRequest, kind: str) -> HttpResponse:
    """The dossiers that the other side refused, whole, for the reason the page is narrowed to or for all."""
    reason = request.GET.get("reason", "")[:LONGEST]
    found = repairing.waiting(by=request.actor, reason=reason, most=sheet.MOST_ROWS)
    rows = (
        (one.dossier, one.unit_code, one.unit, one.reason, one.facts,
         gettext("Có") if one.arrived else gettext("Không"), one.since)
        for one in found
    )  # fmt: skip
    return taking.answer(
        kind, Table(f"cho-sua-{clock.now():%Y%m%d}", gettext("Hồ sơ chờ sửa"), _source(), _repair()), rows
    )


def _source() -> str:
    return gettext("Sổ đồng bộ với Cổng Dịch vụ công quốc gia")


def _balance() -> Sequence[Column]:
    return (
        Column("unit_code", gettext("Mã đơn vị"), gettext("Mã của đơn vị trong cây cơ quan của tỉnh.")),
        Column("unit", gettext("Đơn vị tiếp nhận"), gettext("Đơn vị tiếp nhận hồ sơ.")),
        Column("dossiers", gettext("Hồ sơ"), gettext("Hồ sơ phải gửi lên Cổng; bằng đã đủ + đang chờ + chờ sửa.")),
        Column("even", gettext("Đã đủ"), gettext("Hồ sơ mà Cổng đã nhận mọi sự kiện phải gửi.")),
        Column("waiting", gettext("Đang chờ"), gettext("Hồ sơ còn sự kiện sẽ tự gửi tiếp.")),
        Column("in_repair", gettext("Chờ sửa"), gettext("Hồ sơ bị Cổng từ chối, chờ người xử lý.")),
        Column("never_accepted", gettext("Chưa lên Cổng"), gettext("Hồ sơ mà Cổng chưa nhận sự kiện nào.")),
        Column("owed", gettext("Sự kiện phải gửi"), gettext("Bằng được nhận + bị từ chối + đang chờ.")),
        Column("accepted", gettext("Sự kiện được nhận"), gettext("Sự kiện mà Cổng xác nhận đã nhận.")),
        Column("refused", gettext("Sự kiện bị từ chối"), gettext("Sự kiện còn giữ lại của hồ sơ chờ sửa.")),
        Column("outstanding", gettext("Sự kiện đang chờ"), gettext("Sự kiện chưa được nhận của hồ sơ đang chờ.")),
    )


def _repair() -> Sequence[Column]:
    return (
        Column("dossier", gettext("Mã hồ sơ"), gettext("Mã in trên giấy hẹn.")),
        Column("unit_code", gettext("Mã đơn vị"), gettext("Mã của đơn vị trong cây cơ quan của tỉnh.")),
        Column("unit", gettext("Đơn vị tiếp nhận"), gettext("Đơn vị tiếp nhận hồ sơ.")),
        Column("reason", gettext("Lý do"), gettext("Lời của Cổng khi từ chối, không có dữ liệu cá nhân.")),
        Column("facts", gettext("Sự kiện giữ lại"), gettext("Số sự kiện của hồ sơ chưa được Cổng nhận.")),
        Column("arrived", gettext("Cổng đã có hồ sơ"), gettext("Có khi Cổng đã nhận ít nhất một sự kiện.")),
        Column("since", gettext("Từ lúc"), gettext("Lúc Cổng từ chối.")),
    )
