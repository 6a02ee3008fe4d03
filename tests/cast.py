"""The named people of our tests, in one commune: bà Lan asks, anh Hùng receives, cô Hoa settles, chị Mai decides."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import BytesIO

from PIL import Image

from motcua.law.calendar import ZONE
from motcua.registers.catalog import basis, search
from motcua.registers.catalog import queries as catalog
from motcua.registers.catalog.models import Procedure, ProcedureVersion
from motcua.registers.files import acts as files
from motcua.registers.people import calendars, tree
from motcua.registers.people.actor import Actor, actor_for
from motcua.registers.people.folding import fold, sort_key
from motcua.registers.people.models import Account, Agency, Person, Post
from motcua.registers.people.roles import Kind, Role
from motcua.work.dossiers.acts import register
from motcua.work.dossiers.application import Application, Given

START = date(2020, 1, 1)
MONDAY = datetime(2023, 5, 29, 9, 0, tzinfo=ZONE)
PAPERS = [
    {"no": 1, "name": "Tờ khai đăng ký khai sinh", "originals": 1, "copies": 0},
    {"no": 2, "name": "Giấy chứng sinh", "originals": 1, "copies": 0},
]
DECLARED = [{**PAPERS[0], "declared": 1}, PAPERS[1]]  # the first is what the form asks
PROCESS = [
    {"no": 1, "name": "Tiếp nhận hồ sơ", "role": "counter", "minutes": 240},
    {"no": 2, "name": "Thẩm định hồ sơ", "role": "specialist", "minutes": 1200},
    {"no": 3, "name": "Ký giấy khai sinh", "role": "leader", "minutes": 720},
    {"no": 4, "name": "Trả kết quả", "role": "counter", "minutes": 240},
]
STAMPED = [  # the same with the clerical office after the signature
    *PROCESS[:3],
    {"no": 4, "name": "Đóng dấu, phát hành", "role": "registry", "minutes": 120},
    {"no": 5, "name": "Trả kết quả", "role": "counter", "minutes": 120},
]
FORM = [
    {"name": "child_name", "vi": "Họ và tên trẻ", "en": "Child's name", "kind": "name", "required": True, "page": 1}
]


@dataclass(frozen=True)
class Cast:
    """Everybody, and where they are."""

    lan: Actor
    hung: Actor
    hoa: Actor
    mai: Actor
    dung: Actor
    thu: Actor
    stranger: Actor
    khoa: Actor
    province: Agency
    commune: Agency
    elsewhere: Agency
    version: ProcedureVersion


def agency(
    code: str, name: str, level: str, parent: Agency | None = None, receives: str = "", kind: str = ""
) -> Agency:
    """An agency of the tests."""
    row = Agency.objects.create(
        code=code, identifier=code, name=name, short_name=name, kind=kind or "peoples_committee", level=level,
        parent=parent, path="", sort_key=sort_key(name), valid_from=START, receives=receives,
    )  # fmt: skip
    row.path = f"{parent.path if parent else '/'}{row.id}/"
    row.save()
    return row


def officer(username: str, name: str, agency: Agency, *roles: Role) -> Actor:
    """An officer with posts in one agency."""
    account = Account(username=username, full_name=name, kind=Kind.OFFICER.value)
    account.set_password("mat-khau-thu-nghiem")
    account.save()
    for role in roles:
        Post.objects.create(account=account, agency=agency, role=role.value, title=role.label, first_day=START)
    return known(account)


def citizen(username: str, name: str, identity: str, phone: str) -> Actor:
    """A citizen with an account and an entry in the register."""
    account = Account.objects.create(username=username, full_name=name, kind=Kind.CITIZEN.value)
    Person.objects.create(
        full_name=name, folded=fold(name), identity_no=identity, phone=phone, address="Ấp 1, xã Minh Hưng",
        birth_date=date(1960, 3, 8), account=account,
    )  # fmt: skip
    return known(account)


def known(account: Account) -> Actor:
    """The actor behind the account."""
    actor = actor_for(account.id)
    assert actor is not None
    return actor


def procedure(key: str = "P0001", name: str = "Đăng ký khai sinh", **changes: object) -> ProcedureVersion:
    """A published procedure: five working days, four steps, two papers."""
    values: dict[str, object] = {
        "number": 1, "valid_from": START, "name": name, "folded": fold(name), "field": "Hộ tịch",
        "field_group": "ho_tich", "levels": ["commune"], "agency_key": "UBND_XA", "term_value": 5,
        "term_unit": "working_day", "online_level": "toàn trình", "result": "Giấy khai sinh", "papers": PAPERS,
        "fees": [], "process": PROCESS, "form": FORM, "source": "test", "published_at": MONDAY,
    }  # fmt: skip
    row = Procedure.objects.create(key=key, code=f"1.{key[1:]}")
    return ProcedureVersion.objects.create(procedure=row, **(values | changes))


def declare_online(cast: Cast) -> ProcedureVersion:
    """From Monday on the birth registration is declared on its form: a next version."""
    day = MONDAY.date()
    ProcedureVersion.objects.filter(pk=cast.version.id).update(valid_to=day - timedelta(days=1))
    kept = ("name", "folded", "field", "field_group", "levels", "agency_key", "term_value", "term_unit", "online_level")
    same = {name: getattr(cast.version, name) for name in (*kept, "result", "fees", "process", "form", "source")}
    row = ProcedureVersion.objects.create(
        procedure=cast.version.procedure, number=2, valid_from=day, papers=DECLARED, published_at=MONDAY, **same
    )
    forget()
    return row


def assemble() -> Cast:
    """The cast takes its place in an empty house."""
    province = agency("H10", "Ủy ban nhân dân tỉnh Bình Phước", "province")
    office = agency("H10.02", "Văn phòng Ủy ban nhân dân tỉnh", "department", province, kind="office")
    district = agency("H10.37", "Ủy ban nhân dân huyện Bù Đăng", "district", province, receives="district")
    commune = agency("H10.37.01", "Ủy ban nhân dân xã Minh Hưng", "commune", district, receives="commune")
    elsewhere = agency("H10.37.02", "Ủy ban nhân dân xã Đức Liễu", "commune", district, receives="commune")
    version = procedure()
    forget()
    return Cast(
        lan=citizen("ba-lan", "Trần Thị Lan", "070160000001", "0912345678"),
        hung=officer("anh-hung", "Nguyễn Văn Hùng", commune, Role.COUNTER),
        hoa=officer("co-hoa", "Lê Thị Hoa", commune, Role.SPECIALIST),
        mai=officer("chi-mai", "Phạm Thị Mai", commune, Role.LEADER),
        dung=officer("ong-dung", "Trần Văn Dũng", province, Role.CHAIR),
        thu=officer("co-thu", "Đỗ Thị Thu", office, Role.CONTROL),
        stranger=officer("nguoi-la", "Vũ Văn Lạ", elsewhere, Role.COUNTER, Role.SPECIALIST, Role.LEADER),
        khoa=officer("anh-khoa", "Bùi Đăng Khoa", province, Role.OPERATOR),
        province=province, commune=commune, elsewhere=elsewhere, version=version,
    )  # fmt: skip


def forget() -> None:
    """What the process remembers of an earlier test's house is forgotten."""
    tree.forget()
    calendars.forget()
    catalog.version.cache_clear()
    basis.names.cache_clear()
    search.forget()


def application(cast: Cast, **changes: object) -> Application:
    """What bà Lan asks for."""
    values: dict[str, object] = {
        "version": cast.version.id, "agency": cast.commune.id, "channel": 1, "applicant": "Trần Thị Lan",
        "identity": "070160000001", "person": cast.lan.person_id, "contact": {"phone": "0912345678"},
        "answers": {"child_name": "Trần Gia Bảo"},
        "papers": (Given(no=1, name="Tờ khai", originals=1), Given(no=2, name="Giấy chứng sinh", originals=1)),
    }  # fmt: skip
    return Application(**(values | changes))  # type: ignore[arg-type]


def received(cast: Cast, at: datetime = MONDAY, **changes: object) -> str:
    """The code of a dossier that anh Hùng has received."""
    return register.register(by=cast.hung, application=application(cast, **changes), received=True, at=at)


def kept(by: Actor, colour: str = "white") -> str:
    """The digest of a stored picture of this colour."""
    picture = BytesIO()
    Image.new("RGB", (8, 8), colour).save(picture, "PNG")
    picture.seek(0)
    return files.store(by=by, name=f"{colour}.png", stream=picture, at=MONDAY).digest


def at(day: int, hour: int = 9, minute: int = 0, month: int = 5) -> datetime:
    """A moment in the year of the tests."""
    return datetime(2023, month, day, hour, minute, tzinfo=ZONE)
