"""What people send with a form, and how none of it is lost on the way."""
