"""One sentence or two for each kind of fact, in the reader's language."""

from collections.abc import Callable

from django.utils.translation import gettext, ngettext, pgettext

from motcua.law.channels import ONLINE
from motcua.work.dossiers.telling import labels
from motcua.work.dossiers.telling.body import Body, Said, Tone, in_place

_A_DAY = 24 * 60  # minutes by the wall clock


def say(name: str, body: Body) -> Said:
    """The fact in words; one that nobody has worded yet is told by its name."""
    return _SAY[name](body) if name in _SAY else Said(name)


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _because(body: Body) -> str:
    reason = body.own_words("reason")
    return gettext("Lý do: %(reason)s.") % {"reason": reason} if reason else ""


def _by_law(body: Body) -> str:
    basis = body.own_words("basis")
    return gettext("Căn cứ: %(basis)s.") % {"basis": basis} if basis else ""


def _channel(body: Body) -> str:
    return labels.channel(body.whole("channel"))


def _registered(body: Body) -> Said:
    where = gettext("%(channel)s, nơi nhận: %(agency)s.") % {"channel": _channel(body), "agency": body.agency()}
    until = body.moment("answer_by")
    answer = gettext("Bộ phận Một cửa trả lời trước %(moment)s.") % {"moment": until} if until else ""
    return Said(gettext("Hồ sơ được gửi đến"), _joined(where, _identified(body), answer))


def _identified(body: Body) -> str:
    """How sure the house was of who sent it: nothing for who came in by a password."""
    told = {"provider": body.text("identified_by"), "level": body.whole("assurance")}
    said = gettext("Người nộp đăng nhập bằng định danh điện tử (%(provider)s), mức xác thực %(level)s.")
    return said % told if told["provider"] else ""


def _received(body: Body) -> Said:
    where = gettext("%(channel)s, nơi nhận: %(agency)s.") % {"channel": _channel(body), "agency": body.agency()}
    due = gettext("Hẹn trả kết quả %(moment)s.") % {"moment": body.moment("due")}
    return Said(pgettext("fact", "Tiếp nhận hồ sơ"), _joined(where, due), Tone.GOOD)


def _not_received(body: Body) -> Said:
    return Said(gettext("Từ chối tiếp nhận hồ sơ"), _because(body), Tone.STOP)


def _supplement(body: Body) -> Said:
    stands = gettext("Thời hạn giải quyết dừng lại cho đến khi bổ sung xong.")
    return Said(
        pgettext("fact", "Yêu cầu bổ sung, hoàn thiện hồ sơ"),
        _joined(_because(body), _by_law(body), stands),
        Tone.WAIT,
        body.texts("items"),
    )


def _supplied(body: Body) -> Said:
    due = body.moment("due")
    if body.received:
        told = gettext("Thời hạn tính lại từ đầu, hẹn trả kết quả %(moment)s.") % {"moment": due}
    else:
        told = gettext("Bộ phận Một cửa trả lời trước %(moment)s.") % {"moment": due}
    return Said(gettext("Đã bổ sung, hoàn thiện hồ sơ"), told if due else "", Tone.GOOD, _handed_in(body))


def _handed_in(body: Body) -> tuple[str, ...]:
    """The papers; the form, which is told first, with the questions that were answered anew."""
    papers, corrected = body.texts("papers"), "; ".join(body.texts("corrected"))
    return (f"{papers[0]}: {corrected}", *papers[1:]) if papers and corrected else papers


def _forwarded(body: Body) -> Said:
    return Said(
        gettext("Chuyển sang bước %(step)s") % {"step": body.step()},
        _joined(_with_whom(body), _by_when(body)),
        note=in_place(body.text("note")),
    )


def _with_whom(body: Body) -> str:
    if not body.text("agency"):  # the unit is the one that held it before
        return _by_whom(body.text("holder"))
    if body.text("holder"):
        return gettext("Người xử lý: %(name)s, %(agency)s.") % {
            "name": in_place(body.text("holder")),
            "agency": body.agency(),
        }
    return gettext("Chờ người nhận xử lý tại %(agency)s.") % {"agency": body.agency()}


def _by_whom(name: str) -> str:
    return gettext("Người xử lý: %(name)s.") % {"name": in_place(name)} if name else gettext("Chờ người nhận xử lý.")


def _by_when(body: Body) -> str:
    due = body.moment("step_due")
    return gettext("Hạn của bước: %(moment)s.") % {"moment": due} if due else ""


def _sent_back(body: Body) -> Said:
    title = gettext("Chuyển lại bước %(step)s") % {"step": body.step()}
    return Said(title, _with_whom(body), Tone.WAIT, note=_because(body))


def _taken(body: Body) -> Said:
    holder, before = body.text("holder"), body.text("before")
    title = pgettext("fact", "Nhận xử lý hồ sơ") if holder == body.actor else pgettext("fact", "Giao người xử lý")
    names = {"name": in_place(holder), "before": in_place(before)}
    told = gettext("Người xử lý: %(name)s, thay %(before)s.") if before else gettext("Người xử lý: %(name)s.")
    return Said(title, told % names, note=_because(body))


def _asked(body: Body) -> Said:
    told = gettext("Đề nghị trả lời trước %(moment)s.") % {"moment": body.moment("answer_by")}
    return Said(
        gettext("Lấy ý kiến %(agency)s") % {"agency": body.agency()}, told, note=in_place(body.text("question"))
    )


def _answered(body: Body) -> Said:
    told = gettext("Đồng ý.") if body.values.get("agrees") else gettext("Có ý kiến khác.")
    return Said(gettext("%(agency)s đã trả lời") % {"agency": body.agency()}, told, note=in_place(body.text("answer")))


def _suspended(body: Body) -> Said:
    return Said(pgettext("fact", "Tạm dừng tính thời hạn"), _joined(_because(body), _by_law(body)), Tone.WAIT)


def _resumed(body: Body) -> Said:
    told = gettext("Đã dừng %(span)s. Hẹn trả kết quả %(moment)s.")
    return Said(
        pgettext("fact", "Tiếp tục tính thời hạn"),
        told % {"span": _span(body.whole("waited_minutes")), "moment": body.moment("due")},
    )


def _span(minutes: int) -> str:
    days, rest = divmod(minutes, _A_DAY)
    hours = rest // 60
    if not days and not hours:
        return ngettext("%(n)s phút", "%(n)s phút", rest) % {"n": rest}
    parts = [ngettext("%(n)s ngày", "%(n)s ngày", days) % {"n": days}] if days else []
    parts += [ngettext("%(n)s giờ", "%(n)s giờ", hours) % {"n": hours}] if hours else []
    return " ".join(parts)


def _payment_required(body: Body) -> Said:
    title = gettext("Yêu cầu nộp %(money)s") % {"money": body.money()}
    stands = gettext("Thời hạn giải quyết dừng lại cho đến khi nộp xong.")
    return Said(title, _joined(_because(body), stands), Tone.WAIT)


def _payment_confirmed(body: Body) -> Said:
    paid = gettext("Nộp trực tuyến.") if body.whole("channel") == ONLINE else gettext("Nộp tại quầy.")
    due = body.moment("due")
    runs = gettext("Thời hạn chạy tiếp, hẹn trả kết quả %(moment)s.") % {"moment": due} if due else ""
    return Said(gettext("Đã nộp %(money)s") % {"money": body.money()}, _joined(paid, runs), Tone.GOOD)


def _extended(body: Body) -> Said:
    told = gettext("Ngày hẹn cũ %(was)s, ngày hẹn mới %(due)s.")
    late = gettext("Văn bản xin lỗi gửi sau thời điểm quy định.") if body.values.get("late_apology") else ""
    dates = told % {"was": body.moment("was_due"), "due": body.moment("due")}
    return Said(gettext("Xin lỗi và hẹn lại ngày trả kết quả"), _joined(dates, _because(body), late), Tone.LATE)


def _timing(body: Body) -> str:
    return {
        "early": gettext("Trước hạn."),
        "on_time": gettext("Đúng hạn."),
        "late": gettext("Trễ hạn."),
    }.get(body.text("timing"), "")


def _signed(body: Body) -> Said:
    return Said(
        gettext("Đã ký, chuyển văn thư đóng dấu, phát hành"),
        _joined(_signature(body), _with_whom(body), _by_when(body)),
    )


def _signature(body: Body) -> str:
    name = body.own_words("signature")
    return gettext("Tệp mang chữ ký số của %(name)s.") % {"name": name} if name else ""


def _decided(body: Body) -> Said:
    signed = gettext("Số %(number)s.") % {"number": body.text("number")}
    tone = Tone.LATE if body.text("timing") == "late" else Tone.GOOD
    result = body.own_words("result")
    told = _joined(f"{result}." if result else "", signed, _signature(body), _timing(body))
    unsigned = body.text("file") and not body.text("signature")
    note = gettext("Bản điện tử không mang chữ ký số, là bản chụp của bản giấy.") if unsigned else ""
    return Said(pgettext("fact", "Đã có kết quả"), told, tone, note=note)


def _rejected(body: Body) -> Said:
    number = gettext("Văn bản số %(number)s.") % {"number": body.text("number")} if body.text("number") else ""
    return Said(gettext("Không giải quyết hồ sơ"), _joined(_because(body), number, _timing(body)), Tone.STOP)


def _withdrawal(body: Body) -> Said:
    return Said(gettext("Người nộp đề nghị rút hồ sơ"), _because(body), Tone.WAIT)


def _stopped(body: Body) -> Said:
    return Said(gettext("Dừng giải quyết hồ sơ"), _because(body), Tone.STOP)


def _handed_over(body: Body) -> Said:
    to = gettext("Người nhận: %(name)s.") % {"name": in_place(body.text("to"))}
    checked = gettext("Đã đối chiếu giấy tờ tùy thân.") if body.values.get("identity_checked") else ""
    way = _channel(body)
    return Said(gettext("Đã trả kết quả"), _joined(to, f"{way}." if way else "", checked), Tone.GOOD)


_SAY: dict[str, Callable[[Body], Said]] = {
    "DossierRegistered": _registered,
    "DossierReceived": _received,
    "DossierNotReceived": _not_received,
    "SupplementRequested": _supplement,
    "SupplementProvided": _supplied,
    "DossierForwarded": _forwarded,
    "DossierSentBack": _sent_back,
    "DossierTaken": _taken,
    "OpinionAsked": _asked,
    "OpinionGiven": _answered,
    "DossierSuspended": _suspended,
    "DossierResumed": _resumed,
    "PaymentRequired": _payment_required,
    "PaymentConfirmed": _payment_confirmed,
    "DueDateExtended": _extended,
    "ResultSigned": _signed,
    "DossierDecided": _decided,
    "DossierRejected": _rejected,
    "WithdrawalAsked": _withdrawal,
    "DossierStopped": _stopped,
    "ResultHandedOver": _handed_over,
}
