"""Speed, as a ratio against a yardstick of the same run on the same database."""
