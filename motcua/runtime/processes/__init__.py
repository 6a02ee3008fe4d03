"""The processes of the house: started together, watched, stopped together; one house in one folder."""
