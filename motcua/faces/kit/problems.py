"""What went wrong, told to a person as a page and to a machine as a problem document (RFC 9457)."""

from dataclasses import asdict, dataclass, field, replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import loader
from django.utils.translation import get_language, gettext, gettext_lazy

from motcua.faces.kit import look, preferences


@dataclass(frozen=True)
class Problem:
    """One refusal or failure: what happened, why, what to do now, and the article when there is one.

    `scope` is what the key of a system would need.
    """

    status: int
    what: str
    why: str = ""
    remedy: str = ""
    source: str = ""
    code: str = ""
    scope: str = ""
    fields: dict[str, str] = field(default_factory=dict)


REFUSED = 422
USUAL = {
    400: (
        gettext_lazy("Máy chủ không hiểu yêu cầu này."),
        gettext_lazy("Đường dẫn hoặc biểu mẫu gửi lên bị thiếu hay bị sửa."),
        gettext_lazy("Quay lại trang trước và thử lại từ đó."),
    ),
    403: (
        gettext_lazy("Bạn không được xem hoặc làm việc này."),
        gettext_lazy("Tài khoản đang dùng không có quyền, hoặc phiên làm việc đã cũ."),
        gettext_lazy("Đăng nhập bằng tài khoản khác, hoặc hỏi người quản trị của đơn vị."),
    ),
    404: (
        gettext_lazy("Không tìm thấy trang này."),
        gettext_lazy("Địa chỉ gõ sai, trang đã chuyển đi, hoặc bạn không được biết về nó."),
        gettext_lazy("Kiểm tra lại địa chỉ, hoặc tìm từ trang chủ."),
    ),
    405: (
        gettext_lazy("Trang này không nhận cách gửi đó."),
        gettext_lazy("Trang chỉ để xem, hoặc chỉ để gửi biểu mẫu."),
        gettext_lazy("Quay lại trang trước và dùng nút trên trang."),
    ),
    409: (
        gettext_lazy("Việc này không còn làm được nữa."),
        gettext_lazy("Trong lúc bạn xem, nội dung đã được người khác thay đổi."),
        gettext_lazy("Tải lại trang để xem tình trạng mới nhất rồi làm tiếp."),
    ),
    413: (
        gettext_lazy("Tệp hoặc biểu mẫu gửi lên quá lớn."),
        gettext_lazy("Mỗi lần gửi không quá 20 MB."),
        gettext_lazy("Giảm dung lượng tệp, quét ở chế độ đen trắng, hoặc gửi từng tệp một."),
    ),
    422: (
        gettext_lazy("Nội dung gửi lên chưa đúng."),
        gettext_lazy("Một hay nhiều mục thiếu hoặc sai."),
        gettext_lazy("Quay lại biểu mẫu, sửa các mục được đánh dấu rồi gửi lại."),
    ),
    429: (
        gettext_lazy("Bạn gửi quá nhanh."),
        gettext_lazy("Hệ thống giới hạn số lần gửi để mọi người cùng dùng được."),
        gettext_lazy("Chờ một phút rồi thử lại."),
    ),
    500: (
        gettext_lazy("Hệ thống gặp lỗi."),
        gettext_lazy("Lỗi thuộc về phần mềm, không phải do bạn."),
        gettext_lazy("Thử lại sau ít phút. Nếu vẫn lỗi, gọi tổng đài 1022 và đọc giờ xảy ra lỗi."),
    ),
    503: (
        gettext_lazy("Hệ thống đang tạm nghỉ."),
        gettext_lazy("Kho dữ liệu chưa trả lời. Những gì đã gửi thành công trước đó vẫn còn nguyên."),
        gettext_lazy("Chờ nửa phút rồi tải lại trang. Chưa cần khai lại: điều bạn vừa gõ vẫn ở trong trình duyệt."),
    ),
}


def usual(status: int) -> Problem:
    """The words for a status when nothing more exact is known. Raises `KeyError` for a status without a page."""
    what, why, remedy = USUAL[status]
    return Problem(status, str(what), str(why), str(remedy))


def stale_form(*, kept: bool = False) -> Problem:
    """What is said when a form comes without the token it was given; `kept` when what it brought can be shown again."""
    remedy = (
        gettext("Bấm nút dưới đây: điều bạn đã gõ vẫn còn. Đọc lại rồi gửi lần nữa.")
        if kept
        else gettext("Quay lại, tải lại trang rồi gửi lại. Điều bạn gõ vẫn còn khi quay lại.")
    )
    return Problem(
        403,
        gettext("Biểu mẫu này đã cũ."),
        gettext("Trang được mở quá lâu, hoặc bạn đã đăng nhập lại ở một cửa sổ khác."),
        remedy,
        code="stale_form",
    )


def wants_json(request: HttpRequest) -> bool:
    """True for the API and for whoever accepts only JSON."""
    return request.path.startswith("/api/") or request.headers.get("Accept", "").startswith(
        ("application/json", "application/problem+json")
    )


def answer(request: HttpRequest, problem: Problem, *, again: str = "") -> HttpResponse:
    """The problem as a page or a document. Asks nothing of the database, so that it can be said when that is away.

    `again` is the page of a form that has kept what was typed.
    """
    asked = request.method in {"GET", "HEAD"}  # by an address, not by a form: nothing was typed that could be kept
    if wants_json(request):
        response: HttpResponse = JsonResponse(
            document(problem),
            status=problem.status,
            content_type="application/problem+json",
            json_dumps_params={"ensure_ascii": False},
        )
    else:
        page = loader.render_to_string(
            "kit/problem.html",
            {
                "problem": _of_address(problem) if asked and problem.fields else problem,
                "faults": [] if asked else [said for said in problem.fields.values() if said != problem.why],
                "again": again,
                "bare": request.path if asked and request.GET and problem.status == REFUSED else "",
                "look": look.look(settings.PACK),
                "language": get_language() or "vi",
                "prefer": preferences.read(request),
                "here": request.get_full_path() if request.method == "GET" else "/",
            },
        )
        response = HttpResponse(page, status=problem.status)
    if problem.status in {429, 503}:
        response["Retry-After"] = "30"
    response["Cache-Control"] = "no-store"
    return response


def _of_address(problem: Problem) -> Problem:
    """The problem of something in an address, where there is no form to mend and to send again."""
    why = problem.why or " ".join(dict.fromkeys(problem.fields.values()))
    return replace(problem, why=why, remedy=gettext("Mở trang này từ đầu rồi chọn lại, hoặc sửa trong địa chỉ."))


def document(problem: Problem) -> dict[str, object]:
    """The body of a problem document; `detail` is the whole message, the parts stand beside it."""
    parts = {key: value for key, value in asdict(problem).items() if value and key != "status"}
    detail = " ".join(part for part in (problem.why, problem.remedy) if part)
    return {"type": "about:blank", "title": problem.what, "status": problem.status, "detail": detail, **parts}
