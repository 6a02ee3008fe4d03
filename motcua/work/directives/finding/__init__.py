"""Looking for words in what was ordered and promised: in the text of documents, and in the duties that came of it."""
