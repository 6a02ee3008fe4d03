"""The names of states, channels, roles and ways to receive a result in the reader's language.

The words of the law are the Vietnamese ones; each stands here once more so that a catalogue can translate it.
"""

from django.utils.translation import gettext, gettext_noop

from motcua.law.workflow import State
from motcua.registers.people.roles import Role

_STATES = {
    State.REGISTERED: gettext_noop("Mới đăng ký"),
    State.RECEIVED: gettext_noop("Được tiếp nhận"),
    State.NOT_RECEIVED: gettext_noop("Không được tiếp nhận"),
    State.IN_PROGRESS: gettext_noop("Đang xử lý"),
    State.SUPPLEMENT_NEEDED: gettext_noop("Yêu cầu bổ sung giấy tờ"),
    State.PAYMENT_NEEDED: gettext_noop("Yêu cầu thực hiện nghĩa vụ tài chính"),
    State.WITHDRAWAL_ASKED: gettext_noop("Công dân yêu cầu rút hồ sơ"),
    State.STOPPED: gettext_noop("Dừng xử lý"),
    State.FINISHED: gettext_noop("Đã xử lý xong"),
    State.RETURNED: gettext_noop("Đã trả kết quả"),
}
_CHANNELS = {
    1: gettext_noop("Trực tiếp tại quầy"),
    2: gettext_noop("Trực tuyến"),
    3: gettext_noop("Qua bưu chính công ích"),
}
_ROLES = {
    Role.COUNTER.value: gettext_noop("Công chức một cửa"),
    Role.SPECIALIST.value: gettext_noop("Chuyên viên thụ lý"),
    Role.DIVISION_HEAD.value: gettext_noop("Lãnh đạo phòng"),
    Role.LEADER.value: gettext_noop("Lãnh đạo đơn vị"),
    Role.REGISTRY.value: gettext_noop("Văn thư"),
    Role.CONTROL.value: gettext_noop("Kiểm soát thủ tục hành chính"),
    Role.CHAIR.value: gettext_noop("Lãnh đạo UBND tỉnh"),
    Role.HOTLINE.value: gettext_noop("Trực tổng đài 1022"),
    Role.OPERATOR.value: gettext_noop("Quản trị vận hành"),
}
_WAYS = {
    "counter": gettext_noop("Tại Bộ phận Một cửa"),
    "online": gettext_noop("Bản điện tử"),
    "post": gettext_noop("Qua bưu chính công ích"),
}


def state(of: State) -> str:
    """What the state is called."""
    return gettext(_STATES[of])


def channel(number: int) -> str:
    """How the application came in; empty for a number that is none."""
    return gettext(_CHANNELS[number]) if number in _CHANNELS else ""


def role(value: str) -> str:
    """What an officer in this role is called; the value itself for a role that is none."""
    return gettext(_ROLES[value]) if value in _ROLES else value


def receive_by(value: str) -> str:
    """How the result is received; empty for a way that is none."""
    return gettext(_WAYS[value]) if value in _WAYS else ""
