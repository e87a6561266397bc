"""The version, in the one place that the build, the wheel and the program read."""

__version__ = "0.1.0"
