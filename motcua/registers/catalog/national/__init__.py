"""What the national catalogue says of procedures: read with types, compared with ours, made into a next version."""
