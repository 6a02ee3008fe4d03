"""Everyone who may knock, and what lies behind the doors: real people, a real dossier, a real draft."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from motcua.ledger import facts
from motcua.reactions.papers import drawing
from motcua.registers.files import acts as files
from motcua.registers.people.actor import Actor
from motcua.registers.people.acts import tokens
from motcua.registers.people.models import Account
from motcua.registers.people.permissions import PERMISSIONS
from motcua.registers.people.roles import Kind, Role
from motcua.work.dossiers.acts import forward
from motcua.work.dossiers.application import Given
from motcua.work.intake.acts import draft as drafts
from motcua.work.publications.acts import propose
from tests import cast as people
from tests.faces.doors import directives

TOKEN = "a" * 32  # against forgery: cookie and header carry the same
NAMES = (
    "nobody", "lan", "minh", "hung", "hoa", "tu", "mai", "stranger", "thu", "dung", "khoa", "key", "bare_key",
)  # fmt: skip


@dataclass(frozen=True)
class House:
    """The cast, what lies behind the doors, and how each visitor knocks."""

    cast: people.Cast
    dossier: str
    draft: str
    paper: int
    digest: str
    publication: int
    directives: directives.Given
    visitors: dict[str, Callable[[], Client]]


def picture(colour: str = "white") -> bytes:
    """A small true picture."""
    drawn = BytesIO()
    Image.new("RGB", (8, 8), colour).save(drawn, "PNG")
    return drawn.getvalue()


def build() -> House:
    """bà Lan has a dossier at the counter of her commune, with a file and a receipt, and a draft with a file."""
    cast = people.assemble()
    file = files.store(
        by=cast.lan, name="chung-sinh.png", stream=SimpleUploadedFile("a.png", picture()), at=people.MONDAY
    )
    given = (
        Given(no=1, name="Tờ khai", originals=1),
        Given(no=2, name="Giấy chứng sinh", file=file.id, origin="upload"),
    )
    code = people.received(cast, papers=given, fee=50_000)
    drawing.issue(facts.about(f"dossier:{code}")[0])
    draft = str(drafts.start(by=cast.lan, procedure="P0001", at=people.MONDAY))
    drafts.attach(by=cast.lan, draft=draft, no=2, name="Giấy chứng sinh", digest=file.digest, at=people.MONDAY)
    publication = _list(cast)
    paper = drafts.queries.draft(draft, by=cast.lan).papers[0].id
    given = directives.build(cast, file.digest)
    return House(cast, code, draft, paper, file.digest, publication, given, _visitors(cast))


def _list(cast: people.Cast) -> int:
    """cô Hoa let two dossiers be late; one of them stands on a list that is proposed."""
    for day in (8, 10):
        code = people.received(cast, at=people.at(day))
        forward.forward(by=cast.hung, dossier=code, at=people.at(day, 10), holder=cast.hoa.id)
    period = {"first": people.at(1).date(), "last": people.at(16).date()}
    return propose.propose(by=cast.thu, unit=cast.commune.code, at=people.MONDAY, **period)


def _visitors(cast: people.Cast) -> dict[str, Callable[[], Client]]:
    minh = people.citizen("anh-minh", "Lê Văn Minh", "070160000002", "0912345679")
    clerk = people.officer("chi-tu", "Hồ Thị Tú", cast.commune, Role.REGISTRY)
    # one who runs the machines, in the very unit that holds the dossier: no post but the right one opens it
    khoa = people.officer("anh-khoa-xa", "Bùi Khoa", cast.commune, Role.OPERATOR)
    account = Account.objects.create(username="so-tu-phap", full_name="Phần mềm hộ tịch", kind=Kind.SYSTEM.value)
    everything = [row.verb for row in PERMISSIONS if row.system]
    keys = [
        tokens.issue_token(by=cast.khoa, username=account.username, name=name, scopes=scopes, at=people.MONDAY)
        for name, scopes in (("all", everything), ("none", []))
    ]
    actors = {
        "lan": cast.lan, "minh": minh, "hung": cast.hung, "hoa": cast.hoa, "tu": clerk, "mai": cast.mai,
        "stranger": cast.stranger, "thu": cast.thu, "dung": cast.dung, "khoa": khoa,
    }  # fmt: skip
    signed_in = {name: _enters(actor) for name, actor in actors.items()}
    return {"nobody": browser, **signed_in, "key": _carries(keys[0]), "bare_key": _carries(keys[1])}


def browser() -> Client:
    """A browser that nobody has signed in with; forms without the site's token are refused as in earnest."""
    client = Client(enforce_csrf_checks=True)
    client.cookies["csrftoken"] = TOKEN
    return client


def _enters(actor: Actor) -> Callable[[], Client]:
    client = browser()
    session = client.session
    session["account"] = actor.id
    session.save()
    client.cookies["sessionid"] = session.session_key

    def again() -> Client:
        anew = browser()
        anew.cookies["sessionid"] = session.session_key
        return anew

    return again


def _carries(key: str) -> Callable[[], Client]:
    def anew() -> Client:
        client = Client(enforce_csrf_checks=True, headers={"Authorization": f"Bearer {key}"})
        client.cookies["csrftoken"] = TOKEN
        return client

    return anew
