"""Hours and money."""
