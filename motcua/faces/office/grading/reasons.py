"""Why a dossier lost points, in words: for each indicator that did not give both."""

from django.utils.translation import gettext, ngettext

from motcua.law.channels import POST
from motcua.law.grading import BEST
from motcua.reactions.quality.grading.rows import Marked


def why(row: Marked) -> list[tuple[str, str]]:
    """The indicators that lost points, each with its reason; none for a dossier with all of them.

    Attitude is graded by time, for no complaint is recorded: what is said of time is said of both.
    """
    said = {1: _time, 2: _step, 3: _supplements, 4: _way}
    shown = {1: "1, 7"}
    lost = (number for number, mark in row.marks.items() if mark is not None and mark < BEST and number in said)
    return [(shown.get(number, str(number)), said[number](row)) for number in lost]


def in_a_line(row: Marked) -> str:
    """The same as one text, for a table to take away."""
    return "; ".join(f"({numbers}) {words}" for numbers, words in why(row))


def _time(row: Marked) -> str:
    return _late(row.over) if row.over else gettext("xong đúng ngày hẹn, không sớm hơn")


def _late(days: int) -> str:
    return ngettext("xong sau ngày hẹn %(n)s ngày", "xong sau ngày hẹn %(n)s ngày", days) % {"n": days}


def _step(row: Marked) -> str:
    step = row.step
    if step is None:
        return gettext("không có bước nào được ghi")
    name, held = step.name, f"{step.unit} ({step.holder})" if step.holder else step.unit
    if not step.over:
        return gettext("bước “%(step)s” tại %(held)s xong đúng ngày hạn của bước") % {"step": name, "held": held}
    return ngettext(
        "bước “%(step)s” tại %(held)s xong sau hạn của bước %(n)s ngày",
        "bước “%(step)s” tại %(held)s xong sau hạn của bước %(n)s ngày", step.over,
    ) % {"step": name, "held": held, "n": step.over}  # fmt: skip


def _supplements(row: Marked) -> str:
    return ngettext(
        "phải bổ sung hồ sơ %(n)s lần", "phải bổ sung hồ sơ %(n)s lần", row.supplements
    ) % {"n": row.supplements}  # fmt: skip


def _way(row: Marked) -> str:
    if row.channel == POST:
        return gettext("nộp qua bưu chính: tính là một nơi phải liên hệ")
    return gettext("nộp tại quầy: phải đến một nơi, là Bộ phận Một cửa")
