"""The rules of asking, coming and paying: plain values, no Django, no clock, no database."""
