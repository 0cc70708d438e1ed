"""Forms of steering: the filter of the candidates, whom to ask by hand, how to ask for this Request alone."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pool.domain.languages import LEVEL_LABELS, Level
from pool.domain.settings_of_work import Modality, Policy
from pool.models import Pool
from scheduling import wording
from scheduling.desk.candidates import Wanted
from scheduling.forms.requests import ReasonForm


class CandidateFilter(forms.Form):
    """Who of the candidates is shown; what is nonsense filters nothing."""

    mark_optional = False
    q = forms.CharField(label=gettext_lazy("Name oder Ort"), required=False, max_length=120)
    level = forms.ChoiceField(label=gettext_lazy("Sprachniveau mindestens"), required=False)
    modality = forms.ChoiceField(label=gettext_lazy("Übernimmt Einsätze"), required=False)
    km = forms.IntegerField(
        label=gettext_lazy("Höchstens km entfernt"), required=False, min_value=0, max_value=2000,
        widget=forms.NumberInput({"class": "width-s", "inputmode": "numeric"}),
    )  # fmt: skip
    fitting = forms.BooleanField(label=gettext_lazy("nur passende"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "filter_%s", **kwargs})
        levels = [(level.value, _(LEVEL_LABELS[level])) for level in Level]
        self.fields["level"].choices = [("", _("jedes")), *levels]  # type: ignore[attr-defined]
        modes = [(mode.value, wording.modality(mode)) for mode in Modality]
        self.fields["modality"].choices = [("", _("jeder Art")), *modes]  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """What was chosen, empty where nothing was."""
        self.full_clean()
        told = {name: self.cleaned_data.get(name) for name in ("level", "modality")}
        return Wanted(
            words=self.cleaned_data.get("q", ""),
            fitting=bool(self.cleaned_data.get("fitting")),
            km=self.cleaned_data.get("km"),
            **{name: value or "" for name, value in told.items()},
        )


class AskForm(ReasonForm):
    """Why these are asked; needed where a rule is against it."""

    def __init__(self, *args: Any, needed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = needed


class PolicyForm(forms.Form):
    """How is asked for this Request alone; each way says what it does."""

    mark_optional = False
    policy = forms.ChoiceField(
        label=gettext_lazy("Wie gefragt wird"), required=False, widget=forms.RadioSelect
    )
    was = forms.CharField(required=False, max_length=12, widget=forms.HiddenInput)

    def __init__(self, *args: Any, pool: Pool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        usual = _("wie im Pool üblich: %(way)s") % {"way": wording.asking_way(pool.policy)}
        ways = [(one.value, wording.asking_way(one)) for one in Policy]
        self.fields["policy"].choices = [("", usual), *ways]  # type: ignore[attr-defined]
