"""Commands on what was ordered and promised: found, and entered from a list."""
