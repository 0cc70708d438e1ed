"""`Retry-After`, which a provider writes as seconds or as a date."""

from datetime import datetime
from email.utils import parsedate_to_datetime

LONGEST = 3600


def seconds(wish: str, now: str, longest: int = LONGEST) -> int | None:
    """How long to wait, at most `longest`; None when nothing sensible is asked.

    `now` is the answer's own `Date`: a difference between the provider's clock and ours does not matter.
    """
    wish = wish.strip()
    if wish.isascii() and wish.isdigit():
        return min(int(wish[:9]), longest)
    until, since = _date(wish), _date(now)
    if until is None or since is None:
        return None
    return min(max(int((until - since).total_seconds()), 0), longest)


def _date(text: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(text)
    except ValueError:
        return None
    return date if date.tzinfo else None
