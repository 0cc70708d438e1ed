"""Date and time fields that the browser helps with, and what people may type where it does not."""

from typing import Any

from django import forms

DAYS, CLOCKS = ["%Y-%m-%d", "%d.%m.%Y"], ["%H:%M", "%H:%M:%S", "%H.%M", "%H"]


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
