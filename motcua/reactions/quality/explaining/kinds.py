"""What lies behind each component: dossiers, procedures, or counts that were told."""

from enum import StrEnum

from motcua.reactions.quality import tallies


class Kind(StrEnum):
    """What the rows behind a number are."""

    DOSSIER = "dossier"
    PROCEDURE = "procedure"
    TOLD = "told"

    @property
    def label(self) -> str:
        """What is counted, in Vietnamese."""
        return {"dossier": "hồ sơ", "procedure": "thủ tục", "told": "số liệu được báo"}[self.value]


PROCEDURES = ("C1", "C2", "D1", "D2", "E7")


def kind_of(component: str, *, told: bool = True) -> Kind:
    """What is counted for the component; A3 counts procedures of the catalogue unless the count was told."""
    if component in PROCEDURES or (component == "A3" and not told):
        return Kind.PROCEDURE
    return Kind.TOLD if component in tallies.TOLD else Kind.DOSSIER
