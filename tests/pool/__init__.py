"""What the pool room promises."""
