"""Crews: each lets some circles of offices live, in a process of its own or here, and the outcome is the same."""
