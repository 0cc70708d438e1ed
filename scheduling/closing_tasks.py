"""The job that closes a year: some items, then the next job; whatever happens, no item is done twice."""

import logging
from time import monotonic

from notifications import clock
from scheduling.actions import closings
from scheduling.models import YearClosing

CLOSING = 20  # seconds of one job; it may take 60

log = logging.getLogger(__name__)


def close_year(pk: int) -> None:
    """Go on with closing a year for a while, then leave the rest to a job of its own."""
    closing = YearClosing.objects.across_pools().filter(pk=pk).first()
    if closing is None or not closings.claim_closing(closing, at=clock.now()):
        return
    until = monotonic() + CLOSING
    while monotonic() < until:
        if not closed_on(closing):
            return
    closings.release_closing(closing)


def closed_on(closing: YearClosing) -> bool:
    """One item more, whatever happens; False when the year is closed."""
    try:
        return closings.go_on(closing, at=clock.now())
    except Exception:
        log.exception("YearClosing %s", closing.pk)
        return True
