"""The forms about FundingSources: rules, budget, end, exception, texts, and another source by hand."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pool.domain.refusals import Refused
from pool.forms.fields import KINDS, SettingsField
from pool.models import Pool
from pool.widgets import DateInput
from scheduling.actions.funding import SourceRules
from scheduling.actions.funding_cases import LONGEST, MOST_EXTRA
from scheduling.domain.funding_texts import BLANKS, check_text
from scheduling.doors import sentence
from scheduling.models import FundingSource
from scheduling.wording.funding import own_blocks

OWN = "own"


class EuroField(forms.DecimalField):
    """An amount as people write it: 1.500,50 or 1500,5; what could mean two amounts is refused."""

    def __init__(self, label: Any, **told: Any) -> None:
        widget = forms.TextInput({"inputmode": "decimal", "class": "width-m"})
        super().__init__(label=label, localize=True, widget=widget, min_value=0, decimal_places=2, **told)

    def to_python(self, value: Any) -> Any:
        """With a comma, points before it only group."""
        if isinstance(value, str) and value.rfind(",") > value.rfind("."):
            value = value.replace(".", "").replace(" ", "").replace(",", ".")
        return super().to_python(value)


class SourceForm(forms.Form):
    """What a source is called, what it covers, how much it gives."""

    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=80, help_text=gettext_lazy("Zum Beispiel: WIR 2027")
    )
    programme = forms.CharField(
        label=gettext_lazy("Programm und Bescheid"), max_length=200, required=False,
        help_text=gettext_lazy("Steht auf dem Nachweis, zum Beispiel mit Datum und Aktenzeichen."),
    )  # fmt: skip
    report = forms.ChoiceField(label=gettext_lazy("Nachweis"), choices=[*FundingSource.REPORTS.items()])
    cost_centre = forms.CharField(label=gettext_lazy("Kostenstelle"), max_length=40, required=False)
    rank = forms.IntegerField(
        label=gettext_lazy("Reihenfolge"), min_value=1, max_value=99, initial=1,
        help_text=gettext_lazy("Der Topf mit der kleinsten Zahl, der passt und Platz hat, zahlt."),
    )  # fmt: skip
    valid_from = forms.DateField(label=gettext_lazy("Gilt für Einsätze ab"), widget=DateInput)
    valid_until = forms.DateField(
        label=gettext_lazy("bis einschließlich"), widget=DateInput, required=False,
        help_text=gettext_lazy("Leer: ohne Ende"),
    )  # fmt: skip
    amount = EuroField(
        gettext_lazy("Gefördert je Einsatz (Euro)"), required=False, max_digits=6,
        help_text=gettext_lazy("Leer: was den Dolmetschenden ausgezahlt wird"),
    )  # fmt: skip
    client_cap = forms.IntegerField(
        label=gettext_lazy("Höchstens Einsätze je Fall im Kalenderjahr"),
        min_value=0,
        max_value=999,
        initial=5,
        help_text=gettext_lazy(
            "Bei WIR galten zuletzt 5. 0: ohne Grenze. Gezählt wird das verschlüsselte Aktenzeichen, "
            "für jede Einrichtung einzeln."
        ),
    )
    counts_absent = forms.BooleanField(
        label=gettext_lazy("Zählt auch, wenn die ratsuchende Person nicht kam"), required=False
    )
    counts_cancelled = forms.BooleanField(label=gettext_lazy("Zählt auch späte Absagen"), required=False)
    settings = SettingsField(label=gettext_lazy("Nur für diese Bereiche (keiner angekreuzt: alle)"))
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Nur für diese Einrichtungen (keine angekreuzt: alle)"), choices=KINDS,
        required=False, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, data: Any = None, *, source: FundingSource | None = None) -> None:
        values = {name: getattr(source, name) for name in self.base_fields} if source else {}
        super().__init__(data, initial=values)

    def wanted(self) -> SourceRules:
        """The plain value."""
        return SourceRules(**self.cleaned_data)


class BudgetForm(forms.Form):
    """Euros of one year."""

    amount = EuroField(
        gettext_lazy("Budget (Euro)"),
        required=False,
        max_digits=10,
        help_text=gettext_lazy("Leer: nicht festgelegt"),
    )


class EndForm(forms.Form):
    """The last day on which it pays."""

    valid_until = forms.DateField(label=gettext_lazy("Letzter Tag"), widget=DateInput)


class ExceptionForm(forms.Form):
    """How many more, and why."""

    extra = forms.IntegerField(
        label=gettext_lazy("Weitere Einsätze über die Grenze hinaus"), min_value=1, max_value=MOST_EXTRA
    )
    reason = forms.CharField(
        label=gettext_lazy("Grund"), max_length=LONGEST, widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Steht auf dem Nachweis. Bitte nichts, woran man die Person erkennt."),
    )  # fmt: skip


class TextsForm(forms.Form):
    """Each block of the report; what is left as it was stays ours."""

    def __init__(self, data: Any = None, *, source: FundingSource) -> None:
        super().__init__(data)
        self.blocks = own_blocks(source)
        for name, block, body in self.blocks:
            widget = forms.Textarea({"rows": 5})
            self.fields[name] = forms.CharField(
                label=block.title, required=False, initial=body, widget=widget, max_length=4000
            )

    def clean(self) -> dict[str, Any]:
        """Each text must be one that can be filled in."""
        for name, _block, _body in self.blocks:
            try:
                self.cleaned_data[name] = check_text(self.cleaned_data.get(name, "").replace("\r\n", "\n"))
            except Refused as refused:
                self.add_error(name, sentence(refused))
        return self.cleaned_data

    def wanted(self) -> dict[str, str]:
        """Only what is not our own text."""
        told = {name: self.cleaned_data[name] for name, _block, _body in self.blocks}
        return {name: told[name] for name, block, _body in self.blocks if told[name] != block.body}

    @property
    def blanks(self) -> str:
        """What can be filled in."""
        return ", ".join(f"{{{one}}}" for one in BLANKS)


class ChooseForm(forms.Form):
    """Another source for one approved record."""

    source = forms.ChoiceField(label=gettext_lazy("Wer zahlt"))
    reason = forms.CharField(
        label=gettext_lazy("Grund"), max_length=LONGEST, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, data: Any = None, *, pool: Pool, now: int | None) -> None:
        super().__init__(data, initial={"source": str(now or OWN)})
        self.rows = {str(row.pk): row for row in FundingSource.objects.of(pool)}
        choices = [(OWN, _("der Pool selbst, kein Fördertopf"))]
        choices += [(pk, row.name) for pk, row in self.rows.items()]
        self.fields["source"].choices = choices  # type: ignore[attr-defined]

    def wanted(self) -> dict[str, Any]:
        """The arguments of the action."""
        return {"source": self.rows.get(self.cleaned_data["source"]), "reason": self.cleaned_data["reason"]}
