"""The national portal fetches the files that a message leads to, and nobody else anything."""

import hashlib

import pytest
from django.test import Client

from motcua.reactions.sync.dvcqg import links, picture
from motcua.reactions.sync.dvcqg.indexed import mapping
from motcua.registers.files import queries
from motcua.work.dossiers.application import Given
from tests import cast as people
from tests.cast import Cast
from tests.reactions.sync import houses

HOUSE = "https://mot-cua.example.vn"


def given(digest: str) -> Given:
    return Given(no=1, name="Tờ khai", file=queries.file(digest).id, origin="scan")


@pytest.fixture
def code(cast: Cast) -> str:
    """A dossier that the portal must have, with a paper and its result in files."""
    return houses.lived(cast, result=people.kept(cast.mai), papers=(given(people.kept(cast.hung, "black")),))


def addresses(code: str) -> list[tuple[str, str]]:
    """Where the message leads, and the digests it names."""
    message = mapping.dossier(picture.of([code])[code], link=links.of(HOUSE, code))
    [paper], [result] = message["TaiLieuNop"], message["DanhSachGiayToKetQua"]
    told = [(paper["DuongDanTaiTepTin"], paper["TepDinhKemId"]), (result["DuongDanTepTinKetQua"], result["GiayToId"])]
    return [(address.removeprefix(HOUSE), digest) for address, digest in told]


def test_every_address_of_a_message_leads_to_the_file_with_its_digest(code: str, client: Client) -> None:
    for address, digest in addresses(code):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert hashlib.sha256(answer.getvalue()).hexdigest() == digest
        assert answer["Content-Disposition"].startswith("attachment")
        assert "no-store" in answer["Cache-Control"]


def test_a_seal_opens_one_file_of_one_dossier_as_long_as_it_lies_there(code: str, cast: Cast, client: Client) -> None:
    other = people.received(cast)
    (paper, digest), (result, _) = addresses(code)
    seal = paper.rpartition("/")[2]
    astray = [
        paper[:-1] + ("0" if paper[-1] != "0" else "1"), paper.replace(code, other), result[:-40] + seal,
        f"/exchange/files/{other}/{digest}/{links.seal(other, digest)}", paper.replace(seal, "é" * 40),
    ]  # fmt: skip
    assert [client.get(address).status_code for address in astray] == [404] * len(astray)
    assert client.post(paper).status_code == 405
    unsent = people.received(cast, papers=(given(digest),))
    assert client.get(links.of("http://x", unsent)(digest).removeprefix("http://x")).status_code == 404, "not owed"
