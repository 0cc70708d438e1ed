"""What several forms choose from."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from pool.domain.days import WEEKDAY_LABELS
from pool.domain.languages import LEVEL_LABELS
from pool.domain.reminders import LEAD_LABELS
from pool.domain.settings_of_work import KIND_LABELS, SETTING_LABELS

WEEKDAYS = tuple(gettext_lazy(label) for label in WEEKDAY_LABELS)
SETTINGS = [(setting.value, gettext_lazy(label)) for setting, label in SETTING_LABELS.items()]
KINDS = [(kind.value, gettext_lazy(label)) for kind, label in KIND_LABELS.items()]
LEVELS = [(level.value, gettext_lazy(label)) for level, label in LEVEL_LABELS.items()]


class SettingsField(forms.MultipleChoiceField):
    """Some of the kinds of matter, to tick; a JSON list underneath."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, label: Any, **kwargs: Any) -> None:
        super().__init__(label=label, required=False, choices=SETTINGS, **kwargs)


class LeadsField(forms.TypedMultipleChoiceField):
    """How long before an appointment somebody wants to be reminded, to tick; minutes underneath."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=gettext_lazy("Erinnern"), required=False, coerce=int, empty_value=[],
            choices=[(lead, gettext_lazy(label)) for lead, label in LEAD_LABELS.items()], **kwargs,
        )  # fmt: skip
