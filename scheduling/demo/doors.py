"""The demo's pages exist in the demo only."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache

View = Callable[..., HttpResponse]


def only_in_demo(view: View) -> View:
    """Everywhere else: 404, whatever the addresses say."""

    @never_cache
    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        return view(*args, **kwargs)

    return guarded
