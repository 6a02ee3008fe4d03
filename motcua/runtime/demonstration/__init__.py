"""A province at work, made up: deterministic by seed, written in bulk, and such as its own acts would have left it.

Source: decision 0015
"""
