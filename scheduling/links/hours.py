"""The hours behind /k/<token>/: a clerk confirms them with one click, a volunteer reports them."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pool.membership import actor_of
from scheduling.actions import links
from scheduling.doors.hours import show_hours
from scheduling.links import reporting
from scheduling.models import Link
from scheduling.queries.links import clerk_of, is_workers


def answered(request: HttpRequest, link: Link, *, at: datetime) -> HttpResponse:
    """The page; a button acts first, in the role of whom the link was made for."""
    if is_workers(link):
        return reporting.answered(request, link, at=at)
    membership = clerk_of(link)
    if link.record is None or membership is None:  # lost between the two looks
        return render(request, "scheduling/links/gone.html", status=404)
    if request.method == "POST":
        links.use_link(link, at=at)
    row = link.record.assignment
    return show_hours(request, row, by=actor_of(membership), at=at, pool=link.pool)
