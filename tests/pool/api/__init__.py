"""API v1: the parts of the pool room."""
