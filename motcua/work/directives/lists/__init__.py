"""Lists of promises as offices keep them: tables with a row of headings, read row by row."""
