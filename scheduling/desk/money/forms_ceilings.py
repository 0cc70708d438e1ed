"""Forms about the yearly tax-free amount: its rules, the list, and a declaration on paper."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from pool.domain.ceilings import AMOUNTS, LAWS
from pool.models import Interpreter, Pool
from scheduling.actions.ceilings import HIGHEST, CeilingRules
from scheduling.desk.sections import SectionForm
from scheduling.domain.ceilings import Effect, effect_of
from scheduling.queries.money_rules import money_rules_of
from scheduling.wording.pool_settings import EFFECTS

EURO = {"inputmode": "decimal", "class": "width-m"}
SHORT = {"inputmode": "numeric", "class": "width-s"}


class CeilingRulesForm(SectionForm):
    """Which law, what happens when it is used up, when there is a warning, and what is asked."""

    name = "ceiling_rules"
    mark_optional = False
    law = forms.ChoiceField(
        label=gettext_lazy("Freibetrag"), widget=forms.RadioSelect, required=False,
        choices=[(law, gettext_lazy(words)) for law, words in LAWS.items()],
        help_text=gettext_lazy("Ob § 3 Nr. 26 EStG für Laiendolmetschen gilt, sagt Ihnen das Finanzamt."),
    )  # fmt: skip
    own_amount = forms.DecimalField(
        label=gettext_lazy("Eigener Betrag im Jahr (Euro)"), max_value=HIGHEST, decimal_places=2,
        localize=True, widget=forms.TextInput(EURO),
        help_text=gettext_lazy("Zählt nur, wenn oben „eigener Betrag“ gewählt ist."),
    )  # fmt: skip
    effect = forms.TypedChoiceField(
        label=gettext_lazy("Was ist dann mit der Suche?"), widget=forms.RadioSelect, coerce=Effect,
        choices=[(effect.value, gettext_lazy(words)) for effect, words in EFFECTS.items()],
    )  # fmt: skip
    travel_counts = forms.BooleanField(
        label=gettext_lazy("Fahrtgeld zählt zum steuerfreien Betrag"), required=False
    )
    warn_percent = forms.IntegerField(
        label=gettext_lazy("Warnen ab (Prozent)"), min_value=0, max_value=100,
        widget=forms.TextInput(SHORT),
        help_text=gettext_lazy(
            "Auch wer bis zum Jahresende darüber kommt und 60 Prozent erreicht hat, wird gewarnt. "
            "0: nur, wenn der Betrag erreicht ist"
        ),
    )  # fmt: skip
    asks_declaration = forms.BooleanField(
        label=gettext_lazy("Jeden Januar nach anderen Einkünften fragen"), required=False,
        help_text=gettext_lazy("Alle Aktiven bekommen eine SMS oder Mail mit einem Link zu ihrer Seite."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, pool: Pool) -> None:
        money = money_rules_of(pool)
        super().__init__(data, initial={
            "law": pool.ceiling_law, "own_amount": pool.yearly_ceiling,
            "effect": effect_of(pool.weights, stops=pool.ceiling_stops).value,
            "travel_counts": money.travel_counts, "warn_percent": money.warn_percent,
            "asks_declaration": money.asks_declaration,
        })  # fmt: skip

    def wanted(self) -> dict[str, Any]:
        """The plain value."""
        return {"rules": CeilingRules(**super().wanted())}


class CeilingFilter(forms.Form):
    """What of the list is shown; nonsense shows everybody."""

    ALL, NEAR, SILENT = "", "knapp", "offen"
    mark_optional = False
    show = forms.ChoiceField(label=gettext_lazy("Zeigen"), required=False, choices=[
        (ALL, gettext_lazy("alle")),
        (NEAR, gettext_lazy("nur, wo es knapp wird")),
        (SILENT, gettext_lazy("nur, wer noch nichts erklärt hat")),
    ])  # fmt: skip

    def wanted(self) -> str:
        """One of the three."""
        self.full_clean()
        return str(self.cleaned_data.get("show", ""))


class PaperForm(forms.Form):
    """What somebody has declared on paper or on the telephone."""

    mark_optional = False
    year = forms.TypedChoiceField(label=gettext_lazy("Für das Jahr"), coerce=int, choices=())
    amount = forms.DecimalField(
        label=gettext_lazy("Anderswo erhalten (Euro)"), min_value=0, max_value=HIGHEST, decimal_places=2,
        localize=True, widget=forms.TextInput(EURO), help_text=gettext_lazy("Nichts: 0"),
    )  # fmt: skip
    law = forms.ChoiceField(
        label=gettext_lazy("Steuerfrei nach"), widget=forms.RadioSelect,
        choices=[(law, gettext_lazy(LAWS[law])) for law in AMOUNTS],
    )  # fmt: skip

    def __init__(self, data: Any = None, *, row: Interpreter, at: datetime) -> None:
        own = row.pool.ceiling_law if row.pool.ceiling_law in AMOUNTS else "26a"
        super().__init__(data, initial={"law": own})
        now = at.astimezone(row.pool.tz).year
        self.fields["year"].choices = [(year, str(year)) for year in (now, now - 1)]  # type: ignore[attr-defined]
