"""Times of a day as people type them: windows like 8–12, 14:30–17, and clocks as minutes."""

from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from pool.domain.refusals import Refused
from pool.domain.windows import DAY, read


def minute(clock: time | None) -> int | None:
    """08:30 -> 510"""
    return None if clock is None else clock.hour * 60 + clock.minute


def last_minute(clock: time | None) -> int | None:
    """The same for an end: 00:00 is midnight."""
    return None if clock is None else minute(clock) or DAY


class WindowsField(forms.CharField):
    """Times of one day as people write them: 8–12, 14:30–17"""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=80, **kwargs)

    def clean(self, value: Any) -> Any:
        """The windows; what cannot be read is said in plain words."""
        try:
            return read(super().clean(value))
        except Refused as refused:
            raise ValidationError(gettext(refused.sentence) % refused.facts) from refused
