"""What both sides say of one appointment, whether that is the same, and what counts until somebody decides.

Interpreter says    Authority says            counts       to decide
75 minutes          nothing yet               75           no
75 minutes          75 minutes                75           no
75 minutes          60 minutes                75           yes
nothing yet         60 minutes                60           no
75 minutes          the client did not come   75           yes
nothing or 75       no interpreter came       0 or 75      yes
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _


class StatementsDiffer(Refused):
    """What would be paid is in dispute."""

    sentence = _(
        "Die Einrichtung sagt etwas anderes als gemeldet wurde. Bitte entscheiden Sie zuerst, was gilt."
    )


class NothingToConfirm(Refused):
    """There is nothing yet that a click could confirm."""

    sentence = _("Es ist noch keine Zeit gemeldet. Bitte sagen Sie uns, wie lange es gedauert hat.")
    field = "minutes"


class NothingSaid(Refused):
    """That side has said nothing, so it cannot be right."""

    sentence = _("Diese Seite hat nichts gesagt. Bitte tragen Sie die Zeit mit einem Grund ein.")


@dataclass(frozen=True)
class Said:
    """One side's word. `absent`: the client did not come. No minutes otherwise: no Interpreter came.

    An Authority need not say how long somebody waited for a client: then `minutes` is None.
    """

    minutes: int | None
    absent: bool = False

    @property
    def nobody_interpreted(self) -> bool:
        """Whether no Interpreter came."""
        return self.minutes == 0 and not self.absent


def differ(reported: Said | None, stated: Said | None) -> bool:
    """Whether both have spoken, and not said the same."""
    if reported is None or stated is None:
        return False
    unlike = stated.minutes is not None and stated.minutes != reported.minutes
    return unlike or stated.absent != reported.absent


def to_decide(reported: Said | None, stated: Said | None) -> bool:
    """Whether the coordinator has to say what counts: they differ, or no Interpreter came."""
    return differ(reported, stated) or bool(stated and stated.nobody_interpreted)


def counting(said: Said, booked: int) -> Said:
    """One side's word as what counts: who waited for an absent client is taken to have waited to the end."""
    return Said(booked if said.minutes is None else said.minutes, said.absent)


def minutes_between(begin: time, end: time, day: date, tz: ZoneInfo) -> int:
    """Whole minutes from one local clock time of a day to the next time the other one comes."""
    last = day if end > begin else day + timedelta(days=1)
    first, until = (datetime.combine(*one, tz).astimezone(UTC) for one in ((day, begin), (last, end)))
    return (until - first) // timedelta(minutes=1)
