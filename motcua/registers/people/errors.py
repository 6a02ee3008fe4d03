"""Refusals that are not the law's own: who may not, what is not there, what has changed meanwhile."""


class Refused(Exception):
    """Something was not done. Says what, why and what to do; `source` is the article, where there is one."""

    code = "refused"

    def __init__(self, what: str, why: str = "", remedy: str = "", source: str = "") -> None:
        """All four are sentences in Vietnamese, ready to be shown."""
        self.what, self.why, self.remedy, self.source = what, why, remedy, source
        super().__init__(" ".join(part for part in (what, why, remedy) if part))


class NotAllowed(Refused):
    """The actor may not do or see this."""

    code = "not_allowed"


class OutOfScope(NotAllowed):
    """The key of a system does not reach so far; `scope` is the verb that a key would need for it."""

    code = "insufficient_scope"

    def __init__(self, scope: str, label: str, *, held: bool) -> None:
        """`label` says in Vietnamese what the verb does; `held` when the key has it, but not for this agency."""
        why = f"Khóa không có phạm vi “{scope}” ({label})."
        if held:
            why = f"Khóa có phạm vi “{scope}”, nhưng cơ quan này không thuộc cơ quan mà khóa được cấp cho."
        remedy = f"Hãy đề nghị quản trị vận hành cấp khóa có phạm vi “{scope}”."
        super().__init__("Khóa này không được làm việc đó.", why, remedy)
        self.scope = scope


class NotFound(Refused):
    """There is no such thing, or none that this actor may know of."""

    code = "not_found"


class Conflict(Refused):
    """The thing is no longer as the actor saw it."""

    code = "conflict"


class Invalid(Refused):
    """What was given cannot be accepted; `fields` names each place and its fault."""

    code = "invalid"

    def __init__(
        self, what: str, why: str = "", remedy: str = "", source: str = "", fields: dict[str, str] | None = None
    ) -> None:
        """`fields` maps the name of an input to one sentence."""
        super().__init__(what, why, remedy, source)
        self.fields = fields or {}
