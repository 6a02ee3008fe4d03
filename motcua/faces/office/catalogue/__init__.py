"""The national catalogue beside ours: what differs, taken over by a person or left with a reason."""
