"""The only code that touches files; everything above speaks to it through `port.FileSystem`."""
