"""The verbs by which a line of a sheet is contested and answered."""
