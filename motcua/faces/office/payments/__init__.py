"""Money in the office: the fees of one dossier at the counter, and the day's statement at the control office."""
