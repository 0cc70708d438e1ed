"""The JSON door: sign-in by token, problems, pages, repeated POSTs, and the nouns of this room."""
