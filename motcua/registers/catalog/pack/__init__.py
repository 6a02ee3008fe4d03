"""The catalogue of a pack: its tables, processes and forms become published versions."""
