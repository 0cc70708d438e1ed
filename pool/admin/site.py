"""The one admin site: superusers only, by the one sign-in; and what all its pages share."""

from typing import Any

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


def only_superusers(request: HttpRequest) -> bool:
    """Whether somebody may come in at all."""
    return bool(request.user.is_active and getattr(request.user, "is_superuser", False))


admin.site.has_permission = only_superusers  # type: ignore[method-assign,assignment]
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
admin.site.site_header = _("Dolmetscherpool")
admin.site.site_title = _("Dolmetscherpool")
admin.site.index_title = _("Stammdaten")


class InOnePool(admin.ModelAdmin):  # type: ignore[type-arg]  # not subscriptable at run time
    """A row keeps the Pool it was made in."""

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The Pool is chosen once."""
        fields = tuple(super().get_readonly_fields(request, obj))
        return (*fields, "pool") if obj else fields
