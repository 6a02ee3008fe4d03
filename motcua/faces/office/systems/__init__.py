"""Other systems, for the operator: their keys, and the addresses at which they want to be told."""
