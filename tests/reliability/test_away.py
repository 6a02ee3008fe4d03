"""A database that goes away, a worker that dies, a job that cannot be done, an upload cut off: the house goes on."""

import os
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest

from motcua.runtime import postgres
from tests.house import lives, wait
from tests.reliability import clerks, uploads
from tests.reliability.tenants import Tenanted, Way, tenanted

NOBODY = Way({})
OUTAGE = 10.0  # seconds
ANSWERED = "SELECT count(*) FROM notify_message m JOIN ledger_fact f ON f.id = m.fact WHERE f.subject = %s"


@pytest.fixture(scope="module")
def house() -> Iterator[Tenanted]:
    with tenanted() as it:
        yield it


@contextmanager
def database_away(house: Tenanted) -> Iterator[None]:
    """No database answers, and nobody starts it again before the end of the block."""
    os.kill(house.process.pid, signal.SIGSTOP)
    postmaster = house.postmaster
    os.kill(postmaster, signal.SIGKILL)
    try:
        wait(lambda: not lives(postmaster))
        yield
    finally:
        os.kill(house.process.pid, signal.SIGCONT)
        wait(house.answers, house.said.read_text)


def lodge(house: Tenanted, key: str) -> str:
    answer = house.ask(
        "POST", "/api/v1/dossiers", house.as_("hung"), clerks.application(house), **{"Idempotency-Key": key}
    )
    assert answer.status == 201, answer
    return str(answer.json()["code"])


def test_ten_seconds_without_a_database_are_a_calm_answer_and_heal_by_themselves(house: Tenanted) -> None:
    lodge(house, "before")
    web = house.children(house.web)
    with database_away(house):
        began = time.monotonic()
        assert house.ask("GET", "/health/live", NOBODY).status == 200
        assert house.ask("GET", "/health/ready", NOBODY).status == 503
        form = clerks.application(house)
        told = house.ask("POST", "/api/v1/dossiers", house.as_("hung"), form, **{"Idempotency-Key": "meanwhile"})
        assert (told.status, told.headers["content-type"]) == (503, "application/problem+json")
        assert int(told.headers["retry-after"]) > 0
        assert told.json()["what"]
        page = house.ask("GET", "/office/", house.as_("hung"), Accept="text/html")
        assert page.status == 503
        assert page.headers["content-type"].startswith("text/html")
        assert int(page.headers["retry-after"]) > 0
        assert "Những gì đã gửi thành công trước đó vẫn còn nguyên" in page.body.decode()
        time.sleep(max(0.0, OUTAGE - (time.monotonic() - began)))
    for number in range(8):
        lodge(house, f"after-{number % 4}")
        assert house.ask("GET", "/office/", house.as_("hung")).status == 200
    assert house.children(house.web) == web, "the web processes were born anew"
    assert house.one("SELECT count(*) FROM dossiers_dossier WHERE sender_key LIKE %s", "%meanwhile") == 0
    assert lodge(house, "meanwhile") == lodge(house, "meanwhile")


def test_a_worker_killed_in_the_middle_of_a_job_leaves_it_to_the_next(house: Tenanted) -> None:
    """The job is held up by a lock, so that the worker surely dies while it has it in hand."""
    house.settle()
    with psycopg.connect(postgres.server(house.var / "postgres").url("owner")) as holding:
        holding.execute("LOCK TABLE notify_message IN ACCESS EXCLUSIVE MODE")
        code = lodge(house, "held up")
        doing = "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'deliver' AND status = 'doing'"
        wait(lambda: house.one(doing) == 1)
        dead = house.worker
        os.kill(dead, signal.SIGKILL)
        wait(lambda: not lives(dead))
        holding.rollback()
    wait(lambda: house.worker != dead)
    assert house.one(doing) == 1, "it is nobody's now"
    answers = ANSWERED, f"dossier:{code}"
    wait(lambda: house.one(*answers) == 1, lambda: str(house.rows("SELECT * FROM procrastinate_jobs")), 120)


def test_a_job_that_cannot_be_done_waits_by_itself_and_blocks_nobody(house: Tenanted) -> None:
    spoil = "INSERT INTO procrastinate_jobs (queue_name, task_name, args) VALUES ('facts', %s, %s::jsonb) RETURNING id"
    for words in ('{"facts": ["not a number"]}', '{"facts": {}}', '{"nothing": 1}'):
        house.one(spoil, "deliver", words)
    house.one(spoil, "nobody knows this task", "{}")
    code = lodge(house, "behind the poison")
    wait(lambda: house.one(ANSWERED, f"dossier:{code}") == 1)
    spoilt = "SELECT status::text, scheduled_at > now() FROM procrastinate_jobs WHERE args ? 'nothing'"
    wait(lambda: house.rows(spoilt) in ([("todo", True)], [("failed", None)]), lambda: str(house.rows(spoilt)))


FROM_PEOPLE = "SELECT digest FROM files_storedfile WHERE stored_by IS NOT NULL"  # the house's own are still drawn


def nothing_half_is_kept(house: Tenanted) -> bool:
    known = {digest for (digest,) in house.rows("SELECT digest FROM files_storedfile")}
    return {file.name for file in house.var.glob("files/*/*")} <= known


@pytest.mark.parametrize("path", ["/api/v1/files", "/office/counter/P0001/"])
def test_an_upload_cut_off_half_way_leaves_nothing(house: Tenanted, path: str) -> None:
    before = house.rows(FROM_PEOPLE)
    way = "\r\n".join(f"{name}: {value}" for name, value in house.as_("hung").headers.items())
    sent = uploads.form(uploads.picture(550))
    begun = (
        f"POST {path} HTTP/1.1\r\nHost: localhost\r\n{way}\r\nContent-Length: {len(sent)}\r\n"
        f"Content-Type: {uploads.KIND['Content-Type']}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", house.port)) as line:
        line.sendall(begun.encode() + sent[:100_000])
        time.sleep(0.3)
    time.sleep(0.5)
    assert house.answers()
    assert house.rows(FROM_PEOPLE) == before
    assert nothing_half_is_kept(house)


@pytest.mark.parametrize("side", [200, 1000], ids=["held in memory", "held on the disk"])
@pytest.mark.parametrize("who", ["key", "hung", "lan"])
def test_a_full_disk_refuses_an_upload_in_words_and_keeps_no_half(house: Tenanted, who: str, side: int) -> None:
    """bà Lan sends it with a form of the portal, the others through the API."""
    path, typed, done = "/api/v1/files", {}, 201
    if who == "lan":
        draft = house.ask("POST", "/apply/P0001/", house.as_("lan"), {}).headers["location"]
        path, typed, done = f"{draft}papers/attach/", {"no": "1"}, 302
    before, sent = house.rows(FROM_PEOPLE), uploads.form(uploads.picture(side), **typed)
    with uploads.no_room(house):
        told = house.ask("POST", path, house.as_(who), sent, **uploads.KIND)
    assert told.status == (422 if who == "lan" else 503)
    words = told.body.decode() if who == "lan" else str(told.json())
    for sentence in ("Chưa lưu được tệp.", "Kho lưu trữ đã đầy.", "Hãy thử lại sau ít phút"):
        assert sentence in words
    assert house.rows(FROM_PEOPLE) == before
    assert nothing_half_is_kept(house)
    assert house.ask("POST", path, house.as_(who), sent, **uploads.KIND).status == done
