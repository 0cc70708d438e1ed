"""What the notifications room promises."""
