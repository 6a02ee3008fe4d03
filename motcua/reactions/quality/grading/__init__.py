"""The grading of agencies and officials by nine indicators, from facts.

agencies.of_unit(unit, period, today)      one agency's sheet (with all below it): nine lines, total, grade
agencies.of_all(unit, period, today)       the sheets of every unit below, with their ranks
officials.of_unit(unit, period)            the sheets of those who held steps in the unit
rows.behind(Wanted(…))                     the dossiers behind a number, each with its points
"""
