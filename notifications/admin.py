"""A keyhole for administrators: they read what was said, and change nothing here."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from notifications.domain.phones import mask
from notifications.models import Message, Number, OptOut, Receipt


class ReadOnly(admin.ModelAdmin):  # type: ignore[type-arg]  # not subscriptable at run time
    """Looking is allowed, touching is not."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Words are put by actions."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was said stays said."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Erasing is a command with rules of its own."""
        return False


@admin.register(Message)
class MessageAdmin(ReadOnly):
    """Every word, out and in; found by the whole number, shown by its last four digits."""

    list_display = (
        "created_at",
        "direction",
        "channel",
        "who",
        "kind",
        "state",
        "attempts",
        "failure",
        "error",
    )
    list_filter = ("direction", "channel", "state", "failure", "kind")
    search_fields = ("=recipient", "=sender", "=about", "=provider_id")
    ordering = ("-pk",)
    list_select_related = ()

    @admin.display(description=_("Gegenüber"))
    def who(self, message: Message) -> str:
        """The other side's number or address, masked."""
        other = message.recipient if message.direction == Message.OUT else message.sender
        return mask(other)


@admin.register(Receipt)
class ReceiptAdmin(ReadOnly):
    """What the provider told, as it came."""

    list_display = ("at", "status", "error_code", "provider_id")
    list_filter = ("status",)
    search_fields = ("=provider_id", "=message__recipient")
    ordering = ("-pk",)


@admin.register(OptOut)
class OptOutAdmin(ReadOnly):
    """Who wants no SMS."""

    list_display = ("masked", "at", "source", "ended_at")
    search_fields = ("=number",)
    ordering = ("-pk",)

    @admin.display(description=_("Nummer"))
    def masked(self, row: OptOut) -> str:
        """The last four digits."""
        return mask(row.number)


@admin.register(Number)
class NumberAdmin(ReadOnly):
    """Which numbers are confirmed and work. The code is between the house and the owner of the number."""

    list_display = ("masked", "confirmed_at", "unreachable_at", "unreachable_why", "failures", "heard_at")
    search_fields = ("=number",)
    exclude = ("code",)
    ordering = ("-pk",)

    @admin.display(description=_("Nummer"))
    def masked(self, row: Number) -> str:
        """The last four digits."""
        return mask(row.number)
