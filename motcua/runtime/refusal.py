"""Why the house will not stand: said once, in words for the person at the keyboard."""


class Refused(RuntimeError):
    """Something on this machine stops the house; `str()` says what, why and what to do."""
