"""Date and time fields that the browser helps with, and what people may type where it does not."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

DAYS, CLOCKS = ["%Y-%m-%d", "%d.%m.%Y"], ["%H:%M", "%H:%M:%S", "%H.%M", "%H"]


NUMBERS = re.compile(r"[\d.:/ -]+")


class DateInput(forms.DateInput):
    """A native calendar; it speaks ISO to us and the visitor's own format to the visitor."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """A native clock in hours and minutes."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class DayField(forms.DateField):
    """A day, typed or chosen. The 31st of February is no day, and that is something else than no date."""

    widget = DateInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=DAYS, **kwargs)

    def to_python(self, value: Any) -> Any:
        """In words that say what to do."""
        try:
            return super().to_python(value)
        except ValidationError:
            if NUMBERS.fullmatch(str(value)):
                raise ValidationError(_("Diesen Tag gibt es nicht.")) from None
            raise ValidationError(_("Bitte schreiben Sie das Datum so: 24.11.2026.")) from None


class ClockField(forms.TimeField):
    """A time of day, likewise."""

    widget = TimeInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=CLOCKS, **kwargs)

    def to_python(self, value: Any) -> Any:
        """In words that say what to do."""
        try:
            return super().to_python(value)
        except ValidationError:
            if NUMBERS.fullmatch(str(value)):
                raise ValidationError(_("Diese Uhrzeit gibt es nicht.")) from None
            raise ValidationError(_("Bitte schreiben Sie die Uhrzeit so: 09:30.")) from None
