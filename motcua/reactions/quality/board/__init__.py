"""What a board asks besides the score: whether it moved, when there last was one, who lost what, what was published."""
