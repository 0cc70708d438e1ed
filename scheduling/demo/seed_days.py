"""Days and hours around the moment of seeding: workdays back and forth, local clock times."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from pool import public_holidays


@dataclass(frozen=True)
class Days:
    """`at` is the moment of seeding, aware; everything else is counted from its local day."""

    at: datetime
    tz: ZoneInfo

    def workday(self, steps: int) -> date:
        """The `steps`-th workday after today, before it when negative; never today itself."""
        day, sign = self.at.astimezone(self.tz).date(), 1 if steps > 0 else -1
        for _each in range(abs(steps)):
            day += timedelta(sign)
            while _free(day):
                day += timedelta(sign)
        return day

    def on(self, day: date, clock: str) -> datetime:
        """A local clock time like "09:30" on `day`."""
        return datetime.combine(day, time.fromisoformat(clock), self.tz)

    def last_month(self, number: int) -> date:
        """The `number`-th of last month, or the next workday after it."""
        today = self.at.astimezone(self.tz).date()
        day = (today.replace(day=1) - timedelta(1)).replace(day=number)
        while _free(day):
            day += timedelta(1)
        return day


def _free(day: date) -> bool:
    """Weekends and Hessen's public holidays."""
    return day.weekday() > 4 or day in public_holidays.of_year("HE", day.year)
