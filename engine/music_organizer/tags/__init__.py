"""From a file on disk to an `AudioFile`, through mutagen, in processes that can be replaced."""
