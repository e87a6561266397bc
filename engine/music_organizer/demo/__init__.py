"""A small messy library of real audio files, to try the program on."""
