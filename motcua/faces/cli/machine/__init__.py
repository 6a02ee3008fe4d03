"""Words for the machine the house stands on: serve, doctor, dump, backup, restore, manage."""
