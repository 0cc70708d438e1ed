"""Certificates of one person, from the desk."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from notifications import clock
from pool.models import Interpreter
from scheduling.doors import DoorRequest, coordinator_required
from scheduling.doors.papers import certificate_pdf


@coordinator_required
@require_safe
def person_certificate(request: DoorRequest, pk: int) -> HttpResponse:
    """?art=einsatz or steuer, &jahr=2026"""
    rows = Interpreter.objects.of(request.membership.pool).select_related("person", "pool")
    return certificate_pdf(request, get_object_or_404(rows, pk=pk), at=clock.now())
