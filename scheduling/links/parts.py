"""A part of a volunteer's own page: what it shows, and what its buttons do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest

from pool.models import Interpreter

# What one button does. What it returns is shown once, on the page that answers; nothing leads back to the
# page as it is now. A refusal stands above the page, and what was typed is still in `request.POST`.
Button = Callable[[Interpreter, HttpRequest, datetime], dict[str, Any]]


@dataclass(frozen=True)
class Part:
    """`shown` is the context its `template` needs, beside `row` (the Interpreter) and `pool`."""

    template: str
    shown: Callable[[Interpreter, datetime], dict[str, Any]]
    buttons: Mapping[str, Button]
