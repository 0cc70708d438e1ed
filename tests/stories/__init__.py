"""The main job, told from end to end."""
