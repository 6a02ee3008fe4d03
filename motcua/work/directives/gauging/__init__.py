"""By which figures duties are measured: proposed from the words of a task, and counted where this room knows them."""
