"""From characters to the tree of a document: lines, paragraphs, numbering, tables."""
