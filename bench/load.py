"""People at their keyboards: so many clients, each sending its next request as soon as the last is answered."""

import http.client
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

PER_CONNECTION = 10


@dataclass(frozen=True)
class Ask:
    """One request."""

    method: str
    path: str
    body: bytes = b""


@dataclass(frozen=True)
class Answers:
    """What came back: seconds of each request, the questions put to the database, bodies, and the wall time."""

    seconds: tuple[float, ...]
    questions: tuple[int, ...]
    bodies: tuple[bytes, ...]
    took: float
    length: int

    def percentile(self, share: float) -> float:
        """The time within which this share of the requests was answered, in milliseconds."""
        ordered = sorted(self.seconds)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    @property
    def usual_questions(self) -> int:
        """What nineteen of twenty requests ask at most; the first of a process fills what it remembers."""
        return sorted(self.questions)[int(0.95 * len(self.questions))]

    @property
    def rate(self) -> float:
        """Requests per second."""
        return len(self.seconds) / self.took


def joined(parts: Sequence[Answers]) -> Answers:
    """What came back in several turns, as if it had been one."""
    return Answers(
        seconds=tuple(second for part in parts for second in part.seconds),
        questions=tuple(number for part in parts for number in part.questions),
        bodies=tuple(body for part in parts for body in part.bodies),
        took=sum(part.took for part in parts),
        length=max(part.length for part in parts),
    )


def run(port: int, asks: Sequence[Ask], clients: Sequence[dict[str, str]]) -> Answers:
    """All requests were answered; each client (with the headers of its own sign-in) takes the next that waits.

    A client comes back on a new connection after a while, as people and programs do: which of the server's processes
    it meets is not settled once for the whole run.

    Raises `RuntimeError` with the first answer that is not a success.
    """
    seconds: list[float] = []
    questions: list[int] = []
    bodies: list[bytes] = []
    wrong: list[str] = []
    waiting = deque(asks)
    work = [_client(port, headers, waiting, (seconds, questions, bodies, wrong)) for headers in clients]
    began = time.perf_counter()
    threads = [threading.Thread(target=each) for each in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - began
    if wrong:
        raise RuntimeError(wrong[0])
    return Answers(tuple(seconds), tuple(questions), tuple(bodies), took, max(map(len, bodies)))


def _client(
    port: int, headers: dict[str, str], waiting: "deque[Ask]", kept: tuple[list, list, list, list]
) -> Callable[[], None]:
    seconds, questions, bodies, wrong = kept

    def work() -> None:
        line, sent = http.client.HTTPConnection("127.0.0.1", port, timeout=60), 0
        while waiting and not wrong:
            try:
                ask = waiting.popleft()
            except IndexError:  # another client was faster
                break
            sent += 1
            if sent % PER_CONNECTION == 0:
                line.close()  # the next request opens it anew
            began = time.perf_counter()
            line.request(ask.method, ask.path, ask.body or None, headers)
            answer = line.getresponse()
            body = answer.read()
            seconds.append(time.perf_counter() - began)
            questions.append(int(answer.headers.get("X-SQL", 0)))
            bodies.append(body)
            if answer.status >= 300:  # a redirect is no answer either
                wrong.append(f"{ask.method} {ask.path}: {answer.status} {body[:600]!r}")
        line.close()

    return work
