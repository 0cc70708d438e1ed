"""The rows that a visitor names in an address or with a button."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from pool.models import Authority
from scheduling import queries
from scheduling.doors.access import DoorRequest

PER_PAGE = 25
YEARS = range(2000, 2200)


def own(request: DoorRequest, model: type[Any], pk: int, *related: str) -> Any:
    """The row, if it exists for this visitor; otherwise a 404."""
    rows = queries.visible(model, request.actor)
    return get_object_or_404(rows.select_related(*related) if related else rows, pk=pk)


def own_authority(request: DoorRequest) -> Authority:
    """That of a Requester."""
    authority = request.membership.authority
    assert authority is not None  # noqa: S101 -- a constraint: every Requester has an Authority
    authority.pool = request.membership.pool
    return authority


def numbered(text: str) -> int:
    """The key of a row that a button names; what is no number means a row that does not exist."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def dated(text: str) -> date:
    """The day that a button names; what is no day, or in a year that is none of ours, is a 404."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise Http404 from None
    if found.year not in YEARS:
        raise Http404
    return found


def page_of(request: HttpRequest, rows: "QuerySet[Any] | Sequence[Any]") -> "Page[Any]":
    """The page of a list that the address asks for; nonsense asks for the first or the last."""
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
