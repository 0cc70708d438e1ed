"""The rules of the house, tested on the house itself."""
