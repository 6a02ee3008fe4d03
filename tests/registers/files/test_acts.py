import errno
import hashlib
import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage
from django.db import connection
from django.http import UnreadablePostError

from motcua.ledger import facts
from motcua.registers.files import acts, naming, queries
from motcua.registers.files.models import StoredFile
from motcua.registers.files.refusals import CannotStore, Unacceptable
from motcua.registers.people.actor import ANONYMOUS
from motcua.registers.people.errors import NotAllowed, NotFound
from tests import cast as people
from tests.cast import MONDAY, Cast
from tests.registers.files import makers

Store = Callable[..., queries.FileView]


def test_a_file_is_kept_under_the_digest_of_what_is_kept(store: Store, tmp_path: Path) -> None:
    content = makers.pdf(3)
    kept = store(content)
    digest = hashlib.sha256(content).hexdigest()
    assert (kept.digest, kept.size, kept.pages, kept.media_type) == (digest, len(content), 3, "application/pdf")
    assert (tmp_path / digest[:2] / digest).read_bytes() == content
    with queries.open_file(digest) as file:
        assert file.read() == content
    assert facts.about(f"file:{digest}")[0].body == {
        "media_type": "application/pdf", "size": len(content), "scan": "not_scanned",
    }  # fmt: skip


def test_the_same_content_twice_is_one_row_one_file_and_one_fact(store: Store, tmp_path: Path) -> None:
    first, second = store(makers.pdf(), "một.pdf"), store(makers.pdf(), "hai.pdf")
    assert first == second
    assert StoredFile.objects.count() == 1
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1
    assert len(facts.about(f"file:{first.digest}")) == 1
    assert queries.files([first.id]) == {first.id: first}


def test_the_name_is_tidied_and_ends_as_the_content_truly_is(store: Store) -> None:
    assert store(makers.pdf(), "../../etc/Giấy khai sinh.pdf.exe").name == "Giấy khai sinh.pdf.pdf"
    assert store(makers.picture(), "ảnh.pdf").name == "ảnh.jpg"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("C:\\Users\\lan\\đơn.PDF", "đơn.pdf"),
        ("a\x00b\u202egpj.exe", "abgpj.pdf"),
        ("...", "tai-lieu.pdf"),
        ("", "tai-lieu.pdf"),
        (".htaccess", "htaccess.pdf"),
        ('đơn<script>"|.pdf', "đơn script.pdf"),
        ("x" * 500, "x" * 146 + ".pdf"),
        ("a\r\nSet-Cookie: b.pdf", "aSet-Cookie b.pdf"),
    ],
)
def test_no_name_can_mislead(typed: str, kept: str) -> None:
    assert naming.tidy(typed, ".pdf") == kept


def test_an_empty_file_is_refused(store: Store) -> None:
    with pytest.raises(Unacceptable, match="rỗng") as refusal:
        store(b"")
    assert "file" in refusal.value.fields


def test_a_file_beyond_the_limit_is_refused_before_it_is_all_read(store: Store, settings, cast: Cast) -> None:
    settings.UPLOAD_LIMIT_BYTES = 100_000

    class Endless:
        read_so_far = 0

        def read(self, size: int = -1) -> bytes:
            self.read_so_far += size
            return b"x" * size

    endless = Endless()
    with pytest.raises(Unacceptable, match="quá lớn"):
        acts.store(by=cast.lan, name="x.pdf", stream=endless, at=MONDAY)
    assert endless.read_so_far < 300_000


def test_an_upload_that_breaks_off_leaves_nothing(store: Store, cast: Cast, tmp_path: Path) -> None:
    class Torn(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell():
                raise UnreadablePostError("the line is dead")
            return super().read(min(size or 10, 10))

    with pytest.raises(Unacceptable, match="dở dang"):
        acts.store(by=cast.lan, name="x.pdf", stream=Torn(makers.pdf()), at=MONDAY)
    with pytest.raises(Unacceptable, match="dở dang"):
        store(makers.pdf(), expected=10_000)
    assert not StoredFile.objects.exists()
    assert not list(tmp_path.iterdir())


def test_a_full_disk_is_said_and_nothing_half_remains(store: Store, tmp_path: Path, monkeypatch) -> None:
    def full(storage: FileSystemStorage, name: str, content: object) -> str:
        place = Path(storage.path(name))
        place.parent.mkdir(parents=True)
        place.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(FileSystemStorage, "_save", full)
        with pytest.raises(CannotStore, match="đã đầy"):
            store(makers.pdf())
    assert not StoredFile.objects.exists()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    assert store(makers.pdf())


def test_no_room_for_the_upload_itself_is_said(store: Store, cast: Cast) -> None:
    class NoRoom:
        def read(self, size: int = -1) -> bytes:
            raise OSError(errno.ENOSPC, f"No space left on device for {size} bytes")

    with pytest.raises(CannotStore, match="đã đầy"):
        acts.store(by=cast.lan, name="x.pdf", stream=NoRoom(), at=MONDAY)


def test_no_place_for_a_temporary_file_is_said(store: Store, settings, tmp_path: Path) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "gone")
    with pytest.raises(CannotStore, match="chưa sẵn sàng"):
        store(makers.pdf())


def test_a_storage_that_fails_in_its_own_way_is_not_shown(store: Store, monkeypatch) -> None:
    def away(*_: object) -> str:
        raise RuntimeError("secret endpoint refused")

    monkeypatch.setattr(FileSystemStorage, "_save", away)
    with pytest.raises(CannotStore) as refusal:
        store(makers.pdf())
    assert "secret" not in str(refusal.value)


def test_a_piece_left_by_a_crash_is_made_whole(store: Store, tmp_path: Path) -> None:
    content = makers.pdf()
    digest = hashlib.sha256(content).hexdigest()
    (tmp_path / digest[:2]).mkdir()
    (tmp_path / digest[:2] / digest).write_bytes(content[:10])
    store(content)
    assert (tmp_path / digest[:2] / digest).read_bytes() == content


def test_a_whole_content_is_never_written_again(store: Store, tmp_path: Path) -> None:
    kept = store(makers.pdf())
    place = tmp_path / kept.digest[:2] / kept.digest
    before = place.stat()
    store(makers.pdf())
    assert (place.stat().st_mtime_ns, place.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_what_was_never_stored_is_not_there(store: Store) -> None:
    with pytest.raises(NotFound):
        queries.file("0" * 64)
    with pytest.raises(NotFound):
        queries.open_file("0" * 64)


def test_nobody_in_particular_stores_nothing(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        acts.store(by=ANONYMOUS, name="x.pdf", stream=io.BytesIO(makers.pdf()), at=MONDAY)


@pytest.mark.django_db(transaction=True)
def test_the_same_file_from_many_at_once_is_stored_once(settings, tmp_path: Path) -> None:
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    }
    lan, content = people.assemble().lan, makers.pdf(20)

    def hand_in(_n: int) -> str:
        try:
            return acts.store(by=lan, name="x.pdf", stream=io.BytesIO(content), at=MONDAY).digest
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as hands:
        digests = set(hands.map(hand_in, range(6)))
    (digest,) = digests
    assert StoredFile.objects.count() == 1
    assert (tmp_path / digest[:2] / digest).read_bytes() == content
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1
