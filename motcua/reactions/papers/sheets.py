"""What stands on each paper: plain values, already decided elsewhere.

A sheet knows no table and no rule. Whoever fills one has asked the law for the form and its number,
and the registers for the names; typesetting only lays the values out.
"""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, kw_only=True)
class Form:
    """Which legal form the paper is: its number in the circular, its title, and the circular.

    Source: TT 01/2018, Art. 9
    """

    number: int
    title: str
    circular: str


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """Who issues the paper, under which number, where and on which day.

    Source: NĐ 30/2020, Annex I
    """

    superior: str
    unit: str
    number: str
    place: str
    day: date


@dataclass(frozen=True, kw_only=True)
class Party:
    """A person or organisation as the forms name one; an unknown value is an empty string."""

    name: str
    identity_no: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    organisation: bool = False


@dataclass(frozen=True, kw_only=True)
class Proxy:
    """Who handed the dossier in on behalf of the applicant, and by which paper."""

    party: Party
    authority: str = ""


@dataclass(frozen=True, kw_only=True)
class Component:
    """One paper of the dossier and how many copies of each kind were handed in."""

    name: str
    originals: int = 0
    certified: int = 0
    photocopies: int = 0
    electronic: int = 0


@dataclass(frozen=True, kw_only=True)
class Fee:
    """One fee in VND; `when` says in words when it is collected, such as "thu trước"."""

    name: str
    amount: int
    when: str = ""


@dataclass(frozen=True, kw_only=True)
class Lookup:
    """Where the applicant follows the dossier: `address` stands in the QR code and in print."""

    address: str
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class ReceiptSheet:
    """Giấy tiếp nhận hồ sơ và hẹn trả kết quả.

    `term` is in words ("05 ngày làm việc"); `due` is None when the procedure sets no term; `reckoning` explains it;
    `fee_note` says why no fee is listed, and nothing where there is none.

    Source: TT 01/2018, Form 01
    """

    form: Form
    head: Letterhead
    dossier_code: str
    desk: str
    applicant: Party
    request: str
    components: tuple[Component, ...]
    sets: int
    term: str
    received: datetime
    due: datetime | None
    collect_at: str
    lookup: Lookup
    receiver: str
    proxy: Proxy | None = None
    fees: tuple[Fee, ...] = ()
    fee_note: str = ""
    reckoning: tuple[str, ...] = ()
    register_book: str = ""
    register_no: str = ""


@dataclass(frozen=True, kw_only=True)
class SupplementSheet:
    """Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ; `answer_by` is None where no limit is set.

    Source: TT 01/2018, Form 02
    """

    form: Form
    head: Letterhead
    dossier_code: str
    desk: str
    applicant: Party
    request: str
    items: tuple[str, ...]
    reason: str
    contact: str
    contact_phone: str
    guide: str
    lookup: Lookup
    answer_by: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class RefusalSheet:
    """Phiếu từ chối tiếp nhận giải quyết hồ sơ; `dossier_code` may be empty.

    Source: TT 01/2018, Form 03
    """

    form: Form
    head: Letterhead
    dossier_code: str
    desk: str
    applicant: Party
    request: str
    reasons: tuple[str, ...]
    receiver: str
    lookup: Lookup


@dataclass(frozen=True, kw_only=True)
class ApologySheet:
    """Phiếu xin lỗi và hẹn lại ngày trả kết quả; since 2025 also the request to extend.

    Source: TT 01/2018, Form 04
    """

    form: Form
    head: Letterhead
    dossier_code: str
    applicant: Party
    request: str
    received: datetime
    due: datetime
    reason: str
    new_due: datetime
    collect_at: str
    signer_title: str
    signer: str
    lookup: Lookup
    copies_to: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class StopSheet:
    """Thông báo dừng giải quyết hồ sơ: when the applicant asked, if so, what the check of the state found, and why.

    Source: TT 03/2025, Form 05
    """

    form: Form
    head: Letterhead
    dossier_code: str
    applicant: Party
    request: str
    received: datetime
    asked: datetime | None
    finding: str
    reason: str
    stopped: datetime
    signer_title: str
    signer: str
    lookup: Lookup
    copies_to: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Passage:
    """One hand-over of the dossier between two units; `result` says early, on time or late in words."""

    giver: str
    giver_unit: str
    receiver: str
    receiver_unit: str
    at: datetime | None = None
    result: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ControlSheet:
    """Phiếu kiểm soát quá trình giải quyết hồ sơ: who held the dossier, from when, with what result.

    Source: TT 01/2018, Form 05
    """

    form: Form
    head: Letterhead
    dossier_code: str
    applicant: Party
    request: str
    settling_unit: str
    received: datetime
    due: datetime | None
    passages: tuple[Passage, ...]
    lookup: Lookup
    coordinating_units: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line of the register of dossiers."""

    dossier_code: str
    procedure: str
    sets: int
    applicant: str
    address: str
    phone: str
    settling_unit: str
    received: datetime
    due: datetime | None
    returned: datetime | None
    way_of_receiving: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class RegisterSheet:
    """Sổ theo dõi hồ sơ of one unit: a book per field or per year, `first_day` to `last_day`.

    Source: TT 01/2018, Form 06
    """

    form: Form
    head: Letterhead
    field: str
    book: str
    first_day: date
    last_day: date
    entries: tuple[Entry, ...]
    keeper_title: str
    keeper: str
    first_no: int = 1


Sheet = ReceiptSheet | SupplementSheet | RefusalSheet | ApologySheet | StopSheet | ControlSheet | RegisterSheet
