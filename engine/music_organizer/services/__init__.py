"""The use cases, asynchronous; the border where exceptions become `Failure`."""
