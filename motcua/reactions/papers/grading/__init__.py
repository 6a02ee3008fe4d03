"""The sheets of the grading of agencies and officials on paper."""
