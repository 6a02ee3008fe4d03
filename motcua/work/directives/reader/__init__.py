"""Reads a directive: from the text of a document to the tasks it assigns.

A transparent grammar in small pieces over lists of words (`lexicon`), not a black box. Every field of a task carries
the place it was read from and a confidence; nothing is stored, and nothing is a task until a person confirms it.
"""
