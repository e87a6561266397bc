"""Which bytes of an audio file are its sound, told while the file is read once."""
