"""What people are in the house, and in whose eyes."""

from enum import StrEnum


class Role(StrEnum):
    """What an officer does in an agency; the Vietnamese name is the label."""

    label: str

    def __new__(cls, value: str, label: str) -> "Role":
        """A role with its Vietnamese name."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    COUNTER = "counter", "Công chức một cửa"
    SPECIALIST = "specialist", "Chuyên viên thụ lý"
    DIVISION_HEAD = "division_head", "Lãnh đạo phòng"
    LEADER = "leader", "Lãnh đạo đơn vị"
    REGISTRY = "registry", "Văn thư"
    CONTROL = "control", "Kiểm soát thủ tục hành chính"
    CHAIR = "chair", "Lãnh đạo UBND tỉnh"
    HOTLINE = "hotline", "Trực tổng đài 1022"
    OPERATOR = "operator", "Quản trị vận hành"


class Kind(StrEnum):
    """What kind of account signs in."""

    label: str

    def __new__(cls, value: str, label: str) -> "Kind":
        """A kind with its Vietnamese name."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    OFFICER = "officer", "Cán bộ, công chức, viên chức"
    CITIZEN = "citizen", "Người dân, doanh nghiệp"
    SYSTEM = "system", "Hệ thống thông tin"
