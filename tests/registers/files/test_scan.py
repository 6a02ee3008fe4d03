import socket
import struct
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from motcua.registers.files.models import StoredFile
from motcua.registers.files.queries import FileView
from motcua.registers.files.refusals import CannotStore, Unacceptable
from tests.registers.files import makers

Store = Callable[..., FileView]
EICAR = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"


class Daemon:
    """Speaks as clamd does: takes a stream, finds the test virus in it."""

    def __init__(self, line: socket.socket) -> None:
        self.line, self.seen, self.answer = line, b"", ""
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                caller, _ = self.line.accept()
            except OSError:
                return
            with caller, caller.makefile("rwb") as talk:
                assert talk.read(10) == b"zINSTREAM\0"
                self.seen = b""
                while size := struct.unpack("!L", talk.read(4))[0]:
                    self.seen += talk.read(size)
                found = "stream: Eicar-Test-Signature FOUND" if EICAR in self.seen else "stream: OK"
                talk.write((self.answer or found).encode() + b"\0")


@pytest.fixture
def daemon(settings) -> Iterator[Daemon]:
    with socket.create_server(("127.0.0.1", 0)) as line:
        settings.CLAMD = f"127.0.0.1:{line.getsockname()[1]}"
        yield Daemon(line)


def infected() -> bytes:
    document = makers.blank()
    document.Root.Note = makers.String(EICAR.decode())
    return makers.written(document)


def test_a_clean_file_is_known_to_be_clean(store: Store, daemon: Daemon) -> None:
    content = makers.pdf(30)
    assert store(content).scan == "clean"
    assert daemon.seen == content


def test_a_virus_is_refused_by_name(store: Store, daemon: Daemon) -> None:
    with pytest.raises(Unacceptable, match="Eicar-Test-Signature"):
        store(infected())
    assert EICAR in daemon.seen
    assert not StoredFile.objects.exists()


def test_a_file_nobody_could_look_at_is_not_taken_in(store: Store, settings, daemon: Daemon) -> None:
    daemon.answer = "INSTREAM size limit exceeded. ERROR"
    with pytest.raises(CannotStore, match="chưa sẵn sàng"):
        store(makers.pdf())
    settings.CLAMD = "127.0.0.1:1"
    with pytest.raises(CannotStore):
        store(makers.pdf())
    settings.CLAMD = "not an address"
    with pytest.raises(CannotStore):
        store(makers.pdf())
    assert not StoredFile.objects.exists()


def test_a_daemon_on_a_socket_of_this_machine_is_asked_too(store: Store, settings, tmp_path_factory) -> None:
    place = Path(tmp_path_factory.mktemp("s")) / "clamd"
    with socket.socket(socket.AF_UNIX) as line:
        line.bind(str(place))
        line.listen()
        Daemon(line)
        settings.CLAMD = str(place)
        assert store(makers.pdf()).scan == "clean"


def test_without_a_daemon_the_file_says_that_nobody_looked(store: Store) -> None:
    assert store(infected()).scan == "not_scanned"
