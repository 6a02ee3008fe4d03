"""The paper by which fees are paid, and the one that says they were."""
