"""How answers look: words, tables, JSON and the progress bar."""
