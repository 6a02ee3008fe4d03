"""The refusals for what is not there, or not for this actor: who may not know of a thing does not learn that it is."""

from motcua.registers.people.errors import NotFound


def no_directive() -> NotFound:
    """For a document."""
    return NotFound("Không tìm thấy văn bản này.", "Không có văn bản mang số này, hoặc bạn không có quyền xem.",
                    "Hãy mở lại danh sách văn bản.")  # fmt: skip


def no_duty() -> NotFound:
    """For a task or a duty."""
    return NotFound("Không tìm thấy nhiệm vụ này.", "Không có nhiệm vụ mang số này, hoặc bạn không có quyền xem.",
                    "Hãy mở lại danh sách nhiệm vụ.")  # fmt: skip
