"""The portal as a program: it forgets nothing it answered for, carries its load, and its log knows nobody."""

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from tests.simulator.conftest import Province, step

CODE = "000.00.06.H10-230529-0001"
PRIVATE = ("Tuyệt Mật", "070199887766", "0987123456", "mat-khau", "Văn Hùng", CODE)


@contextmanager
def program(store: Path, log: Path, *words: str) -> Iterator[tuple[Province, subprocess.Popen[bytes]]]:
    """The simulator runs as an operator starts it; killed outright at the end of the block."""
    command = [sys.executable, "-m", "motcua.faces.cli.main", "simulator", "--port", "0", "--store", str(store), *words]
    with log.open("ab") as told:
        began = told.tell()
        process = subprocess.Popen(command, stdout=told, stderr=told, env={**os.environ, "DATABASE_URL": ""})
        try:
            yield Province(_port(log, began, process)), process
        finally:
            process.send_signal(signal.SIGKILL)
            process.wait()


def _port(log: Path, began: int, process: subprocess.Popen[bytes]) -> int:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        text = log.read_bytes()[began:].decode()
        if "http://127.0.0.1:" in text:
            return int(text.split("http://127.0.0.1:")[1].split()[0])
        assert process.poll() is None, text
        time.sleep(0.05)
    raise AssertionError("the simulator did not start")


def test_what_was_answered_survives_a_kill_and_no_log_names_anybody(tmp_path: Path, dossier) -> None:
    log = tmp_path / "log"
    with program(tmp_path / "portal.sqlite", log, "--tell") as (province, _):
        province.enter()
        assert province.send(dossier())["error_code"] == "0"
        assert province.steps(step(2, "20230529081500"))["error_code"] == "0"
        session = province.session
    with program(tmp_path / "portal.sqlite", log, "--tell") as (province, _):
        province.session = session
        found = province.call("TraCuuHoSo", mahoso=CODE)["result"]
        assert (found[0]["MaHoSo"], len(found[0]["TienDo"])) == (CODE, 1)
        province.send(dossier(MaTTHC="", ChuHoSo="Trần Thị Tuyệt Mật"))
        province.ask("GET", f"/g3/dossiers/{CODE}?name={quote('Trần Thị Tuyệt Mật')}")
    told = log.read_text(encoding="utf-8").split("faults:", 1)[1]
    assert "POST /integration 200" in told
    assert [word for word in PRIVATE if word in told.replace("(tinh-thu / mat-khau-thu)", "")] == []


def test_many_requests_go_over_one_line(province, dossier) -> None:
    line = http.client.HTTPConnection("127.0.0.1", province.port, timeout=10)
    line.connect()
    kept = line.sock
    for number in range(50):
        body = {"session": province.session, "madonvi": "H10", "service": "DongBoHoSoMC", "isUpdating": "False",
                "data": [dossier(f"H10-230529-{number:04d}")]}  # fmt: skip
        line.request("POST", "/integration", json.dumps(body))
        assert json.loads(line.getresponse().read())["error_code"] == "0"
    assert line.sock is kept
    line.close()


def test_words_it_cannot_use_end_with_two(tmp_path: Path) -> None:
    for words in (["--faults", "thunder=1"], ["--catalogue", str(tmp_path)]):
        command = [sys.executable, "-m", "motcua.faces.cli.main", "simulator", "--port", "0", *words]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        assert done.returncode == 2
        assert "cannot start" in done.stderr
