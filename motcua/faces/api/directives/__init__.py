"""What leaders ordered, for other systems to ask."""
