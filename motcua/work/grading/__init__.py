"""What is said against a sheet of the grading, and what is answered: the sheets themselves are counted elsewhere."""
