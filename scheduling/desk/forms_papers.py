"""Forms about what somebody has shown, learned and agreed to, and what the desk wrote down about them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pool.actions.consents import Consents
from pool.actions.notes import MOST, USUAL
from pool.actions.papers import Papers
from pool.actions.trainings import MOST_UNITS, Course
from pool.domain.days import check_seen
from pool.domain.refusals import Refused
from pool.models import Interpreter, Training
from pool.widgets import DayField
from scheduling.desk.forms_person import PersonSection, Watched
from scheduling.queries.people import training_of

SEEN = ("declaration_on", "training_on", "record_check_on")


class PapersForm(Watched):
    """What was seen on which day."""

    name = "papers"
    declaration_on = DayField(label=gettext_lazy("Verpflichtungserklärung am"), required=False)
    training_on = DayField(label=gettext_lazy("Basisschulung am"), required=False)
    record_check_on = DayField(
        label=gettext_lazy("Führungszeugnis gesehen am"),
        required=False,
        help_text=gettext_lazy("Nur ansehen und zurückgeben: Eine Kopie wird nicht aufbewahrt."),
    )
    record_check_by = forms.CharField(
        label=gettext_lazy("Gesehen von"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("Leer: Sie selbst"),
    )
    record_check_remind_on = DayField(
        label=gettext_lazy("An ein neues erinnern am"),
        required=False,
        help_text=gettext_lazy("Ab diesem Tag steht die Person bei den Unterlagen, die bald ablaufen."),
    )

    @staticmethod
    def shown_of(interpreter: Interpreter) -> dict[str, Any]:
        """All of them."""
        return {name: getattr(interpreter, name) for name in Papers.__dataclass_fields__}

    def clean(self) -> dict[str, Any]:
        """Each day beside its own field."""
        data = super().clean() or {}
        for name in SEEN:
            try:
                if data.get(name):
                    check_seen(data[name], today=self.today)
            except Refused as refused:
                self.add_error(name, _(refused.sentence))
        return data

    def meant(self, data: dict[str, Any]) -> dict[str, Any]:
        """The plain value."""
        return {"papers": Papers(**{name: data[name] for name in Papers.__dataclass_fields__})}


class ConsentsForm(Watched):
    """What they have agreed to, and how they want to be asked; what follows from it stands beside it."""

    name = "consents"
    sms_consent_on = DayField(
        label=gettext_lazy("SMS erlaubt seit"),
        required=False,
        help_text=gettext_lazy("Leer: An diese Person geht keine SMS mit einer Frage."),
    )
    contact_by = forms.ChoiceField(
        label=gettext_lazy("Möchte gefragt werden"),
        required=False,
        choices=list(Interpreter.CONTACT_WAYS.items()),
        help_text=gettext_lazy(
            "„per SMS“: nie per E-Mail. „per E-Mail“: keine SMS mit Fragen, dafür nur mindestens 12 Stunden "
            "vor dem Termin. „am Telefon“: Niemand fragt von selbst, die Person steht auf der Anrufliste "
            "oben. Zusagen, Änderungen und Absagen kommen immer schriftlich."
        ),
    )
    share_phone = forms.BooleanField(
        label=gettext_lazy("Einrichtungen dürfen die Nummer bekommen, wenn die Person zugesagt hat"),
        required=False,
    )
    mailings = forms.BooleanField(label=gettext_lazy("bekommt Rundschreiben"), required=False)

    @staticmethod
    def shown_of(interpreter: Interpreter) -> dict[str, Any]:
        """As they are ticked."""
        return {
            "sms_consent_on": interpreter.sms_consent_on, "contact_by": interpreter.contact_by,
            "share_phone": interpreter.share_phone, "mailings": interpreter.no_mailings_on is None,
        }  # fmt: skip

    def meant(self, data: dict[str, Any]) -> dict[str, Any]:
        """The plain value."""
        return {"consents": Consents(**{name: data[name] for name in Consents.__dataclass_fields__})}


class TrainingForm(PersonSection):
    """A course or certificate; with `row` it changes the one that is there."""

    name = "training"
    row = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**63 - 1)
    kind = forms.ChoiceField(
        label=gettext_lazy("Art"),
        choices=list(Training.KINDS.items()),
        initial=Training.FURTHER,
        help_text=gettext_lazy("Die Basisschulung gilt auch als Unterlage, wenn dort noch keine steht."),
    )
    title = forms.CharField(label=gettext_lazy("Name der Schulung oder des Zeugnisses"), max_length=120)
    done_on = DayField(label=gettext_lazy("Am"))
    units = forms.IntegerField(
        label=gettext_lazy("Unterrichtseinheiten zu 45 Minuten"),
        required=False,
        min_value=1,
        max_value=MOST_UNITS,
    )
    expires_on = DayField(
        label=gettext_lazy("Gilt bis einschließlich"),
        required=False,
        help_text=gettext_lazy("Leer: ohne Ende"),
    )

    def clean_row(self) -> Training | None:
        """The one to change."""
        number = self.cleaned_data["row"]
        found = training_of(self.interpreter, number) if number else None
        if number and found is None:
            raise ValidationError(_("Diese Schulung gibt es nicht mehr."))
        return found

    def shows(self, training: Training) -> "TrainingForm":
        """The same form with what is there."""
        self.initial = {
            **self.initial,
            "row": training.pk, "kind": training.kind, "title": training.name, "done_on": training.done_on,
            "units": training.units, "expires_on": training.expires_on,
        }  # fmt: skip
        return self

    def wanted(self) -> dict[str, Any]:
        """The plain value, and the one to change (None: a new one)."""
        data = super().wanted()
        training, name = data.pop("row"), data.pop("title")
        return {"training": training, "course": Course(name=name, **data)}


class NoteForm(PersonSection):
    """A word for the desk."""

    name = "note"
    text = forms.CharField(label=gettext_lazy("Notiz"), max_length=MOST, widget=forms.Textarea({"rows": 3}))
    forget_on = DayField(
        label=gettext_lazy("Löschen nach dem"),
        required=False,
        help_text=gettext_lazy("Höchstens drei Jahre; leer: nach einem Jahr"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("forget_on", self.today + USUAL)
