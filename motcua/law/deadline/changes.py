"""The sentences of what moves a due date (supplement, suspension, new appointment) and of the office's own limits."""

from datetime import datetime

from motcua.law import parameters
from motcua.law.deadline import steps, words
from motcua.law.deadline.steps import Step
from motcua.law.deadline.words import Text

_LIMITS = {
    "transfer": (
        "Chuyển hồ sơ cho đơn vị giải quyết trong ngày tiếp nhận",
        "Transfer to the settling unit on the day of receipt",
        "transfer_cutoff",
    ),
    "transfer_next": (
        "Tiếp nhận sau {value} hoặc ngoài ngày làm việc: chuyển hồ sơ đầu giờ ngày làm việc tiếp theo",
        "Received after {value} or on a day off: transfer at the opening of the next working day",
        "transfer_cutoff",
    ),
    "online_answer": (
        "Trả lời hồ sơ nộp trực tuyến trong {value} giờ làm việc",
        "Answer an online filing within {value} working hours",
        "online_answer_within",
    ),
    "supplement": (
        "Trả hồ sơ kèm phiếu yêu cầu bổ sung trong {value} ngày làm việc",
        "Send back for completion within {value} working days",
        "supplement_within",
    ),
    "supplement_answer": (
        "Người nộp bổ sung hồ sơ trong {value} ngày làm việc",
        "The applicant completes within {value} working days",
        "supplement_answer_within",
    ),
    "apology": (
        "Xin lỗi và hẹn lại chậm nhất {value} ngày trước khi hết hạn; nếu là ngày nghỉ thì lùi về ngày làm việc trước",
        "Apology and new date at the latest {value} day before the end; a day off gives way to the working day before",
        "apology_before",
    ),
}


def write(step: Step, due: datetime) -> Text | None:
    """The sentence of a change or of an office's limit; None for any other step."""
    match step:
        case steps.Answer(act, counted_from):
            vietnamese, english, parameter = _LIMITS[act]
            limit = parameters.on(parameter, counted_from.date())
            told = [text.format(value=limit.text) for text in (vietnamese, english)]
            return Text(told[0], told[1], due.date(), limit.source)
        case steps.Restarted(asked, completed):
            return _restarted(asked, completed)
        case steps.Waited(asked, completed, was):
            return _waited(asked, completed, was, due)
        case steps.Paused(since, until, minutes, was):
            return _paused(since, until, minutes, was, due)
        case steps.Extended(at, was):
            return _extended(at, was, due)
        case _:
            return None


def _restarted(asked: datetime, completed: datetime) -> Text:
    return Text(
        f"Yêu cầu bổ sung lúc {words.moment_vi(asked)}, bổ sung đủ lúc {words.moment_vi(completed)}: "
        "thời hạn tính lại từ đầu",
        f"Completion asked at {words.moment_en(asked)}, complete at {words.moment_en(completed)}: "
        "the whole term begins anew",
        completed.date(),
        parameters.on("supplement_within", asked.date()).source,
    )


def _waited(asked: datetime, completed: datetime, was: datetime, due: datetime) -> Text:
    return Text(
        f"Trừ thời gian chờ bổ sung từ {words.moment_vi(asked)} đến {words.moment_vi(completed)}: "
        f"hạn dời từ {words.moment_vi(was)} đến {words.moment_vi(due)}",
        f"The wait from {words.moment_en(asked)} to {words.moment_en(completed)} is taken out: "
        f"the date moves from {words.moment_en(was)} to {words.moment_en(due)}",
        completed.date(),
        "QĐ 766/2022, Annex I(2); decision 0104",
    )


def _paused(since: datetime, until: datetime, minutes: int, was: datetime, due: datetime) -> Text:
    return Text(
        f"Tạm dừng từ {words.moment_vi(since)} đến {words.moment_vi(until)} ({words.length_vi(minutes)} làm việc): "
        f"hạn dời từ {words.moment_vi(was)} đến {words.moment_vi(due)}",
        f"Suspended from {words.moment_en(since)} to {words.moment_en(until)} ({words.length_en(minutes)} of work): "
        f"the date moves from {words.moment_en(was)} to {words.moment_en(due)}",
        until.date(),
        "decision 0104",
    )


def _extended(at: datetime, was: datetime, due: datetime) -> Text:
    return Text(
        f"Xin lỗi và hẹn lại ngày {words.day_vi(at.date())}: hạn dời từ {words.moment_vi(was)} đến "
        f"{words.moment_vi(due)}, chỉ được hẹn lại một lần",
        f"Apology and new date given on {words.day_en(at.date())}: from {words.moment_en(was)} to "
        f"{words.moment_en(due)}, allowed once",
        at.date(),
        parameters.on("apology_before", at.date()).source,
    )
