"""The one table of who may do and see what. A test walks it both ways."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from motcua.law import workflow
from motcua.law.sentences import say
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import NotAllowed, OutOfScope
from motcua.registers.people.roles import Kind, Role


class Scope(Enum):
    """How far a permission reaches from the actor's post."""

    SELF = "chỉ việc của chính mình"
    UNIT = "trong cơ quan của mình"
    TREE = "trong cơ quan của mình và các cơ quan trực thuộc"
    ALL = "toàn tỉnh"


@dataclass(frozen=True)
class Permission:
    """A verb, the roles that may perform it, and how far. `citizen` and `system` say who else may.

    The roles in `everywhere` reach the whole province, whatever unit their post is in.
    """

    verb: str
    roles: frozenset[Role]
    scope: Scope
    citizen: bool = False
    system: bool = False
    everywhere: frozenset[Role] = frozenset()

    def scope_of(self, role: Role) -> Scope:
        """How far the verb reaches for this role."""
        return Scope.ALL if role in self.everywhere else self.scope


_WORKERS = (Role.COUNTER, Role.SPECIALIST, Role.DIVISION_HEAD, Role.LEADER, Role.REGISTRY)
_SETTLERS = (Role.SPECIALIST, Role.DIVISION_HEAD, Role.LEADER)
_HEADS = (Role.DIVISION_HEAD, Role.LEADER)


def _row(
    verb: str,
    roles: Iterable[Role],
    scope: Scope = Scope.UNIT,
    *,
    citizen: bool = False,
    system: bool = False,
    everywhere: Iterable[Role] = (),
) -> Permission:
    wide = frozenset(everywhere)
    return Permission(verb, frozenset(roles) | wide, scope, citizen, system, wide)


PERMISSIONS: tuple[Permission, ...] = (
    _row("intake.draft", [Role.COUNTER], citizen=True),
    _row("intake.submit", [], Scope.SELF, citizen=True),
    _row("intake.lodge", [Role.COUNTER], system=True),
    _row("intake.erase", [], Scope.SELF),
    _row("dossier.register", [Role.COUNTER], citizen=True, system=True),
    _row("dossier.receive", [Role.COUNTER], system=True),
    _row("dossier.refuse", [Role.COUNTER], system=True),
    _row("dossier.supplement", [Role.COUNTER, *_SETTLERS], system=True),
    _row("dossier.complete", [Role.COUNTER], citizen=True, system=True),
    _row("dossier.forward", _WORKERS, system=True),
    _row("dossier.send_back", [*_SETTLERS, Role.REGISTRY]),
    _row("dossier.take", _WORKERS),
    _row("dossier.assign", _HEADS),
    _row("dossier.consult", _SETTLERS),
    _row("dossier.answer", _SETTLERS),
    _row("dossier.suspend", _SETTLERS),
    _row("dossier.resume", _SETTLERS),
    _row("dossier.require_payment", _SETTLERS),
    _row("dossier.confirm_payment", [Role.COUNTER, *_SETTLERS], system=True),
    _row("dossier.extend", [Role.LEADER]),
    _row("dossier.decide", [Role.LEADER], system=True),
    _row("dossier.reject", [Role.LEADER], system=True),
    _row("dossier.issue", [Role.REGISTRY, Role.LEADER], system=True),  # Source: decision 0204
    _row("dossier.withdraw", [Role.COUNTER], citizen=True),
    _row("dossier.stop", [Role.COUNTER, Role.LEADER], system=True),
    _row("dossier.hand_over", [Role.COUNTER], system=True),
    _row("dossier.read", _WORKERS, system=True),
    # the control office watches every unit of the province, though its own office has none beneath it
    _row("dossier.oversee", [Role.CHAIR], Scope.TREE, everywhere=[Role.CONTROL]),  # Source: decision 0203
    _row("publication.read", [*_HEADS, Role.CHAIR], Scope.TREE, everywhere=[Role.CONTROL]),  # Source: decision 0406
    _row("publication.propose", _HEADS, Scope.TREE, everywhere=[Role.CONTROL]),
    _row("publication.contest", list(Role), Scope.SELF),
    _row("publication.answer", [*_HEADS, Role.CHAIR], Scope.TREE, everywhere=[Role.CONTROL]),
    _row("publication.publish", [Role.LEADER, Role.CHAIR], Scope.TREE),
    _row("publication.withdraw", [Role.LEADER, Role.CHAIR], Scope.TREE, everywhere=[Role.CONTROL]),
    _row("directive.take", [Role.REGISTRY, *_HEADS, Role.CHAIR], everywhere=[Role.CONTROL]),  # Source: decision 0143
    _row("directive.read", [*_WORKERS, Role.CHAIR], everywhere=[Role.CONTROL], system=True),  # Source: decision 0152
    _row("directive.correct", [Role.REGISTRY, *_HEADS, Role.CHAIR], everywhere=[Role.CONTROL]),
    _row("directive.confirm", [*_HEADS, Role.CHAIR], everywhere=[Role.CONTROL]),
    _row("task.read", [*_WORKERS, Role.CHAIR], Scope.TREE, everywhere=[Role.CONTROL]),
    _row("task.report", [*_SETTLERS, Role.REGISTRY, Role.CONTROL]),
    _row("task.report_outside", [], Scope.SELF),
    _row("task.ask", [*_HEADS, Role.CONTROL]),
    _row("task.divide", [*_HEADS, Role.CONTROL]),
    _row("task.extend", [Role.LEADER, Role.CHAIR]),
    _row("task.check", [Role.LEADER, Role.CHAIR], everywhere=[Role.CONTROL]),
    _row("task.assign", [Role.LEADER, Role.CHAIR], everywhere=[Role.CONTROL]),
    _row("task.enter", [*_HEADS, Role.CHAIR], everywhere=[Role.CONTROL]),  # Source: decision 0146
    _row("task.answer", [*_SETTLERS, Role.REGISTRY, Role.CONTROL]),
    _row("task.issue", [Role.LEADER, Role.CHAIR]),
    _row("task.publish", [Role.LEADER, Role.CHAIR], everywhere=[Role.CONTROL]),
    _row("task.begin", [*_HEADS, Role.CHAIR], everywhere=[Role.CONTROL]),
    _row("task.share", [Role.LEADER, Role.CHAIR], everywhere=[Role.CONTROL]),
    _row("task.measure", [Role.LEADER, Role.CHAIR], everywhere=[Role.CONTROL]),  # Source: decision 0145
    _row("task.open_next", [], Scope.SELF),
    _row("mandate.hear", [], Scope.SELF),  # Source: decision 0535
    _row("mandate.read", [Role.CHAIR], everywhere=[Role.CONTROL]),
    _row("mandate.take", [Role.CHAIR], everywhere=[Role.CONTROL]),
    _row("mandate.decline", [Role.CHAIR], everywhere=[Role.CONTROL]),
    _row("feed.keep", list(Role), Scope.SELF),
    _row("file.store", [*_WORKERS, Role.CONTROL, Role.CHAIR], Scope.ALL, citizen=True, system=True),
    _row("person.register", [Role.COUNTER], Scope.ALL, citizen=True, system=True),
    _row("person.read", [Role.COUNTER], Scope.ALL),
    _row("person.check", [Role.COUNTER]),  # Source: decision 0541
    _row("person.enter", [], Scope.SELF),  # Source: decision 0540
    _row("pack.load", [Role.OPERATOR], Scope.ALL),
    _row("catalog.publish", [Role.CONTROL], Scope.ALL),
    _row("index.import", [Role.OPERATOR], Scope.ALL, system=True),
    _row("index.tell", [Role.CONTROL], Scope.ALL),
    _row("grading.contest", _WORKERS),
    _row("grading.answer", [Role.LEADER], everywhere=[Role.CONTROL]),  # Source: decision 0404
    _row("exchange.read", [Role.OPERATOR], Scope.ALL, everywhere=[Role.CONTROL]),  # Source: decision 0504
    _row("exchange.repair", [Role.OPERATOR], Scope.ALL, everywhere=[Role.CONTROL]),
    _row("hook.keep", [Role.OPERATOR], Scope.ALL),  # Source: decision 0546
    _row("event.read", [], Scope.ALL, system=True),
    _row("calendar.announce", [Role.CONTROL, Role.OPERATOR], Scope.ALL),
    _row("account.keep", list(Role), Scope.SELF, citizen=True),
    _row("people.manage", [Role.OPERATOR], Scope.ALL),
    _row("house.operate", [Role.OPERATOR], Scope.ALL),
    _row("payment.read", _WORKERS, everywhere=[Role.CONTROL]),  # Source: decision 0520
    _row("payment.attempt", [Role.COUNTER], citizen=True),
    _row("payment.collect", [Role.COUNTER]),
    _row("payment.refund", [Role.LEADER]),
    _row("payment.reconcile", [Role.CONTROL], Scope.ALL),
    _row("payment.settle", [Role.CONTROL], Scope.ALL),
    _row("payment.hear", [], Scope.SELF),
    _row("payment.fail", [], Scope.SELF),
    _row("payment.refuse", [], Scope.SELF),
    _row("payment.opened", [], Scope.SELF),
    _row("payment.asked", [], Scope.SELF),
)

_LABELS = {
    "payment.read": "Xem các khoản thu, hoàn",
    "payment.attempt": "Lập mã nộp phí, lệ phí",
    "payment.collect": "Thu tiền mặt tại quầy",
    "payment.refund": "Hoàn tiền",
    "payment.reconcile": "Đối soát sao kê trong ngày",
    "payment.settle": "Xử lý khoản lệch",
    "payment.hear": "Ghi nhận báo thu của cổng thanh toán",
    "payment.fail": "Ghi nhận lần nộp không thành",
    "payment.refuse": "Ghi lại báo thu bị từ chối",
    "payment.opened": "Giữ địa chỉ trang thanh toán",
    "payment.asked": "Ghi lại lần hỏi cổng thanh toán",
    "intake.draft": "Soạn và giữ bản nháp",
    "intake.submit": "Gửi hồ sơ từ bản nháp",
    "intake.lodge": "Nhập hồ sơ nhận tại quầy, qua bưu chính, từ hệ thống khác",
    "intake.erase": "Xóa hẳn bản nháp đã bỏ quá ba mươi ngày",
    "dossier.register": "Ghi nhận hồ sơ mới",
    "dossier.take": "Nhận xử lý",
    "dossier.assign": "Phân công người xử lý",
    "dossier.read": "Xem hồ sơ",
    "dossier.oversee": "Giám sát hồ sơ của các đơn vị",
    "publication.read": "Xem danh sách công khai khi chưa công bố",
    "publication.propose": "Đề xuất danh sách cán bộ để chậm giải quyết hồ sơ",
    "publication.contest": "Khiếu nại tên mình trong danh sách",
    "publication.answer": "Trả lời khiếu nại về danh sách",
    "publication.publish": "Công bố danh sách",
    "publication.withdraw": "Gỡ danh sách",
    "directive.take": "Nhập văn bản giao nhiệm vụ",
    "directive.read": "Xem văn bản giao nhiệm vụ",
    "directive.correct": "Sửa các nhiệm vụ được đề xuất",
    "directive.confirm": "Xác nhận nhiệm vụ của văn bản",
    "task.read": "Xem nhiệm vụ được giao",
    "task.report": "Báo cáo tiến độ, kết quả nhiệm vụ",
    "task.report_outside": "Nhận báo cáo của đơn vị bên ngoài qua liên kết",
    "task.ask": "Đề nghị gia hạn nhiệm vụ",
    "task.divide": "Giao một phần nhiệm vụ cho đơn vị trực thuộc",
    "task.extend": "Gia hạn nhiệm vụ",
    "task.check": "Xác nhận hoặc trả lại kết quả nhiệm vụ",
    "task.assign": "Chỉ định đơn vị chủ trì",
    "task.enter": "Nhập kết luận, kiến nghị và việc phải công khai",
    "task.answer": "Soạn văn bản trả lời kiến nghị",
    "task.issue": "Ban hành văn bản trả lời kiến nghị",
    "task.publish": "Công khai, gỡ nội dung trả lời kiến nghị",
    "task.begin": "Ghi nhận sự kiện làm nhiệm vụ bắt đầu",
    "task.share": "Cấp liên kết báo cáo cho đơn vị bên ngoài",
    "task.open_next": "Mở kỳ tiếp theo của nhiệm vụ định kỳ",
    "task.measure": "Chọn chỉ tiêu đo nhiệm vụ",
    "mandate.hear": "Ghi lại thông báo của hệ thống theo dõi nhiệm vụ của Chính phủ",
    "mandate.read": "Xem nhiệm vụ trung ương giao",
    "mandate.take": "Nhận thay đổi của người giao đối với nhiệm vụ trung ương giao",
    "mandate.decline": "Không tiếp nhận nhiệm vụ trung ương giao",
    "feed.keep": "Giữ địa chỉ lịch nhiệm vụ của mình",
    "file.store": "Lưu tệp",
    "person.register": "Ghi nhận người nộp",
    "person.read": "Tra cứu người nộp",
    "person.check": "Tra cứu cơ sở dữ liệu quốc gia về dân cư",
    "person.enter": "Ghi nhận đăng nhập bằng định danh điện tử",
    "pack.load": "Nạp gói dữ liệu của tỉnh",
    "catalog.publish": "Công bố thủ tục hành chính",
    "calendar.announce": "Công bố ngày nghỉ, ngày làm bù",
    "account.keep": "Giữ tài khoản của mình",
    "people.manage": "Quản lý cơ quan, tài khoản, vị trí công tác",
    "house.operate": "Vận hành hệ thống",
    "grading.contest": "Nêu ý kiến về phiếu đánh giá",
    "grading.answer": "Trả lời ý kiến về phiếu đánh giá",
    "exchange.read": "Xem tình hình kết nối với các hệ thống quốc gia",
    "exchange.repair": "Gửi lại hồ sơ bị từ chối, kiểm tra kết nối",
    "hook.keep": "Giữ các đăng ký nhận sự kiện của hệ thống khác",
    "event.read": "Nhận sự kiện của hồ sơ, không kèm thông tin cá nhân",
    "index.import": "Nhập hồ sơ của hệ thống khác để tính chỉ số",
    "index.tell": "Báo số liệu của bộ chỉ số mà hồ sơ không cho biết",
}

BY_VERB: dict[str, Permission] = {row.verb: row for row in PERMISSIONS}
SCOPES: tuple[str, ...] = tuple(row.verb for row in PERMISSIONS if row.system)  # what the key of a system may open


def label(verb: str) -> str:
    """The verb in Vietnamese: as the law's table of moves calls it, or as we do. Raises `KeyError` for one unnamed."""
    if verb in _LABELS:
        return _LABELS[verb]
    called = [move.label for move in workflow.MOVES if f"dossier.{move.verb}" == verb]
    if not called:
        raise KeyError(f"{verb} has no Vietnamese name: write it into registers/people/permissions.py")
    return "; ".join(dict.fromkeys(called))


def may(
    actor: Actor, verb: str, agency_id: int | None = None, agency_path: str = "", *, role: Role | None = None
) -> bool:
    """True when the actor may perform the verb, on a subject of this agency if one is given.

    With a `role` an officer may by a post in that role only.
    Raises `KeyError` for a verb that the table does not know: a verb without a row is a fault of ours.
    """
    row = BY_VERB[verb]
    if actor.kind is Kind.SYSTEM:
        within = agency_id is None or agency_path.startswith(actor.reach)
        return actor.id is None or (row.system and verb in actor.scopes and within)
    if actor.kind is Kind.CITIZEN:
        return row.citizen
    return any(
        _reaches(row.scope_of(post.role), post.agency_id, post.agency_path, agency_id, agency_path)
        for post in actor.posts
        if post.role in row.roles and role in {None, post.role}
    )


def below(actor: Actor, verb: str) -> tuple[str, ...]:
    """The paths beneath which the actor may perform the verb on whatever lies there; `""` is everywhere.

    For verbs that reach further than the own unit. No query.
    """
    row = BY_VERB[verb]
    wide = {Scope.TREE, Scope.ALL}
    posts = [post for post in actor.posts if post.role in row.roles and row.scope_of(post.role) in wide]
    return tuple("" if row.scope_of(post.role) is Scope.ALL else post.agency_path for post in posts)


def _reaches(scope: Scope, own_id: int, own_path: str, agency_id: int | None, agency_path: str) -> bool:
    if agency_id is None or scope is Scope.ALL:
        return True
    if scope is Scope.TREE:
        return agency_path.startswith(own_path)
    return own_id == agency_id


def require(actor: Actor, verb: str, agency_id: int | None = None, agency_path: str = "") -> None:
    """Nothing happens when the actor may; otherwise `NotAllowed` says who could, and `OutOfScope` what a key lacks."""
    if may(actor, verb, agency_id, agency_path):
        return
    row = BY_VERB[verb]
    if actor.kind is Kind.SYSTEM and row.system:
        raise OutOfScope(verb, label(verb), held=verb in actor.scopes)
    able = tuple(sorted(role.label for role in row.roles)) or ("người nộp hồ sơ",)
    raise NotAllowed(
        "Bạn không có quyền thực hiện việc này.",
        say("Việc này dành cho: %(able)s (%(scope)s).", able=able, scope=(row.scope.value,)),
        "Hãy liên hệ người phụ trách của cơ quan đang giữ hồ sơ, hoặc đăng nhập bằng tài khoản phù hợp.",
    )
