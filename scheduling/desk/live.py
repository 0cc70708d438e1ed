"""Pages that keep themselves up to date: a part of them is fetched again, and sent only when it has changed.

The page holds the part in an element with `data-live` that polls; `stand` is what it shows now.
"""

import re
from hashlib import sha256
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers
from django.utils.safestring import mark_safe

from scheduling.doors import DoorRequest

STAND = "stand"
TOKEN = re.compile(r'(name="csrfmiddlewaretoken" value=")\w+')  # another one each time


def live_page(request: DoorRequest, page: str, part: str, context: dict[str, Any]) -> HttpResponse:
    """The page with its part; for a poll the part alone, or nothing at all (204) when it is as it was."""
    shown = render_to_string(part, context, request)
    stand = sha256(TOKEN.sub(r"\1", shown).encode()).hexdigest()[:16]
    context = context | {"live": mark_safe(shown), "stand": stand}  # noqa: S308 -- our own template
    polled = STAND in request.GET
    if polled and request.GET[STAND] == stand:
        response = HttpResponse(status=204)
    else:
        name = "scheduling/desk/live_part.html" if polled else page
        response = render(request, name, context)
    add_never_cache_headers(response)
    return response
