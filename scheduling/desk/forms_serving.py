"""Forms of the page "Regeln für Anfragen": whom and what the Pool serves, when, and how much."""

from typing import Any

from django import forms
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pool.actions.serving import (
    LONGEST,
    LONGEST_HOURS,
    LONGEST_WORDS,
    MOST_CAP,
    MOST_HOURS,
    MOST_LEAD,
    SHORTEST,
    Limits,
    Matters,
    Times,
)
from pool.domain.settings_of_work import Setting
from pool.forms.fields import KINDS, WEEKDAYS, SettingsField
from pool.models import Pool
from scheduling import wording
from scheduling.desk.forms_asking import CLOCK
from scheduling.desk.sections import PoolSection, SectionForm

PREFIX = "turn_to_"


class MattersForm(SectionForm):
    """Who, about what; and for each matter that is not served, where else to turn."""

    name = "matters"
    mark_optional = False
    excluded_kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Diese Einrichtungen dürfen nicht anfragen"),
        required=False,
        choices=KINDS,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Privatpersonen können es nie."),
    )
    excluded_settings = SettingsField(
        label=gettext_lazy("Diese Bereiche bedient der Pool nicht"),
        help_text=gettext_lazy(
            "Nach dem Speichern steht unten je Bereich, wohin man sich sonst wenden kann."
        ),
    )

    def __init__(self, data: Any = None, *, pool: Pool) -> None:
        kept = {f"{PREFIX}{setting}": text for setting, text in pool.turn_to.items()}
        names = ("excluded_kinds", "excluded_settings")
        super().__init__(data, initial={name: getattr(pool, name) for name in names} | kept)
        self.pool = pool
        usual = Pool(phone=pool.phone, office_hours=pool.office_hours)
        for setting in Setting:
            if setting in pool.excluded_settings:
                hint = _("Leer: %(text)s") % {"text": wording.turn_to(usual, setting)}
                self.fields[f"{PREFIX}{setting}"] = forms.CharField(
                    label=wording.setting(setting), required=False, max_length=LONGEST_WORDS,
                    help_text=escape(hint),
                )  # fmt: skip

    @property
    def elsewhere(self) -> list[Any]:
        """The fields that say where else to turn."""
        return [self[name] for name in self.fields if name.startswith(PREFIX)]

    def wanted(self) -> dict[str, Any]:
        """What is said about a matter that is served now is kept for the day it is not."""
        data = super().wanted()
        told = {name.removeprefix(PREFIX): text for name, text in data.items() if name.startswith(PREFIX)}
        kinds, settings = data["excluded_kinds"], data["excluded_settings"]
        return {"matters": Matters(tuple(kinds), tuple(settings), self.pool.turn_to | told)}


class TimesForm(PoolSection):
    """How soon, how long, at which hours; and when the office answers."""

    name = "times"
    argument, value = "times", Times
    lead_days = forms.IntegerField(
        label=gettext_lazy("Vorlauf (Arbeitstage)"),
        min_value=0,
        max_value=MOST_LEAD,
        help_text=gettext_lazy(
            "0: ohne Vorlauf. Der Tag der Anfrage zählt nicht, auch nicht Wochenenden, Feiertage und Pausen. "
            "Bei 3 geht eine Anfrage vom Montag frühestens für Donnerstag."
        ),
    )
    lead_refuses = forms.BooleanField(
        label=gettext_lazy("Kürzer geht nicht"),
        required=False,
        help_text=gettext_lazy("Ohne Haken: Kürzer geht als Eilfall, mit einem Grund."),
    )
    longest = forms.IntegerField(
        label=gettext_lazy("Höchstdauer (Minuten)"),
        min_value=SHORTEST,
        max_value=LONGEST,
        help_text=gettext_lazy("120 sind 2 Stunden, 480 sind 8 Stunden."),
    )
    service_days = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Termine sind möglich am"),
        coerce=int,
        choices=list(enumerate(WEEKDAYS)),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Bitte kreuzen Sie mindestens einen Wochentag an.")},
    )
    service_from = forms.TimeField(label=gettext_lazy("Termine ab"), widget=CLOCK, required=False)
    service_until = forms.TimeField(
        label=gettext_lazy("Termine bis"),
        widget=CLOCK,
        required=False,
        help_text=gettext_lazy(
            "Beides leer: zu jeder Uhrzeit. Ein Termin muss ganz in dieser Zeit liegen; "
            "18:00 bis 02:00 geht über Nacht."
        ),
    )
    office_hours = forms.CharField(
        label=gettext_lazy("Wann das Büro erreichbar ist"),
        required=False,
        max_length=LONGEST_HOURS,
        help_text=gettext_lazy("Steht neben dem Telefon. Zum Beispiel: Montag bis Freitag, 9 bis 12 Uhr"),
    )


class LimitsForm(PoolSection):
    """How often for one case, whether they agree, and what cancelling costs."""

    name = "limits"
    argument, value = "limits", Limits
    client_cap = forms.IntegerField(
        label=gettext_lazy("Höchstens Einsätze je Fall im Kalenderjahr"),
        min_value=0,
        max_value=MOST_CAP,
        help_text=gettext_lazy(
            "0: ohne Grenze. Gezählt wird nach dem Zeichen der Einrichtung; um wen es geht, erfährt der Pool "
            "nie. Anfragen ohne Zeichen kann niemand zählen."
        ),
    )
    needs_agreement = forms.BooleanField(
        label=gettext_lazy("Die ratsuchende Person muss einverstanden sein"),
        required=False,
        help_text=gettext_lazy("Die Einrichtung kreuzt das bei jeder Anfrage an."),
    )
    cancel_hours = forms.IntegerField(
        label=gettext_lazy("Absagen kostet ab (Stunden vorher)"),
        min_value=0,
        max_value=MOST_HOURS,
        help_text=gettext_lazy("0: Absagen ist immer frei."),
    )
    cancel_cost = forms.DecimalField(
        label=gettext_lazy("Späte Absage kostet (Euro)"),
        min_value=0,
        max_digits=8,
        decimal_places=2,
        localize=True,
        widget=forms.TextInput({"inputmode": "decimal", "class": "width-m"}),
    )
