"""Small pieces that each know one thing: a body's name, a date, a report, a label."""
