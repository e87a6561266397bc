"""Plans become changes, one recorded step at a time."""
