"""Forms about asking and reminding: the Pool's way, and when, how often and how one person wants it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from pool.actions.asking import FARTHER, LONGEST_ROUND, MOST_AT_ONCE, MOST_OFFERS, Asking, OwnQuiet
from pool.actions.pauses import LONGEST as LONGEST_PAUSE
from pool.domain.reminders import COMES
from pool.domain.settings_of_work import POLICY_LABELS
from pool.forms.fields import LeadsField
from pool.models import Interpreter, Person
from scheduling.desk.forms_person import PersonSection
from scheduling.desk.sections import PoolSection

CLOCK = forms.TimeInput({"type": "time", "class": "width-s"}, format="%H:%M")


class AskingForm(PoolSection):
    """Whom at once, how long to wait, when to be quiet."""

    name = "asking"
    argument, value = "asking", Asking
    policy = forms.ChoiceField(
        label=gettext_lazy("Wie gefragt wird"),
        choices=[(policy.value, gettext_lazy(label)) for policy, label in POLICY_LABELS.items()],
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Üblich: so wenige wie nötig. Wer jedes Mal alle fragt, bekommt bald von niemandem mehr Antwort."
        ),
    )
    round_size = forms.IntegerField(
        label=gettext_lazy("Personen je Runde"), min_value=1, max_value=MOST_AT_ONCE,
        help_text=gettext_lazy("Nur bei „immer gleich viele je Runde“"),
    )  # fmt: skip
    round_minutes = forms.IntegerField(
        label=gettext_lazy("Wartezeit je Runde (wache Minuten)"), min_value=5, max_value=LONGEST_ROUND,
        help_text=gettext_lazy("Nicht bei „so wenige wie nötig“: Da ergibt sie sich aus der Zeit."),
    )  # fmt: skip
    asking_ends = forms.IntegerField(
        label=gettext_lazy("Fragen endet (Minuten vor Beginn)"), min_value=0, max_value=LONGEST_ROUND
    )
    reminds = forms.BooleanField(
        label=gettext_lazy("Wer nicht antwortet, wird einmal erinnert"), required=False
    )
    offers_per_week = forms.IntegerField(
        label=gettext_lazy("Höchstens Fragen je Person in sieben Tagen"), min_value=0, max_value=MOST_OFFERS,
        help_text=gettext_lazy("0: ohne Grenze"),
    )  # fmt: skip
    wider_percent = forms.IntegerField(
        label=gettext_lazy("Wenn sonst niemand bleibt: Umkreis so viel weiter (Prozent)"),
        min_value=0, max_value=FARTHER, help_text=gettext_lazy("0: nie weiter, als jemand fahren möchte"),
    )  # fmt: skip
    quiet_from = forms.TimeField(label=gettext_lazy("Ruhe ab"), widget=CLOCK)
    quiet_until = forms.TimeField(
        label=gettext_lazy("Ruhe bis"), widget=CLOCK, help_text=gettext_lazy("Beides gleich: keine Ruhe")
    )
    quiet_sundays = forms.BooleanField(label=gettext_lazy("Ruhe an Sonn- und Feiertagen"), required=False)


class OwnQuietForm(PersonSection):
    """As they said it."""

    name = "quiet"
    quiet_from = forms.TimeField(label=gettext_lazy("Eigene Ruhe ab"), widget=CLOCK, required=False)
    quiet_until = forms.TimeField(
        label=gettext_lazy("Eigene Ruhe bis"), widget=CLOCK, required=False,
        help_text=gettext_lazy("Beides leer: wie im Pool"),
    )  # fmt: skip
    sundays = forms.BooleanField(label=gettext_lazy("SMS auch an Sonn- und Feiertagen"), required=False)
    urgent_anytime = forms.BooleanField(
        label=gettext_lazy("Eilige Anfragen auch in der Ruhezeit"), required=False,
        help_text=gettext_lazy("Nur wenn der Termin in weniger als zwölf Stunden beginnt"),
    )  # fmt: skip
    offers_per_week = forms.IntegerField(
        label=gettext_lazy("Höchstens Fragen in sieben Tagen"), min_value=1, max_value=MOST_OFFERS,
        required=False, help_text=gettext_lazy("Leer: wie im Pool"),
    )  # fmt: skip

    def __init__(self, *args: Any, interpreter: Interpreter, **kwargs: Any) -> None:
        initial = {name: getattr(interpreter, name) for name in OwnQuiet.__dataclass_fields__}
        super().__init__(*args, interpreter=interpreter, initial=initial, **kwargs)

    def wanted(self) -> dict[str, Any]:
        """The plain value."""
        return {"own": OwnQuiet(**super().wanted())}


class ReminderForm(PersonSection):
    """How long before an appointment, and by which way."""

    name = "reminders"
    leads = LeadsField(
        help_text=gettext_lazy(
            "Nichts angekreuzt: keine Erinnerungen. Was in die Ruhe fällt, kommt vorher. Liegen zwei weniger "
            "als drei Stunden auseinander, kommt nur die frühere."
        )
    )
    way = forms.ChoiceField(
        label=gettext_lazy("Auf welchem Weg"), choices=list(Person.REMINDER_WAYS.items()), required=False
    )

    def __init__(self, *args: Any, interpreter: Interpreter, **kwargs: Any) -> None:
        person = interpreter.person
        leads = COMES if person.reminder_leads is None else person.reminder_leads
        initial = {"leads": leads, "way": person.reminder_way}
        super().__init__(*args, interpreter=interpreter, initial=initial, **kwargs)


class PauseForm(PersonSection):
    """They have said so on the phone; by SMS it is PAUSE and the days."""

    name = "pause"
    days = forms.IntegerField(
        label=gettext_lazy("So viele Tage"), min_value=1, max_value=LONGEST_PAUSE,
        help_text=gettext_lazy("Zugesagte Einsätze gelten weiter. Offene Fragen gehen an andere."),
    )  # fmt: skip
