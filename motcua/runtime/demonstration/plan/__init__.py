"""What shall arrive, when and where, and how it shall end: drawn up before the first dossier lives.

The documents' figures are shares of the whole, so the whole must be known before its parts are lived.
"""
