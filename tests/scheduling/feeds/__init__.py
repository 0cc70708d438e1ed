"""The door of calendar programs."""
