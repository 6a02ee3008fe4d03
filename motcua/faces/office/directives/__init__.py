"""Directives in the office: taken in, confirmed, and followed to the end."""
