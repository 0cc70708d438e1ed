"""The calendar as both web doors show it: a day, a week or a month, filtered, on the screen or for paper."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from pool.special_days import Special, special_days
from scheduling.domain.schedule import Piece, Span, by_day, turned, weeks_of
from scheduling.doors import DoorRequest
from scheduling.forms.schedule import SPANS, ScheduleForm, offers_for
from scheduling.queries import day_bounds
from scheduling.queries.schedule import Entry, schedule


@dataclass(frozen=True)
class Day:
    """One day of the page: what is special about it, and what stands there."""

    date: date
    pieces: list[Piece[Entry]]
    special: tuple[Special, ...]
    today: bool
    outside: bool  # it belongs to the month before or after
    url: str

    @property
    def open(self) -> int:
        """How many entries nobody comes to yet."""
        return sum(1 for piece in self.pieces if not piece.what.held)

    @property
    def filled(self) -> int:
        """How many entries somebody comes to, or came."""
        return sum(1 for piece in self.pieces if piece.what.held and not piece.what.off)


@dataclass(frozen=True)
class Address:
    """The page's own address with some of it changed; what is empty is left out."""

    now: dict[str, str]

    def but(self, **changes: Any) -> str:
        """The query with these changes."""
        return "?" + urlencode({name: value for name, value in {**self.now, **changes}.items() if value})


@dataclass(frozen=True)
class Page:
    """What a calendar shows: all of it, before anything is put into words."""

    form: ScheduleForm
    span: Span
    day: date
    today: date
    weeks: list[list[Day]]
    entries: list[Entry]
    address: Address

    @property
    def days(self) -> list[date]:
        """All days shown, in order."""
        return [one.date for week in self.weeks for one in week]


Beside = Callable[[Page], dict[str, Any]]


def show_schedule(
    request: DoorRequest, *, detail: str, at: datetime, beside: Beside | None = None
) -> HttpResponse:
    """What the address asks for. `detail` names the page of one Request, `beside` adds to what is told."""
    page = page_asked(request, at=at)
    span, day, form, address = page.span, page.day, page.form, page.address
    context = {
        "detail": detail,
        "pool": request.membership.pool,
        "at": at,
        "span": span.value,
        "day": day,
        "weeks": page.weeks,
        "count": len({id(piece.what) for week in page.weeks for one in week for piece in one.pieces}),
        "form": ScheduleForm(initial={"span": span, "day": day, **form.filters}, offers=form.offers),
        "spans": [(SPANS[one], address.but(span=one.value), one is span) for one in Span],
        "before": address.but(day=turned(span, day, -1)),
        "after": address.but(day=turned(span, day, 1)),
        "today": address.but(day=page.today),
        "filters": [(form.said(name), address.but(**{name: ""})) for name in form.filters],
        "narrowed": f"?{urlencode(form.filters)}" if form.filters else "",
        "screen": address.but(),
        "paper": address.but(print=1),
        **(beside(page) if beside else {}),
    }
    paper = request.GET.get("print") == "1"
    return render(request, "scheduling/schedule_print.html" if paper else "scheduling/schedule.html", context)


def page_asked(request: DoorRequest, *, at: datetime) -> Page:
    """What stands in the calendar that the address asks for; nonsense asks for this week."""
    today = at.astimezone(request.membership.pool.tz).date()
    form = ScheduleForm(request.GET, offers=offers_for(request.actor))
    span, day = form.read(today)
    address = Address({"span": span.value, "day": day.isoformat(), **form.filters})
    weeks, entries = _weeks(request, form, span, day, today, address)
    return Page(form, span, day, today, weeks, entries, address)


def _weeks(
    request: DoorRequest, form: ScheduleForm, span: Span, day: date, today: date, address: Address
) -> tuple[list[list[Day]], list[Entry]]:
    pool, weeks = request.membership.pool, weeks_of(span, day)
    days = [one for week in weeks for one in week]
    begin, end = day_bounds(pool, days[0])[0], day_bounds(pool, days[-1])[1]
    entries = schedule(request.actor, begin, end, form.choice)
    pieces = by_day(((one.period, one) for one in entries), days, pool.tz)
    special = special_days(pool, days, get_language() or "de")

    def shown(one: date) -> Day:
        outside = span is Span.MONTH and one.month != day.month
        url = address.but(span=Span.DAY.value, day=one)
        return Day(one, pieces[one], special.get(one, ()), one == today, outside, url)

    return [[shown(one) for one in week] for week in weeks], entries
