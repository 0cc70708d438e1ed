"""Forms about one person: who they are, languages, stand-ins, wishes, bonds."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from pool import languages
from pool.actions.people import PersonData
from pool.actions.wishes import FARTHEST, LONGEST_NOTICE, MOST, Wishes
from pool.domain.actors import Actor
from pool.domain.marks import LENGTH, mark
from pool.domain.settings_of_work import GENDER_LABELS, MODALITY_LABELS, TRAVEL_LABELS, Modality
from pool.edge_rows import stand_ins_of_all
from pool.forms.fields import LEVELS, SettingsField
from pool.models import Authority, Bond, Interpreter
from pool.widgets import DateInput
from scheduling.desk.sections import SectionForm
from scheduling.models import Request
from scheduling.queries import visible

UNDERSTANDS = [("", gettext_lazy("wie beim Sprechen")), *LEVELS]


class PersonSection(SectionForm):
    """A form about one Interpreter; `today` is the Pool's local day."""

    mark_optional = False

    def __init__(
        self, data: Any = None, *, interpreter: Interpreter, actor: Actor, today: date,
        initial: dict[str, Any] | None = None,
    ) -> None:  # fmt: skip
        self.interpreter, self.actor, self.today = interpreter, actor, today
        self.pool = interpreter.pool
        super().__init__(data, initial=initial)


class Watched(PersonSection):
    """A form that replaces what it shows, and notices what somebody else has changed meanwhile."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=LENGTH)

    def __init__(self, data: Any = None, *, interpreter: Interpreter, **kwargs: Any) -> None:
        self.shown = self.shown_of(interpreter)
        initial = {**self.shown, **(kwargs.pop("initial", None) or {}), "seen": mark(self.shown)}
        super().__init__(data, interpreter=interpreter, initial=initial, **kwargs)

    @staticmethod
    def shown_of(interpreter: Interpreter) -> dict[str, Any]:
        """The values of its fields."""
        raise NotImplementedError

    def wanted(self) -> dict[str, Any]:
        """With what it takes to notice."""
        data = super().wanted()
        return {**self.meant(data), "seen": data.pop("seen", ""), "shown": self.shown_of}

    def meant(self, data: dict[str, Any]) -> dict[str, Any]:
        """The arguments of its action."""
        raise NotImplementedError

    def look_again(self, interpreter: Interpreter) -> None:
        """After a refusal: what is there by now counts as seen; which fields differ stands above them."""
        shown = self.shown_of(interpreter)
        if self.data.get("seen") in ("", None, mark(shown)):
            return
        self.data = {**self.data.dict(), "seen": mark(shown)}  # type: ignore[attr-defined]
        told = self.cleaned_data
        differ = [str(self[name].label) for name, value in shown.items() if told.get(name) != value]
        if differ:
            self.add_error(None, _("Anders steht jetzt da: %(fields)s.") % {"fields": ", ".join(differ)})


class DataForm(Watched):
    """Who they are and where they live."""

    name = "data"
    full_name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    gender = forms.ChoiceField(
        label=gettext_lazy("Geschlecht"),
        required=False,
        choices=[(one.value, gettext_lazy(label)) for one, label in GENDER_LABELS.items()],
    )
    email = forms.EmailField(label=gettext_lazy("E-Mail"), required=False)
    postal_code = forms.CharField(
        label=gettext_lazy("Postleitzahl"), required=False, max_length=5,
        widget=forms.TextInput({"inputmode": "numeric", "class": "width-s"}),
        help_text=gettext_lazy("Von hier aus zählen alle Entfernungen."),
    )  # fmt: skip
    town = forms.CharField(
        label=gettext_lazy("Ort"), required=False, max_length=80,
        help_text=gettext_lazy("Leer: der Ort der Postleitzahl"),
    )  # fmt: skip

    @staticmethod
    def shown_of(interpreter: Interpreter) -> dict[str, Any]:
        """Of the Person and of their place in this Pool."""
        who = interpreter.person
        return {
            "full_name": who.name, "gender": who.gender, "email": who.email,
            "postal_code": interpreter.postal_code, "town": interpreter.town,
        }  # fmt: skip

    def meant(self, data: dict[str, Any]) -> dict[str, Any]:
        """The plain value."""
        names = ("gender", "email", "postal_code", "town")
        return {"data": PersonData(name=data["full_name"], **{name: data[name] for name in names})}


class SkillForm(PersonSection):
    """A language of their own; the same language again changes its levels."""

    name = "skill"
    language = forms.ChoiceField(label=gettext_lazy("Sprache"))
    level = forms.ChoiceField(
        label=gettext_lazy("Niveau beim Sprechen (aus dem Deutschen)"), choices=LEVELS, initial="native"
    )
    understands = forms.ChoiceField(
        label=gettext_lazy("Niveau beim Verstehen (ins Deutsche)"), choices=UNDERSTANDS, required=False
    )
    remote_only = forms.BooleanField(label=gettext_lazy("nur am Telefon oder per Video"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("language", [("", _("Bitte wählen")), *languages.choices(get_language() or "de")])


class StandInForm(PersonSection):
    """They were asked whether people of another language understand them."""

    name = "stand_in"
    way = forms.ChoiceField(label=gettext_lazy("Ersatz"))
    on = forms.DateField(label=gettext_lazy("Nachgefragt am"), widget=DateInput)
    level = forms.ChoiceField(label=gettext_lazy("Niveau beim Sprechen"), choices=LEVELS, initial="B2")
    understands = forms.ChoiceField(
        label=gettext_lazy("Niveau beim Verstehen"), choices=UNDERSTANDS, required=False
    )
    remote_only = forms.BooleanField(label=gettext_lazy("nur am Telefon oder per Video"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("on", self.today)
        self.ways = self._open_ways()
        self.choose("way", [("", _("Bitte wählen")), *self.ways])

    def _open_ways(self) -> list[tuple[str, str]]:
        """Edges of the Pool from a language of their own to one that is not, as "via-language"."""
        own = {skill.language for skill in self.interpreter.skills.all() if not skill.via}
        return [
            (f"{via}-{code}", _way_words(via, code))
            for code, ways in sorted(stand_ins_of_all(self.interpreter.pool_id).items())
            for via in ways
            if via in own and code not in own
        ]

    def wanted(self) -> dict[str, Any]:
        """Both languages of the way."""
        data = super().wanted()
        via, _dash, code = data.pop("way").partition("-")
        return data | {"via": via, "language": code}


def _way_words(via: str, code: str) -> str:
    lang = get_language() or "de"
    named = {"language": languages.name(code, lang), "via": languages.name(via, lang)}
    return _("bei %(language)s, weil sie oder er %(via)s spricht") % named


class WishesForm(Watched):
    """What they want, as they said it."""

    name = "wishes"
    modes = forms.MultipleChoiceField(
        label=gettext_lazy("Dolmetscht"),
        choices=[(mode.value, gettext_lazy(label)) for mode, label in MODALITY_LABELS.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Bitte mindestens eines ankreuzen.")},
    )
    travels_by = forms.ChoiceField(
        label=gettext_lazy("Fährt mit"),
        choices=[(travel.value, gettext_lazy(label)) for travel, label in TRAVEL_LABELS.items()],
    )
    radius_km = forms.IntegerField(
        label=gettext_lazy("Fährt bis (Kilometer Straße)"), min_value=1, max_value=FARTHEST
    )
    day_limit = forms.IntegerField(
        label=gettext_lazy("Höchstens Einsätze am Tag"),
        min_value=1,
        max_value=MOST,
        required=False,
        help_text=gettext_lazy("Leer: ohne Grenze"),
    )
    week_limit = forms.IntegerField(
        label=gettext_lazy("Höchstens Einsätze in der Woche"),
        min_value=1,
        max_value=MOST,
        required=False,
        help_text=gettext_lazy("Leer: ohne Grenze"),
    )
    notice_hours = forms.IntegerField(
        label=gettext_lazy("Möchte so viele Stunden vorher gefragt werden"),
        min_value=0,
        max_value=LONGEST_NOTICE,
        help_text=gettext_lazy("0: auch ganz kurzfristig"),
    )
    settings_declined = SettingsField(label=gettext_lazy("Übernimmt diese Bereiche nicht"))
    settings_trained = SettingsField(label=gettext_lazy("Ist für diese Bereiche geschult"))

    @staticmethod
    def shown_of(interpreter: Interpreter) -> dict[str, Any]:
        """All of them, the ways of working as one list."""
        does = {mode.value: getattr(interpreter, mode.value) for mode in Modality}
        names = [name for name in Wishes.__dataclass_fields__ if name not in does]
        modes = [mode for mode, done in does.items() if done]
        return {name: getattr(interpreter, name) for name in names} | {"modes": modes}

    def meant(self, data: dict[str, Any]) -> dict[str, Any]:
        """The plain value."""
        modes = data["modes"]
        plain = {name: value for name, value in data.items() if name not in ("modes", "seen")}
        lists = {name: tuple(data[name]) for name in ("settings_declined", "settings_trained")}
        return {"wishes": Wishes(**plain | lists | {mode.value: mode.value in modes for mode in Modality})}


class BondForm(PersonSection):
    """With an Authority, or with the case of a Request."""

    name = "bond"
    kind = forms.ChoiceField(label=gettext_lazy("Was?"), choices=list(Bond.KINDS.items()))
    authority = forms.ModelChoiceField(
        Authority.objects.of(0), label=gettext_lazy("Bei dieser Einrichtung"), required=False,
        empty_label=gettext_lazy("Bitte wählen"),
    )  # fmt: skip
    case = forms.IntegerField(
        label=gettext_lazy("Oder im Fall der Anfrage Nr."),
        required=False,
        min_value=1,
        max_value=2**63 - 1,
        help_text=gettext_lazy("Gilt dann für alle Anfragen der Einrichtung mit demselben Zeichen."),
    )
    said_by = forms.ChoiceField(
        label=gettext_lazy("Gesagt von"), choices=list(Bond.SIDES.items()), initial=Bond.COORDINATOR
    )
    reason = forms.CharField(
        label=gettext_lazy("Grund, nur für die Koordination"), max_length=200, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Authority.objects.of(self.interpreter.pool_id).order_by("name")
        self.fields["authority"].queryset = rows  # type: ignore[attr-defined]

    def clean_case(self) -> Request | None:
        """The Request of that number, if it exists for this coordinator."""
        number = self.cleaned_data["case"]
        row: Request | None = visible(Request, self.actor).filter(pk=number).first() if number else None
        if number and row is None:
            raise ValidationError(_("Diese Anfrage gibt es nicht."))
        return row
