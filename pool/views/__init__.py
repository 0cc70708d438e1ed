"""The pages that belong to the pool room."""
