"""The part of the form that says what is special about its days: also those over midnight and of a series."""

from datetime import date, timedelta
from typing import Any

from django.forms.boundfield import BoundField

from pool.domain.availability import pieces_of
from pool.domain.periods import NoSuchTime, Period
from pool.domain.refusals import Refused
from pool.forms.noted import Noted
from scheduling.domain.series import weekly
from scheduling.forms.told import Told


class DayFields(Told, Noted):
    """The first day of the form is `day`, the weeks that follow are `weeks`."""

    live = False  # the whole form is sent while somebody fills it in

    @property
    def noted(self) -> list[str]:
        """The date fields, and the weeks."""
        return [*super().noted, *(name for name in ("weeks",) if name in self.fields)]

    def days_told(self, name: str) -> list[date]:
        """A Request over midnight has two days; each week has one."""
        starts, minutes = self.told.get("starts"), self.told.get("minutes")
        if name == "day" and starts and minutes:
            period = Period(starts, starts + timedelta(minutes=minutes))
            return [piece.day for piece in pieces_of(period, self.pool.tz)]
        if name == "weeks":
            return self._weeks_told() if starts else []
        return super().days_told(name)

    def _weeks_told(self) -> list[date]:
        zone = self.pool.tz
        try:
            found = weekly(self.told["starts"], int(self.told.get("weeks") or 0), zone)
        except (NoSuchTime, Refused):
            return []
        return [starts.astimezone(zone).date() for starts in found]

    def live_notes(self, names: Any) -> list[BoundField]:
        """The fields with notes that are among `names`: those a page has and sends."""
        return [self[name] for name in self.noted if name in names]
