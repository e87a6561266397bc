"""Faults planted into the product on purpose, to show that the suites catch them."""


def plant(name: str) -> None:
    """Put a fault into this process, for the rest of its life."""
    raise KeyError(name)
