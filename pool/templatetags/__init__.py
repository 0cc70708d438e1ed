"""Template tags and filters of the pool room."""
