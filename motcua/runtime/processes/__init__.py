"""The processes of the house: started together, watched, stopped together; one house in one folder."""

EMPTY = 10  # exit code of the preparation when all is well and only the demonstration is missing
