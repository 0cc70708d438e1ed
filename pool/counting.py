"""How often somebody came lately: counted in the cache, since a look must not write to the database.

With Redis all web processes count together; without it each for itself, so a limit is then as many times
higher as there are processes.
"""

from django.core.cache import cache

HOUR, DAY = 3600, 24 * 3600  # seconds


def once_more(key: str, *, seconds: int) -> int:
    """Count this time, too: how often `key` was counted within so many seconds from the first time on."""
    cache.add(key, 0, timeout=seconds)
    try:
        return int(cache.incr(key))
    except ValueError:  # it ended between the two lines
        return 0
