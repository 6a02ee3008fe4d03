"""Lists of officials whose steps made dossiers late: proposed from facts, open to contest, shown between two days."""
