"""What the scheduling room promises."""
