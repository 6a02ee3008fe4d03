"""Rows in bulk: what is written, how it gets into the tables, and how the tables are laid bare for it."""
