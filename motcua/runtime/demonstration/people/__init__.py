"""Who works in the made-up province, and who lives there."""
