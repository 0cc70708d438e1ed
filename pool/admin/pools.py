"""Pools with their rules, closures and language edges; and the Authorities."""

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.utils.translation import ngettext

from pool.actions import edges
from pool.admin.site import InOnePool
from pool.forms.interpreters import AuthorityForm
from pool.forms.pools import ClosureForm, ClosureFormSet, EdgeForm, EdgeFormSet, PoolForm
from pool.models import Authority, Closure, LanguageEdge, Pool


class ClosureInline(admin.TabularInline):  # type: ignore[type-arg]  # not subscriptable at run time
    """Days on which the Pool sends nobody."""

    model = Closure
    form = ClosureForm
    formset = ClosureFormSet
    extra = 0


class EdgeInline(admin.TabularInline):  # type: ignore[type-arg]
    """The Pool's own word on stand-ins."""

    model = LanguageEdge
    form = EdgeForm
    formset = EdgeFormSet
    extra = 0


@admin.register(Pool)
class PoolAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """A tenant and its rules."""

    form = PoolForm
    exclude = ("weights", "turn_to", "excluded_kinds", "service_days", "trusted_domains")  # set on the desk
    list_display = ("name", "slug", "email", "phone")
    prepopulated_fields: ClassVar = {"slug": ("name",)}
    inlines: ClassVar = [ClosureInline, EdgeInline]

    def save_related(self, request: Any, form: Any, formsets: Any, change: Any) -> None:
        """What an edge now forbids is taken back."""
        super().save_related(request, form, formsets, change)
        if withdrawn := edges.withdraw_denied(form.instance):
            text = ngettext(
                "%(n)s bestätigter Ersatz ist damit zurückgenommen.",
                "%(n)s bestätigte Ersatzsprachen sind damit zurückgenommen.",
                withdrawn,
            )
            messages.warning(request, text % {"n": withdrawn})


@admin.register(Authority)
class AuthorityAdmin(InOnePool):
    """Who may request. Whether a body is approved is decided here, until the desk can."""

    form = AuthorityForm
    list_display = ("name", "pool", "town", "state")
    list_filter = ("state", "pool")
    list_select_related = ("pool",)
    search_fields = ("name", "town")
    ordering = ("name",)
