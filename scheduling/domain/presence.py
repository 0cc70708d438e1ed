"""How long somebody counts as present at a page that has said so."""

from datetime import timedelta

EVERY = timedelta(seconds=20)  # a page says so again
PRESENT = timedelta(seconds=60)  # two missed calls are forgiven
