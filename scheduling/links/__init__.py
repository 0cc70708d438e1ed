"""The door of short links: one page without sign-in, which shows on GET and acts on POST only."""
