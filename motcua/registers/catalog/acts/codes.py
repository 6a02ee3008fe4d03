"""The national code of a procedure that was published without one."""

import re
from datetime import datetime

from motcua.law.sentences import say
from motcua.ledger.record import record
from motcua.registers.catalog import queries
from motcua.registers.catalog.events import CodeGiven
from motcua.registers.catalog.models import Procedure
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict, Invalid, NotFound

_FORM = re.compile(r"\d{1,2}\.\d{6}(\.[0-9A-Z.]{1,30})?")


@act("catalog.publish")
def give_code(*, by: Actor, key: str, code: str, at: datetime) -> None:
    """The procedure goes by this national code from now on, in every version of it.

    Raises `NotFound`, `Invalid` for what is no such code, and `Conflict` when it has one, or another has this one.
    Source: decision 0548
    """
    wanted = code.strip().upper()
    row = Procedure.objects.select_for_update().filter(key=key).first()
    if row is None:
        raise NotFound(
            "Không tìm thấy thủ tục này.", say("Danh mục không có thủ tục “%(key)s”.", key=key), "Hãy tải lại trang."
        )
    if not _FORM.fullmatch(wanted):
        raise Invalid(
            "Mã quốc gia không đúng dạng.", "Mã có dạng 1.004873, hoặc kèm mã đơn vị.", "Hãy chép mã từ CSDL quốc gia.",
            fields={"code": "Mã có dạng 1.004873."},
        )  # fmt: skip
    if row.code:
        raise Conflict(say("Thủ tục này đã có mã %(code)s.", code=row.code), "", "Mã chỉ đổi khi công bố lại thủ tục.")
    other = Procedure.objects.filter(code=wanted).first()
    if other is not None:
        raise Conflict(
            say("Mã %(wanted)s là của thủ tục khác (%(key)s).", wanted=wanted, key=other.key),
            "",
            "Hãy kiểm tra lại mã.",
        )
    row.code = wanted
    row.save(update_fields=["code"])
    queries.version.cache_clear()
    record(CodeGiven(procedure=key, code=wanted), by=by, at=at)
