"""What people are in the house, and in whose eyes."""

from enum import StrEnum


class Role(StrEnum):
    """What an officer does in an agency; the Vietnamese name is the label."""

    COUNTER = "counter"
    SPECIALIST = "specialist"
    DIVISION_HEAD = "division_head"
    LEADER = "leader"
    REGISTRY = "registry"
    CONTROL = "control"
    CHAIR = "chair"
    HOTLINE = "hotline"
    OPERATOR = "operator"

    @property
    def label(self) -> str:
        """The role in Vietnamese."""
        return _ROLES[self]


class Kind(StrEnum):
    """What kind of account signs in; the Vietnamese name is the label."""

    OFFICER = "officer"
    CITIZEN = "citizen"
    SYSTEM = "system"

    @property
    def label(self) -> str:
        """The kind in Vietnamese."""
        return _KINDS[self]


_ROLES = {
    Role.COUNTER: "Công chức một cửa",
    Role.SPECIALIST: "Chuyên viên thụ lý",
    Role.DIVISION_HEAD: "Lãnh đạo phòng",
    Role.LEADER: "Lãnh đạo đơn vị",
    Role.REGISTRY: "Văn thư",
    Role.CONTROL: "Kiểm soát thủ tục hành chính",
    Role.CHAIR: "Lãnh đạo UBND tỉnh",
    Role.HOTLINE: "Trực tổng đài 1022",
    Role.OPERATOR: "Quản trị vận hành",
}
_KINDS = {
    Kind.OFFICER: "Cán bộ, công chức, viên chức",
    Kind.CITIZEN: "Người dân, doanh nghiệp",
    Kind.SYSTEM: "Hệ thống thông tin",
}
