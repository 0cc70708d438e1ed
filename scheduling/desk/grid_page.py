"""A week in rows as the address asks for it: of people or of institutions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.translation import get_language

from pool.special_days import special_days
from scheduling.desk.grid import Column, Row, authority_grid, people_grid
from scheduling.desk.tight_page import closed_among
from scheduling.domain.schedule import Span, turned, weeks_of
from scheduling.doors import DoorRequest
from scheduling.doors.schedule import Address
from scheduling.forms.schedule import GridForm, offers_for
from scheduling.queries.grid import authority_rows, people_rows, week_bounds
from scheduling.queries.schedule import Entry, schedule
from scheduling.queries.tight import Tightness, tightness

PEOPLE, AUTHORITIES = "people", "authorities"
ROWS = 25


@dataclass(frozen=True)
class Grid:
    """Everything that is shown."""

    of: str
    form: GridForm
    day: date
    address: Address
    columns: list[Column]
    page: "Page[Any]"
    rows: list[Row]
    entries: list[Entry]
    tight: Tightness

    def turned(self, weeks: int) -> str:
        """The address of the week so many later."""
        return self.address.but(day=turned(Span.WEEK, self.day, weeks))


def grid_asked(request: DoorRequest, of: str, *, at: datetime, whole: bool = False) -> Grid:
    """One page of the rows, or the `whole` of them for a file; nonsense asks for this week."""
    pool = request.membership.pool
    today = at.astimezone(pool.tz).date()
    form = GridForm(request.GET, offers=offers_for(request.actor))
    _span, day = form.read(today)
    address = Address({"day": day.isoformat(), **form.filters})
    columns = _columns(request, weeks_of(Span.WEEK, day)[0], today)
    bounds = week_bounds(pool, (one.date for one in columns))
    find: Any = people_rows if of == PEOPLE else authority_rows
    found = find(request.actor, *bounds, form.choice, form.rows)
    page = Paginator(found, max(1, found.count()) if whole else ROWS).get_page(request.GET.get("page"))
    subjects: list[Any] = list(page.object_list)
    entries = schedule(request.actor, *bounds, _only(form, of, subjects))
    closed = closed_among((one.date, one.special) for one in columns)
    first, last = columns[0].date, columns[-1].date
    also: Sequence[Any] = subjects if of == PEOPLE else ()
    tight = tightness(pool, entries, first, last, closed=closed, at=at, also=also)
    if of == PEOPLE:
        rows = people_grid(subjects, entries, tight.staff, columns)
    else:
        rows = authority_grid(subjects, entries, columns, pool.tz)
    return Grid(of, form, day, address, columns, page, rows, entries, tight)


def _only(form: GridForm, of: str, subjects: Sequence[Any]) -> Any:
    """The appointments of these rows. Whoever speaks a language is shown with all they do."""
    keys = tuple(one.pk for one in subjects)
    if of == PEOPLE:
        return replace(form.choice, interpreters=keys, language="")
    return replace(form.choice, authorities=keys)


def _columns(request: DoorRequest, days: Sequence[date], today: date) -> list[Column]:
    special = special_days(request.membership.pool, days, get_language() or "de")
    url = reverse("desk_schedule")
    return [
        Column(day, special.get(day, ()), day == today, f"{url}?span=day&day={day}") for day in days
    ]  # fmt: skip
