"""From the tree of a document to its tasks."""
