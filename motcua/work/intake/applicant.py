"""Who applies, and who acts for them: read from what was typed, with each fault named."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from motcua.law.sentences import say
from motcua.registers.people.acts import persons

PERSON, ORGANISATION = "person", "organisation"
LONGEST_NAME = 200
LONGEST_TEXT = 500
_IDENTITY = {PERSON: re.compile(r"\d{12}|\d{9}"), ORGANISATION: re.compile(r"\d{10}(-?\d{3})?")}
_PHONE = re.compile(r"(\+84|0)\d{9,10}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_SEPARATORS = re.compile(r"[\s.\-]")


@dataclass(frozen=True, kw_only=True)
class Applicant:
    """The applicant as written on the form; `identity` is a citizen, older card or tax number.

    `address` is where the applicant lives, `deliver_to` where the post brings the result.
    """

    kind: str = PERSON
    name: str = ""
    identity: str = ""
    birth_date: str = ""
    sex: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    deliver_to: str = ""

    def contact(self) -> dict[str, str]:
        """How to reach the applicant, without what is empty."""
        return {key: text for key in ("phone", "email", "address", "deliver_to") if (text := getattr(self, key))}

    def as_json(self) -> dict[str, str]:
        """What was written, without what is empty."""
        return {key: str(text) for key, text in vars(self).items() if text}


def read(typed: Mapping[str, object]) -> Applicant:
    """The applicant from typed fields: trimmed, single-spaced, numbers without separators; others are ignored."""
    text = {key: " ".join(str(typed.get(key) or "").split()) for key in Applicant.__dataclass_fields__}
    text["kind"] = ORGANISATION if text["kind"] == ORGANISATION else PERSON
    text["phone"] = _SEPARATORS.sub("", text["phone"])
    text["identity"] = text["identity"].replace(" ", "").replace(".", "")
    return Applicant(**text)


def faults(applicant: Applicant, *, today: date, prefix: str = "") -> dict[str, str]:
    """Each field that cannot be accepted, with one sentence; `prefix` tells the applicant from the representative."""
    found: dict[str, str] = {}
    if not applicant.name:
        found["name"] = "Hãy nhập họ và tên, đúng như trên giấy tờ."
    elif len(applicant.name) > LONGEST_NAME:
        found["name"] = say("Tên dài quá %(most)s ký tự.", most=LONGEST_NAME)
    if not _IDENTITY[applicant.kind].fullmatch(applicant.identity):
        found["identity"] = (
            "Mã số thuế có 10 hoặc 13 chữ số." if applicant.kind == ORGANISATION
            else "Số căn cước có 12 chữ số; chứng minh nhân dân có 9 chữ số."
        )  # fmt: skip
    if not applicant.phone and not applicant.email:
        found["phone"] = "Hãy cho số điện thoại hoặc thư điện tử để cơ quan liên hệ."
    if applicant.phone and not _PHONE.fullmatch(applicant.phone):
        found["phone"] = "Số điện thoại gồm 10 chữ số, ví dụ 0912 345 678."
    if applicant.email and not _EMAIL.fullmatch(applicant.email):
        found["email"] = "Địa chỉ thư điện tử phải có dạng ten@noi.vn."
    if len(applicant.address) > LONGEST_TEXT:
        found["address"] = say("Địa chỉ dài quá %(most)s ký tự.", most=LONGEST_TEXT)
    if len(applicant.deliver_to) > LONGEST_TEXT:
        found["deliver_to"] = say("Địa chỉ dài quá %(most)s ký tự.", most=LONGEST_TEXT)
    if born := _birth_fault(applicant.birth_date, today):
        found["birth_date"] = born
    return {prefix + key: sentence for key, sentence in found.items()}


def _birth_fault(written: str, today: date) -> str:
    try:
        return persons.birth_fault(date.fromisoformat(written) if written else None, today)
    except ValueError:
        return "Ngày sinh phải là một ngày có thật, ví dụ 08/03/1960."
