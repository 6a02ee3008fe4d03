"""How settling ends: something is signed, then issued, and goes to the counter that returns it."""

import re
import unicodedata
from datetime import datetime

from motcua.law import deadline
from motcua.law.calendar import ZONE
from motcua.law.sentences import say
from motcua.ledger.record import record
from motcua.registers.catalog import process
from motcua.registers.files import queries as files
from motcua.registers.people import queries as people
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Invalid, NotFound
from motcua.registers.people.roles import Role
from motcua.work.dossiers import signing
from motcua.work.dossiers.acts import _ground
from motcua.work.dossiers.events import DossierDecided, DossierRejected, ResultSigned
from motcua.work.dossiers.models import Dossier, Paper

_ON_PAPER = "Hãy đánh dấu nếu bạn đã ký trên giấy và tệp là bản chụp, hoặc tải lên tệp đã ký số."
_NOT_A_PAPER = "Hãy tải lên đúng tệp kết quả."
_LONGEST = 60
_NUMBERING = "NĐ 30/2020, Art. 15"
_NUMBER_FORM = "Số có ít nhất một chữ số, gồm chữ, số, / - . và dấu cách, bắt đầu bằng chữ hoặc số, tối đa 60 ký tự."
_NUMBER_AGAIN = "Hãy nhập số như trong sổ văn bản, ví dụ 15/GCN-UBND, hoặc để trống để hệ thống cấp số."
_NUMBER = re.compile(r"[^\W_](?:[^\W_]|[/\-. ])*")


def signed_file(row: Dossier, file: str, *, on_paper: bool) -> str:
    """Who signed the file digitally, in words; empty when a paper was signed, as the signer says, with or without it.

    Raises `Invalid` where there is neither file nor paper, for a file that nobody has stored or that is among the
    papers of the dossier, and for one without a digital signature unless a paper was signed. Two queries for a file.
    Source: NĐ 61/2018, Art. 19(7); decision 0204
    """
    if not file and not on_paper:
        raise Invalid(
            "Chưa có kết quả để ký.",
            "Ký kết quả là ký một văn bản: bản điện tử kèm theo, hoặc bản giấy.",
            "Hãy kèm tệp kết quả, hoặc đánh dấu kết quả là bản giấy.",
            _ground.cited(row, "NĐ 61/2018, Art. 19(7); NĐ 118/2025, Art. 19"),
            fields={"file": "Hãy kèm tệp kết quả, hoặc đánh dấu kết quả là bản giấy."},
        )
    if not file:
        return ""
    signature = signature_of(row, file)
    if not signature and not on_paper:
        raise Invalid(
            "Tệp này không mang chữ ký số.", "Hệ thống ghi nhận kết quả đã ký, không ký số thay bạn.", _ON_PAPER,
            "NĐ 30/2020, Art. 13", fields={"on_paper": _ON_PAPER},
        )  # fmt: skip
    return signature


def signature_of(row: Dossier, file: str) -> str:
    """Who signed the stored file digitally, in words; empty when nobody did. Two queries.

    Raises `Invalid` for a file that nobody has stored, and for one of the papers that the applicant handed in.
    """
    try:
        files.file(file)
        names = files.signers(file)
    except NotFound as error:
        raise Invalid(
            "Không tìm thấy tệp kết quả.", "Không có tệp nào mang dấu băm này.", "Hãy tải tệp lên trước.",
            fields={"file": "Hãy tải tệp lên trước."},
        ) from error  # fmt: skip
    handed_in = Paper.objects.filter(dossier_id=row.id, file__digest=file).first()
    if handed_in is not None:
        raise Invalid(
            "Tệp này là giấy tờ người dân nộp, không phải kết quả.",
            say("Nội dung của nó đã có trong hồ sơ: %(name)s.",
                name=handed_in.name or "giấy tờ số " + str(handed_in.no)),
            _NOT_A_PAPER, fields={"file": _NOT_A_PAPER},
        )  # fmt: skip
    return ", ".join(name or "người không ghi tên" for name in names)


def sign(row: Dossier, *, by: Actor, at: datetime) -> None:
    """What is signed stands with the clerical office, or is issued at once where the process has no such step.

    The dossier is saved and the fact recorded. Source: NĐ 30/2020, Art. 17; decision 0204
    """
    step = process.issuing(_ground.procedure_of(row).process)
    if step is None or step.no <= row.step_no:
        issue(row, by=by, at=at)
        return
    unit = row.holder_agency_id
    holder = _ground.go_to(row, step, by=by, at=at)
    row.save()
    agency = _ground.new_unit(row, unit)
    event = ResultSigned(dossier=row.code, step=step.no, agency=agency, holder=holder, step_due=row.step_due_at,
                         signature=str((row.result or {}).get("signature", "")))  # fmt: skip
    record(event, by=by, at=at)


def issue(row: Dossier, *, by: Actor, at: datetime, drawn: bool = False) -> None:
    """Settling ends here: what was signed is the result, and the dossier is with the counter that returns it.

    A result that was granted without a number carries the next one of the unit's series of the day. Raises `Invalid`
    for a number that another result of the unit has this year; one `drawn` from the series is nobody else's.
    Source: NĐ 30/2020, Art. 15; decision 0201; decision 0208
    """
    _ground.move(row, "issue")
    result = row.result or {}
    if result["granted"] and not result["number"]:
        result["number"] = next_number(row, at)
    elif result["number"] and not drawn:
        _claim(row, str(result["number"]), at)
    number = str(result["number"])
    timing = _finish(row, by=by, at=at)
    event = (
        DossierDecided(dossier=row.code, number=number, file=str(result["file"]), timing=timing,
                       signature=str(result.get("signature", "")))
        if result["granted"]
        else DossierRejected(dossier=row.code, reason=str(result["reason"]), number=number, timing=timing)
    )  # fmt: skip
    record(event, by=by, at=at)


def checked_number(written: str) -> str:
    """The number as typed, single-spaced; empty when none was typed. Raises `Invalid` for what numbers no document.

    Source: NĐ 30/2020, Art. 15; decision 0208
    """
    number = " ".join(unicodedata.normalize("NFC", written).split())
    fits = len(number) <= _LONGEST and _NUMBER.fullmatch(number) and re.search(r"[0-9]", number)
    if number and not fits:
        raise Invalid(
            "Số của kết quả không viết như số văn bản.", _NUMBER_FORM, _NUMBER_AGAIN, _NUMBERING,
            fields={"number": "Hãy sửa lại số này như số của một văn bản."},
        )  # fmt: skip
    return number


def _claim(row: Dossier, number: str, at: datetime) -> None:
    """The typed number is this dossier's alone among all that its unit issues this year, in whatever case of letters.

    Raises `Invalid` when another result has it, and for one of the house's own series.
    Held until commit. One query. Source: decision 0208
    """
    agency = people.agency_by_id(row.holder_agency_id or row.agency_id)
    own = rf"[0-9]+/{re.escape(signing.series(agency, at.astimezone(ZONE).date())[:-6].casefold())}[0-9]{{6}}"
    if re.fullmatch(own, number.casefold()):
        raise Invalid(
            "Số này thuộc dãy số do hệ thống cấp.", "Gõ tay một số của dãy này thì sau đó có hai kết quả cùng số.",
            "Hãy để trống để hệ thống cấp số tiếp theo.", _NUMBERING,
            fields={"number": "Hãy để trống để hệ thống cấp số."},
        )  # fmt: skip
    results = _ground.next_number(f"KQ={agency.code}={at.astimezone(ZONE).year}={number.casefold()}")
    if results > 1:  # refused, the act leaves nothing behind, so that the count stays at one
        raise Invalid(
            "Số này đã cấp cho một kết quả khác.",
            "Mỗi số văn bản của một cơ quan chỉ dùng một lần trong năm.",
            _NUMBER_AGAIN, _NUMBERING, fields={"number": "Số này đã dùng trong năm."},
        )  # fmt: skip


def next_number(row: Dossier, at: datetime) -> str:
    """The next number of the series of the unit that settles. One query. Source: decision 0201."""
    agency, day = people.agency_by_id(row.holder_agency_id or row.agency_id), at.astimezone(ZONE).date()
    return signing.number(agency, day, _ground.next_number(signing.series(agency, day)))


def _finish(row: Dossier, *, by: Actor, at: datetime) -> str:
    """The dossier is with the counter that returns it. Answers early, on_time or late."""
    row.finished_at = at
    returning = [step for step in _ground.procedure_of(row).process if step.no > row.step_no]
    counter = next((step for step in reversed(returning) if step.role is Role.COUNTER), None)
    if counter is not None:
        _ground.go_to(row, counter, by=by, at=at)
    else:
        _ground.close_steps(row, at)
        row.step_due_at, row.holder_id = None, None
        row.holder_agency_id, row.holder_role = row.agency_id, Role.COUNTER.value
    row.save()
    return deadline.verdict(at, _ground.due_of(row)).value
