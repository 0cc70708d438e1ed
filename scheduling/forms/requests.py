"""The form for a Request, the same for clerks and coordinators; and the form for a reason."""

import uuid
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notifications.domain.phones import PhoneError, landline_or_mobile, pretty
from pool import postal_codes
from pool.actions.venues import ContactNotReachable
from pool.domain.periods import NoSuchTime, local_to_utc
from pool.domain.places import UnknownPostalCode
from pool.domain.settings_of_work import Modality
from pool.models import Authority, Person, Pool
from pool.resuming import filled
from pool.widgets import ClockField, DayField
from scheduling import wording
from scheduling.actions.places import first_place, second_of
from scheduling.actions.requests import details
from scheduling.actions.times import others_of
from scheduling.actions.wanted import (
    LONGEST_WORDS,
    TimePast,
    Wanted,
)
from scheduling.forms.alternatives import AlternativeFields, filled_alternatives
from scheduling.forms.chances import ChanceFields
from scheduling.forms.days import DayFields
from scheduling.forms.meanwhile import seen_of
from scheduling.forms.places import VenueFields
from scheduling.forms.positions import SECOND, PositionFields, filled_positions
from scheduling.forms.series import SeriesFields
from scheduling.forms.served import ServedFields
from scheduling.forms.wishes import WISHES, WishFields
from scheduling.models import Request
from scheduling.queries.last_time import last_phone

DURATIONS = (30, 45, 60, 90, 120, 150, 180, 240, 300, 360, 480, 600, 720)
WHERE = (
    "venue", "postal_code", "town", "street", "meeting_point", "contact_name", "contact_phone",
    "remember_venue", "venue_name",
)  # fmt: skip
LONGEST_AHEAD = 2  # years; beyond it somebody mistyped the year


class RequestForm(
    VenueFields,
    ChanceFields,
    ServedFields,
    SeriesFields,
    AlternativeFields,
    WishFields,
    PositionFields,
    DayFields,
):
    """One need. What is typed stays, whatever is wrong with it; `wanted()` is the plain value of it."""

    day = DayField(label=gettext_lazy("Datum"))
    start = ClockField(label=gettext_lazy("Beginn"))
    minutes = forms.TypedChoiceField(label=gettext_lazy("Dauer, geschätzt"), coerce=int, initial=60)
    modality = forms.ChoiceField(
        label=gettext_lazy("Art des Einsatzes"), widget=forms.RadioSelect, initial=Modality.ON_SITE.value
    )
    postal_code = forms.CharField(
        label=gettext_lazy("Postleitzahl"),
        required=False,
        max_length=5,
        help_text=gettext_lazy("Nötig bei Terminen vor Ort."),
        widget=forms.TextInput({"class": "width-s", "inputmode": "numeric"}),
    )
    town = forms.CharField(label=gettext_lazy("Ort"), required=False, max_length=80)
    street = forms.CharField(
        label=gettext_lazy("Straße und Hausnummer"), required=False, max_length=LONGEST_WORDS["street"]
    )
    meeting_point = forms.CharField(
        label=gettext_lazy("Treffpunkt"),
        required=False,
        max_length=LONGEST_WORDS["meeting_point"],
        help_text=gettext_lazy("Zum Beispiel: Eingang B, 2. Stock, Zimmer 214."),
    )
    contact_name = forms.CharField(
        label=gettext_lazy("Ansprechperson vor Ort"),
        required=False,
        max_length=LONGEST_WORDS["contact_name"],
    )
    contact_phone = forms.CharField(
        label=gettext_lazy("Telefon am Tag des Termins"),
        required=False,
        max_length=40,
        widget=forms.TextInput({"inputmode": "tel"}),
    )
    submission_key = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, max_length=20_000, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, pool: Pool, at: datetime, authority: Authority | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.pool, self.at, self.authority = pool, at, authority
        today = at.astimezone(pool.tz).date()
        self.fields["day"].widget.attrs["min"] = today.isoformat()
        self.initial.setdefault("submission_key", uuid.uuid4().hex)
        self.choose_positions()
        self.choose_alternatives()
        self.choose_series()
        self.choose_wishes()
        self.choose("minutes", duration_choices(pool.longest, self.initial.get("minutes")))
        self.choose("modality", [(one.value, wording.modality(one)) for one in Modality])
        self.choose_served()
        on_site = self.data.get("modality", Modality.ON_SITE.value) == Modality.ON_SITE
        self.fields["postal_code"].required = on_site
        self.order_fields(self._as_on_the_page())

    def _as_on_the_page(self) -> list[str]:
        """So that what is wrong is listed from the top of the page down."""
        first = ["language", "also", "setting", *self.names_of_more, "direction", *SECOND]
        times = [name for name in self.fields if name.startswith(("day", "start", "weeks", "together"))]
        return [*first, "day", "start", "minutes", *times, "urgent", "urgent_reason", "modality", *WHERE]

    def clean_day(self) -> Any:
        """A day somebody can mean."""
        day = self.cleaned_data["day"]
        if abs(day.year - self.at.year) > LONGEST_AHEAD:
            raise ValidationError(_("Bitte prüfen Sie das Jahr."))
        return day

    def clean_contact_phone(self) -> str:
        """A number that can be called."""
        text = self.cleaned_data["contact_phone"].strip()
        try:
            return landline_or_mobile(text) if text else ""
        except PhoneError as error:
            raise ValidationError(_(ContactNotReachable.sentence)) from error

    def clean(self) -> dict[str, Any]:
        """From the wall clock to an instant; on site needs a place."""
        data = super().clean() or {}
        if data.get("day") and data.get("start") is not None:
            try:
                data["starts"] = local_to_utc(data["day"], data["start"], self.pool.tz)
            except NoSuchTime as error:
                self.add_error("start", _(error.sentence))
            else:
                if data["starts"] <= self.at:
                    self.add_error("start", _(TimePast.sentence))
        on_site = data.get("modality") == Modality.ON_SITE
        if on_site and "postal_code" in data and not postal_codes.find(data["postal_code"]):
            self.add_error("postal_code", _(UnknownPostalCode.sentence))
        self.clean_positions(data)
        self.clean_wishes(data)
        self.clean_alternatives(data)
        self.clean_series(data)
        return data

    @property
    def notes_said(self) -> list[str]:
        """What is special about the days, and whether anybody has been there before to come again."""
        return [*super().notes_said, *filter(None, [self.again_said])]

    def wanted(self) -> Wanted:
        """The plain value, once the form is valid."""
        names = Wanted.__dataclass_fields__
        data = {name: value for name, value in self.cleaned_data.items() if name in names}
        return Wanted(**data | self.positions() | self.alternatives())

    def is_another(self, rows: list[Request]) -> bool:
        """Whether the rows that its key has found are not what this form asks for.

        Somebody went back in the browser and filled in the same page for the next appointment, or put one
        word right: neither may be lost behind a page that says that it has arrived.
        """
        row, starts = rows[0], sorted({self.cleaned_data["starts"], *self.cleaned_data["more_starts"]})
        if starts != [one.slot.starts for one in rows]:
            return True
        wanted, slot, first = self.wanted(), row.slot, row.position
        whom = first_place(wanted)
        now = (wanted.language, wanted.minutes, wanted.second, wanted.other_times)
        old = (first.language, slot.minutes, second_of(row), others_of(row))
        told = details(wanted, row.authority)
        differs = told != {name: getattr(row, name) for name in told}
        return differs or now != old or whom != {name: getattr(first, name) for name in whom}

    def ask_back(self) -> None:
        """Give the page a new key and ask whether this is one more need; nothing typed is lost."""
        data: Any = self.data
        self.data = data.copy()
        self.data["submission_key"] = uuid.uuid4().hex  # type: ignore[index]
        self.add_error(
            None,
            _(
                "Mit dieser Seite haben Sie schon eine Anfrage gesendet. "
                "Ist das eine weitere? Dann senden Sie bitte noch einmal."
            ),
        )


class ReasonForm(forms.Form):
    """Why: stored with what is done."""

    reason = forms.CharField(
        label=gettext_lazy("Grund"),
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy("Der Grund wird gespeichert."),
        max_length=500,
    )


def prefilled(authority: Authority, person: Person) -> dict[str, Any]:
    """What the house knows already when a new Request is begun: of the Authority, and of the last time."""
    phone = last_phone(authority, person) or authority.phone
    return {
        "setting": authority.setting,
        "postal_code": authority.postal_code,
        "town": authority.town,
        "street": authority.street,
        "meeting_point": authority.meeting_point,
        "contact_name": person.name,
        "contact_phone": pretty(phone) if phone else "",
    }


def filled_in(row: Request) -> dict[str, Any]:
    """A Request as the form shows it."""
    slot = row.slot
    local = slot.starts.astimezone(row.pool.tz)
    names = ("setting", "modality", "postal_code", "town", "street", "meeting_point", "contact_name", "notes")
    return {
        **{name: getattr(row, name) for name in (*names, *WISHES)},
        "contact_phone": pretty(row.contact_phone) if row.contact_phone else "",
        **filled_positions(row),
        **filled_alternatives(row),
        "day": local.date(),
        "start": local.time(),
        "minutes": slot.minutes,
        "seen": seen_of(row),
    }


def change_form(request: HttpRequest, row: Request, *, at: datetime) -> RequestForm:
    """The same form, filled in; another language would be another Request. The address may say by phone."""
    initial = filled_in(row)
    if (way := request.GET.get("modality")) in [one.value for one in Modality]:
        initial["modality"] = way
    form = filled(RequestForm, request, pool=row.pool, at=at, authority=row.authority, initial=initial)
    form.fields["language"].disabled = True
    form.without_series()
    return form


def duration_choices(longest: int, current: int | None = None) -> list[tuple[str, str]]:
    """The usual durations up to the longest a Pool serves, and the one that is set already."""
    wanted = {minutes for minutes in DURATIONS if minutes <= longest} | ({current} if current else set())
    return [(str(minutes), wording.duration(minutes)) for minutes in sorted(wanted)]
