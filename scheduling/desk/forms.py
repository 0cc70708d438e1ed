"""The desk's forms: the filter of the list, for whom a Request is filed, whom to assign, other hours."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from pool import languages
from pool.domain.actors import Actor
from pool.domain.settings_of_work import TRAVEL_LABELS
from pool.models import Authority, Membership, Person, Pool
from pool.widgets import DateInput
from scheduling import wording
from scheduling.domain.need import Fit, NoFit
from scheduling.domain.ranking import Assessed
from scheduling.domain.states import RequestState
from scheduling.forms.requests import ReasonForm


class RequestFilter(forms.Form):
    """Which Requests to list; what is nonsense filters nothing."""

    mark_optional = False
    state = forms.ChoiceField(label=gettext_lazy("Stand"), required=False)
    authority = forms.ChoiceField(label=gettext_lazy("Einrichtung"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Sprache"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = ("", _("alle"))
        states = wording.STATES["Request"]
        self._choose("state", [every, *((one.value, _(states[one])) for one in RequestState)])
        names = Authority.objects.of(actor.pool_id or 0).order_by("name").values_list("pk", "name")
        self._choose("authority", [every, *((str(pk), name) for pk, name in names)])
        self._choose("language", [every, *languages.choices(get_language() or "de")])

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def wanted(self) -> dict[str, str]:
        """What was chosen, empty where nothing was."""
        self.full_clean()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


class PlanForm(forms.Form):
    """Which day or week to plan; nonsense is today."""

    mark_optional = False
    day = forms.DateField(
        label=gettext_lazy("Tag"),
        required=False,
        widget=DateInput,
        validators=[MinValueValidator(date(2000, 1, 10)), MaxValueValidator(date(2999, 12, 1))],
    )
    span = forms.ChoiceField(
        label=gettext_lazy("Zeitraum"),
        required=False,
        choices=[("day", gettext_lazy("nur dieser Tag")), ("week", gettext_lazy("die ganze Woche"))],
    )

    def wanted(self, today: date) -> tuple[date, int, str]:
        """The first day, how many days, and the span chosen."""
        self.full_clean()
        day = self.cleaned_data.get("day") or today
        if self.cleaned_data.get("span") == "week":
            return day - timedelta(days=day.weekday()), 7, "week"
        return day, 1, "day"


class AuthorityForm(forms.Form):
    """For whom a coordinator files a Request."""

    authority = forms.ModelChoiceField(
        Authority.objects.of(0), label=gettext_lazy("Einrichtung"), empty_label=gettext_lazy("Bitte wählen")
    )

    def __init__(self, *args: Any, pool: Pool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Authority.objects.of(pool).filter(state=Authority.APPROVED).order_by("name")
        self.fields["authority"].queryset = rows  # type: ignore[attr-defined]
        self.fields["authority"].widget.attrs["autofocus"] = True  # somebody is on the telephone


class RequesterForm(forms.Form):
    """Who of the Authority gets the mails."""

    requester = forms.ModelChoiceField(
        Person.objects.none(),
        label=gettext_lazy("Ansprechperson"),
        help_text=gettext_lazy("Bekommt Zusage und Absage per E-Mail."),
        empty_label=None,
    )

    def __init__(self, *args: Any, authority: Authority, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = Membership.objects.of(authority.pool_id).filter(authority=authority, active=True)
        people = Person.objects.filter(pk__in=mine.values("person")).order_by("name")
        self.fields["requester"].queryset = people  # type: ignore[attr-defined]


class AssignForm(ReasonForm):
    """Whom the coordinator sends, and why: everybody who speaks the language, the best first."""

    interpreter = forms.TypedChoiceField(label=gettext_lazy("Wer kommt?"), coerce=int)
    field_order = ("interpreter", "reason")

    def __init__(self, *args: Any, assessed: Assessed, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = False
        self.fields["reason"].help_text = _("Nötig, wenn eine Regel dagegen spricht. Er wird gespeichert.")
        fits = [(fit.candidate.interpreter_id, self._words(fit)) for fit in assessed.fits]
        others = [(one.candidate.interpreter_id, self._words(one)) for one in assessed.nofits]
        groups = [(_("passt"), fits), (_("passt nicht ohne Weiteres"), others)]
        self.fields["interpreter"].choices = [  # type: ignore[attr-defined]
            ("", _("Bitte wählen")),
            *((label, rows) for label, rows in groups if rows),
        ]

    @staticmethod
    def _words(one: Fit | NoFit) -> str:
        """With the first reason against somebody, so that nobody is overruled by mistake."""
        words = one.candidate.name if one.km is None else f"{one.candidate.name}, {one.km:.0f} km"
        if isinstance(one, NoFit):
            told = {"code": one.reasons[0].code, "facts": one.reasons[0].facts}
            words = f"{words}: {wording.reason(told)}"
        return words


class HoursForm(ReasonForm):
    """Other figures than those reported."""

    minutes = forms.IntegerField(label=gettext_lazy("Dauer in Minuten"), min_value=1, max_value=1440)
    km = forms.CharField(
        label=gettext_lazy("Kilometer"),
        max_length=20,
        widget=forms.TextInput({"inputmode": "decimal", "class": "width-m"}),
    )
    ticket = forms.CharField(
        label=gettext_lazy("Fahrkarten (Euro)"),
        required=False,
        max_length=20,
        widget=forms.TextInput({"inputmode": "decimal", "class": "width-m"}),
    )
    means = forms.ChoiceField(
        label=gettext_lazy("Unterwegs mit"),
        required=False,
        choices=[("", gettext_lazy("keine Angabe")), *TRAVEL_LABELS.items()],
    )
    travel_minutes = forms.IntegerField(
        label=gettext_lazy("Minuten unterwegs"), required=False, min_value=0, max_value=1440
    )
    absent = forms.BooleanField(
        label=gettext_lazy("Die ratsuchende Person ist nicht gekommen"), required=False
    )
    field_order = ("minutes", "km", "ticket", "means", "travel_minutes", "absent", "reason")

    def wanted(self) -> dict[str, Any]:
        """What the action takes; an emptied field takes away what stood there."""
        told = dict(self.cleaned_data)
        return told | {"ticket": told["ticket"] or "0", "travel_minutes": told["travel_minutes"] or 0}
