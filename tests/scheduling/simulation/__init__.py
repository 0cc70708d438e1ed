"""The invented year: that it is deterministic, counted rightly, and that no policy can look into it."""
