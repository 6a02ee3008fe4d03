"""The index of Decision 766 for programs."""
