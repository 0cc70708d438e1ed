"""What is special about a day of a Pool: closures, public holidays of its state, school holidays.

Every date field and every calendar asks here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from pool import public_holidays
from pool.models import Closure, Pool, SchoolHoliday


class Kind(StrEnum):
    """Why a day is special, what weighs most first."""

    CLOSURE = "closure"
    PUBLIC = "public"
    SCHOOL = "school"


SENTENCES = {
    Kind.CLOSURE: gettext_noop("An diesem Tag vermittelt unser Pool niemanden: %(name)s."),
    Kind.PUBLIC: gettext_noop("Der %(when)s ist ein Feiertag: %(name)s. Dann haben nur wenige Zeit."),
    Kind.SCHOOL: gettext_noop("Am %(when)s sind Schulferien: %(name)s."),
}

LABELS = {
    Kind.CLOSURE: gettext_noop("Pause: %(name)s"),
    Kind.PUBLIC: gettext_noop("Feiertag: %(name)s"),
}  # school holidays are called what they are


@dataclass(frozen=True)
class Special:
    """One thing that is special about one local day."""

    kind: Kind
    name: str
    day: date

    @property
    def soft(self) -> bool:
        """Whether it is only good to know: appointments are made in the school holidays, too."""
        return self.kind is Kind.SCHOOL

    @property
    def label(self) -> str:
        """What a calendar says at the head of the day."""
        return _(LABELS[self.kind]) % {"name": self.name} if self.kind in LABELS else self.name

    @property
    def sentence(self) -> str:
        """What somebody reads who chooses this day."""
        return _(SENTENCES[self.kind]) % {"when": f"{self.day:%d.%m.%Y}", "name": self.name}


def special_days(pool: Pool, days: Iterable[date], lang: str = "de") -> dict[date, tuple[Special, ...]]:
    """Those of `days` that are special, in order, each with why; two statements however many days."""
    wanted = sorted(set(days))
    if not wanted:
        return {}
    inside = {"first_day__lte": wanted[-1], "last_day__gte": wanted[0]}
    closures = list(Closure.objects.of(pool).filter(**inside).order_by("first_day", "pk"))
    school = list(SchoolHoliday.objects.of(pool).filter(**inside).order_by("first_day"))
    found: dict[date, tuple[Special, ...]] = {}
    for day in wanted:
        public = public_holidays.of_year(pool.federal_state, day.year, lang).get(day)
        told = [Special(Kind.CLOSURE, one.name, day) for one in closures if _covers(one, day)]
        told += [Special(Kind.PUBLIC, public, day)] if public else []
        told += [Special(Kind.SCHOOL, one.name, day) for one in school if _covers(one, day)]
        if told:
            found[day] = tuple(told)
    return found


def _covers(row: Closure | SchoolHoliday, day: date) -> bool:
    return row.first_day <= day <= row.last_day
