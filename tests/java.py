"""Spark, started once for the whole run; where there is no Java its tests are left out, and one loud line says so."""

from collections.abc import Iterator

import pytest

from motcua.reactions.quality.engines import spark

LEFT_OUT = "THE COUNT BY SPARK LEFT OUT: this machine lacks {}. The other engines were compared without it."


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests that need Spark are left out where it cannot run."""
    if spark.missing() and (needing := [item for item in items if "spark_runs" in getattr(item, "fixturenames", ())]):
        config.hook.pytest_deselected(items=needing)
        items[:] = [item for item in items if item not in needing]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """One loud line when Spark was left out; whoever runs the workers says it, for they have no terminal."""
    if spark.missing() and not hasattr(config, "workerinput"):
        terminalreporter.section(LEFT_OUT.format(spark.missing()), sep="!", red=True, bold=True)


@pytest.fixture(scope="session")
def spark_runs() -> Iterator[None]:
    """Spark runs on two threads of this machine until the tests are over."""
    started = spark.session()
    yield
    started.stop()
    spark.session.cache_clear()
