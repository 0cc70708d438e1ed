"""The fields of a tariff, by the parts of the form; their names are the paths into Terms."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from pool.widgets import ClockField
from scheduling.domain.tariffs.rates import LAWS, MEANS, LawRates
from scheduling.domain.tariffs.supplements import EVENING, SATURDAY, SUNDAY, URGENT

KINDS = {
    EVENING: gettext_noop("Abend"),
    SATURDAY: gettext_noop("Samstag"),
    SUNDAY: gettext_noop("Sonn- und Feiertag"),
    URGENT: gettext_noop("Eilfall"),
}
STEPS = (1, 2)  # of late cancellations


class AmountField(forms.DecimalField):
    """An amount with comma or point: 7,50 and 1.234,50."""

    def __init__(self, label: Any, help_text: Any = "", **kwargs: Any) -> None:
        widget = forms.TextInput({"inputmode": "decimal", "class": "width-s"})
        super().__init__(label=label, help_text=help_text, required=False, widget=widget, **kwargs)

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        """Euros; NaN and words are none."""
        text = str(value or "").strip().removesuffix("€").strip()
        if "," in text:
            text = text.replace(".", "").replace(",", ".")
        try:
            found = Decimal(text) if text else None
        except InvalidOperation:
            found = Decimal("NaN")
        if found is not None and not found.is_finite():
            raise ValidationError(_("Bitte schreiben Sie eine Zahl, zum Beispiel 7,50."))
        return found

    def prepare_value(self, value: Any) -> Any:
        """As one writes it in German."""
        return f"{value:f}".replace(".", ",") if isinstance(value, Decimal) else value


class ZonesField(forms.CharField):
    """Zones in a line each: "10: 6,00" up to ten kilometres."""

    def __init__(self, label: Any, help_text: Any) -> None:
        widget = forms.Textarea({"rows": 4, "class": "width-m"})
        super().__init__(label=label, help_text=help_text, required=False, widget=widget)

    def to_python(self, value: Any) -> Any:
        """(kilometres, euros), in the order they were written."""
        found = []
        for line in str(value or "").splitlines():
            if not line.strip():
                continue
            km, _colon, amount = line.partition(":")
            try:
                euros = AmountField("").to_python(amount)
                found.append((int(km.strip().lower().removesuffix("km")), euros or Decimal(0)))
            except (ValueError, ValidationError):
                raise ValidationError(
                    _("Bitte schreiben Sie je Zeile eine Zone, zum Beispiel 10: 6,00.")
                ) from None
        return tuple(found)

    def prepare_value(self, value: Any) -> Any:
        """A line each."""
        if isinstance(value, str) or value is None:
            return value
        return "\n".join(f"{km}: {amount:f}".replace(".", ",") for km, amount in value)


def whole(label: Any, help_text: Any = "", **kwargs: Any) -> forms.IntegerField:
    """A whole number that may be left out."""
    widget = forms.TextInput({"inputmode": "numeric", "class": "width-s"})
    return forms.IntegerField(label=label, help_text=help_text, required=False, widget=widget, **kwargs)


def tick(label: Any, help_text: Any = "") -> forms.BooleanField:
    """Yes or no."""
    return forms.BooleanField(label=label, help_text=help_text, required=False)


def time_fields() -> dict[str, forms.Field]:
    """The price of the minutes."""
    return {
        "time_base": AmountField(_("Betrag für den Anfang (Euro)")),
        "time_covers": whole(
            _("gilt für die ersten (Minuten)"),
            _("Leer: für den ganzen Einsatz, also eine Pauschale. 0: Es gibt keinen festen Anfang."),
        ),
        "time_step": AmountField(_("Danach je Abschnitt (Euro)"), _("Leer: Danach kommt nichts mehr dazu.")),
        "time_each": whole(
            _("Ein Abschnitt dauert (Minuten)"),
            _("60 Stunde, 30 halbe Stunde, 15 Viertelstunde."),
        ),
        "time_exact": tick(
            _("Auf die Minute genau"), _("Ohne Haken zählt jeder angefangene Abschnitt ganz.")
        ),
        "time_grace": whole(
            _("So viele Minuten länger kosten nichts (Minuten)"), _("Zum Beispiel 5. Leer: keine.")
        ),
        "time_unused_percent": whole(_("Von gebuchter Zeit, die nicht gebraucht wird (Prozent)")),
    }


def travel_fields() -> dict[str, forms.Field]:
    """The way there and back."""
    laws: list[tuple[str, Any]] = [("", _("selbst eintragen"))]
    laws += [(one.key, _told(one)) for one in LAWS]
    found: dict[str, forms.Field] = {
        "travel_law": forms.ChoiceField(
            label=_("Kilometersätze aus dem Gesetz"), choices=laws, required=False,
            help_text=_("Füllt leere Sätze. Vorlagen beginnen mit dem ersten Gesetz der Liste."),
        )
    }  # fmt: skip
    for means, label in MEANS.items():
        found[f"travel_rates_{means}"] = AmountField(_("%s, je Kilometer (Euro)") % _(label))
    return found | {
        "travel_zones": ZonesField(
            _("Zonen"),
            _("Je Zeile: bis so viele Kilometer, Doppelpunkt, Euro. Die letzte gilt für alles darüber."),
        ),
        "travel_ticket": tick(_("Fahrkarten werden erstattet")),
        "travel_flat": AmountField(_("Je Fahrt pauschal (Euro)")),
        "travel_hour": AmountField(_("Je Stunde Weg (Euro)")),
        "travel_counts": tick(_("Der Weg zählt als Arbeitszeit")),
        "travel_from_km": AmountField(_("Fahrt erst ab (Kilometer hin und zurück)")),
        "travel_most": AmountField(_("Fahrt höchstens (Euro)")),
        "travel_once_within": whole(
            _("Ein Besuch: weniger als so viele Minuten Abstand am selben Ort (Minuten)"),
            _("Dann gibt es nur eine Fahrt. Leer: Jeder Einsatz hat seine eigene."),
        ),
        "as_one": tick(
            _("Einsätze desselben Falls bei einem Besuch zählen als einer"),
            _("Ohne Aktenzeichen gilt: dieselbe Einrichtung."),
        ),
    }


def supplement_fields() -> dict[str, forms.Field]:
    """Percent and euros for each special time."""
    found: dict[str, forms.Field] = {}
    for kind, label in KINDS.items():
        found[f"supplements_{kind}_percent"] = whole(_("%s (Prozent)") % _(label))
        found[f"supplements_{kind}_amount"] = AmountField(_("%s (Euro je Einsatz)") % _(label))
        if kind == EVENING:
            found["supplements_evening_begins"] = ClockField(label=_("Der Abend beginnt"), required=False)
            found["supplements_evening_ends"] = ClockField(label=_("und endet"), required=False)
    return found


def cancel_fields() -> dict[str, forms.Field]:
    """Two steps of late cancellations, and who does not come."""
    found: dict[str, forms.Field] = {
        "absent_percent": whole(
            _("Wenn die ratsuchende Person nicht kommt (Prozent)"), _("Leer: 100, also alles.")
        )
    }
    for n in STEPS:
        step = {
            "hours": whole(_("Absage %s: weniger als so viele Stunden vorher") % n, _("Leer: keine Regel.")),
            "clock": ClockField(label=_("oder am Tag vorher ab (Uhrzeit)"), required=False),
            "minutes": whole(
                _("Gezahlt werden (Minuten)"), _("Wie gearbeitet. Leer: die ganze gebuchte Zeit.")
            ),
            "rest_percent": whole(_("und vom Rest der gebuchten Zeit (Prozent)")),
            "travel": tick(_("und die Fahrt")),
        }
        found |= {f"cancellation_{n}_{name}": field for name, field in step.items()}
    return found


def bound_fields() -> dict[str, forms.Field]:
    """The least and the most."""
    return {
        "least": AmountField(_("Je Einsatz mindestens (Euro)")),
        "most": AmountField(_("Je Einsatz höchstens (Euro)"), _("Fahrt eingerechnet.")),
        "client_most": whole(_("Je Fall höchstens (Einsätze im Kalenderjahr)")),
        "year_most": AmountField(_("Je Person höchstens (Euro im Kalenderjahr)")),
    }


def _told(one: LawRates) -> str:
    facts = {"law": _(one.law), "case": _(one.case), "day": f"{one.since:%d.%m.%Y}"}
    return _("%(law)s, %(case)s, seit %(day)s") % facts
