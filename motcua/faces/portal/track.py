"""Following a dossier by its code, without signing in; its date and history for who knows four digits more."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from motcua.faces.kit import problems
from motcua.faces.portal import address, typed, wording
from motcua.law import dossier_code
from motcua.law.errors import LawError, UnitMissing
from motcua.ledger import clock
from motcua.registers.people import guessing
from motcua.registers.people import queries as agencies
from motcua.registers.people.errors import NotFound
from motcua.work.dossiers import detail, telling
from motcua.work.dossiers.views import Progress

DIGITS = 4


@require_safe
def short(request: HttpRequest, code: str) -> HttpResponse:  # noqa: ARG001  # the address printed as a QR code
    """The short address on a receipt leads to the dossier's page."""
    return HttpResponseRedirect(f"{reverse('portal:track')}?{urlencode({'code': code})}")


@never_cache
@sensitive_post_parameters("digits")
@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest) -> HttpResponse:
    """How far the dossier is; with the right four digits also its date and history. No address ever holds the digits.

    Source: TT 01/2018, Art. 16(2)
    """
    given = request.POST if request.method == "POST" else request.GET
    code, digits = typed.clean(given.get("code", ""))[:80], typed.clean(request.POST.get("digits", ""))[:12]
    page: dict[str, object] = {"way": "track", "code": code}
    if not code:
        return render(request, "portal/track/page.html", page)
    try:
        page |= _found(request, code, digits)
    except guessing.GuessedTooOften as error:
        return problems.answer(request, _too_often(error.code))
    except (NotFound, LawError) as error:
        nothing = _unknown(_read(code)) if isinstance(error, NotFound) else _no_code(code, error)
        return render(request, "portal/track/page.html", page | {"nothing": nothing}, status=nothing.status)
    return render(request, "portal/track/page.html", page)


def _found(request: HttpRequest, code: str, digits: str) -> dict[str, object]:
    """What the page may show. Raises `BadDossierCode`, `NotFound` and `GuessedTooOften`; wrong guesses are noted."""
    at, where = clock.now(), address.of(request)
    wanted = _read(code)
    names = (f"track:{wanted}", f"track@{where}")
    guessing.refuse(names, at)
    try:
        progress = detail.progress(wanted, digits=digits)
    except NotFound:
        guessing.note(names[1:], address=where, at=at)
        raise
    opened = progress.due_at is not None or bool(progress.history)
    if request.method == "POST" and not opened:
        guessing.note(names, address=where, at=at)
        return {"progress": progress, "wrong": _wrong(digits)}
    return {"progress": progress, "opened": opened, "story": _story(progress)}


def _read(code: str) -> str:
    """The code as it is printed, whatever was left out between its parts. Raises `BadDossierCode`."""
    return dossier_code.parse(code, units=[each.identifier for each in agencies.agencies() if each.identifier]).text


def _unknown(code: str) -> problems.Problem:
    """What is said of a code that no dossier has."""
    return problems.Problem(
        404,
        gettext("Không tìm thấy hồ sơ %(code)s.") % {"code": code},
        gettext("Mã đúng dạng nhưng không có hồ sơ nào mang mã này ở đây: có thể gõ sai một chữ số, hoặc hồ sơ nộp ở"
                " tỉnh khác."),
        gettext("So từng chữ số với mã in trên giấy hẹn rồi nhập lại ở dưới; bỏ dấu chấm và gạch cũng được."),
    )  # fmt: skip


def _no_code(code: str, error: LawError) -> problems.Problem:
    """What is said of a text that can be no code, or of the end of one."""
    example = wording.example_of_a_code(clock.now().date())
    again = gettext("Nhập lại ở dưới theo giấy hẹn, ví dụ %(example)s.") % {"example": example}
    what = gettext("“%(code)s” không phải mã hồ sơ.")
    why = gettext("Mã hồ sơ có dạng mã đơn vị, ngày tiếp nhận, số thứ tự, nối bằng dấu gạch ngang.")
    if isinstance(error, UnitMissing):
        what = gettext("“%(code)s” còn thiếu phần đầu là mã đơn vị.")
        why = gettext("Ngày và số thứ tự thì nhiều đơn vị cùng có; mã đơn vị mới cho biết là hồ sơ nào.")
    return problems.Problem(
        422, what % {"code": code}, why, again if example else gettext("Nhập lại ở dưới theo giấy hẹn."), error.source
    )


def _too_often(code: str) -> problems.Problem:
    minutes = guessing.WINDOW.seconds // 60
    return problems.Problem(
        429,
        gettext("Bạn đã thử quá nhiều lần."),
        gettext("Đã nhập sai %(times)s lần trong %(minutes)s phút; giới hạn này giữ kín hồ sơ của mọi người.")
        % {"times": guessing.ALLOWED, "minutes": minutes},
        gettext("Hãy chờ %(minutes)s phút rồi thử lại, hoặc đăng nhập để xem hồ sơ của mình.") % {"minutes": minutes},
        code=code,
    )


def _wrong(digits: str) -> str:
    if len(digits) != DIGITS or not digits.isdecimal():
        return gettext("Hãy nhập đúng 4 chữ số.")
    return gettext(
        "4 số này không khớp với hồ sơ. Hãy dùng 4 số cuối của số căn cước hoặc số điện thoại đã ghi khi nộp."
    )


def _story(progress: Progress) -> tuple[telling.Told, ...]:
    return tuple(reversed(telling.story(progress.history)))
