"""The index by the engine of one's choice: whichever counts, the digits are the same."""

from pathlib import Path

from motcua.law import quality
from motcua.law.quality import DueReading
from motcua.ledger import clock
from motcua.reactions.quality import standings
from motcua.reactions.quality.engines.exported import Engine, Exported
from motcua.reactions.quality.engines.live import Afresh
from motcua.reactions.quality.periods import Period
from motcua.reactions.quality.standings import Standing


def score(
    engine: str,
    folder: Path,
    period: Period,
    *,
    variant: str = quality.NATIONAL,
    reading: DueReading = DueReading.MOVED,
) -> tuple[Standing, ...]:
    """Every unit with its score in the period: by PostgreSQL as it stands now, by the others from an export.

    From an export, open dossiers are judged as of its day, and no database is asked. Raises `Invalid` for a folder
    that is no export, a period it does not hold or that has not begun by then, or an engine this machine has not.
    """
    if engine == "postgres":
        period.require_begun(clock.now().date())
        return standings.of_period(period, clock.now().date(), variant=variant, reading=reading, source=Afresh())
    exported = Exported(folder, _engine(engine))
    period.require_begun(exported.today)
    return standings.of_period(period, exported.today, variant=variant, reading=reading, source=exported)


def _engine(name: str) -> Engine:
    """The engine of the name, loaded when it is asked for: neither is needed to run the house."""
    if name == "spark":
        from motcua.reactions.quality.engines import spark

        return spark.ask
    from motcua.reactions.quality.engines import duck

    return duck.ask
