"""The sentences of a reckoning: how a term begins, is counted, passes over days off, and ends."""

from datetime import date, datetime
from typing import NamedTuple

from motcua.law import calendar, parameters
from motcua.law.deadline import changes, spans, steps, words
from motcua.law.deadline.steps import Step
from motcua.law.deadline.term import TermUnit
from motcua.law.deadline.words import Text


class Told(NamedTuple):
    """What a sentence may need besides its step: the due moment after it, and all the steps."""

    due: datetime
    steps: tuple[Step, ...]


_ANEW = (
    ("Tiếp nhận lúc", "Nhận đủ hồ sơ bổ sung lúc"), ("Tiếp nhận ", "Nhận đủ "), ("ngày tiếp nhận", "ngày nhận đủ"),
    ("lúc tiếp nhận", "lúc nhận đủ"),
)  # fmt: skip
_ANEW_EN = (
    ("Received at", "All that was asked for received at"), ("Received ", "Completed "),
    ("day of receipt", "day of completion"), ("the receipt", "the completion"),
)  # fmt: skip


def write(step: Step, told: Told) -> list[Text]:
    """The sentences of a step; a term that begins anew after a supplement runs from the completion, not the receipt."""
    texts = _written(step, told)
    if not any(isinstance(one, steps.Restarted) for one in told.steps) or isinstance(step, steps.Restarted):
        return texts
    return [text.with_words(_ANEW, _ANEW_EN) for text in texts]


def _written(step: Step, told: Told) -> list[Text]:
    changed = changes.write(step, told.due)
    if changed is not None:
        return [changed]
    match step:
        case steps.WorkingDays():
            return _working_days(step, told)
        case steps.Ends():
            return [_end(step, told.due)]
        case steps.Off() | steps.Compensation() | steps.Swapped() | steps.Worked() | steps.Undecided():
            return [_exchanged(step) or _passed(step)]
        case _:
            return [_begun(step, told) or _hours(step, told) or _counted(step, told)]


def _begun(step: Step, told: Told) -> Text | None:
    match step:
        case steps.Received(at) if any(_answers_a_filing(one) for one in told.steps):
            return Text(f"Gửi đến lúc {words.moment_vi(at)}", f"Sent in at {words.moment_en(at)}", at.date())
        case steps.Received(at):
            return Text(
                f"Tiếp nhận lúc {words.moment_vi(at)}",
                f"Received at {words.moment_en(at)}",
                at.date(),
            )
        case steps.Moved(to, why, first_counted):
            return _moved(to, why, first_counted, told)
        case steps.HalfSaturdays(since):
            return Text(
                f"Từ {since:%d/%m/%Y} mỗi thứ Bảy làm việc tính nửa ngày",
                f"From {since:%d/%m/%Y} each working Saturday counts as half a day",
                since,
                "decision 0103",
            )
        case _:
            return None


def _answers_a_filing(step: Step) -> bool:
    """True in the reckoning of what was sent in and nobody has received yet."""
    return isinstance(step, steps.Answer) and step.act == "online_answer"


_WHY_MOVED = {
    "early": ("trước giờ làm việc", "before opening", "decision 0102"),
    "lunch": ("trong giờ nghỉ trưa", "during the midday break", "decision 0102"),
    "late": ("sau giờ làm việc", "after closing", "decision 0102"),
    "closed": ("vào ngày nghỉ", "on a day off", "decision 0102"),
    "service": ("vào buổi thứ Bảy chỉ tiếp nhận", "on a Saturday that only receives", "decision 0103"),
}
_CUTOFFS = {  # the number that was asked, with the law of the day of receipt
    "afternoon": ("sau {value}", "after {value}", "same_day_cutoff"),
    "last_hour": (
        "trong {value} phút làm việc cuối cùng của ngày",
        "in the last {value} working minutes of the day",
        "last_hour",
    ),
}


def _why_moved(why: str, received: date) -> tuple[str, str, str]:
    """The reason in Vietnamese and English, and its source."""
    if why not in _CUTOFFS:
        return _WHY_MOVED.get(why, ("", "", ""))
    vietnamese, english, name = _CUTOFFS[why]
    limit = parameters.on(name, received)
    return vietnamese.format(value=limit.text), english.format(value=limit.text), limit.source


def _moved(to: datetime, why: str, first_counted: int, told: Told) -> Text:
    received = next((step.at for step in told.steps if isinstance(step, steps.Received)), to)
    reason_vi, reason_en, source = _why_moved(why, received.date())
    text = Text(
        f"Tiếp nhận {reason_vi}: tính từ {words.moment_vi(to)}",
        f"Received {reason_en}: counted from {words.moment_en(to)}",
        to.date(),
        source,
    )
    if why in ("early", "lunch"):
        return text
    if why == "service":
        return text.adding(", ngày tiếp nhận không tính", ", the day of receipt is not counted")
    if first_counted:
        return text.adding(", ngày này là ngày thứ nhất", ", that day is the first one")
    return text.adding(", ngày này được coi là ngày tiếp nhận", ", that day stands for the day of receipt")


def _working_days(step: steps.WorkingDays, told: Told) -> list[Text]:
    counted = spans.counted(step, told.steps)
    value = step.value.replace(".", ",")
    texts = [
        Text(
            f"Đếm {value} ngày làm việc, không tính ngày tiếp nhận: {words.days(counted)}",
            f"{step.value} working days counted, the day of receipt left out: {words.days(counted)}",
            step.last,
            "BLDS 2015, Art. 147(2)",
        )
    ]
    passed = spans.weekends(step, told.steps)
    if passed:
        texts.append(
            Text(
                f"Không tính ngày nghỉ hằng tuần: {words.spans(passed)}",
                f"Weekly days of rest not counted: {words.spans(passed)}",
                passed[0],
                "BLLĐ 2019, Art. 111(1)",
            )
        )
    return texts


def _hours(step: Step, told: Told) -> Text | None:
    match step:
        case steps.WorkingMinutes(minutes):
            return Text(
                f"Đếm {words.length_vi(minutes)} làm việc, chỉ trong giờ làm việc",
                f"{words.length_en(minutes)} of work counted, inside working hours only",
                told.due.date(),
                "BLDS 2015, Art. 147(1)",
            )
        case steps.Minutes(minutes):
            return Text(
                f"Đếm {words.length_vi(minutes)} liên tục từ lúc tiếp nhận",
                f"{words.length_en(minutes)} counted without a break from the receipt",
                told.due.date(),
                "BLDS 2015, Art. 147(1)",
            )
        case _:
            return None


def _counted(step: Step, told: Told) -> Text:
    match step:
        case steps.CalendarDays(value, unit, after, last):
            known = TermUnit(unit)
            article = "BLDS 2015, Art. 148(2)" if known is TermUnit.DAY else "BLDS 2015, Art. 148(4)"
            return Text(
                f"Đếm {value.replace('.', ',')} {known.label} từ ngày sau {after:%d/%m/%Y}: đến {words.day_vi(last)}",
                f"{value} {known.english}{'' if value == '1' else 's'} from the day after {after:%d/%m/%Y}: "
                f"to {words.day_en(last)}",
                last,
                article,
            )
        case steps.Part(minutes):
            return Text(
                f"Phần lẻ của ngày: {words.length_vi(minutes)} làm việc, mỗi ngày 8 giờ",
                f"The broken part of a day: {words.length_en(minutes)} of work, 8 hours a day",
                told.due.date(),
                "BLLĐ 2019, Art. 105(1); decision 0101",
            )
        case steps.Rolled(off, to):
            return Text(
                f"Ngày cuối {words.day_vi(off)} là ngày nghỉ: chuyển sang ngày làm việc tiếp theo {words.day_vi(to)}",
                f"The last day {words.day_en(off)} is a day off: the term ends on {words.day_en(to)}",
                to,
                "BLDS 2015, Art. 148(5)",
            )
        case _:
            return Text(
                "Thời hạn của thủ tục là trả kết quả trong ngày tiếp nhận",
                "The procedure's term: due on the day of receipt",
                told.due.date(),
                "BLDS 2015, Art. 148(6); decision 0107",
            )


def _exchanged(step: Step) -> Text | None:
    match step:
        case steps.Swapped(day, made_up):
            return Text(
                f"Nghỉ hoán đổi {day:%d/%m/%Y}, làm bù {words.day_vi(made_up)}",
                f"{day:%d/%m/%Y} off, swapped with {words.day_en(made_up)}",
                day,
                _announced(day, made_up),
            )
        case steps.Worked(day, closed) if day != closed:
            return Text(
                f"Ngày làm bù {words.day_vi(day)} (thay ngày {closed:%d/%m/%Y}) là ngày làm việc",
                f"{words.day_en(day)} is worked in place of {closed:%d/%m/%Y}",
                day,
                _announced(closed, day),
            )
        case steps.Worked(day, _):
            return Text(
                f"Ngày làm bù {words.day_vi(day)} là ngày làm việc",
                f"{words.day_en(day)} is a made-up working day",
                day,
            )
        case _:
            return None


def _announced(closed: date, made_up: date) -> str:
    """The national notice of the swap; nothing for one that others decided."""
    entry = calendar.national().reasons.get(closed)
    return entry.source if entry is not None and entry.pair == made_up else ""


_DECIDED_BY = {"culture": "NQ 80/2026"}  # the article on public holidays does not name this one


def _passed(step: Step) -> Text:
    match step:
        case steps.Off(festival, first, last):
            if festival == "local":
                days = words.span(first, last)
                return Text(
                    f"Ngày nghỉ theo lịch của đơn vị: {days}", f"Off by the agency's own calendar: {days}", first
                )
            name = calendar.festivals()[festival]
            return Text(
                f"Nghỉ {name.vietnamese} {words.span(first, last)}",
                f"{name.english}, off {words.span(first, last)}",
                first,
                _DECIDED_BY.get(festival, "BLLĐ 2019, Art. 112"),
            )
        case steps.Compensation(festival, first, last):
            name = calendar.festivals()[festival]
            return Text(
                f"Nghỉ bù {name.vietnamese} {words.span(first, last)}",
                f"Off in place of {name.english} {words.span(first, last)}",
                first,
                "BLLĐ 2019, Art. 111(3)",
            )
        case steps.Undecided(year):
            return Text(
                f"Lịch nghỉ năm {year} chưa có quyết định chính thức: ngày hẹn có thể phải tính lại",
                f"The days off of {year} are not decided yet: the date may have to be reckoned again",
                date(year, 1, 1),
                "BLLĐ 2019, Art. 112(3)",
            )
        case _:
            raise TypeError(step)


def _end(step: steps.Ends, due: datetime) -> Text:
    moment_vi, moment_en = words.moment_vi(due), words.moment_en(due)
    if step.how == "day":
        return Text(
            f"Hạn: {moment_vi}, hết giờ làm việc; theo luật thời hạn kết thúc lúc 24:00 ngày đó",
            f"Due at {moment_en}, closing time; by law the term ends at 24:00 of that day",
            due.date(),
            "BLDS 2015, Art. 148(6)",
        )
    tail_vi, tail_en = {
        "clock": (", cùng giờ với lúc tiếp nhận", ", the same time of day as the receipt"),
        "fixed": (", giờ trả kết quả của đơn vị", ", the hour at which the agency returns results"),
    }.get(step.how, ("", ""))
    return Text(f"Hạn: {moment_vi}{tail_vi}", f"Due at {moment_en}{tail_en}", due.date())
