"""One list of promises for every channel."""
