"""The reports on procedures that units send up, counted from what happened; every cell opens what it counts."""
