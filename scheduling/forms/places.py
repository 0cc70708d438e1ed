"""The part of the form about its place: chosen from the address book, and remembered there."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notifications.domain.phones import pretty
from pool.actions.venues import LONGEST, Spot, VenueNameless
from scheduling.queries.places import ADDRESS, BOOK, LATELY, OWN, Choice


class VenueField(forms.ChoiceField):
    """It only fills other fields: what a colleague has deleted meanwhile stops nobody."""

    def valid_value(self, value: Any) -> bool:
        """Whatever it says."""
        return True


class VenueFields(forms.Form):
    """The part of a Request's form about its place. Nothing of it is shown until places are offered."""

    places: tuple[Choice, ...] | None = None
    taken: Choice | None = None  # the place that was chosen just now
    venue = VenueField(
        label=gettext_lazy("Ort aus dem Adressbuch"),
        required=False,
        help_text=gettext_lazy("Füllt die Felder darunter aus. Sie können sie danach noch ändern."),
    )
    remember_venue = forms.BooleanField(label=gettext_lazy("Diesen Ort im Adressbuch merken"), required=False)
    venue_name = forms.CharField(
        label=gettext_lazy("Name für das Adressbuch"),
        required=False,
        max_length=LONGEST["name"],
        help_text=gettext_lazy("Zum Beispiel: Rathaus, Zimmer 12."),
    )

    def offer_places(self, places: list[Choice]) -> None:
        """These may be chosen; with no other than the own address there is nothing to choose."""
        self.places = tuple(places)
        groups = {
            _("Ihre Einrichtung"): [one for one in places if one.kind == OWN],
            _("Adressbuch"): [one for one in places if one.kind == BOOK],
            _("Zuletzt benutzt"): [one for one in places if one.kind == LATELY],
        }
        choices: list[Any] = [("", _("Bitte wählen"))]
        choices += [(name, [(one.key, said(one)) for one in rows]) for name, rows in groups.items() if rows]
        self.fields["venue"].choices = choices  # type: ignore[attr-defined]

    @property
    def has_venues(self) -> bool:
        """Whether there is something to choose."""
        return len(self.places or ()) > 1

    @property
    def taken_said(self) -> str:
        """The place that was chosen just now."""
        return said(self.taken) if self.taken else ""

    @property
    def remembering(self) -> bool:
        """Whether what is folded away has something to show."""
        fields = (self["remember_venue"], self["venue_name"])
        return any(one.errors or one.value() for one in fields)

    def clean(self) -> dict[str, Any]:
        """Who wants to find it again gives it a name."""
        data = super().clean() or {}
        if data.get("remember_venue") and "venue_name" in data and not data["venue_name"].strip():
            self.add_error("venue_name", ValidationError(_(VenueNameless.sentence)))
        return data

    def spot(self) -> Spot | None:
        """What is to be remembered, once the form is valid."""
        data = self.cleaned_data
        if not data["remember_venue"]:
            return None
        return Spot(data["venue_name"], **{name: data[name] for name in ADDRESS})


def said(choice: Choice) -> str:
    """Rathaus: Stechbahn 1, Korbach"""
    address = choice.address
    where = ", ".join(filter(None, (address["street"], address["town"], address["meeting_point"])))
    return f"{choice.name}: {where}" if choice.name else where or address["postal_code"]


def address_shown(address: Mapping[str, str]) -> dict[str, str]:
    """An address as fields show it."""
    phone = address["contact_phone"]
    return {**address, "contact_phone": pretty(phone) if phone else ""}
