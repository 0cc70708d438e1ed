"""How often a page may be asked for: counted in the cache, since a look must not write to the database.

With Redis all web processes count together; without it each for itself, so the limit is then as many times
higher as there are processes. 128 bits are guessed by nobody either way: this is against load.
"""

from django.core.cache import cache

PER_MINUTE = {"token": 30, "address": 120}  # a whole office may sit behind one address


def too_often(what: str, value: str) -> bool:
    """Whether this token (its hash) or network address has had its share of the last minute or so."""
    key = f"links:{what}:{value}"
    cache.add(key, 0, timeout=60)
    try:
        return cache.incr(key) > PER_MINUTE[what]
    except ValueError:  # it ended between the two lines
        return False
