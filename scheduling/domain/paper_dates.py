"""Which papers of a volunteer are missing, over, or soon over.

declaration    holds for the Pool's years (0: without end)
record check   likewise; 0: is not wanted. The coordinator may want to be reminded earlier
training       once
certificate    until its own last day

    seen 2022-01-10, holds 5 years   -> good until 2027-01-10, that day included
    today 2026-11-23                 -> SOON, since that is less than 90 days away
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from pool.domain.days import last_good_day

SOON = timedelta(days=90)


class Paper(StrEnum):
    """What there may be on paper."""

    DECLARATION = "declaration"
    RECORD_CHECK = "record_check"
    TRAINING = "training"
    CERTIFICATE = "certificate"


class Standing(StrEnum):
    """How a paper stands."""

    GOOD = "good"
    SOON = "soon"
    OVER = "over"
    MISSING = "missing"


@dataclass(frozen=True)
class Papers:
    """What was seen on which local day; `certificates` are names with their last days (None: without end)."""

    declaration_on: date | None
    record_check_on: date | None
    training_on: date | None
    record_check_remind_on: date | None = None
    certificates: tuple[tuple[str, date | None], ...] = ()


@dataclass(frozen=True)
class PaperStanding:
    """One of them; `until` is its last good day (None: without end, or missing), `name` a certificate's."""

    paper: Paper
    standing: Standing
    until: date | None = None
    name: str = ""


def standings(
    seen: Papers, *, declaration_years: int, record_check_years: int, today: date
) -> tuple[PaperStanding, ...]:
    """Each of them; a certificate of conduct only where the Pool wants one, or one was seen."""
    found = [_dated(Paper.DECLARATION, seen.declaration_on, declaration_years, today)]
    if record_check_years or seen.record_check_on:
        found.append(_check(seen, record_check_years, today))
    trained = Standing.GOOD if seen.training_on else Standing.MISSING
    found.append(PaperStanding(Paper.TRAINING, trained))
    return (*found, *_certificates(seen.certificates, today))


def worst(found: Iterable[PaperStanding]) -> Standing:
    """The one that needs somebody most."""
    order = list(Standing)
    return max((one.standing for one in found), key=order.index, default=Standing.GOOD)


def _dated(paper: Paper, since: date | None, years: int, today: date) -> PaperStanding:
    if since is None:
        return PaperStanding(paper, Standing.MISSING)
    until = last_good_day(since, years)
    return PaperStanding(paper, _standing(until, today), until)


def _check(seen: Papers, years: int, today: date) -> PaperStanding:
    """The day on which somebody wanted to be reminded makes a good one one that needs somebody."""
    one = _dated(Paper.RECORD_CHECK, seen.record_check_on, years, today)
    remind = seen.record_check_remind_on
    if one.standing is Standing.GOOD and remind and remind <= today:
        return PaperStanding(one.paper, Standing.SOON, one.until)
    return one


def _certificates(rows: Iterable[tuple[str, date | None]], today: date) -> Iterator[PaperStanding]:
    for name, until in rows:
        yield PaperStanding(Paper.CERTIFICATE, _standing(until, today), until, name)


def _standing(until: date | None, today: date) -> Standing:
    if until is None:
        return Standing.GOOD
    if until < today:
        return Standing.OVER
    return Standing.SOON if until - today <= SOON else Standing.GOOD
