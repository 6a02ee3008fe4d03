import io
from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.registers.files import acts as files
from motcua.work.dossiers.acts import supplement
from motcua.work.dossiers.application import Given
from tests import cast as people
from tests.cast import Cast
from tests.faces.office.test_acts import PICTURE

Enter = Callable[..., Client]


def with_scan(cast: Cast) -> tuple[str, str]:
    """A dossier and the digest of the scan that lies with it."""
    kept = files.store(
        by=cast.hung, name="chứng sinh.png", stream=SimpleUploadedFile("a.png", PICTURE), at=people.MONDAY
    )
    papers = (
        Given(no=1, name="Tờ khai", originals=1),
        Given(no=2, name="Giấy chứng sinh", file=kept.id, origin="scan"),
    )
    return people.received(cast, papers=papers), kept.digest


def test_a_file_is_looked_at_in_the_page_and_by_itself(cast: Cast, enter: Enter) -> None:
    code, digest = with_scan(cast)
    browser = enter(cast.hoa)
    shown = browser.get(f"/office/dossiers/{code}/?view={digest}").text
    assert f'<img src="/office/dossiers/{code}/files/{digest}"' in shown
    answer = browser.get(f"/office/dossiers/{code}/files/{digest}")
    assert answer["Content-Type"] == "image/png"
    assert answer["Content-Disposition"].startswith("inline;")
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "script-src" not in answer["Content-Security-Policy"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert b"".join(answer.streaming_content)[:4] == b"\x89PNG"


def test_a_file_is_there_only_through_a_dossier_that_one_may_read(cast: Cast, enter: Enter) -> None:
    code, digest = with_scan(cast)
    other = people.received(cast)
    assert enter(cast.hung).get(f"/office/dossiers/{other}/files/{digest}").status_code == 404
    for actor in (cast.stranger, cast.khoa):
        assert enter(actor).get(f"/office/dossiers/{code}/files/{digest}").status_code == 404
    assert enter(cast.lan).get(f"/office/dossiers/{code}/files/{digest}").status_code == 403
    for nonsense in ("0" * 64, "../../etc/passwd", digest.upper(), digest[:10]):
        assert enter(cast.hung).get(f"/office/dossiers/{code}/files/{nonsense}").status_code == 404


def test_the_papers_of_a_dossier_are_printed_once_they_are_due(cast: Cast, enter: Enter) -> None:
    code, browser = people.received(cast), enter(cast.hung)
    for form in ("receipt", "control_slip"):
        answer = browser.get(f"/office/dossiers/{code}/papers/{form}")
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
        assert io.BytesIO(answer.content).read(5) == b"%PDF-"
        assert f"{form}-{code}.pdf" in answer["Content-Disposition"]
    assert browser.get(f"/office/dossiers/{code}/papers/apology").status_code == 404
    assert browser.get(f"/office/dossiers/{code}/papers/register").status_code == 404
    supplement.supplement(by=cast.hung, dossier=code, items=["Tờ khai"], reason="Thiếu", at=people.at(29, 10))
    assert browser.get(f"/office/dossiers/{code}/papers/supplement").status_code == 200


def test_the_papers_of_others_are_not_printed(cast: Cast, enter: Enter) -> None:
    code = people.received(cast)
    assert enter(cast.stranger).get(f"/office/dossiers/{code}/papers/receipt").status_code == 404
