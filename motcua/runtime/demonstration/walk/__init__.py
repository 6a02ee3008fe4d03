"""The acts of a dossier as `work.dossiers.acts` performs them, on rows in memory and with facts written in bulk.

Each function has the name of the act and leaves what the act leaves; a test walks the same way through both.
Source: decision 0015
"""
