"""The refusals of the law floor: each says what, why, what to do, and the article."""


class LawError(Exception):
    """A question the law cannot answer, or an act it does not permit.

    `str(error)` is the whole message in Vietnamese; faces show it as it is.
    """

    code = "law"

    def __init__(self, what: str, why: str = "", remedy: str = "", source: str = "") -> None:
        self.what = what
        self.why = why
        self.remedy = remedy
        self.source = source
        super().__init__(what)

    def __str__(self) -> str:
        sentences = " ".join(part for part in (self.what, self.why, self.remedy) if part)
        from motcua.law import citation  # citations themselves raise errors of this file

        return f"{sentences} ({citation.told(self.source, 'vi')})" if self.source else sentences


class BadCitation(LawError):
    """A pointer to the law that the grammar or the register does not know."""

    code = "bad_citation"


class BadParameter(LawError):
    """A parameter of the law that does not exist, or has no value on the day."""

    code = "bad_parameter"


class CalendarEnds(LawError):
    """A day before the first or after the last day of the calendar."""

    code = "calendar_ends"


class ImpossibleCalendar(LawError):
    """Days or hours that contradict each other, or leave no working day."""

    code = "impossible_calendar"


class BadTerm(LawError):
    """A time limit that cannot be reckoned."""

    code = "bad_term"


class BadMoment(LawError):
    """A moment without its time zone, or moments in the wrong order."""

    code = "bad_moment"


class AlreadyExtended(LawError):
    """The new appointment was already given once."""

    code = "already_extended"


class NotPermitted(LawError):
    """A move that the workflow does not allow from the present state."""

    code = "not_permitted"


class NoSuchForm(LawError):
    """A form that the circular in force does not have."""

    code = "no_such_form"


class NoRegime(LawError):
    """A day on which none of the known one-stop decrees was in force."""

    code = "no_regime"


class BadDossierCode(LawError):
    """A dossier code that cannot be formed or read."""

    code = "bad_dossier_code"


class UnitMissing(BadDossierCode):
    """The end of a dossier code: day and number without the whole unit, which many units may have given."""

    code = "unit_missing"


class BadBill(LawError):
    """Fee lines or exemptions that cannot be reckoned."""

    code = "bad_bill"


class BadCounts(LawError):
    """Counts from which no score can be made."""

    code = "bad_counts"


class NoSuchPromise(LawError):
    """A kind of promise that the tables do not have on the day."""

    code = "no_such_promise"
