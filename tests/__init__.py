"""The second front door: what this house promises, room by room."""
