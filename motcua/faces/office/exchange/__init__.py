"""The exchange with national systems as the control office and the operator see it."""
