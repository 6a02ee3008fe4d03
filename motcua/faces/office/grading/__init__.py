"""The sheets of the grading: of a unit, of all units, of officials; printed, opened to the last dossier, contested."""
