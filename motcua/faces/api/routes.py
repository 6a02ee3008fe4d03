"""The open API, version 1: one router per resource, every refusal a problem document."""

from django.http import Http404, HttpRequest, HttpResponse, RawPostDataException, UnreadablePostError
from django.views.decorators.http import require_safe
from ninja.errors import AuthenticationError, HttpError, ValidationError

from motcua.faces.api import agencies, courses, dossiers, files, me, payments, procedures, verbs
from motcua.faces.api.description import Api
from motcua.faces.api.directives import search
from motcua.faces.api.index import accounts, past
from motcua.faces.api.keys import anyone
from motcua.faces.api.reading import PlainJson, StrictJson
from motcua.faces.kit import middleware, problems
from motcua.faces.kit.problems import Problem
from motcua.law.errors import LawError
from motcua.registers.people.errors import OutOfScope, Refused

api = Api(
    title="Một Cửa",
    version="1.0.0",
    description="Hồ sơ, thủ tục và cơ quan của một tỉnh. The dossiers, procedures and agencies of a province.",
    urls_namespace="api-1",
    docs_url=None,
    docs_decorator=require_safe,
    parser=StrictJson(),
    renderer=PlainJson(),
    auth=anyone,
)
api.add_router("/procedures", procedures.router)
api.add_router("/agencies", agencies.router)
api.add_router("/dossiers", dossiers.router)
api.add_router("/dossiers", verbs.router)
api.add_router("/courses", courses.router)
api.add_router("/files", files.router)
api.add_router("/duties", search.duties)
api.add_router("/directives", search.texts)
api.add_router("/index", past.router)
api.add_router("/index", accounts.router)
api.add_router("/me", me.router)
api.add_router("/events", me.events)
api.add_router("/payments", payments.router)


@api.exception_handler(Refused)
@api.exception_handler(LawError)
def refused(request: HttpRequest, error: Refused | LawError) -> HttpResponse:
    """The refusal with its citation, as a problem document; what a key lacks is told as RFC 6750 wants it, too."""
    response = problems.answer(request, middleware.problem_of(error))
    if isinstance(error, OutOfScope):
        response["WWW-Authenticate"] = f'Bearer error="insufficient_scope", scope="{error.scope}"'
    return response


@api.exception_handler(ValidationError)
def malformed(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """A body or query that does not fit the schema: each place is named."""
    fields = {".".join(str(part) for part in fault["loc"][1:]): str(fault["msg"]) for fault in error.errors}
    usual = problems.usual(422)
    return problems.answer(request, Problem(422, usual.what, usual.why, usual.remedy, code="malformed", fields=fields))


@api.exception_handler(AuthenticationError)
def unknown(request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    """No key, a wrong key, or one that has ended."""
    response = problems.answer(
        request,
        Problem(
            401,
            "Chưa đăng nhập.",
            "Yêu cầu không mang khóa truy cập còn hiệu lực, cũng không thuộc phiên đăng nhập nào.",
            "Hãy gửi “Authorization: Bearer <khóa>”; khóa do quản trị vận hành cấp.",
            code="unknown",
        ),
    )
    response["WWW-Authenticate"] = "Bearer"
    return response


@api.exception_handler(HttpError)
def http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    """A request that could not even be read."""
    usual = problems.usual(400)
    return problems.answer(request, Problem(error.status_code, usual.what, str(error), usual.remedy, code="unreadable"))


@api.exception_handler(RawPostDataException)
@api.exception_handler(UnreadablePostError)
def not_json(request: HttpRequest, _error: Exception) -> HttpResponse:
    """A form where one JSON object is read, or a body that broke off."""
    usual = problems.usual(400)
    why = "Nội dung gửi lên không phải là một đối tượng JSON trọn vẹn (application/json)."
    return problems.answer(request, Problem(400, usual.what, why, usual.remedy, code="unreadable"))


@api.exception_handler(Http404)
def nowhere(request: HttpRequest, _error: Http404) -> HttpResponse:
    """An address that leads nowhere."""
    return problems.answer(request, problems.usual(404))
