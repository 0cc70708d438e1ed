"""SchoolHoliday: when the schools of a Pool's state are closed. People are told so; who is asked stays."""

from datetime import date, datetime

from django.db import transaction

from pool import school_holidays
from pool.actions.locks import lock_pool
from pool.domain.actors import Actor
from pool.domain.days import check_days
from pool.domain.refusals import LostRace, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Pool, SchoolHoliday
from pool.permissions import check_can_rule


class HolidaysNameless(Refused):
    """Whoever reads the calendar wants to know which ones."""

    sentence = _("Bitte nennen Sie die Ferien, zum Beispiel: Herbstferien.")
    field = "name"


class HolidaysTwice(Refused):
    """One of these days belongs to other holidays."""

    sentence = _("Für diese Tage sind schon Ferien eingetragen: %(name)s.")
    field = "first_day"


class StateNotKnown(Refused):
    """There is no official list of this state here."""

    sentence = _("Für %(state)s haben wir keine amtlichen Ferien. Bitte tragen Sie die Ferien selbst ein.")


class AllAdopted(Refused):
    """A second click, or holidays that were entered by hand."""

    sentence = _("Alle Ferien, die wir kennen, stehen schon hier.")


@transaction.atomic
def add_school_holiday(
    pool: Pool, *, name: str, first_day: date, last_day: date, by: Actor, at: datetime
) -> SchoolHoliday:
    """From the first to the last day, both included, the schools are closed."""
    check_can_rule(by, pool.pk)
    pool = lock_pool(pool.pk)
    if not name.strip():
        raise HolidaysNameless
    check_days(first_day, last_day, today=at.astimezone(pool.tz).date())
    others = SchoolHoliday.objects.of(pool).filter(first_day__lte=last_day, last_day__gte=first_day)
    if earlier := others.first():
        raise HolidaysTwice(name=earlier.name)
    row = SchoolHoliday.objects.create(pool=pool, name=name.strip(), first_day=first_day, last_day=last_day)
    days = {"first_day": first_day.isoformat(), "last_day": last_day.isoformat()}
    Event.record("add_school_holiday", pool, by=by, at=at, name=row.name, **days)
    return row


@transaction.atomic
def remove_school_holiday(holiday: SchoolHoliday, *, by: Actor, at: datetime) -> Pool:
    """The schools are open on these days, or somebody has mistyped them."""
    check_can_rule(by, holiday.pool_id)
    pool = lock_pool(holiday.pool_id)
    if not SchoolHoliday.objects.of(pool).filter(pk=holiday.pk).delete()[0]:
        raise LostRace
    Event.record("remove_school_holiday", pool, by=by, at=at, name=holiday.name)
    return pool


@transaction.atomic
def adopt_school_holidays(pool: Pool, *, by: Actor, at: datetime) -> list[SchoolHoliday]:
    """Enter the official ones of the Pool's state that are not over; what somebody has entered stands.

    Raises StateNotKnown, AllAdopted.
    """
    check_can_rule(by, pool.pk)
    pool = lock_pool(pool.pk)
    official = school_holidays.of_state(pool.federal_state)
    if not official:
        raise StateNotKnown(state=pool.get_federal_state_display())
    today = at.astimezone(pool.tz).date()
    taken = list(SchoolHoliday.objects.of(pool).values_list("first_day", "last_day"))
    rows = [
        SchoolHoliday(pool=pool, name=one.name, first_day=one.first_day, last_day=one.last_day)
        for one in official
        if one.last_day >= today
        and not any(first <= one.last_day and one.first_day <= last for first, last in taken)
    ]
    if not rows:
        raise AllAdopted
    found = SchoolHoliday.objects.bulk_create(rows)
    Event.record("adopt_school_holidays", pool, by=by, at=at, state=pool.federal_state, count=len(found))
    return found
