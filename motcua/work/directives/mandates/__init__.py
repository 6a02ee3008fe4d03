"""Tasks that the central Government gives the province: what its system tells of them, and what it is told."""
