"""How the house stands on one machine: its database server, its processes, start and stop."""
