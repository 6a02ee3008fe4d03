"""Which dossiers a line of text asks for: a code or its end, a number, a telephone, the words of a name."""
