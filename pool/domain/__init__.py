"""The rules of who can help: plain values, no Django, no clock, no database."""
