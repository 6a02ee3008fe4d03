"""The verbs of money: order, attempt, hear, collect, refund, reconcile, settle."""
