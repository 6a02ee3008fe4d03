"""What went wrong, told to a person as a page and to a machine as a problem document (RFC 9457)."""

from dataclasses import asdict, dataclass, field

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import loader
from django.utils.translation import get_language, gettext

from motcua.faces.kit import look, preferences


@dataclass(frozen=True)
class Problem:
    """One refusal or failure: what happened, why, what to do now, and the article when there is one."""

    status: int
    what: str
    why: str = ""
    remedy: str = ""
    source: str = ""
    code: str = ""
    fields: dict[str, str] = field(default_factory=dict)


def usual(status: int) -> Problem:
    """The words for a status when nothing more exact is known. Raises `KeyError` for a status without a page."""
    what, why, remedy = {
        400: (
            gettext("Máy chủ không hiểu yêu cầu này."),
            gettext("Đường dẫn hoặc biểu mẫu gửi lên bị thiếu hay bị sửa."),
            gettext("Quay lại trang trước và thử lại từ đó."),
        ),
        403: (
            gettext("Bạn không được xem hoặc làm việc này."),
            gettext("Tài khoản đang dùng không có quyền, hoặc phiên làm việc đã cũ."),
            gettext("Đăng nhập bằng tài khoản khác, hoặc hỏi người quản trị của đơn vị."),
        ),
        404: (
            gettext("Không tìm thấy trang này."),
            gettext("Địa chỉ gõ sai, trang đã chuyển đi, hoặc bạn không được biết về nó."),
            gettext("Kiểm tra lại địa chỉ, hoặc tìm từ trang chủ."),
        ),
        405: (
            gettext("Trang này không nhận cách gửi đó."),
            gettext("Trang chỉ để xem, hoặc chỉ để gửi biểu mẫu."),
            gettext("Quay lại trang trước và dùng nút trên trang."),
        ),
        409: (
            gettext("Việc này không còn làm được nữa."),
            gettext("Trong lúc bạn xem, nội dung đã được người khác thay đổi."),
            gettext("Tải lại trang để xem tình trạng mới nhất rồi làm tiếp."),
        ),
        413: (
            gettext("Tệp hoặc biểu mẫu gửi lên quá lớn."),
            gettext("Mỗi lần gửi không quá 20 MB."),
            gettext("Giảm dung lượng tệp, quét ở chế độ đen trắng, hoặc gửi từng tệp một."),
        ),
        422: (
            gettext("Nội dung gửi lên chưa đúng."),
            gettext("Một hay nhiều mục thiếu hoặc sai."),
            gettext("Quay lại biểu mẫu, sửa các mục được đánh dấu rồi gửi lại."),
        ),
        429: (
            gettext("Bạn gửi quá nhanh."),
            gettext("Hệ thống giới hạn số lần gửi để mọi người cùng dùng được."),
            gettext("Chờ một phút rồi thử lại."),
        ),
        500: (
            gettext("Hệ thống gặp lỗi."),
            gettext("Lỗi thuộc về phần mềm, không phải do bạn."),
            gettext("Thử lại sau ít phút. Nếu vẫn lỗi, gọi tổng đài 1022 và đọc giờ xảy ra lỗi."),
        ),
        503: (
            gettext("Hệ thống đang tạm nghỉ."),
            gettext("Kho dữ liệu chưa trả lời. Những gì đã gửi thành công trước đó vẫn còn nguyên."),
            gettext("Chờ nửa phút rồi tải lại trang. Chưa cần khai lại: điều bạn vừa gõ vẫn ở trong trình duyệt."),
        ),
    }[status]
    return Problem(status, what, why, remedy)


def stale_form() -> Problem:
    """What is said when a form comes without the token it was given."""
    return Problem(
        403,
        gettext("Biểu mẫu này đã cũ."),
        gettext("Trang được mở quá lâu, hoặc bạn đã đăng nhập lại ở một cửa sổ khác."),
        gettext("Quay lại, tải lại trang rồi gửi lại. Điều bạn gõ vẫn còn khi quay lại."),
        code="stale_form",
    )


def wants_json(request: HttpRequest) -> bool:
    """True for the API and for whoever accepts only JSON."""
    return request.path.startswith("/api/") or request.headers.get("Accept", "").startswith(
        ("application/json", "application/problem+json")
    )


def answer(request: HttpRequest, problem: Problem) -> HttpResponse:
    """The problem as a page or a document. Asks nothing of the database, so that it can be said when that is away."""
    if wants_json(request):
        response: HttpResponse = JsonResponse(
            document(problem), status=problem.status, content_type="application/problem+json"
        )
    else:
        page = loader.render_to_string(
            "kit/problem.html",
            {
                "problem": problem,
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


def document(problem: Problem) -> dict[str, object]:
    """The body of a problem document; `detail` is the whole message, the parts stand beside it."""
    parts = {key: value for key, value in asdict(problem).items() if value and key != "status"}
    detail = " ".join(part for part in (problem.why, problem.remedy) if part)
    return {"type": "about:blank", "title": problem.what, "status": problem.status, "detail": detail, **parts}
