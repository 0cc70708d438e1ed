"""Phones, SMS texts, states of a Message: plain Python without Django, clock or database."""
