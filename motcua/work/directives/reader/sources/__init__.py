"""From a file to text: plain text, Word, PDF; a scan needs an adapter that is not here."""
