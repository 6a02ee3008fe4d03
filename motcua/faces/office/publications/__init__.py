"""Lists of officials whose steps made dossiers late: drawn up, contested, answered, published, withdrawn."""
