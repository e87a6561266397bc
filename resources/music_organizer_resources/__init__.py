"""Icons, styles and translations, found through `importlib.resources`: data only."""
