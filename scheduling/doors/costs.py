"""What a page has said that it costs, as its form sends it back."""

import re
from decimal import Decimal

from django.http import HttpRequest

from scheduling.domain.cancelling import FREE

AMOUNT = re.compile(r"[0-9]{1,6}(\.[0-9]{1,2})?")


def cost_told(request: HttpRequest) -> Decimal:
    """The amount that stood beside the button; nonsense has told nothing."""
    told = request.POST.get("cost", "")
    return Decimal(told) if AMOUNT.fullmatch(told) else FREE
