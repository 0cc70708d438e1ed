"""The part of the form that says how likely somebody comes at the time that is typed, and better times."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from notifications.domain.phones import pretty
from pool import postal_codes
from pool.domain.periods import Period
from pool.domain.settings_of_work import Modality
from pool.models import Authority, Pool
from scheduling import wording
from scheduling.actions.against_rules import SettingExcluded
from scheduling.actions.places import first_place
from scheduling.actions.requests import details, needs_look
from scheduling.actions.wanted import OtherTimeClosed, TimePast, Wanted
from scheduling.forms.told import Told
from scheduling.models import Position, Request
from scheduling.queries.chances import Outlook, outlook

TAKEN = "andere_zeit"  # the button of a better time
KNOWN = ("language", "starts", "minutes", "modality")
PLAIN = ("setting", "postal_code", "gender", "gender_required", "direction", "again", "file_reference")


@dataclass(frozen=True)
class Better:
    """A time to choose: what its button says, and what it puts into the fields."""

    label: str
    day: str
    start: str


class ChanceFields(Told):
    """A form with these also has `pool`, `at`, the fields of one need and, if known, `authority`.

    Who takes a better time gets the same page again with that time in it, and nothing else has happened.
    """

    pool: Pool
    at: datetime
    authority: Authority | None = None

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(_moved(data), *args, **kwargs)

    def is_valid(self) -> bool:
        """Nobody is told what is still missing while choosing a time."""
        valid = super().is_valid()
        if self.is_bound and TAKEN in self.data:
            self.errors.clear()
            return False
        return valid

    @cached_property
    def outlook(self) -> Outlook | None:
        """What is to be expected; nothing until all is there that it hangs on."""
        wanted = self._wanted()
        if wanted is None or self.no_chance:
            return None
        authority = self.authority or Authority(pool=self.pool)
        row = Request(pk=0, pool=self.pool, authority=authority, **details(wanted, authority))
        place = Position(
            pk=0, pool=self.pool, language=wanted.language, least_level=self.pool.least_level,
            **first_place(wanted),
        )  # fmt: skip
        return outlook(row, place, Period(wanted.starts, wanted.ends), at=self.at)

    @property
    def chance(self) -> str:
        """Tigrinya, Di, 1.12., 10 Uhr: meist innerhalb von 3 Stunden"""
        found = self.outlook
        return wording.chance(found.chance, at=self.at, tz=self.pool.tz) if found else ""

    @property
    def chance_about(self) -> str:
        """What the chance is about: Tigrinya, Di, 1.12., 10 Uhr"""
        name = wording.language(self.told["language"], get_language() or "de")
        return f"{name}, {wording.clock_of(self.told['starts'], self.pool.tz)}"

    @cached_property
    def no_chance(self) -> str:
        """Why nobody can be asked for this at all; empty when somebody can."""
        starts = self.told.get("starts")
        setting = str(self.told.get("setting", self.data.get("setting", "")))
        if setting in self.pool.excluded_settings:
            told = {"setting": wording.setting(setting), "turn_to": wording.turn_to(self.pool, setting)}
            return _(SettingExcluded.sentence) % told
        return _(TimePast.sentence) if starts and starts <= self.at else ""

    @property
    def why_not(self) -> str:
        """The plain reason instead of a chance."""
        found = self.outlook
        if found and found.closed:
            day = found.wish.start.astimezone(self.pool.tz)
            return _(OtherTimeClosed.sentence) % {"day": f"{day:%d.%m.%Y}", "name": found.closed}
        if found and found.late:
            text = _("Dafür ist es zu spät: So kurz vor dem Termin fragen wir niemanden mehr.")
            call = _("Rufen Sie uns bitte an: %(phone)s.") % {"phone": pretty(self.pool.phone)}
            return f"{text} {call}"
        return self.no_chance

    @property
    def chance_notes(self) -> Iterator[str]:
        """What else must be known to understand it."""
        found = self.outlook
        if found is None:
            return
        if found.chance.few:
            yield _("Für diese Sprache können nur wenige kommen. Wir sehen es erst, wenn wir fragen.")
        elif not found.chance.seasoned:
            yield _("Das ist geschätzt: Wir haben hier erst selten gefragt.")
        if self.told.get("second_wanted") == "yes":
            yield _("Das gilt für die erste Person.")
        if self.told.get("more_starts"):
            yield _("Das gilt für den ersten Termin.")
        wanted = self._wanted()
        if wanted and needs_look(Request(pool=self.pool), wanted, self.at):
            yield _("Die Koordination sieht sich die Anfrage vorher an.")

    @property
    def better_times(self) -> Iterator[Better]:
        """The buttons."""
        tz = self.pool.tz
        for period, chance in self.outlook.better if self.outlook else ():
            said = wording.chance(chance, at=self.at, tz=tz)
            local = period.start.astimezone(tz)
            label = f"{wording.clock_of(period.start, tz)}: {said}"
            yield Better(label, local.date().isoformat(), f"{local:%H:%M}")

    def _wanted(self) -> Wanted | None:
        """The need as far as a search looks at it."""
        told = self.told
        if not all(told.get(name) for name in KNOWN):
            return None
        on_site = told["modality"] == Modality.ON_SITE
        if on_site and not postal_codes.find(told.get("postal_code") or ""):
            return None
        more = tuple(code for name in self.fields if name.startswith("more_") and (code := told.get(name)))
        same = {name: told[name] for name in (*KNOWN, *PLAIN) if told.get(name)}
        return Wanted(**{"setting": "", **same}, more=more, also=tuple(told.get("also") or ()))


def _moved(data: Any) -> Any:
    """The same answers with the better time that was taken: 2026-12-03T14:00"""
    if not data or TAKEN not in data:
        return data
    day, _t, start = data[TAKEN].partition("T")
    moved = data.copy()
    moved["day"], moved["start"] = day, start
    return moved
