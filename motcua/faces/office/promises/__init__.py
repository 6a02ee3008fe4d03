"""Promises beside what directives order: entered by hand or from a list, petitions answered and published."""
