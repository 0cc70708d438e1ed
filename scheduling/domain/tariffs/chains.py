"""Tariffs one after the other: of one side, source and kind of appointment there is at most one a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _

DAY = timedelta(days=1)
FOR_EVER = (None, date.max)  # what people type who are asked for a last day and know none


class TariffStartsThen(Refused):
    """Two tariffs from one day on would leave open which one counts."""

    sentence = _("Ab diesem Tag gilt schon ein anderer Tarif.")
    field = "valid_from"


class EndsBeforeItBegins(Refused):
    """No day on which it would count."""

    sentence = _("Der letzte Tag liegt vor dem ersten.")
    field = "valid_until"


class OverlapsEarlier(Refused):
    """The one before was to count until a day, and that day is later."""

    sentence = _(
        "„%(name)s“ gilt bis zum %(until)s. Ein neuer Tarif kann erst am Tag danach beginnen, am %(next)s."
    )
    field = "valid_from"


class OverlapsLater(Refused):
    """The next one is entered already."""

    sentence = _(
        "Ab dem %(since)s gilt schon „%(name)s“. "
        "Bitte tragen Sie ein, dass dieser höchstens bis zum %(last)s gilt."
    )
    field = "valid_until"


class LeavesGap(Refused):
    """Days on which nothing could be approved, unless that is meant."""

    sentence = _(
        "Vom %(since)s bis zum %(until)s würde kein Tarif gelten. "
        "Ist das so gemeint? Dann setzen Sie bitte den Haken."
    )
    field = "gap_meant"


@dataclass(frozen=True)
class Span:
    """One Tariff's days, both inclusive; `until` None: no end."""

    id: int
    name: str
    since: date
    until: date | None


@dataclass(frozen=True)
class Placed:
    """How a new Tariff fits in: which earlier one ends the day before it begins, if any."""

    ends: int | None = None


def place(chain: Iterable[Span], since: date, until: date | None, *, gap_meant: bool = False) -> Placed:
    """Fits a new Tariff into its chain. Raises EndsBeforeItBegins, TariffStartsThen, Overlaps…, LeavesGap."""
    if until is not None and until < since:
        raise EndsBeforeItBegins
    spans = sorted(chain, key=lambda one: one.since)
    if any(one.since == since for one in spans):
        raise TariffStartsThen
    before = [one for one in spans if one.since < since]
    after = [one for one in spans if one.since > since]
    last = max((one.until for one in before if one.until not in FOR_EVER), default=None)
    open_one = next((one for one in before if one.until in FOR_EVER), None)
    if last is not None and last >= since:
        name = next(one.name for one in before if one.until == last)
        raise OverlapsEarlier(name=name, until=_told(last), next=_told(last + DAY))
    if after and (until is None or until >= after[0].since):
        raise OverlapsLater(since=_told(after[0].since), name=after[0].name, last=_told(after[0].since - DAY))
    if not gap_meant:
        if last is not None and open_one is None and last + DAY < since:
            raise LeavesGap(since=_told(last + DAY), until=_told(since - DAY))
        if after and until is not None and until + DAY < after[0].since:
            raise LeavesGap(since=_told(until + DAY), until=_told(after[0].since - DAY))
    return Placed(open_one.id if open_one else None)


def _told(day: date) -> str:
    return f"{day:%d.%m.%Y}"
