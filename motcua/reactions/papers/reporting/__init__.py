"""The printed form of a report, ready to be signed: as a PDF and as a workbook."""
