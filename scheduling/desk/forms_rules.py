"""Forms of the page "Regeln der Suche"."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy, gettext_noop
from django.utils.translation import gettext as _

from pool import languages
from pool.actions.pools import Rules
from pool.domain.languages import GRADE_LABELS, Grade
from pool.forms.fields import SettingsField
from pool.forms.noted import Noted
from pool.models import Pool
from pool.models.pools import FEDERAL_STATES
from pool.widgets import DateInput
from scheduling import wording
from scheduling.desk.sections import PoolSection, SectionForm
from scheduling.domain.ranking import PARTS, WEIGHTS

EFFECTS = {
    "near": gettext_noop(
        "Kurze Wege zuerst. Ab 60 Kilometern gibt es keine Punkte mehr, am Telefon für alle gleich viele."
    ),
    "fair": gettext_noop("Wer in den letzten vier Wochen wenig im Einsatz war, kommt früher dran."),
    "level": gettext_noop("Wer die Sprache besser kann, kommt früher dran."),
    "answers": gettext_noop("Wer auf Fragen oft zusagt, kommt früher dran. Neue liegen in der Mitte."),
    "case": gettext_noop("Wer im selben Fall schon da war, kommt früher dran."),
    "good": gettext_noop("Wer bei dieser Einrichtung in guter Erinnerung ist, kommt früher dran."),
    "wish": gettext_noop("Wer dem Wunsch nach einer Frau oder einem Mann entspricht, kommt früher dran."),
    "room": gettext_noop("Wer kurz vor dem steuerfreien Betrag steht, kommt später dran."),
}


class WeightsForm(SectionForm):
    """One figure for each part of the order."""

    name = "weights"

    def __init__(self, data: Any = None, *, pool: Pool) -> None:
        super().__init__(data, initial={**WEIGHTS, **pool.weights})
        for part, label in PARTS.items():
            usual = _("Üblich: %(points)s.") % {"points": wording.number(WEIGHTS[part])}
            effect = f"{_(EFFECTS[part])} " if part in EFFECTS else ""
            self.fields[part] = forms.FloatField(
                label=_(label), min_value=0, max_value=1000, localize=True, help_text=effect + usual,
                widget=forms.TextInput({"inputmode": "decimal", "class": "width-s"}),
            )  # fmt: skip

    def wanted(self) -> dict[str, Any]:
        """The weights alone."""
        return {"weights": super().wanted()}


class RulesForm(PoolSection):
    """Papers, special training, the federal state."""

    name = "rules"
    argument, value = "rules", Rules
    federal_state = forms.ChoiceField(
        label=gettext_lazy("Bundesland"),
        choices=list(FEDERAL_STATES.items()),
        help_text=gettext_lazy("An seinen Feiertagen gelten die Zeiten in der Woche nicht."),
    )
    declaration_years = forms.IntegerField(
        label=gettext_lazy("Verpflichtungserklärung gilt (Jahre)"),
        min_value=0,
        max_value=50,
        help_text=gettext_lazy("0: ohne Ende"),
    )
    record_check_years = forms.IntegerField(
        label=gettext_lazy("Führungszeugnis gilt (Jahre)"),
        min_value=0,
        max_value=50,
        help_text=gettext_lazy("0: wird nicht verlangt"),
    )
    special_settings = SettingsField(
        label=gettext_lazy("Bereiche mit eigener Schulung"),
        help_text=gettext_lazy("Hier wird nur gefragt, wer dafür geschult ist."),
    )


class ClosureForm(Noted, SectionForm):
    """Days without anybody."""

    name = "closure"
    mark_optional = False
    occasion = forms.CharField(
        label=gettext_lazy("Anlass"), max_length=60, help_text=gettext_lazy("Zum Beispiel: Sommerpause")
    )
    first_day = forms.DateField(label=gettext_lazy("Erster Tag"), widget=DateInput)
    last_day = forms.DateField(
        label=gettext_lazy("Letzter Tag"),
        widget=DateInput,
        required=False,
        help_text=gettext_lazy("Leer: nur ein Tag"),
    )

    def __init__(self, data: Any = None, *, pool: Pool) -> None:
        super().__init__(data)
        self.pool = pool

    def wanted(self) -> dict[str, Any]:
        """One day when no last one was given."""
        data = super().wanted()
        last = data["last_day"] or data["first_day"]
        return {"name": data["occasion"], "first_day": data["first_day"], "last_day": last}


class SchoolHolidayForm(ClosureForm):
    """Days on which the schools are closed."""

    name = "school_holiday"
    occasion = forms.CharField(
        label=gettext_lazy("Name der Ferien"),
        max_length=60,
        help_text=gettext_lazy("Zum Beispiel: Herbstferien"),
    )


class AdoptForm(SectionForm):
    """One button: the official school holidays."""

    name = "adopt"

    def __init__(self, data: Any = None, *, pool: Pool) -> None:
        super().__init__(data)


class EdgeForm(SectionForm):
    """Who speaks the one helps with the other."""

    name = "edge"
    language = forms.ChoiceField(label=gettext_lazy("Wer diese Sprache spricht …"))
    serves = forms.ChoiceField(label=gettext_lazy("… hilft auch bei dieser"))
    grade = forms.TypedChoiceField(
        label=gettext_lazy("Wie sicher?"),
        coerce=Grade,
        choices=[(grade.value, gettext_lazy(label)) for grade, label in GRADE_LABELS.items()],
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Any = None, *, pool: Pool) -> None:
        super().__init__(data)
        choices = [("", _("Bitte wählen")), *languages.choices(get_language() or "de")]
        self.choose("language", choices)
        self.choose("serves", choices)
