"""Một Cửa: one door between a Vietnamese province and its people."""

__version__ = "0.1.0"
