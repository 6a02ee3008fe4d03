"""The head of a document: what stands above its text, and what its foot and its words say where the head is missing."""
