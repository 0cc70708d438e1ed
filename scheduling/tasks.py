"""The queue door: what comes due. Each row in its own transaction, so that one bad row stops no other."""

import logging
from collections.abc import Callable, Iterable
from typing import Any

from notifications import clock
from pool.actions import spoken
from pool.domain.refusals import Refused
from scheduling import queries
from scheduling.actions import assignments, offers, rounds

log = logging.getLogger(__name__)


def sweep() -> None:
    """End what waited too long, ask for the hours of what is over, ask the next people.

    In this order: what one place has agreed to is not over while the other is asked about a new time.
    """
    at = clock.now()
    _each(queries.due_reconfirmations(at), lambda row: offers.expire_reconfirmation(row, at=at))
    _each(queries.due_assignments(at), lambda row: assignments.complete_assignment(row, at=at))
    _each(queries.due_requests(), lambda row: rounds.ask_next(row, at=at))


def daily() -> None:
    """Compare what the search narrows by with the truth, and mend it."""
    if mended := spoken.rebuild_all():
        log.warning("The search rows of %s interpreters were not true and are mended.", mended)


def _each(rows: Iterable[Any], act: Callable[[Any], object]) -> None:
    for row in rows:
        try:
            act(row)
        except Refused as refused:
            log.info("%s %s: %s", type(row).__name__, row.pk, refused.code)
        except Exception:
            log.exception("%s %s", type(row).__name__, row.pk)
