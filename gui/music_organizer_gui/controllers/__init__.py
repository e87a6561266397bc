"""What happens between a wish and its answer: they await services and feed models."""
