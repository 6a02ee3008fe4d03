"""The machine's own Chromium for journeys, and pictures of what it sees."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.house import wait

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--font-render-hinting=none",  # letters as wide as on a screen, whatever the machine's fonts are hinted for
)
PATIENCE = 30_000  # milliseconds until what was waited for is taken never to come
DESK, PHONE = (1280, 800), (360, 740)
# the shell is Chromium without its windows: the same pages for a third less of the processor
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LEFT_OUT = (
    "JOURNEYS LEFT OUT: no Chromium on this machine. Install it (apt-get install chromium) or set MOTCUA_CHROMIUM."
)


def chromium() -> str | None:
    """The path of a Chromium on this machine, or None."""
    told = os.environ.get("MOTCUA_CHROMIUM")
    return told or next((path for name in NAMES if (path := shutil.which(name))), None)


def _is_journey(item: pytest.Item) -> bool:
    return item.get_closest_marker("journey") is not None or "browser" in getattr(item, "fixturenames", ())


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Journeys come last, for the browser leaves an event loop in this thread; without a browser they are left out."""
    items.sort(key=_is_journey)
    journeys = [item for item in items if _is_journey(item)]
    if journeys and not chromium():
        config.hook.pytest_deselected(items=journeys)
        items[:] = [item for item in items if not _is_journey(item)]
    for item in journeys:
        item.add_marker(pytest.mark.flaky(reruns=1))


def _second_time(terminalreporter: pytest.TerminalReporter) -> None:
    """Each journey that needed its second run is named: a crowded machine, or a fault worth looking for."""
    for report in terminalreporter.stats.get("rerun", []):
        terminalreporter.write_line(f"NEEDED A SECOND RUN: {report.nodeid}", yellow=True, bold=True)
        crash = getattr(report.longrepr, "reprcrash", None)  # why, for there is no second chance to ask
        if crash is not None:
            terminalreporter.write_line(f"  {crash.path}:{crash.lineno}: {crash.message[:600]}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Loud lines for journeys left out or run twice; whoever runs the workers says it, for they have no terminal."""
    _second_time(terminalreporter)
    if not chromium() and not hasattr(config, "workerinput"):
        terminalreporter.section(LEFT_OUT, sep="!", red=True, bold=True)


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """A headless Chromium for the whole run."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    # the browser's driver runs an event loop in this thread; Django then takes every query for an asynchronous one
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=chromium(), args=list(QUIET), headless=True)
        yield chrome
        chrome.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def open_page(browser: object, live: str) -> Iterator[Callable[..., object]]:
    """Open a page on the live house: `open_page(PHONE)`, `open_page(DESK, lang="en")`.

    A script error or a broken content policy on any page opened fails the test.
    """
    wrong: list[str] = []
    contexts = []

    def opened(size: tuple[int, int] = DESK, lang: str = "vi", *, javascript: bool = True) -> object:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale={"vi": "vi-VN", "en": "en-GB"}[lang],
            timezone_id="Asia/Ho_Chi_Minh",
            base_url=live,
            java_script_enabled=javascript,
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        context.route(lambda address: not address.startswith((live, "data:", "blob:")), lambda route: route.abort())
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture
def page(open_page: Callable[..., object]) -> object:
    """A page at a desk, 1280 px wide, in Vietnamese."""
    return open_page(DESK)


@pytest.fixture
def phone(open_page: Callable[..., object]) -> object:
    """A page on bà Lan's phone, 360 px wide, in Vietnamese."""
    return open_page(PHONE)


@pytest.fixture
def live(live_server: object) -> str:
    """The address of the house, served from this process on this run's database."""
    return live_server.url


def sees(page: object, name: str) -> None:
    """The page as it looks now is written as `name`.png into MOTCUA_SHOTS, if that names a folder."""
    told = os.environ.get("MOTCUA_SHOTS")
    if not told:
        return
    folder = Path(told).resolve()
    repository = Path(__file__).resolve().parents[1]
    if folder.is_relative_to(repository):
        raise RuntimeError(f"MOTCUA_SHOTS is {folder}, inside the repository. Choose a folder outside it.")
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.png", full_page=True)


def until(page: object, question: str, value: object = None, seconds: float = 10) -> None:
    """The page comes to answer yes to the question, a function of JavaScript.

    `wait_for_function` asks from inside the page, where our content security policy forbids evaluating text:
    it can succeed only when the first answer is yes. A page that is just being left has not answered yet.
    """
    from playwright.sync_api import Error

    def answers() -> bool:
        try:
            return bool(page.evaluate(question, value))
        except Error as broken:
            if "context was destroyed" not in str(broken):
                raise
            return False

    wait(answers, lambda: question, seconds)
