"""Withdrawing for an Authority: whether it pays for what is late."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from scheduling.domain import money
from scheduling.domain.cancelling import FREE
from scheduling.forms.requests import ReasonForm


class WithdrawForm(ReasonForm):
    """With a tick where the Pool's rule names a cost; not ticked, it costs nothing."""

    charge = forms.BooleanField(required=False)

    def __init__(self, *args: Any, due: Decimal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.due = due
        if due:
            label = _("Der Einrichtung die späte Absage berechnen: %(cost)s")
            self.fields["charge"].label = label % {"cost": money.words(due)}
        else:
            del self.fields["charge"]

    def told(self) -> dict[str, Any]:
        """Reason and cost as the action takes them."""
        charged = self.cleaned_data.get("charge", False)
        return {"reason": self.cleaned_data["reason"], "cost": self.due if charged else FREE}
