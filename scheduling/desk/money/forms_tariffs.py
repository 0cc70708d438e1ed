"""The form of a tariff, and the starting points it can begin from."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from pool.models import Pool
from pool.widgets import DayField
from scheduling.actions.tariffs import Reach
from scheduling.desk.money import tariff_fields as fields
from scheduling.desk.money.tariff_terms import terms_from
from scheduling.domain.tariffs import Terms, examples
from scheduling.models import FundingSource, Tariff


@dataclass(frozen=True)
class Point:
    """A form of tariff to start from; every amount in it can be changed."""

    key: str
    title: str
    terms: Terms


POINTS = (
    Point("pauschale", gettext_noop("Pauschale je Einsatz, Fahrt inbegriffen (wie WIR)"), examples.WIR),
    Point("stunde", gettext_noop("fester Anfang, dann je angefangene Stunde"), examples.HEINSBERG),
    Point("halbe", gettext_noop("erste Stunde, dann je halbe Stunde, mit Fahrtgeld"), examples.DOOR),
    Point("viertel", gettext_noop("erste Stunde, dann je angefangene Viertelstunde"), examples.PAEDALOGIK),
    Point("minute", gettext_noop("Telefon: fester Anfang, dann je Minute"), examples.BERLIN_PHONE),
    Point("genau", gettext_noop("Stundensatz auf die Minute genau, mit Fahrtgeld"), examples.DONAU_RIES),
    Point("weg", gettext_noop("je angefangene halbe Stunde, der Weg zählt mit"), examples.BORKEN),
    Point("zonen", gettext_noop("nach Zeit, Fahrt nach Zonen"), examples.BRANDENBURG),
    Point("absage", gettext_noop("mit Regeln für Absagen und Eilfälle"), examples.LUZERN),
)
PARTS = {
    "reach": (gettext_noop("Wofür und ab wann"), None),
    "time": (gettext_noop("Zeit"), fields.time_fields),
    "travel": (gettext_noop("Fahrt"), fields.travel_fields),
    "supplements": (gettext_noop("Zuschläge"), fields.supplement_fields),
    "cancel": (gettext_noop("Niemand kommt, oder es wird abgesagt"), fields.cancel_fields),
    "bounds": (gettext_noop("Grenzen"), fields.bound_fields),
}


class TariffForm(forms.Form):
    """A whole tariff: for what it counts, and its terms. What stays empty is not part of it."""

    mark_optional = False
    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=80, help_text=gettext_lazy("Zum Beispiel: Pauschale 2027")
    )
    side = forms.ChoiceField(
        label=gettext_lazy("Seite"), choices=list(Tariff.SIDES.items()), initial=Tariff.INTERPRETER
    )
    source = forms.ChoiceField(
        label=gettext_lazy("Nur für diesen Fördertopf"), required=False,
        help_text=gettext_lazy("Ein Tarif für einen Fördertopf zählt vor einem für alle."),
    )  # fmt: skip
    applies_to = forms.ChoiceField(
        label=gettext_lazy("Gilt für"), choices=list(Tariff.APPLIES.items()), required=False
    )
    valid_from = DayField(
        label=gettext_lazy("Gilt für Einsätze ab"),
        help_text=gettext_lazy("Was schon freigegeben ist, behält seinen Betrag."),
    )
    valid_until = DayField(
        label=gettext_lazy("Gilt bis"),
        required=False,
        help_text=gettext_lazy("Leer: bis ein neuer Tarif ihn ablöst."),
    )
    gap_meant = forms.BooleanField(
        label=gettext_lazy("Dazwischen soll kein Tarif gelten"), required=False,
        help_text=gettext_lazy("Nur nötig, wenn zwischen zwei Tarifen Tage frei bleiben."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, pool: Pool, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        sources = FundingSource.objects.of(pool).values_list("pk", "name")
        self.fields["source"].choices = [  # type: ignore[attr-defined]
            ("", _("alle")), *((str(pk), name) for pk, name in sources)
        ]  # fmt: skip
        self.names = {"reach": list(self.fields)}
        for part, (_title, made) in PARTS.items():
            if made is not None:
                own = made()
                self.fields |= own
                self.names[part] = list(own)

    @property
    def parts(self) -> list[dict[str, Any]]:
        """Title and fields of each part, as they stand on the page."""
        return [
            {"title": _(title), "fields": [self[name] for name in self.names[part]]}
            for part, (title, _made) in PARTS.items()
        ]

    @property
    def terms(self) -> Terms:
        """What was filled in."""
        return terms_from(self.cleaned_data)

    @property
    def reach(self) -> Reach:
        """For what it counts, and when."""
        data = self.cleaned_data
        source = int(data["source"]) if data["source"] else None
        return Reach(data["valid_from"], data["valid_until"], data["side"], data["applies_to"], source)
