"""Date and time fields that the browser helps with."""

from typing import Any

from django import forms


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
