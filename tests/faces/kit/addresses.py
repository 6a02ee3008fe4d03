"""An address book for tests of the kit alone: its own pages, and views that refuse, fail and lose the database."""

from django.db import InterfaceError, OperationalError
from django.db.utils import ConnectionHandler
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt
from django_cotton.compiler_regex import CottonCompiler

from motcua.law.errors import LawError, NotPermitted
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed, NotFound

ERRORS = {
    "law": LawError("Chỉ được gia hạn một lần.", "Hồ sơ đã gia hạn.", "Quyết định ngay.", "NĐ 61/2018, Art. 19(9)"),
    "state": NotPermitted("Không thể trả kết quả.", "Hồ sơ chưa xử lý xong."),
    "not-allowed": NotAllowed("Bạn không được xem hồ sơ này."),
    "not-found": NotFound("Không có hồ sơ này."),
    "conflict": Conflict("Hồ sơ vừa được người khác chuyển đi."),
    "invalid": Invalid("Tờ khai chưa đúng.", fields={"phone": "Số điện thoại thiếu <b>chữ số</b>."}),
    "away": OperationalError("connection refused"),
    "cut": InterfaceError("the connection is closed"),
    "bug": ZeroDivisionError("a fault of ours"),
}
times_away: list[str] = []


def lost_database(**options: object):
    """A connection to a place where no database listens, set up as the house sets up its own."""
    place = {"ENGINE": "django.db.backends.postgresql", "NAME": "x", "HOST": "127.0.0.1", "PORT": "1"}
    return ConnectionHandler({"default": {**place, "OPTIONS": {"connect_timeout": 1, **options}}})["default"]


def refused_at_the_door(request: HttpRequest) -> HttpResponse:
    lost_database().ensure_connection()
    return HttpResponse("a database where there is none")


def waiting_in_vain(request: HttpRequest) -> HttpResponse:
    connection = lost_database(pool={"min_size": 0, "max_size": 1, "timeout": 0.3})
    try:
        connection.ensure_connection()
    finally:
        connection.close_pool()
    return HttpResponse("a database where there is none")


@csrf_exempt
def refuse(request: HttpRequest, name: str) -> HttpResponse:
    raise ERRORS[name]


def away_once(request: HttpRequest) -> HttpResponse:
    times_away.append(request.method)
    if len(times_away) == 1:
        raise OperationalError("server closed the connection unexpectedly")
    return HttpResponse("here again")


def who(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{request.actor.name}|{request.actor.known}")


def sealed(request: HttpRequest) -> HttpResponse:
    return HttpResponse("nobody looked")


def begin(request: HttpRequest, account: int) -> HttpResponse:
    request.session["account"] = account
    return HttpResponse("signed in")


def suggestions(request: HttpRequest) -> HttpResponse:
    return HttpResponse('<ul><li><a href="#one">Khai sinh</a></li><li><a href="#two">Khai tử</a></li></ul>')


PARTS = """{% extends "kit/citizen.html" %}{% block title %}Thử{% endblock %}{% block main %}<h1>Thử</h1>
<c-search action="/kit/" suggest="/suggestions/" label="Tìm"/>
<div id="part">như cũ</div>
<button hx-post="/refuse/conflict/" hx-target="#part">Chuyển</button>
<button hx-post="/refuse/invalid/" hx-target="#part">Gửi</button>
{% endblock %}"""


def parts(request: HttpRequest) -> HttpResponse:
    template = engines["django"].from_string(CottonCompiler().process(PARTS))
    return HttpResponse(template.render({}, request))


urlpatterns = [
    path("suggestions/", suggestions),
    path("parts/", parts),
    path("kit/", include("motcua.faces.kit.urls")),
    path("refuse/<str:name>/", refuse),
    path("api/v1/refuse/<str:name>/", refuse),
    path("away-once/", away_once),
    path("refused-at-the-door/", refused_at_the_door),
    path("waiting-in-vain/", waiting_in_vain),
    path("who/", who),
    path("sealed/", sealed),
    path("begin/<int:account>/", begin),
]
handler400 = "motcua.faces.kit.errors.bad_request"
handler403 = "motcua.faces.kit.errors.forbidden"
handler404 = "motcua.faces.kit.errors.not_found"
handler500 = "motcua.faces.kit.errors.failed"
