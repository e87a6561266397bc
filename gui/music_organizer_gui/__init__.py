"""The window: views, models and controllers over the services of the engine."""
