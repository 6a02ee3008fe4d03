"""What the decrees say and nothing else: pure rules, each with its source.

A rule is given the day; it never asks the clock, a database or the network.
"""
