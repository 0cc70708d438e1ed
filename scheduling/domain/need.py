"""The values of matching: what is needed, who could come, and the two answers with their reasons."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from pool.domain.availability import Away, Extra, WeeklyHours
from pool.domain.periods import Period
from pool.domain.places import Place, Roads, Way, way
from pool.domain.settings_of_work import Direction, Modality, Travel

NO_CEILING = Decimal(0)
BY_SMS, BY_MAIL, BY_CALL = "sms", "email", "call"  # how somebody wants to be asked; "" is as usual


@dataclass(frozen=True)
class Need:
    """What one Position of a Request needs, and the rules of its Pool that bear on it.

    `place` None: unknown, or it does not matter. `asked_at` is the instant of asking, `by_sms` the way of it
    (otherwise a coordinator phones or writes). `also` are languages whose speakers may stand in, `more` those
    the same person must speak, too. `wider` is added to everybody's radius, in percent. `closed` names the
    closure of the Pool on that day. `roads` are measured ways; where there is none, the great circle counts.
    """

    language: str
    least_level: str
    period: Period
    modality: str
    tz: ZoneInfo
    place: Place | None = None
    gender: str = ""
    gender_required: bool = False
    travel_buffer: int = 30
    road_factor: float = 1.3
    setting: str = ""
    direction: str = Direction.BOTH
    more: tuple[str, ...] = ()
    also: frozenset[str] = frozenset()
    possible_by: frozenset[str] = frozenset(Modality)
    asked_at: datetime | None = None
    by_sms: bool = True
    wider: int = 0
    closed: str = ""
    holidays: Collection[date] = ()
    special_settings: frozenset[str] = frozenset()
    declaration_years: int = 0
    record_check_years: int = 0
    ceiling: Decimal = NO_CEILING
    ceiling_stops: bool = False
    weights: Mapping[str, float] = field(default_factory=dict)
    roads: Roads = field(default_factory=dict)

    @cached_property
    def on_site(self) -> bool:
        """Whether somebody has to travel."""
        return self.modality == Modality.ON_SITE

    @cached_property
    def stretch(self) -> float:
        """How many times its own length a radius counts now."""
        return 1 + self.wider / 100

    @cached_property
    def day(self) -> date:
        """The local day on which it starts."""
        return self.period.start.astimezone(self.tz).date()

    def way(self, a: Place | None, b: Place | None, travel: str = Travel.CAR) -> Way | None:
        """From one place to another; None when nobody knows."""
        return way(a, b, roads=self.roads, factor=self.road_factor, travel=travel)


@dataclass(frozen=True, slots=True)
class Booking:
    """Time that is taken by another Assignment.

    `place` is where it really is (None: unknown, or a call); `town` is empty when it may not be named,
    since it belongs to another Pool or happens on the phone.
    """

    period: Period
    town: str = ""
    place: Place | None = None
    on_site: bool = True


@dataclass(frozen=True, slots=True)
class Candidate:
    """Everything about one speaker of the language that the rules look at.

    `load` is hours of work, from four weeks ago on. `tried` and `yes` count earlier questions that are over
    and how many of them got a yes. `via` is the language of a substitute. `earned` is this calendar year's
    money, `case` the earlier Assignments in the same case, `series` those on other dates of the same series,
    `came_last`: to this case, and the Authority wishes them again; `not_again`: it wants nobody but them.
    `held` the times other open questions ask about, `busy` those taken by a calendar of their own elsewhere.
    `sms`: there is a mobile number that may be used, `mail`: there is a mail address, `contact`: how they
    want to be asked (BY_SMS, BY_MAIL, BY_CALL, or empty).
    """

    interpreter_id: int
    person_id: int
    name: str
    level: str
    understands: str = ""
    via: str = ""
    remote_only: bool = False
    others: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    active: bool = True
    declared: bool = True
    declared_on: date | None = None
    trained: bool = True
    checked_on: date | None = None
    sms: bool = True
    opted_out: bool = False
    confirmed: bool = True
    reachable: bool = True
    mail: bool = False
    contact: str = ""
    gender: str = ""
    modalities: frozenset[str] = frozenset(Modality)
    place: Place | None = None
    radius_km: float = 30
    travels_by: str = Travel.CAR
    day_limit: int | None = None
    week_limit: int | None = None
    notice_hours: int = 0
    declines: Collection[str] = ()
    trained_for: Collection[str] = ()
    hours: tuple[WeeklyHours, ...] = ()
    extras: tuple[Extra, ...] = ()
    absences: tuple[Away, ...] = ()
    bookings: tuple[Booking, ...] = ()
    busy: tuple[Period, ...] = ()
    held: tuple[Period, ...] = ()
    dropped_out: bool = False
    apart: str = ""
    conflict: bool = False
    good: bool = False
    case: int = 0
    came_last: bool = False
    not_again: bool = False
    series: int = 0
    load: float = 0.0
    tried: int = 0
    yes: int = 0
    earned: Decimal = NO_CEILING
    asked_at: datetime | None = None

    @property
    def by_mail(self) -> bool:
        """Whether they are asked by mail: they want it so, there is no number for SMS, or nobody is known to
        read there. Never who wants SMS or a call.

        Who has a number and wrote STOPP has not asked for mail instead: a coordinator may clear that.
        """
        if self.contact:
            return self.mail and self.contact == BY_MAIL
        read = self.opted_out or self.confirmed and self.reachable
        return self.mail and not (self.sms and read)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why not: a code of REASONS and what fills its sentence."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fit:
    """May be asked. `km` are road kilometres, None when distance does not matter."""

    candidate: Candidate
    km: float | None
    free: bool  # said to be free; False: nobody knows, asked after those who said so
    routed: bool = False  # the way was measured by a routing service, not estimated
    road: bool = True  # False: the routing service has found no road; km is an estimate over water

    @property
    def substitute(self) -> bool:
        """Whether it is another language that is understood as well."""
        return bool(self.candidate.via)


@dataclass(frozen=True, slots=True)
class NoFit:
    """May not be asked, and why."""

    candidate: Candidate
    reasons: tuple[Reason, ...]
    km: float | None = None
