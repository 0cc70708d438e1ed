"""Everything that moves along a table, only to read."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from notifications.admin import ReadOnly
from scheduling import wording
from scheduling.models import Assignment, Offer, Request, ServiceRecord, Statement, Tariff


class Moved(ReadOnly):
    """A row whose state moves by actions only."""

    list_filter = ("state", "pool")
    ordering = ("-pk",)

    @admin.display(description=_("Stand"))
    def stand(self, row: Request | Offer | Assignment | ServiceRecord) -> str:
        """The state in words."""
        return wording.state(row)


@admin.register(Request)
class RequestAdmin(Moved):
    """Needs."""

    list_display = ("pk", "authority", "setting", "town", "submitted_at", "stand")
    list_select_related = ("authority",)
    search_fields = ("=pk", "authority__name")


@admin.register(Offer)
class OfferAdmin(Moved):
    """Questions."""

    list_display = ("code", "interpreter", "request", "made_at", "stand")
    list_select_related = ("interpreter__person", "request")
    search_fields = ("=code", "interpreter__person__name")


@admin.register(Assignment)
class AssignmentAdmin(Moved):
    """Who comes when."""

    list_display = ("code", "interpreter", "starts", "ends", "stand")
    list_select_related = ("interpreter__person",)
    search_fields = ("=code", "interpreter__person__name")


@admin.register(ServiceRecord)
class ServiceRecordAdmin(Moved):
    """Hours."""

    list_display = ("assignment", "minutes", "km", "amount", "stand")
    list_select_related = ("assignment",)
    search_fields = ("=assignment__code",)


@admin.register(Statement)
class StatementAdmin(ReadOnly):
    """What was settled."""

    list_display = ("number", "interpreter", "month", "total", "issued_at")
    list_filter = ("pool",)
    list_select_related = ("interpreter__person",)
    ordering = ("-pk",)


@admin.register(Tariff)
class TariffAdmin(ReadOnly):
    """What is paid from when; a Pool enters its own at the desk."""

    list_display = ("name", "side", "applies_to", "valid_from", "valid_until")
    list_filter = ("pool",)
    ordering = ("-pk",)
