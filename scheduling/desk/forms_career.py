"""Forms about a volunteer's way through the Pool: each step is one page with one of them."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pool.models import Interpreter
from pool.widgets import DateInput
from scheduling.queries.careers import Standing

LONGEST_REASON = 500


class StepForm(forms.Form):
    """A step without questions; `promised`: how many Assignments are ahead."""

    mark_optional = False

    def __init__(self, data: Any = None, *, row: Interpreter, standing: Standing, promised: int) -> None:
        super().__init__(data)
        self.row, self.standing, self.promised = row, standing, promised

    def wanted(self) -> dict[str, Any]:
        """The arguments of the action."""
        return dict(self.cleaned_data)


class WhyForm(StepForm):
    """A step that may be explained."""

    reason = forms.CharField(
        label=gettext_lazy("Grund"), required=False, max_length=LONGEST_REASON,
        widget=forms.Textarea({"rows": 2}), help_text=gettext_lazy("Der Grund wird gespeichert."),
    )  # fmt: skip


class PauseForm(WhyForm):
    """A pause that a coordinator ends."""

    def wanted(self) -> dict[str, Any]:
        """Without an end."""
        return super().wanted() | {"days": None}


class ActivateForm(WhyForm):
    """From now on they are asked; what is missing is overruled with a reason only."""

    trained_on = forms.DateField(
        label=gettext_lazy("Basisschulung beendet am"), required=False, widget=DateInput,
        help_text=gettext_lazy("Leer lassen, wenn sie noch fehlt."),
    )  # fmt: skip
    field_order = ("trained_on", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.row.training_on:
            del self.fields["trained_on"]
        if self.standing.lacks:
            self.fields["reason"].label = _("Grund, falls trotzdem etwas fehlen darf")
        else:
            del self.fields["reason"]


class LeaveForm(WhyForm):
    """They go; whoever still counts on them gets somebody else."""

    cancel = forms.BooleanField(
        label=gettext_lazy("Alle diese Einsätze absagen und neu suchen"), required=False
    )
    field_order = ("cancel", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = True
        if not self.promised:
            del self.fields["cancel"]

    def wanted(self) -> dict[str, Any]:
        """Nothing is cancelled that was not shown."""
        return {"cancel": False} | super().wanted()
