"""Adapters that show the plain data of the engine to Qt views."""
