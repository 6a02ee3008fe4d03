"""The tasks of the central Government: what came, what waits to be taken, what was answered."""
