"""The journal, to read."""

from django.contrib import admin

from notifications.admin import ReadOnly
from pool.models import Event


@admin.register(Event)
class EventAdmin(ReadOnly):
    """The journal."""

    list_display = ("at", "actor", "role", "verb", "subject", "subject_id", "reason")
    list_filter = ("verb", "subject", "role")
    search_fields = ("actor", "=subject_id")
    ordering = ("-pk",)
