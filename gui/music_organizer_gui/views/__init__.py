"""Widgets: they show a model and say what was wished; none asks the engine."""
