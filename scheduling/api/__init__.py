"""The JSON door: translates between HTTP and one action each; writes nothing itself."""
