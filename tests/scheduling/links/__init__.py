"""The door of short links."""
