"""How scores are shown on every face: in words, and on the map of the province."""
