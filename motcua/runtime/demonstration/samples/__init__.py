"""A handful of made-up papers, drawn and stored once, that lie with every dossier of the demonstration."""
