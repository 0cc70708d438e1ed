"""Questions to the database, asked by themselves."""
