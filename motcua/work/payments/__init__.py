"""Money for dossiers: what is asked for, what came in, what went back, and the day's statement that must agree."""
