"""A province as data: a folder under `packs/`.

pack.current()            what the province is: levels, who settles what, colours, hours
agencies.load(pack, …)    its agencies become rows
"""

from motcua.registers.people.pack.reading import BadPack, Level, Pack, Settles, StandInTerm, current, known, load

__all__ = ["BadPack", "Level", "Pack", "Settles", "StandInTerm", "current", "known", "load"]
